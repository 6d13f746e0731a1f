import { Api, InputFile } from 'grammy'
import type { InlineKeyboardButton } from 'grammy/types'
import type { TelegramTarget } from './address.ts'
import {
  batchSchema,
  fileSchema,
  identitySchema,
  sentSchema,
  UPDATE_KINDS,
  webhookInfoSchema,
  type TelegramBot,
  type WebhookInfo,
} from './payload.ts'
import { rootOf } from '../platform.ts'
import type { SheetFile } from '../../sheets/desk.ts'
import { fetchForGrammy, TransportError } from './transport.ts'

export const PUBLIC_ROOT = 'https://api.telegram.org'

/** Deliveries at the same time: enough for a province, and no flood. */
export const MAX_CONNECTIONS = 40

/** A call that takes longer ends without an answer. */
const CALL_SECONDS = 30
/** How long Telegram waits for an update before it answers with none; below `CALL_SECONDS`. */
const POLL_SECONDS = 25
const SETUP_MS = 10_000

export type Keyboard = InlineKeyboardButton[][]

export interface MenuItem {
  readonly command: string
  readonly description: string
}

export type Client = ReturnType<typeof createClient>

type ApiOptions = NonNullable<ConstructorParameters<typeof Api>[1]>
type GrammySignal = NonNullable<Parameters<Api['getMe']>[0]>

/** Ends with `signal`, and soon in any case: a call that must not keep a start or an end waiting. */
export const soon = (signal: AbortSignal): AbortSignal =>
  AbortSignal.any([signal, AbortSignal.timeout(SETUP_MS)])

/** grammY's types ask for the signal of a package; any signal does. */
const asGrammy = (signal: AbortSignal) => signal as unknown as GrammySignal

const markupOf = (keyboard: Keyboard) =>
  keyboard.length > 0 ? { reply_markup: { inline_keyboard: keyboard } } : {}

/** What a call brought; throws `TransportError` where it does not have its shape. */
const read = <T>(
  method: string,
  schema: { safeParse(given: unknown): { readonly data?: T } },
  given: unknown,
): T => {
  const { data } = schema.safeParse(given)
  const failure = { kind: 'in-doubt', reason: 'answer-unreadable', status: 200 } as const
  if (data === undefined) throw new TransportError(method, failure)
  return data
}

/**
 * The calls that the channel makes, by grammY, once each: no retry, no queue. They reject with grammY's
 * errors, or with `TransportError` where an answer does not have its shape.
 */
export const createClient = (token: string, root: string) => {
  const apiRoot = rootOf(root)
  const fetch = fetchForGrammy as unknown as NonNullable<ApiOptions['fetch']>
  const api = new Api(token, { apiRoot, timeoutSeconds: CALL_SECONDS, fetch })

  return {
    /** Resolves with the id of the message. */
    async send(target: TelegramTarget, text: string, keyboard: Keyboard, signal: AbortSignal) {
      const { chat_id: chat, ...place } = target
      const options = {
        ...place,
        ...markupOf(keyboard),
        link_preview_options: { is_disabled: true },
      }
      const sent = await api.sendMessage(chat, text, options, asGrammy(signal))
      return read('sendMessage', sentSchema, sent).message_id
    },
    /** The same with a file, whose caption is the text. */
    async sendFile(
      target: TelegramTarget,
      { name, bytes }: SheetFile,
      caption: string,
      keyboard: Keyboard,
      signal: AbortSignal,
    ) {
      const { chat_id: chat, ...place } = target
      const options = { ...place, ...markupOf(keyboard), caption }
      const file = new InputFile(bytes, name)
      const sent = await api.sendDocument(chat, file, options, asGrammy(signal))
      return read('sendDocument', sentSchema, sent).message_id
    },
    /** Ends the spinner of a tap. */
    answerTap: (tap: string) => api.answerCallbackQuery(tap),
    replaceKeyboard(target: TelegramTarget, message: string, keyboard: Keyboard) {
      const { chat_id: chat, business_connection_id: connection } = target
      return api.editMessageReplyMarkup(chat, Number(message), {
        ...(connection === undefined ? {} : { business_connection_id: connection }),
        reply_markup: { inline_keyboard: keyboard },
      })
    },
    showTyping({ chat_id: chat, ...place }: TelegramTarget) {
      return api.sendChatAction(chat, 'typing', place)
    },
    /** The address of a file, in which the token stands; null where it can only be had elsewhere. */
    async fileAddress(file: string, signal: AbortSignal): Promise<string | null> {
      const { file_path: path } = read(
        'getFile',
        fileSchema,
        await api.getFile(file, asGrammy(signal)),
      )
      // A server of one's own may tell a place on its own disk.
      if (path === undefined || path.startsWith('/')) return null
      return `${apiRoot}/file/bot${token}/${path}`
    },
    async identity(signal: AbortSignal): Promise<TelegramBot> {
      return read('getMe', identitySchema, await api.getMe(asGrammy(signal)))
    },
    /** The next updates from a place on, unread. */
    async poll(offset: string | null, signal: AbortSignal): Promise<readonly unknown[]> {
      // A number above 2^53 would lose digits; the Bot API reads one in quotes as well.
      const place = offset === null ? {} : { offset: offset as unknown as number }
      const options = { ...place, timeout: POLL_SECONDS, allowed_updates: UPDATE_KINDS }
      return read('getUpdates', batchSchema, await api.getUpdates(options, asGrammy(signal)))
    },
    async webhookInfo(signal: AbortSignal): Promise<WebhookInfo> {
      return read('getWebhookInfo', webhookInfoSchema, await api.getWebhookInfo(asGrammy(signal)))
    },
    setWebhook: (url: string, secret: string, signal: AbortSignal) =>
      api.setWebhook(
        url,
        { secret_token: secret, max_connections: MAX_CONNECTIONS, allowed_updates: UPDATE_KINDS },
        asGrammy(signal),
      ),
    /** What waits to be delivered is kept, to be polled. */
    deleteWebhook: (signal: AbortSignal) =>
      api.deleteWebhook({ drop_pending_updates: false }, asGrammy(signal)),
    setMenu: (menu: readonly MenuItem[], signal: AbortSignal) =>
      api.setMyCommands(menu, {}, asGrammy(signal)),
  }
}
