import type { IncomingMessage } from 'node:http'
import { Refusal, type Message, type Params } from './chats.ts'
import { number } from './updates.ts'

/** What `getMe` says. */
export const BOT = {
  id: number('7000000001'),
  is_bot: true,
  first_name: 'Trợ lý HTX',
  username: 'tro_ly_htx_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
}

/** The body of a refusal. */
export const failure = (code: number, description: string, parameters?: Params) =>
  JSON.stringify({
    ok: false,
    error_code: code,
    description,
    ...(parameters && Object.keys(parameters).length > 0 ? { parameters } : {}),
  })

/** The body of what was done. */
export const success = (result: unknown) => JSON.stringify({ ok: true, result })

/** What a call is given: in its address, as a form or as JSON. */
export const paramsOf = (
  request: IncomingMessage,
  query: URLSearchParams,
  body: string,
): Params => {
  const given = Object.fromEntries(query)
  if (body === '') return given
  const type = request.headers['content-type'] ?? ''
  if (type.includes('urlencoded'))
    return { ...given, ...Object.fromEntries(new URLSearchParams(body)) }
  return { ...given, ...(JSON.parse(body) as Params) }
}

/** A list that may come as its JSON. */
export const listOf = (value: unknown): readonly string[] =>
  (typeof value === 'string' ? JSON.parse(value) : (value ?? [])) as readonly string[]

/** A message as the Bot API tells it. */
export const messageOf = ({ messageId, chat, text: said }: Message) => ({
  message_id: number(messageId),
  from: BOT,
  chat: { id: number(chat), type: chat.startsWith('-') ? 'supergroup' : 'private' },
  date: Math.floor(Date.now() / 1000),
  text: said,
})

/** The refusal of what comes too fast. */
export const tooMany = (seconds: number) =>
  new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })

/** A refusal that is thrown when it is called for. */
export const refuse =
  (...words: ConstructorParameters<typeof Refusal>) =>
  (): never => {
    throw new Refusal(...words)
  }
