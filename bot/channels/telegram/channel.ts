import { readPress } from '../../../handlers/reminders/press.ts'
import type { Say } from '../../../knowledge/phrases.ts'
import type { Channel, ChannelLimits, SendOutcome } from '../channel.ts'
import { createClient, PUBLIC_ROOT } from './api.ts'
import { createConnection } from './connection.ts'
import { createFailureReader, readTrouble } from './outcome.ts'
import { createReader, splitTap } from './update.ts'
import { createChannelHealth, logHealth } from '../health.ts'
import {
  createRedact,
  createSecretCheck,
  idOf,
  readDelivery,
  type BotSettings,
} from '../platform.ts'
import { createCallbackData, keyboardOf, takenKeyboard } from './callback-data.ts'
import type { Parts } from '../../parts.ts'

export interface TelegramDeps extends Pick<Parts, 'clock' | 'log'> {
  readonly say: Say
}

const LIMITS: ChannelLimits = {
  text: 4096,
  choices: 100,
  numbersChoices: false,
  writesFirst: 'always',
  window: null,
  quota: null,
  // Telegram takes about 30 a second, and 1 a second in one chat with short bursts.
  pace: { perSecond: 25, burst: 3, chatPerSecond: 1, inFlight: 8 },
}
const SECRET_HEADER = 'x-telegram-bot-api-secret-token'
/** A second chat refused so soon after another: the whole bot is too fast. */
const REPEATED_MS = 5000

/** Telegram, polled or delivered to. Never throws; what is wrong stands in `health`. */
export const telegramChannel = (
  settings: BotSettings,
  { clock, log, say }: TelegramDeps,
): Channel => {
  const { token, apiRoot, mode, webhookSecret } = settings
  const redact = createRedact(settings)
  const client = createClient(token, apiRoot ?? PUBLIC_ROOT)
  const taps = createCallbackData(token)
  const standing = createChannelHealth(logHealth('telegram', log))
  const readFailure = createFailureReader(redact)
  const [botId = ''] = token.split(':', 1)
  let username: string | null = null
  const read = createReader({ say, taps, identity: () => ({ id: botId, username }) })
  const connection = createConnection(settings, {
    client,
    read,
    standing,
    troubleOf: (error) => readTrouble(error, redact),
    redact,
    onIdentity: (identity) => {
      username = identity.username
    },
    clock,
    log,
    say,
  })
  const isAuthentic = createSecretCheck(webhookSecret)
  let lastLimit = { chat: '', at: Number.NEGATIVE_INFINITY }

  /** Two chats that are refused one after the other mean that the bot has to rest. */
  const judgeLimit = (chat: string, outcome: SendOutcome): SendOutcome => {
    if (outcome.kind !== 'rate-limited') return outcome
    const at = clock().getTime()
    const isRepeated = lastLimit.chat !== chat && Math.abs(at - lastLimit.at) < REPEATED_MS
    lastLimit = { chat, at }
    return { ...outcome, of: isRepeated ? 'bot' : 'chat' }
  }

  return {
    name: 'telegram',
    limits: LIMITS,
    intake: mode,
    ...connection,
    health: standing.health,

    async send(chat, parcel, signal) {
      const keyboard = keyboardOf(chat, parcel, taps)
      if (!keyboard) return { kind: 'rejected', reason: 'a choice is too long for a button' }
      try {
        const messageId = await client.send(idOf(chat), parcel.text, keyboard, signal)
        return { kind: 'sent', messageId }
      } catch (error) {
        const outcome = judgeLimit(chat, readFailure(error))
        if (outcome.kind === 'stopped')
          standing.stopped({ code: 'telegram-token', detail: outcome.reason })
        return outcome
      }
    },

    async acknowledge(chat, event) {
      if (event.kind !== 'choice') return
      const { id, label } = splitTap(event.tap)
      const mark = say('telegram.chosen', { label: '' })
      // What stands under a reminder stays: there is more than one thing to do about it.
      const isKept = label.startsWith(mark) || readPress(event.value) !== null
      const taken = label === '' ? null : say('telegram.chosen', { label })
      const keyboard = takenKeyboard(chat, event.value, taken, taps)
      await Promise.allSettled([
        client.answerTap(id),
        ...(isKept ? [] : [client.replaceKeyboard(idOf(chat), event.message, keyboard)]),
      ])
    },

    async showTyping(chat) {
      await Promise.allSettled([client.showTyping(idOf(chat))])
    },

    read(headers, body) {
      return isAuthentic(headers[SECRET_HEADER])
        ? readDelivery(body, (given) => read(given)?.update)
        : { kind: 'refused' }
    },
  }
}
