import type { Say } from '../../../knowledge/phrases.ts'
import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import type { ChannelProblem, Inspection, Intake } from '../channel.ts'
import type { Client } from './client.ts'
import type { Identity, WebhookInfo } from './payload.ts'
import { rest } from '../rest.ts'
import { poll } from './polling.ts'
import type { Reader } from './reading.ts'
import { recentError, register, unregister } from './registration.ts'
import type { TelegramSettings } from './settings.ts'
import type { Standing, Trouble } from '../standing.ts'

export interface ConnectionDeps {
  readonly client: Client
  readonly read: Reader
  readonly standing: Standing
  readonly troubleOf: (error: unknown) => Trouble
  readonly redact: (text: string) => string
  /** Hears who the bot is, as soon as the platform tells. */
  readonly onIdentity: (identity: Identity) => void
  readonly clock: Clock
  readonly log: Log
  readonly say: Say
}

/** How updates come in: the bot introduces itself, then is polled or delivered to. */
export interface Connection {
  readonly start: (intake: Intake) => Promise<void>
  readonly stop: () => Promise<void>
  readonly inspect: () => Promise<Inspection>
}

const WEBHOOK_PATH = '/webhooks/telegram'
const SETUP_MS = 10_000
/** How often Telegram is asked whether its deliveries arrive. */
const CHECK_MS = 60_000

/** What the settings lack for webhooks. */
const missingIn = ({ mode, publicUrl, webhookSecret }: TelegramSettings): ChannelProblem | null => {
  if (mode === 'polling') return null
  if (publicUrl === undefined) return { code: 'telegram-public-url', detail: 'PUBLIC_URL' }
  if (webhookSecret !== undefined) return null
  return { code: 'telegram-secret', detail: 'TELEGRAM_WEBHOOK_SECRET' }
}

export const createConnection = (
  settings: TelegramSettings,
  { client, read, standing, troubleOf, redact, onIdentity, clock, log, say }: ConnectionDeps,
): Connection => {
  const { mode, webhookSecret = '', publicUrl = '' } = settings
  const missing = missingIn(settings)
  const stopping = new AbortController()
  const { signal } = stopping
  let running: Promise<void> = Promise.resolve()

  const soon = () => AbortSignal.any([signal, AbortSignal.timeout(SETUP_MS)])

  const failureOf = (info: WebhookInfo): ChannelProblem | null => {
    const error = recentError(info, clock().getTime())
    return error === null ? null : { code: 'webhook-failing', detail: redact(error) }
  }

  const checkWebhook = async (): Promise<void> => {
    const url = `${publicUrl.replace(/(?<!\/)\/+$/u, '')}${WEBHOOK_PATH}`
    const now = clock().getTime()
    const failure = failureOf(await register(client, url, webhookSecret, now, soon()))
    if (failure) standing.failing(failure)
    else standing.on()
  }

  const introduce = async (): Promise<void> => {
    onIdentity(await client.identity(soon()))
    const commands = say('telegram.commands').split(' ')
    const menu = commands.map((command) => ({
      command,
      description: say(`telegram.menu.${command}`),
    }))
    await client.setMenu(menu, soon())
    if (mode === 'webhook') await checkWebhook()
    else await unregister(client, soon())
  }

  /** Milliseconds to rest before the next try; null where it went well. */
  const attempt = async (work: () => Promise<void>): Promise<number | null> => {
    try {
      await work()
      return null
    } catch (error) {
      if (signal.aborted) return 0
      const trouble = troubleOf(error)
      standing.troubled(trouble)
      return trouble.restMs
    }
  }

  const run = async (intake: Intake, firstRest: number | null): Promise<void> => {
    let pause = firstRest
    while (pause !== null && !signal.aborted) {
      await rest(pause, signal)
      pause = await attempt(introduce)
    }
    if (mode === 'polling') {
      await poll(intake, { client, read, standing, log, troubleOf }, signal)
      return
    }
    while (!signal.aborted) {
      await rest(pause ?? CHECK_MS, signal)
      if (!signal.aborted) pause = await attempt(checkWebhook)
    }
  }

  return {
    async start(intake) {
      if (missing) standing.stopped(missing)
      else running = run(intake, await attempt(introduce))
    },
    async stop() {
      stopping.abort()
      await running
    },
    async inspect() {
      const settingsProblems = missing ? [missing] : []
      try {
        const { username } = await client.identity(soon())
        const info = await client.webhookInfo(soon())
        const failure = mode === 'webhook' ? failureOf(info) : null
        return {
          identity: `@${username}`,
          webhook: info.url === '' ? null : info.url,
          problems: [...settingsProblems, ...(failure ? [failure] : [])],
        }
      } catch (error) {
        const { problem } = troubleOf(error)
        return { identity: null, webhook: null, problems: [...settingsProblems, problem] }
      }
    },
  }
}
