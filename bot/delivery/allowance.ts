/** How many turns a chat is given; what it writes beyond that waits, and no other chat does. */
export interface TurnAllowance {
  /** Milliseconds until the chat's next turn; 0 where it may be taken now. */
  readonly waitOf: (chat: string) => number
  /** The chat had a turn. */
  readonly spend: (chat: string) => void
}

const SECOND_MS = 1000
/** So many chats are remembered before those that have rested are forgotten. */
const MOST_CHATS = 1000

const UNLIMITED: TurnAllowance = { waitOf: () => 0, spend: () => undefined }

/**
 * So many turns a second of each chat, at most a second's turns at once (GCRA); 0 lifts the limit.
 * `monotonic` gives milliseconds that only ever grow.
 */
export const createAllowance = (perSecond: number, monotonic: () => number): TurnAllowance => {
  if (perSecond === 0) return UNLIMITED
  const every = SECOND_MS / perSecond
  const burst = SECOND_MS - every
  /** The theoretical arrival time of each chat's next turn. */
  const due = new Map<string, number>()
  const forgetRested = (now: number) => {
    if (due.size > MOST_CHATS) for (const [chat, at] of due) if (at <= now) due.delete(chat)
  }
  return {
    waitOf: (chat) => Math.max(0, (due.get(chat) ?? 0) - burst - monotonic()),
    spend(chat) {
      const now = monotonic()
      forgetRested(now)
      due.set(chat, Math.max(due.get(chat) ?? now, now) + every)
    },
  }
}
