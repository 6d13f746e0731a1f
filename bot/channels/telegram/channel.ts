import { GrammyError } from 'grammy'
import { readPress } from '../../../handlers/conversation/wishes/press.ts'
import type { Say } from '../../../knowledge/phrases.ts'
import type { Channel, ChannelLimits, SendOutcome } from '../channel.ts'
import { roomOf } from '../../../storage/outbox/rooms.ts'
import { targetOf } from './address.ts'
import { createClient, PUBLIC_ROOT } from './api.ts'
import { createConnection } from './connection.ts'
import { createFailureReader, readTrouble } from './outcome.ts'
import { createReader, splitTap } from './update.ts'
import { createChannelHealth, logHealth } from '../health.ts'
import { download } from '../http/download.ts'
import { createRedact, createSecretCheck, readDelivery, type BotSettings } from '../platform.ts'
import { createCallbackData, keyboardOf, takenKeyboard } from './callback-data.ts'
import type { Parts } from '../../parts.ts'

export interface TelegramDeps extends Pick<Parts, 'clock' | 'log' | 'metrics'> {
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
  documents: true,
}
const BAD_REQUEST = 400
const SECRET_HEADER = 'x-telegram-bot-api-secret-token'
/** A second chat refused so soon after another: the whole bot is too fast. */
const REPEATED_MS = 5000

/** Telegram, polled or delivered to. Never throws; what is wrong stands in `health`. */
export const telegramChannel = (
  settings: BotSettings,
  { clock, log, metrics, say }: TelegramDeps,
): Channel => {
  const { token, apiRoot, mode, webhookSecret } = settings
  const redact = createRedact(settings)
  const client = createClient(token, apiRoot ?? PUBLIC_ROOT)
  const taps = createCallbackData(token)
  const standing = createChannelHealth(logHealth('telegram', log))
  const readFailure = createFailureReader(redact)
  const [botId = ''] = token.split(':', 1)
  let username: string | null = null
  let isNameless = false
  const read = createReader({
    say,
    taps,
    identity: () => ({ id: botId, username, isNameless }),
    onUnknown: (event) => metrics.unknownEvent('telegram', event),
  })
  const connection = createConnection(settings, {
    client,
    read,
    standing,
    troubleOf: (error) => readTrouble(error, redact),
    redact,
    onIdentity: (identity) => {
      username = identity.username
    },
    onNameless: () => {
      isNameless = true
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
    const isRepeated = lastLimit.chat !== roomOf(chat) && Math.abs(at - lastLimit.at) < REPEATED_MS
    lastLimit = { chat: roomOf(chat), at }
    return { ...outcome, of: isRepeated ? 'bot' : 'chat' }
  }

  return {
    name: 'telegram',
    limits: LIMITS,
    intake: mode,
    ...connection,
    health: standing.health,

    async send(chat, parcel, signal, _isWithinWindow, file) {
      const keyboard = keyboardOf(chat, parcel, taps)
      if (!keyboard) return { kind: 'rejected', reason: 'a choice is too long for a button' }
      const target = targetOf(chat)
      try {
        const messageId = file
          ? await client.sendFile(target, file, parcel.text, keyboard, signal)
          : await client.send(target, parcel.text, keyboard, signal)
        return { kind: 'sent', messageId }
      } catch (error) {
        const outcome = judgeLimit(chat, readFailure(error, target))
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
        ...(isKept ? [] : [client.replaceKeyboard(targetOf(chat), event.message, keyboard)]),
      ])
    },

    async fetchSound(sound, signal) {
      try {
        const address = await client.fileAddress(sound, signal)
        if (address === null) return { kind: 'large' }
        return await download(address, { hosts: [], root: apiRoot ?? PUBLIC_ROOT }, signal)
      } catch (error) {
        // The Bot API gives no file above 20 MB, and refuses to name its place.
        if (error instanceof GrammyError && error.error_code === BAD_REQUEST)
          return { kind: 'large' }
        return { kind: 'failed', reason: 'getFile' }
      }
    },

    async showTyping(chat) {
      await Promise.allSettled([client.showTyping(targetOf(chat))])
    },

    link: () => (username === null ? null : `https://t.me/${username}`),

    reread({ update }) {
      if (username === null && !isNameless) return 'not-yet'
      return read(JSON.parse(update))?.update?.event ?? null
    },

    read(headers, body) {
      return isAuthentic(headers[SECRET_HEADER])
        ? readDelivery(body, (given) => read(given)?.update)
        : { kind: 'refused' }
    },
  }
}
