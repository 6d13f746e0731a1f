import { randomBytes } from 'node:crypto'
import type { Json } from './answers.ts'

/** `JSON.rawJSON` of Node 24: a number with all its digits, also above 2^53. */
const { rawJSON } = JSON as unknown as { readonly rawJSON: (this: void, text: string) => unknown }

export interface EventSettings {
  readonly appId: string
  readonly oaId: string
  /** Ids as JSON numbers, as no page says that they come, and as they might. */
  readonly numericIds: boolean
}

export const newMessageId = (): string => randomBytes(10).toString('hex')

/** Bodies of events, as the platform words them. */
export const createEvents = (settings: EventSettings, now: () => number) => {
  const id = (value: string): unknown => (settings.numericIds ? rawJSON(value) : value)
  const common = () => ({ app_id: id(settings.appId), timestamp: String(now()) })
  return {
    /** From a person to the account. */
    fromUser: (chat: string, name: string, message: Json): Json => ({
      app_id: id(settings.appId),
      sender: { id: id(chat) },
      user_id_by_app: '552177279717587730',
      recipient: { id: id(settings.oaId) },
      event_name: name,
      message: { msg_id: newMessageId(), ...message },
      timestamp: String(now()),
    }),
    /** From the account to a person: echoes and receipts. */
    toUser: (chat: string, name: string, message: Json): Json => ({
      ...common(),
      sender: { id: id(settings.oaId) },
      recipient: { id: id(chat) },
      user_id_by_app: '552177279717587730',
      event_name: name,
      message,
    }),
    /** Of a person's relation to the account. */
    ofFollower: (chat: string, name: 'follow' | 'unfollow'): Json => ({
      ...common(),
      oa_id: id(settings.oaId),
      follower: { id: id(chat) },
      user_id_by_app: '552177279717587730',
      event_name: name,
      ...(name === 'follow' ? { source: 'oa_profile' } : {}),
    }),
  }
}

/** UTF-16 unit by unit, so that an emoji becomes two escapes. */
const escapeUnits = (run: string): string =>
  Array.from({ length: run.length }, (_, at) => run.charCodeAt(at))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0').toUpperCase()}`)
    .join('')

/** A body as bytes that nobody gets again by reading and writing it: spaces, escapes, slashes. */
export const encode = (body: Json): Buffer => {
  const json = JSON.stringify(body)
  const escaped = json.replaceAll(/\P{ASCII}+/gu, escapeUnits)
  return Buffer.from(`{ ${escaped.slice(1, -1).replaceAll('/', '\\/')} }`)
}
