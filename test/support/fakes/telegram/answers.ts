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

/** The parts of a form with files, read by the machine's own reader; a file named `attach://…` is in its part. */
const partsOf = async (type: string, bytes: Uint8Array): Promise<Params> => {
  const form = await new Response(Buffer.from(bytes), {
    headers: { 'content-type': type },
  }).formData()
  const parts = new Map<string, unknown>()
  for (const [name, value] of form)
    parts.set(
      name,
      typeof value === 'string' ? value : { name: value.name, bytes: await value.bytes() },
    )
  const attached = (value: unknown) =>
    typeof value === 'string' && value.startsWith('attach://')
      ? parts.get(value.slice('attach://'.length))
      : value
  return Object.fromEntries([...parts].map(([name, value]) => [name, attached(value)]))
}

/** What a call is given: in its address, as a form or as JSON. */
export const paramsOf = async (
  request: IncomingMessage,
  query: URLSearchParams,
  bytes: Uint8Array,
): Promise<Params> => {
  const given = Object.fromEntries(query)
  const type = request.headers['content-type'] ?? ''
  if (type.includes('multipart')) return { ...given, ...(await partsOf(type, bytes)) }
  const body = Buffer.from(bytes).toString()
  if (body === '') return given
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
