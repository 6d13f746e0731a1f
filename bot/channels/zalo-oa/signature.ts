import { createHash, timingSafeEqual } from 'node:crypto'

/** What a signature began with, or `none`. The platform's own pages contradict each other. */
export type SignatureMatch = 'app_id' | 'oa_id' | 'none'

const PREFIX = /^(?:mac=)?([0-9a-f]{64})$/iu

/**
 * sha256 of first term, body, timestamp and secret one after the other; no HMAC. The body is that of
 * the delivery byte by byte.
 */
const digest = (first: string, body: Uint8Array, timestamp: string, secretKey: string): Buffer =>
  createHash('sha256').update(first).update(body).update(timestamp).update(secretKey).digest()

/** What an event says of itself, for its signature. */
export interface Signed {
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
