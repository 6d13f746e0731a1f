// The page in one state of the guide: a memory of its own, and no way to the server.
import { openMemory } from '../script/state/memory.js'
import { readTurn } from '../script/state/turn.js'
import { startPage } from '../script/page.js'

const wanted = new URL(location.href).searchParams.get('state')
const { turns, at, then } = await (await fetch(`/guide/states/${wanted}`)).json()

const store = { getItem: () => null, setItem: () => {} }
const memory = openMemory(store)
const { state } = memory
for (const { text, answer } of turns) {
  const { entries, ...rest } = readTurn(answer, at)
  state.entries.push({ who: 'you', at, text, message: text }, ...entries)
  Object.assign(state, rest)
}

const never = () => new Promise(() => {})
const broken = () => Promise.reject(new Error('no line'))
const page = startPage({
  memory,
  store,
  createPost: () => (then === 'trouble' ? broken : never),
})

const DO = {
  typing: () => page.send({ text: 'cam on' }, 'cam on'),
  trouble: () => page.send({ text: 'cam on' }, 'cam on'),
  menu: () => document.querySelector('.last .entry:last-child > .handle').click(),
  settings: () => document.getElementById('open-settings').click(),
  top: () => page.talk.room.scrollTo(0, 0),
  unfold: () => {
    document.querySelector('.grounds').open = true
  },
}
DO[then]?.()
document.documentElement.dataset.ready = wanted
