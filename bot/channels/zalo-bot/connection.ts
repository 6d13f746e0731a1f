import { errorInLog, type Log } from '../../log.ts'
import type { ChannelProblem, Intake } from '../channel.ts'
import { rest } from '../http/rest.ts'
import type { ChannelHealth } from '../health.ts'
import type { ZaloBotApi } from './api.ts'
import { isMethodRefused, troubleOf } from './outcome.ts'
import type { BotUpdateReader } from './update.ts'
import { webhookOf, type BotSettings } from '../platform.ts'

export interface ZaloBotConnectionDeps {
  readonly api: ZaloBotApi
  readonly standing: ChannelHealth
  readonly log: Log
  readonly read: BotUpdateReader
}

/** How long the platform waits for an update before it answers with none. */
const POLL_SECONDS = 25
/** The platform's answer where none came. */
const NO_UPDATE = 408
/** A call ends by itself a little after the platform should have answered. */
const POLL_MS = (POLL_SECONDS + 5) * 1000
const CALL_MS = 30_000
/** Shorter: polling waits for it, and can do without it. */
const CLEAR_MS = 10_000
const STORE_REST_MS = 1000
/** After an answer that holds nothing although the platform should have waited. */
const EMPTY_REST_MS = 1000

/** What the settings lack for webhooks; null where they lack nothing. */
export const missingFor = ({
  mode,
  publicUrl,
  webhookSecret,
}: BotSettings): ChannelProblem | null => {
  if (mode === 'polling') return null
  if (webhookSecret === undefined)
    return { code: 'zalo-bot-secret', detail: 'ZALO_BOT_WEBHOOK_SECRET' }
  return publicUrl === undefined ? { code: 'zalo-bot-public-url', detail: 'PUBLIC_URL' } : null
}

/**
 * Sets the webhook where another one is set, or anew where asked: the platform allows few calls a day,
 * and stores an address also where its own try of it failed. Returns how long to rest before trying
 * again, or null.
 */
export const register = async (
  settings: BotSettings,
  { api, standing, log }: Omit<ZaloBotConnectionDeps, 'read'>,
  isAnew: boolean,
  signal: AbortSignal,
): Promise<number | null> => {
  const soon = () => AbortSignal.any([signal, AbortSignal.timeout(CALL_MS)])
  const address = webhookOf('zalo-bot', settings)
  const info = await api.getWebhookInfo(soon())
  // What is set need not be known to set it.
  const isExtra = info.kind !== 'done' && isMethodRefused(info)
  const note = isExtra ? { code: 'zalo-bot-extra', detail: `getWebhookInfo ${info.reason}` } : null
  if (standing.note('getWebhookInfo', note) && note)
    log.warn({ channel: 'zalo-bot', note }, 'an extra does not work; nothing waits for it')
  if (info.kind === 'done' && info.result === address && !isAnew) {
    standing.on()
    return null
  }
  const answer =
    info.kind === 'done' || isExtra
      ? await api.setWebhook(address, settings.webhookSecret ?? '', soon())
      : info
  if (answer.kind !== 'done') {
    const trouble = troubleOf(answer)
    standing.troubled(trouble)
    return trouble.restMs
  }
  const { ok, outcome } = answer.result
  if (ok) standing.on()
  else standing.failing({ code: 'zalo-bot-webhook', detail: outcome })
  return null
}

/** Nothing can be polled while a webhook is set, for example by another way of running. */
const unregister = async (
  { api, log }: Pick<ZaloBotConnectionDeps, 'api' | 'log'>,
  signal: AbortSignal,
): Promise<void> => {
  const soon = () => AbortSignal.any([signal, AbortSignal.timeout(CLEAR_MS)])
  const info = await api.getWebhookInfo(soon())
  if (info.kind !== 'done' || info.result === '') return
  const removed = await api.deleteWebhook(soon())
  if (removed.kind === 'done')
    log.info({ channel: 'zalo-bot' }, 'the webhook was removed: this program polls')
}

const isEmpty = (given: unknown): boolean =>
  given === undefined || given === null || (Array.isArray(given) && given.length === 0)

/**
 * Asks for updates, one at a time, until `signal`. The platform keeps no place: an update that was
 * handed over is not given again, so it is stored before the next is asked for, however long that takes.
 */
export const poll = async (
  intake: Intake,
  { api, standing, log, read }: ZaloBotConnectionDeps,
  signal: AbortSignal,
): Promise<void> => {
  const store = async (given: unknown): Promise<void> => {
    const updates = (Array.isArray(given) ? given : [given]).flatMap((one) => read(one) ?? [])
    for (let isStored = updates.length === 0; !isStored;)
      try {
        await intake.receive(updates, null)
        isStored = true
      } catch (error) {
        log.error({ channel: 'zalo-bot', error: errorInLog(error) }, 'an update is not stored yet')
        if (signal.aborted) return
        await rest(STORE_REST_MS, signal)
      }
  }

  await unregister({ api, log }, signal)
  while (!signal.aborted) {
    const ending = AbortSignal.any([signal, AbortSignal.timeout(POLL_MS)])
    const answer = await api.getUpdates(POLL_SECONDS, ending)
    const isQuiet = answer.kind === 'refused' && answer.code === NO_UPDATE
    if (answer.kind === 'done' || isQuiet) standing.on()
    if (answer.kind === 'done' && isEmpty(answer.result)) await rest(EMPTY_REST_MS, signal)
    else if (answer.kind === 'done') await store(answer.result)
    else if (!isQuiet && !signal.aborted) {
      const trouble = troubleOf(answer)
      standing.troubled(trouble)
      await rest(trouble.restMs, signal)
      await unregister({ api, log }, signal)
    }
  }
}
