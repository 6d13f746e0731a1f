import { ask, type HttpFailure } from '../http/client.ts'
import { readRetryAfter } from '../http/retry-after.ts'
import {
  envelopeSchema,
  identitySchema,
  sentSchema,
  webhookInfoSchema,
  webhookSetSchema,
} from './payload.ts'
import { rootOf, type Redaction } from '../platform.ts'

/** A call that brought nothing. `reason` holds the platform's words, without secrets. */
export type BotFailure = (
  | {
      readonly kind: 'refused'
      readonly code: number
      readonly reason: string
      /** Where the platform says how long to wait; nobody has documented that it does. */
      readonly retryAfterMs: number | null
    }
  | HttpFailure
) & { readonly method: string }

export type BotAnswer<T> = { readonly kind: 'done'; readonly result: T } | BotFailure

export interface Photo {
  readonly url: string
  readonly caption: string
}

const SECOND_MS = 1000
const LEAST_REST_MS = 5 * SECOND_MS
const MOST_REST_MS = 300 * SECOND_MS

const restOf = (retryAfter: string | undefined): number | null => {
  const milliseconds = readRetryAfter(retryAfter)
  return milliseconds && Math.min(Math.max(milliseconds, LEAST_REST_MS), MOST_REST_MS)
}

/**
 * The documented methods of the Zalo Bot Platform, once each: no retry, no queue. Nothing here rejects;
 * the token stands in the address of a call and nowhere else.
 */
export const createApi = (token: string, root: string, redact: Redaction) => {
  const base = `${rootOf(root)}/bot${token}`

  const call = async (
    method: string,
    params: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ): Promise<BotAnswer<unknown>> => {
    const answer = await ask(
      `${base}/${method}`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(params),
        errors: 'in-body',
      },
      signal,
    )
    if (answer.kind !== 'answer') return { ...answer, method }
    const { status, retryAfter } = answer
    const envelope = envelopeSchema.safeParse(answer.body).data
    if (!envelope) return { kind: 'in-doubt', reason: `http-${status}`, method }
    if (envelope.ok) return { kind: 'done', result: envelope.result }
    const { description } = envelope
    const code = envelope.error_code ?? envelope.errorCode ?? status
    const reason = redact(`${code} ${description === '' ? method : description}`)
    return { kind: 'refused', code, reason, retryAfterMs: restOf(retryAfter), method }
  }
  /** The result as a schema reads it; one of another shape tells nothing. */
  const read = async <T>(
    method: string,
    params: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
    schema: { safeParse(given: unknown): { readonly data?: T } },
  ): Promise<BotAnswer<T>> => {
    const answer = await call(method, params, signal)
    if (answer.kind !== 'done') return answer
    const { data } = schema.safeParse(answer.result)
    return data === undefined
      ? { kind: 'in-doubt', reason: 'answer-unreadable', method }
      : { kind: 'done', result: data }
  }

  const send = (method: string, params: Readonly<Record<string, unknown>>, signal: AbortSignal) =>
    read(method, params, signal, sentSchema)

  return {
    getMe: (signal: AbortSignal) => read('getMe', {}, signal, identitySchema),
    // The documents show a number and call it text; the programs that work send text.
    /** One update, unread; `refused` with 408 where none came in time. */
    getUpdates: (seconds: number, signal: AbortSignal) =>
      call('getUpdates', { timeout: String(seconds) }, signal),
    setWebhook: (url: string, secret: string, signal: AbortSignal) =>
      read('setWebhook', { url, secret_token: secret }, signal, webhookSetSchema),
    /** Tries the address that is set; the platform allows few calls a day. */
    testWebhook: (signal: AbortSignal) => call('testWebhook', {}, signal),
    deleteWebhook: (signal: AbortSignal) => call('deleteWebhook', {}, signal),
    /** The address that is set, or ''. */
    getWebhookInfo: (signal: AbortSignal) => read('getWebhookInfo', {}, signal, webhookInfoSchema),
    /** At most 2,000 characters. Resolves with the id of the message. */
    sendMessage: (chat: string, text: string, signal: AbortSignal) =>
      send('sendMessage', { chat_id: chat, text }, signal),
    sendPhoto: (chat: string, { url, caption }: Photo, signal: AbortSignal) =>
      send('sendPhoto', { chat_id: chat, photo: url, caption }, signal),
    sendSticker: (chat: string, sticker: string, signal: AbortSignal) =>
      send('sendSticker', { chat_id: chat, sticker }, signal),
    /** An address that ends in `.aac`; to a group it may be taken and not delivered. */
    sendVoice: (chat: string, url: string, signal: AbortSignal) =>
      send('sendVoice', { chat_id: chat, voice_url: url }, signal),
    /** Shows that an answer is on its way. */
    sendChatAction: (chat: string, signal: AbortSignal) =>
      call('sendChatAction', { chat_id: chat, action: 'typing' }, signal),
  }
}

export type ZaloBotApi = ReturnType<typeof createApi>
