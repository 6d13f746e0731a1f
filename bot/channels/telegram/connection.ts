import type { Say } from '../../../knowledge/phrases.ts'
import type { Log } from '../../log.ts'
import type { ChannelProblem, Intake } from '../channel.ts'
import { soon } from './api.ts'
import { createExtras, decorate, type Decoration } from './extras.ts'
import { isMethodRefused } from './outcome.ts'
import type { TelegramBot } from './payload.ts'
import { poll } from './polling.ts'
import type { UpdateReader } from './update.ts'
import type { BotSettings } from '../platform.ts'
import { failureOf, keepWebhook, unregister, type WebhookDeps } from './webhook.ts'

export interface ConnectionDeps extends Omit<WebhookDeps, 'extras'> {
  readonly read: UpdateReader
  /** Hears who the bot is, as soon as the platform tells. */
  readonly onIdentity: (identity: TelegramBot) => void
  /** Hears that the server does not know how to tell. */
  readonly onNameless: () => void
  readonly log: Log
  readonly say: Say
}

/** What the settings lack for webhooks. */
const missingIn = ({ mode, publicUrl, webhookSecret }: BotSettings): ChannelProblem | null => {
  if (mode === 'polling') return null
  if (publicUrl === undefined) return { code: 'telegram-public-url', detail: 'PUBLIC_URL' }
  if (webhookSecret !== undefined) return null
  return { code: 'telegram-secret', detail: 'TELEGRAM_WEBHOOK_SECRET' }
}

const menuIn = (say: Say) =>
  say('telegram.commands')
    .split(' ')
    .map((command) => ({ command, description: say(`telegram.menu.${command}`) }))

/** How updates come in, polled or delivered; beside it the bot introduces itself. */
export const createConnection = (settings: BotSettings, deps: ConnectionDeps) => {
  const { client, read, standing, troubleOf, redact, onIdentity, onNameless, log, say } = deps
  const { mode } = settings
  const missing = missingIn(settings)
  const stopping = new AbortController()
  const { signal } = stopping
  let running: Promise<unknown> = Promise.resolve()
  const extras = createExtras({ standing, log, redact })

  const introduce = async (): Promise<void> => {
    try {
      onIdentity(await client.identity(soon(signal)))
    } catch (error) {
      if (isMethodRefused(error)) onNameless()
      // As long as nothing has worked, the first answer tells how the platform stands.
      if (!signal.aborted && standing.health().state !== 'on') standing.troubled(troubleOf(error))
      throw error
    }
  }
  const setMenu = async (): Promise<void> => {
    await client.setMenu(menuIn(say), soon(signal))
  }
  const decorations: readonly Decoration[] = [
    { method: 'getMe', work: introduce },
    { method: 'setMyCommands', work: setMenu },
  ]

  const serve = async (intake: Intake): Promise<{ readonly later: Promise<void> }> => {
    if (mode === 'webhook') return keepWebhook(settings, { ...deps, extras }, signal)
    const polling = { client, read, standing, log, troubleOf }
    const clear = () => unregister(client, soon(signal))
    return { later: poll(intake, { ...polling, unregister: clear }, signal) }
  }

  const begin = async (intake: Intake): Promise<{ readonly later: Promise<unknown> }> => {
    const begun = await Promise.all([
      serve(intake),
      ...decorations.map((one) => decorate(one, { extras, troubleOf }, signal)),
    ])
    return { later: Promise.all(begun.map(({ later }) => later)) }
  }

  return {
    async start(intake: Intake) {
      if (missing) {
        standing.stopped(missing)
        return
      }
      const beginning = begin(intake)
      running = beginning.then(({ later }) => later)
      await beginning
    },
    async stop() {
      stopping.abort()
      await running
    },
    async inspect() {
      const [me, info] = await Promise.allSettled([
        client.identity(soon(signal)),
        client.webhookInfo(soon(signal)),
      ])
      const isTold = info.status === 'fulfilled'
      const problems = [
        missing,
        mode === 'webhook' && isTold ? failureOf(info.value, deps) : null,
        // Where something is told, what is not told is an extra.
        ...(me.status === 'fulfilled'
          ? [isTold ? null : extras.problemOf('getWebhookInfo', info.reason)]
          : [isTold ? extras.problemOf('getMe', me.reason) : troubleOf(me.reason).problem]),
      ]
      return {
        identity: me.status === 'fulfilled' ? `@${me.value.username}` : null,
        webhook: isTold && info.value.url !== '' ? info.value.url : null,
        problems: problems.filter((problem) => problem !== null),
      }
    },
  }
}
