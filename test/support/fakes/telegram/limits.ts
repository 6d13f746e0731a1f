/** Bot API limits on sending, as far as they are known: bulk, one chat, one group. */
const BULK_A_SECOND = 30
const CHAT_BURST = 3
const GROUP_A_MINUTE = 20
/** Calls are timed where they arrive, a little later or earlier than where they left. */
const SLACK = 0.25

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS

/** Says how many seconds a call has to wait; 0 where it may go. A call that waits does not count. */
export type Limiter = (chat: string, now: number) => number

const forget = (times: number[], before: number) => {
  while ((times[0] ?? before) < before) times.shift()
}

export const createLimiter = (): Limiter => {
  const bulk: number[] = []
  const chats = new Map<string, { tokens: number; at: number }>()
  const groups = new Map<string, number[]>()

  return (chat, now) => {
    forget(bulk, now - SECOND_MS)
    if (bulk.length >= BULK_A_SECOND) return 1
    const last = chats.get(chat) ?? { tokens: CHAT_BURST, at: now }
    const tokens = Math.min(CHAT_BURST, last.tokens + (now - last.at) / SECOND_MS)
    if (tokens < 1 - SLACK) return 1
    if (chat.startsWith('-')) {
      const times = groups.get(chat) ?? []
      groups.set(chat, times)
      forget(times, now - MINUTE_MS)
      if (times.length >= GROUP_A_MINUTE)
        return Math.ceil(((times[0] ?? now) + MINUTE_MS - now) / SECOND_MS)
      times.push(now)
    }
    bulk.push(now)
    chats.set(chat, { tokens: tokens - 1, at: now })
    return 0
  }
}
