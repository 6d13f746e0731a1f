import { createHash, timingSafeEqual } from 'node:crypto'
import type { Delivery, SendOutcome, Update } from './channel.ts'
import type { HttpFailure } from './http/client.ts'
import { parseExactly } from './http/json.ts'

/** A bot as the environment sets it; what is not set is undefined. */
export interface BotSettings {
  readonly token: string
  /** Without it the public platform. */
  readonly apiRoot: string | undefined
  readonly mode: 'polling' | 'webhook'
  readonly webhookSecret: string | undefined
  readonly publicUrl: string | undefined
  /** Hosts of voice messages; without them those that the platform is known to use. */
  readonly soundHosts?: readonly string[] | undefined
}

/** Where Zalo keeps what people send; no page lists them, so the environment can. */
export const ZALO_SOUND_HOSTS: readonly string[] = [
  'zdn.vn',
  'zadn.vn',
  'dlfl.vn',
  'zalo.me',
  'zaloapp.com',
  'zaloplatforms.com',
  'zapps.me',
]

/** Takes the secrets out of foreign words. */
export type Redaction = (words: string) => string

/** `words` without any of these secrets. */
export const hideSecrets = (words: string, secrets: readonly (string | undefined)[]): string =>
  secrets.reduce<string>((left, secret) => (secret ? left.replaceAll(secret, '***') : left), words)

/** Hides the token of a bot, also without the id before it, and the secret of its webhook. */
export const createRedact =
  ({ token, webhookSecret }: BotSettings): Redaction =>
  (words) =>
    hideSecrets(words, [token, token.slice(token.indexOf(':') + 1), webhookSecret])

/** The root of an address, without slashes at its end. */
export const rootOf = (address: string): string => address.replace(/(?<!\/)\/+$/u, '')

/** Where a platform has to deliver to. */
export const webhookOf = (channel: string, { publicUrl = '' }: BotSettings): string =>
  `${rootOf(publicUrl)}/webhooks/${channel}`

/** The platform's own id of a chat, `<channel>:<id>`. */
export const idOf = (chat: string): string => chat.slice(chat.indexOf(':') + 1)

const hash = (text: string) => createHash('sha256').update(text).digest()

/** Whether what was given is the secret, compared in constant time; nothing is where there is none. */
export const createSecretCheck = (
  secret: string | undefined,
): ((given: string | undefined) => boolean) => {
  const expected = secret === undefined ? null : hash(secret)
  return (given) =>
    given !== undefined && expected !== null && timingSafeEqual(hash(given), expected)
}

const decoder = new TextDecoder('utf-8', { fatal: true })

/** JSON in the body of a delivery, no digit lost. Throws where it is none. */
export const parseBody = (body: Uint8Array): unknown => parseExactly(decoder.decode(body))

/** Reads an authentic delivery of one update; what `read` makes nothing of is dropped. */
export const readDelivery = (
  body: Uint8Array,
  read: (given: unknown) => Update | null | undefined,
): Delivery => {
  try {
    const update = read(parseBody(body))
    if (update) return { kind: 'read', updates: [update], dropped: 0 }
  } catch {
    // No JSON: of no use either.
  }
  return { kind: 'read', updates: [], dropped: 1 }
}

/** What a call without a usable answer means for a message, where the platform limits the whole bot. */
export const outcomeOfFailure = (failure: HttpFailure): SendOutcome => {
  const { kind, reason } = failure
  if (kind === 'busy')
    return { kind: 'rate-limited', retryAfterMs: failure.retryAfterMs, of: 'bot' }
  return kind === 'not-sent' ? { kind, reason, retryAfterMs: null } : { kind, reason }
}
