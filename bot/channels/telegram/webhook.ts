import type { Clock } from '../../clock.ts'
import type { ChannelProblem } from '../channel.ts'
import { rest } from '../http/rest.ts'
import type { ChannelHealth, Trouble } from '../health.ts'
import { soon, type Client } from './api.ts'
import type { WebhookInfo } from './payload.ts'
import type { Extras } from './extras/extras.ts'
import { isMethodRefused } from './outcome.ts'
import { recentError, register } from './registration.ts'
import type { TelegramSettings } from './settings.ts'

export interface WebhookDeps {
  readonly client: Client
  readonly extras: Extras
  readonly standing: ChannelHealth
  readonly troubleOf: (error: unknown) => Trouble
  readonly redact: (text: string) => string
  readonly clock: Clock
}

const PATH = '/webhooks/telegram'
/** How often Telegram is asked whether its deliveries arrive. */
const CHECK_MS = 60_000

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
  { publicUrl = '', webhookSecret: secret = '' }: TelegramSettings,
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
  const url = `${publicUrl.replace(/(?<!\/)\/+$/u, '')}${PATH}`
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
  const goOn = async (firstRest: number): Promise<void> => {
    let pause = firstRest
    while (!signal.aborted) {
      await rest(pause, signal)
      if (!signal.aborted) pause = await check()
    }
  }
  return { later: goOn(await check()) }
}
