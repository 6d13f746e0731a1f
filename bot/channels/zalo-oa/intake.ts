import { createHash, timingSafeEqual } from 'node:crypto'
import type { Log } from '../../log.ts'
import type { Metrics } from '../../metrics.ts'
import type { Channel, Delivery } from '../channel.ts'
import { parseBody } from '../platform.ts'
import { signedSchema } from './payload.ts'
import { readEvent } from './update.ts'
import type { ZaloOaSettings } from './settings.ts'

/** What a signature began with, or `none`. The platform's own pages contradict each other. */
type SignatureMatch = 'app_id' | 'oa_id' | 'none'

const PREFIX = /^(?:mac=)?([0-9a-f]{64})$/iu

/**
 * sha256 of first term, body, timestamp and secret one after the other; no HMAC. The body is that of
 * the delivery byte by byte.
 */
const digest = (first: string, body: Uint8Array, timestamp: string, secretKey: string): Buffer =>
  createHash('sha256').update(first).update(body).update(timestamp).update(secretKey).digest()

/** What an event says of itself, for its signature. */
interface Signed {
  readonly timestamp: string
  /** Ids of the account as the event names them. */
  readonly oaIds: readonly string[]
}

/** Which first term explains the header `X-ZEvent-Signature`, found in constant time for each. */
export const matchSignature = (
  header: string | undefined,
  body: Uint8Array,
  { timestamp, oaIds }: Signed,
  { appId, secretKey }: { readonly appId: string; readonly secretKey: string },
): SignatureMatch => {
  const [, hex] = PREFIX.exec(header ?? '') ?? []
  if (hex === undefined) return 'none'
  const given = Buffer.from(hex, 'hex')
  const isOf = (first: string) => timingSafeEqual(given, digest(first, body, timestamp, secretKey))
  if (isOf(appId)) return 'app_id'
  return oaIds.some(isOf) ? 'oa_id' : 'none'
}

/** Receipts of template messages to phone numbers: their recipient is no chat. */
const BUSINESS_SERVER = 'ZNS'

/**
 * An event is delivered again for hours. Its key is kept for 35 days: one that is older could be played
 * back by whoever has seen it once, and would count as new.
 */
const OLDEST_MS = 30 * 24 * 60 * 60 * 1000
/** Milliseconds since 1970 have been above this for long; what is below counts seconds. */
const SECONDS_BELOW = 100_000_000_000

/** When an event happened, in milliseconds; not a number where it does not say. */
const instantOf = (timestamp: string): number => {
  const at = Number(timestamp)
  return at < SECONDS_BELOW ? at * 1000 : at
}

const DROPPED: Delivery = { kind: 'read', updates: [], dropped: 1 }

/** Powers of ten: a flood of forged events must not become a flood of lines. */
const isTold = (count: number) => /^10*$/u.test(String(count))

const textOf = (id: string | undefined) => (id === undefined ? [] : [id])

/**
 * Authenticates and reads deliveries. What is not authentic is dropped and never refused: the
 * console saves the address only after a check that may not be signed.
 */
export const createIntake = (
  { appId, secretKey }: Pick<ZaloOaSettings, 'appId' | 'secretKey'>,
  { log, metrics }: { readonly log: Log; readonly metrics: Metrics },
  // The platform's time, which a rehearsal does not shift.
  now: () => number = Date.now,
): Channel['read'] => {
  const counts: Record<SignatureMatch | 'old', number> = { app_id: 0, oa_id: 0, none: 0, old: 0 }

  const count = (match: SignatureMatch) => {
    counts[match] += 1
    if (match === 'none' && isTold(counts.none))
      log.warn({ channel: 'zalo-oa', count: counts.none }, 'events without a right signature')
    if (match !== 'none' && counts[match] === 1)
      log.info({ channel: 'zalo-oa', first: match }, 'events are signed with this first term')
  }

  const isOld = (event: unknown): boolean => {
    const timestamp = signedSchema.safeParse(event).data?.timestamp ?? ''
    if (now() - instantOf(timestamp) <= OLDEST_MS) return false
    counts.old += 1
    if (isTold(counts.old))
      log.warn({ channel: 'zalo-oa', count: counts.old }, 'events are too old to be taken')
    return true
  }

  const match = (header: string | undefined, body: Uint8Array, event: unknown): SignatureMatch => {
    const signed = signedSchema.safeParse(event).data
    if (!signed || secretKey === undefined) return 'none'
    const { timestamp, oa_id: oaId, sender, recipient } = signed
    const oaIds = [...textOf(oaId), ...textOf(recipient?.id), ...textOf(sender?.id)]
    return matchSignature(header, body, { timestamp, oaIds }, { appId, secretKey })
  }

  return (headers, body) => {
    try {
      const event = parseBody(body)
      const found = match(headers['x-zevent-signature'], body, event)
      count(found)
      if (found === 'none' || headers['x-zevent-server'] === BUSINESS_SERVER) return DROPPED
      if (isOld(event)) return DROPPED
      const { update, unknown, unanswered } = readEvent(event)
      if (unknown !== undefined) metrics.unknownEvent('zalo-oa', unknown)
      if (unanswered !== undefined) metrics.unansweredEvent('zalo-oa', unanswered)
      return update ? { kind: 'read', updates: [update], dropped: 0 } : DROPPED
    } catch {
      count('none')
      return DROPPED
    }
  }
}
