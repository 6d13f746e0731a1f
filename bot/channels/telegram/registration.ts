import { ALLOWED, MAX_CONNECTIONS, type Client } from './api.ts'
import { isMethodRefused } from './outcome.ts'
import type { WebhookInfo } from './payload.ts'

type Calls = Pick<Client, 'webhookInfo' | 'setWebhook' | 'deleteWebhook'>

/** How Telegram tells that a delivery was refused: the secret that it holds is not ours. */
const REFUSED = /\b401\b/u

const SECOND_MS = 1000
/** An error that is older says nothing of how it stands now. */
const RECENT_MS = 120_000

/** Why Telegram could not deliver just now, in its own words; null where it could. */
export const recentError = (
  { last_error_date: at, last_error_message: error }: WebhookInfo,
  now: number,
): string | null =>
  at !== undefined && now - at * SECOND_MS < RECENT_MS ? (error ?? 'unknown error') : null

const isSet = (
  { url, allowed_updates: allowed, max_connections: most }: WebhookInfo,
  wanted: string,
): boolean =>
  url === wanted &&
  most === MAX_CONNECTIONS &&
  allowed.length === ALLOWED.length &&
  ALLOWED.every((kind) => allowed.includes(kind))

/** What Telegram tells of the webhook; null where the server does not know how to tell. */
const readInfo = async (client: Calls, signal: AbortSignal): Promise<WebhookInfo | null> => {
  try {
    return await client.webhookInfo(signal)
  } catch (error) {
    if (isMethodRefused(error)) return null
    throw error
  }
}

/**
 * Sets the webhook where it is not set as wanted, and says what Telegram tells of it; where it tells
 * nothing, sets it unless this program has. Rejects as the client does.
 */
export const register = async (
  client: Calls,
  {
    url,
    secret,
    hasSet,
  }: { readonly url: string; readonly secret: string; readonly hasSet: boolean },
  now: number,
  signal: AbortSignal,
): Promise<WebhookInfo | null> => {
  const info = await readInfo(client, signal)
  const isRight = info ? isSet(info, url) && !REFUSED.test(recentError(info, now) ?? '') : hasSet
  if (isRight) return info
  await client.setWebhook(url, secret, signal)
  return readInfo(client, signal)
}

/** Polling is refused while a webhook is set. Rejects as the client does. */
export const unregister = async (client: Calls, signal: AbortSignal): Promise<void> => {
  const info = await readInfo(client, signal)
  if (info?.url !== '') await client.deleteWebhook(signal)
}
