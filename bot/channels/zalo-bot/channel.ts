import type { Parts } from '../../parts.ts'
import type { Channel, ChannelLimits, ChannelProblem } from '../channel.ts'
import { download } from '../http/download.ts'
import { goOn } from '../http/rest.ts'
import { createChannelHealth, logHealth } from '../health.ts'
import {
  createRedact,
  createSecretCheck,
  idOf,
  readDelivery,
  webhookOf,
  ZALO_SOUND_HOSTS,
  type BotSettings,
} from '../platform.ts'
import { createApi } from './api.ts'
import { missingFor, poll, register } from './connection.ts'
import { outcomeOf, troubleOf } from './outcome.ts'
import { createUpdateReader, readDelivered } from './update.ts'

const PUBLIC_ROOT = 'https://bot-api.zaloplatforms.com'
/** Longest foreign words that are worth keeping. */
const WORDS_MOST = 200

/** The free plan: what it allows is told by several who use it, not by an official page. */
const LIMITS: ChannelLimits = {
  text: 2000,
  choices: 0,
  numbersChoices: true,
  writesFirst: 'always',
  window: null,
  quota: { messages: 3000, people: 50 },
  pace: { perSecond: 5, burst: 2, chatPerSecond: 1, inFlight: 2 },
}
const SECRET_HEADER = 'x-bot-api-secret-token'
const CALL_MS = 10_000

/** Zalo Bot Platform, polled or delivered to. Never throws; what is wrong stands in `health`. */
export const zaloBotChannel = (
  settings: BotSettings,
  { log, metrics }: Pick<Parts, 'log' | 'metrics'>,
): Channel => {
  const { token, apiRoot = PUBLIC_ROOT, mode, webhookSecret } = settings
  const redact = createRedact(settings)
  const api = createApi(token, apiRoot, (words) => redact(words).slice(0, WORDS_MOST))
  const standing = createChannelHealth(logHealth('zalo-bot', log))
  const read = createUpdateReader(metrics)
  const deps = { api, standing, log, read }
  const isAuthentic = createSecretCheck(webhookSecret)
  const stopping = new AbortController()
  let running: Promise<void> = Promise.resolve()
  let mayRenew = false

  const keepRegistered = async (isAnew: boolean): Promise<void> => {
    const { signal } = stopping
    const attempt = () => register(settings, deps, isAnew, signal)
    await goOn(await attempt(), attempt, signal)
  }

  /** The platform does not say which secret it holds: one that is not ours may be ours of before. */
  const renewSecret = () => {
    if (!mayRenew) return
    mayRenew = false
    running = running.then(() => keepRegistered(true))
  }

  return {
    name: 'zalo-bot',
    limits: LIMITS,
    intake: mode,
    health: standing.health,

    async send(chat, { text }, signal) {
      const outcome = outcomeOf(await api.sendMessage(idOf(chat), text, signal))
      if (outcome.kind === 'stopped')
        standing.stopped({ code: 'zalo-bot-token', detail: outcome.reason })
      const isOver = standing.health().problem?.code === 'zalo-bot-token'
      if (outcome.kind === 'sent' && isOver) standing.on()
      return outcome
    },

    fetchSound: (sound, signal) =>
      download(
        sound,
        { hosts: settings.soundHosts ?? ZALO_SOUND_HOSTS, root: settings.apiRoot },
        signal,
      ),

    acknowledge: () => Promise.resolve(),

    async showTyping(chat) {
      await api.sendChatAction(idOf(chat), AbortSignal.timeout(CALL_MS))
    },

    read(headers, body) {
      const given = headers[SECRET_HEADER]
      if (!isAuthentic(given)) {
        if (given !== undefined) renewSecret()
        return { kind: 'refused' }
      }
      if (standing.health().problem?.code === 'zalo-bot-webhook') standing.on()
      return readDelivery(body, (delivered) => readDelivered(delivered, read))
    },

    start(intake) {
      const missing = missingFor(settings)
      if (missing) standing.stopped(missing)
      else if (mode === 'polling') running = poll(intake, deps, stopping.signal)
      else {
        running = keepRegistered(false)
        mayRenew = true
        return running
      }
      return Promise.resolve()
    },

    async stop() {
      stopping.abort()
      await running
    },

    async inspect() {
      const me = await api.getMe(AbortSignal.timeout(CALL_MS))
      const info = await api.getWebhookInfo(AbortSignal.timeout(CALL_MS))
      const webhook = info.kind === 'done' && info.result !== '' ? info.result : null
      const isElsewhere = mode === 'webhook' && webhook !== webhookOf('zalo-bot', settings)
      const problems: readonly (ChannelProblem | null)[] = [
        missingFor(settings),
        me.kind === 'done' ? null : troubleOf(me).problem,
        me.kind === 'done' && isElsewhere
          ? { code: 'zalo-bot-not-set', detail: webhook ?? '' }
          : null,
      ]
      return {
        identity: me.kind === 'done' ? me.result.account_name : null,
        webhook,
        problems: problems.filter((problem) => problem !== null),
      }
    },
  }
}
