import { createHash, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import type { Channel, ChannelLimits, ChannelProblem } from '../channel.ts'
import { parseExactly } from '../http/json.ts'
import { rest } from '../http/rest.ts'
import { createChannelHealth } from '../health.ts'
import { createApi } from './api.ts'
import { addressOf, missingFor, poll, register } from './connection.ts'
import { outcomeOf, troubleOf } from './outcome.ts'
import { idOf, readDelivery } from './update.ts'
import { createRedact, PUBLIC_ROOT, type ZaloBotSettings } from './settings.ts'

export interface ZaloBotDeps {
  readonly clock: Clock
  readonly log: Log
}

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

const hash = (text: string) => createHash('sha256').update(text).digest()
const decoder = new TextDecoder('utf-8', { fatal: true })

/** Zalo Bot Platform, polled or delivered to. Never throws; what is wrong stands in `health`. */
export const zaloBotChannel = (settings: ZaloBotSettings, { log }: ZaloBotDeps): Channel => {
  const { token, apiRoot = PUBLIC_ROOT, mode, webhookSecret } = settings
  const api = createApi(token, apiRoot, createRedact(settings))
  const standing = createChannelHealth(({ state, problem }) =>
    log[problem ? 'error' : 'info']({ channel: 'zalo-bot', state, problem }, 'channel'),
  )
  const deps = { api, standing, log }
  const secretHash = webhookSecret === undefined ? null : hash(webhookSecret)
  const stopping = new AbortController()
  let running: Promise<void> = Promise.resolve()
  let mayRenew = false

  const keepRegistered = async (isAnew: boolean): Promise<void> => {
    const { signal } = stopping
    const attempt = () => register(settings, deps, isAnew, signal)
    for (let pause = await attempt(); pause !== null && !signal.aborted;) {
      await rest(pause, signal)
      if (!signal.aborted) pause = await attempt()
    }
  }

  const isAuthentic = (given: string | undefined): boolean =>
    given !== undefined && secretHash !== null && timingSafeEqual(hash(given), secretHash)

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
      try {
        const update = readDelivery(parseExactly(decoder.decode(body)))
        return { kind: 'read', updates: update ? [update] : [], dropped: update ? 0 : 1 }
      } catch {
        return { kind: 'read', updates: [], dropped: 1 }
      }
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
      const isElsewhere = mode === 'webhook' && webhook !== addressOf(settings)
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
