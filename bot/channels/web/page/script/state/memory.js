// The talk is kept in this browser only, so that a reload or a lost line costs nothing.
const FORMAT = 3
const MOST_ENTRIES = 200
const KEY = 'chat'

export const randomId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(18))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}

/** What can be answered by a tap, and what is asked; nothing at the beginning. */
export const NO_MOMENT = { choices: [], numbered: false, question: null, step: null, of: null }

const newState = () => ({
  format: FORMAT,
  conversation: randomId(),
  entries: [],
  moment: NO_MOMENT,
  kind: '',
  fact: '',
  profile: {},
  toldProfile: '{}',
  outbox: [],
})

const read = (store) => {
  try {
    const stored = JSON.parse(store.getItem(KEY))
    return stored?.format === FORMAT ? stored : newState()
  } catch {
    return newState()
  }
}

export const openMemory = (store) => {
  let state = read(store)
  return {
    get state() {
      return state
    },
    save() {
      state.entries = state.entries.slice(-MOST_ENTRIES)
      try {
        store.setItem(KEY, JSON.stringify(state))
      } catch {
        // A full or forbidden store only costs the memory over a reload.
      }
    },
    /** Forgets all of it, for a new talk. */
    renew() {
      state = newState()
    },
    /** Takes over what another tab has kept. */
    reread() {
      state = read(store)
    },
    isOwn: (key) => key === KEY,
  }
}
