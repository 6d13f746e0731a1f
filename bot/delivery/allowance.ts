/** Rate limit for the turns of each chat: one that writes faster waits, and holds up no other chat. */
export interface TurnAllowance {
  /** Milliseconds until the chat may have its next turn; 0 if it may have it now. */
  readonly waitOf: (chat: string) => number
  /** Counts one turn of the chat. */
  readonly spend: (chat: string) => void
}

const SECOND_MS = 1000
/** Above this number of chats, those that are not limited any more are removed from memory. */
const MOST_CHATS = 1000

const UNLIMITED: TurnAllowance = { waitOf: () => 0, spend: () => undefined }

/**
 * A limit of `perSecond` turns for each chat, with bursts of at most one second's worth; 0 lifts the
 * limit. The same algorithm as in `storage/outbox/pace.ts`, but in memory: each program counts by
 * itself. `monotonic` gives milliseconds of a clock that never goes back.
 */
export const createAllowance = (perSecond: number, monotonic: () => number): TurnAllowance => {
  if (perSecond === 0) return UNLIMITED
  const every = SECOND_MS / perSecond
  const burst = SECOND_MS - every
  /** For each chat, when its next turn would be due if it kept exactly to the rate. */
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
