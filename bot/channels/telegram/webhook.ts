import type { Clock } from '../../clock.ts'
import type { ChannelProblem } from '../channel.ts'
import { goOn } from '../http/rest.ts'
import type { ChannelHealth, Trouble } from '../health.ts'
import { MAX_CONNECTIONS, soon, type Client } from './api.ts'
import { UPDATE_KINDS, type WebhookInfo } from './payload.ts'
import type { Extras } from './extras.ts'
import { isMethodRefused } from './outcome.ts'
import { webhookOf, type BotSettings } from '../platform.ts'

export interface WebhookDeps {
  readonly client: Client
  readonly extras: Extras
  readonly standing: ChannelHealth
  readonly troubleOf: (error: unknown) => Trouble
  readonly redact: (text: string) => string
  readonly clock: Clock
}

/** How often Telegram is asked whether its deliveries arrive. */
const CHECK_MS = 60_000

type Calls = Pick<Client, 'webhookInfo' | 'setWebhook' | 'deleteWebhook'>

/** How Telegram tells that a delivery was refused: the secret that it holds is not ours. */
const REFUSED = /\b401\b/u

const SECOND_MS = 1000
/** An error that is older says nothing of how it stands now. */
const RECENT_MS = 120_000

/** Why Telegram could not deliver just now, in its own words; null where it could. */
const recentError = (
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
  allowed.length === UPDATE_KINDS.length &&
  UPDATE_KINDS.every((kind) => allowed.includes(kind))

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
const register = async (
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

/** What is wrong with the deliveries of late, in Telegram's words; null where nothing is. */
export const failureOf = (
  info: WebhookInfo,
  { redact, clock }: Pick<WebhookDeps, 'redact' | 'clock'>,
): ChannelProblem | null => {
  const error = recentError(info, clock().getTime())
  return error === null ? null : { code: 'webhook-failing', detail: redact(error) }
}

/**
 * Keeps the webhook set until `signal`, and tells whether deliveries arrive. The first check is
 * awaited. Returns the rest of it.
 */
export const keepWebhook = async (
  settings: BotSettings,
  deps: WebhookDeps,
  signal: AbortSignal,
): Promise<{ readonly later: Promise<void> }> => {
  const { extras, standing, troubleOf, clock } = deps
  const client: Client = {
    ...deps.client,
    async webhookInfo(ending) {
      try {
        const info = await deps.client.webhookInfo(ending)
        extras.works('getWebhookInfo')
        return info
      } catch (error) {
        // A webhook is set without it; whether deliveries arrive is then not known.
        if (isMethodRefused(error)) extras.failed('getWebhookInfo', error)
        throw error
      }
    },
  }
  const { webhookSecret: secret = '' } = settings
  const url = webhookOf('telegram', settings)
  let hasSet = false

  /** Milliseconds to rest before the next check. */
  const check = async (): Promise<number> => {
    try {
      const now = clock().getTime()
      const info = await register(client, { url, secret, hasSet }, now, soon(signal))
      hasSet = true
      const failure = info ? failureOf(info, deps) : null
      if (failure) standing.failing(failure)
      else standing.on()
      return CHECK_MS
    } catch (error) {
      if (signal.aborted) return 0
      const trouble = troubleOf(error)
      standing.troubled(trouble)
      return trouble.restMs
    }
  }
  return { later: goOn(await check(), check, signal) }
}
