/** A bot of nobody, as the platform of the bench, the echo and the program know it. */
export const BOT = {
  id: 7_000_000_001,
  is_bot: true,
  first_name: 'Bench',
  username: 'bench_bot',
  can_join_groups: false,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
} as const

export const TOKEN = `${BOT.id}:AAbench-token-of-nobody_0123456789abcd`
export const SECRET = 'bench-secret_0123456789abcdef'

const SECONDS = 1_700_000_000

/** The body of a webhook delivery: a person of a chat of their own sends a text. */
export const updateOf = (id: number, chat: number, text: string): string =>
  JSON.stringify({
    update_id: id,
    message: {
      message_id: id,
      from: { id: chat, is_bot: false, first_name: 'Bench' },
      chat: { id: chat, type: 'private', first_name: 'Bench' },
      date: SECONDS,
      text,
    },
  })

/** The Bot API's answer to a message that was sent. */
export const sentOf = (id: number, chat: number): unknown => ({
  message_id: id,
  from: BOT,
  chat: { id: chat, type: 'private', first_name: 'Bench' },
  date: SECONDS,
  text: '',
})
