import { setTimeout } from 'node:timers/promises'
import { errorInLog } from '../../log.ts'
import type { Channel, ChannelLimits, ChannelProblem, Inspection } from '../channel.ts'
import { createApi } from './api.ts'
import { createClient } from './client.ts'
import { createIntake } from './intake.ts'
import { createOAuth } from './oauth.ts'
import { problemOf } from './outcome.ts'
import { accountSchema } from './payload.ts'
import { download } from '../http/download.ts'
import { idOf, ZALO_SOUND_HOSTS } from '../platform.ts'
import { problemOfTemplate, sendReminder } from './reminder.ts'
import { createRedact, rootsOf, type ZaloOaSettings } from './settings.ts'
import { createAccountHealth } from './account-health.ts'
import { createTokenKeeper } from './token-keeper.ts'
import type { Parts } from '../../parts.ts'

export type ZaloOaDeps = Pick<Parts, 'clock' | 'log' | 'metrics' | 'tokens'>

const DAY_MS = 86_400_000
const BUTTONS_MOST = 5

const limitsOf = ({ buttons = false, reminderTemplate }: ZaloOaSettings): ChannelLimits => ({
  text: 2000,
  choices: buttons ? BUTTONS_MOST : 0,
  numbersChoices: true,
  writesFirst: 'within-window',
  window: 7 * DAY_MS,
  template: reminderTemplate !== undefined,
  quota: null,
  // The account's own limit is not published; resellers name 100 calls a minute.
  pace: { perSecond: 1, burst: 10, chatPerSecond: 1, inFlight: 4 },
})

/** How often the age of the tokens is looked at. */
const LOOK_MS = 10 * 60_000
const CALL_MS = 30_000

/** Zalo Official Account, delivered to. Never throws; what is wrong stands in `health`. */
export const zaloOaChannel = (
  settings: ZaloOaSettings,
  { clock, log, metrics, tokens }: ZaloOaDeps,
): Channel => {
  const redact = createRedact(settings)
  const api = createApi(rootsOf(settings), redact)
  const keeper = createTokenKeeper({
    store: tokens,
    oauth: createOAuth(settings, redact),
    first: settings.refreshToken,
    now: () => clock().getTime(),
  })
  const standing = createAccountHealth(keeper, log)
  const client = createClient({ api, keeper, standing })
  const ending = new AbortController()
  let keeping: Promise<void> = Promise.resolve()

  const look = async (): Promise<void> => {
    try {
      await keeper.take()
    } catch (error) {
      log.error({ channel: 'zalo-oa', error: errorInLog(error) }, 'tokens could not be read')
      standing.fail()
    }
    standing.begin()
  }

  /** Keeps the tokens young also while nobody writes. */
  const keep = async (): Promise<void> => {
    const { signal } = ending
    while (!signal.aborted) {
      await setTimeout(LOOK_MS, null, { signal, ref: false }).catch(() => null)
      if (!signal.aborted) await look()
    }
  }

  return {
    name: 'zalo-oa',
    limits: limitsOf(settings),
    intake: 'webhook',
    read: createIntake(settings, { log, metrics }),
    health: standing.health,
    async send(chat, { text, choices, template: values }, signal, isWithinWindow = true) {
      const { reminderTemplate: template, buttons = false } = settings
      const sendTemplate = () =>
        template === undefined || values === undefined
          ? null
          : sendReminder(client, idOf(chat), template, values, signal)
      const outside = isWithinWindow ? null : await sendTemplate()
      if (outside) return outside
      const outcome = await client.sendText(idOf(chat), text, buttons ? choices : [], signal)
      // The platform's window is over before ours: nothing was taken.
      return outcome.kind === 'outside-window' ? ((await sendTemplate()) ?? outcome) : outcome
    },
    fetchSound: (sound, signal) =>
      download(
        sound,
        { hosts: settings.soundHosts ?? ZALO_SOUND_HOSTS, root: settings.apiRoot },
        signal,
      ),
    acknowledge: () => Promise.resolve(),
    showTyping: () => Promise.resolve(),

    async start() {
      if (settings.secretKey === undefined)
        log.error({ channel: 'zalo-oa' }, 'no ZALO_OA_SECRET_KEY: every event will be dropped')
      await look()
      keeping = keep()
    },

    async stop() {
      ending.abort()
      await keeping
    },

    async inspect(): Promise<Inspection> {
      const answer = await client.ask((token) =>
        api.getAccount(token, AbortSignal.timeout(CALL_MS)),
      )
      const { reminderTemplate } = settings
      const template =
        answer?.kind === 'done' && reminderTemplate !== undefined
          ? await client.ask((token) =>
              api.getTemplate(token, reminderTemplate, AbortSignal.timeout(CALL_MS)),
            )
          : null
      const account = answer?.kind === 'done' ? accountSchema.safeParse(answer.data).data : null
      const problems: readonly (ChannelProblem | null | undefined)[] = [
        settings.secretKey === undefined ? { code: 'oa-secret-key', detail: '' } : null,
        keeper.trouble()?.problem,
        answer ? problemOf(answer) : null,
        template ? problemOfTemplate(template) : null,
        account?.is_verified === false ? { code: 'oa-unverified', detail: '' } : null,
      ]
      return {
        identity: account?.name ?? null,
        // The address stands in the app's console, which no call can ask.
        webhook: null,
        problems: problems.filter((problem) => problem !== null && problem !== undefined),
      }
    },
  }
}
