import type { Choice } from '../../../handlers/conversation/conversation.ts'
import { errorOf } from './errors.ts'
import { ask, type HttpAnswer, type HttpFailure } from '../http/client.ts'
import { envelopeSchema } from './payload.ts'
import type { RedactZaloOa, Roots } from './settings.ts'

/** What the OpenAPI said. Reasons hold the platform's words, without tokens. */
export type OaAnswer =
  | { readonly kind: 'done'; readonly data: unknown }
  | { readonly kind: 'refused'; readonly code: number; readonly reason: string }
  | HttpFailure

/** A template message; `data` is what `/template/info/v2` lists for it. */
export interface TemplateMessage {
  readonly template: string
  readonly data: Readonly<Record<string, string>>
}

/** What tells a tap from a typed text. A person may type it too: nothing that follows is trusted. */
export const TAP_PREFIX = '#htx:'

const TITLE_MOST = 100
const PAYLOAD_MOST = 1000

const buttonsOf = (choices: readonly Choice[]) =>
  choices
    .map(({ label, value }) => ({
      title: label,
      // The payload is not printed in the chat.
      type: 'oa.query.hide',
      payload: `${TAP_PREFIX}${value}`,
    }))
    .filter(({ title, payload }) => title.length <= TITLE_MOST && payload.length <= PAYLOAD_MOST)

const attachmentOf = (choices: readonly Choice[]) => {
  const buttons = buttonsOf(choices)
  return buttons.length === 0 ? {} : { attachment: { type: 'template', payload: { buttons } } }
}

/** What a call brought: an answer that says nothing is told by its address, which holds no secret. */
const read = (answer: HttpAnswer, url: string, token: string, redact: RedactZaloOa): OaAnswer => {
  const inWords = (reason: string) => `${new URL(url).pathname} ${reason}`
  if (answer.kind !== 'answer') return { ...answer, reason: inWords(answer.reason) }
  const envelope = envelopeSchema.safeParse(answer.body).data
  if (!envelope) return { kind: 'in-doubt', reason: inWords('answer-unreadable') }
  const { error, message, data } = envelope
  if (error === 0) return { kind: 'done', data }
  const reason = redact(`${error} ${message}`, token)
  return errorOf(error)
    ? { kind: 'refused', code: error, reason }
    : { kind: 'in-doubt', reason: `unknown code ${reason}` }
}

/** The part of the OpenAPI that an assistant uses; every call with the token that it is given. */
export const createApi = (roots: Roots, redact: RedactZaloOa) => {
  const post = async (url: string, token: string, body: unknown, signal: AbortSignal) => {
    const headers = { access_token: token, 'content-type': 'application/json' }
    const call = { method: 'POST', headers, body: JSON.stringify(body) } as const
    return read(await ask(url, call, signal), url, token, redact)
  }
  const get = async (url: string, token: string, signal: AbortSignal) =>
    read(
      await ask(url, { method: 'GET', headers: { access_token: token } }, signal),
      url,
      token,
      redact,
    )

  return {
    /** A consultation message with choices to tap, as far as they fit a button. */
    sendText: (
      token: string,
      to: string,
      text: string,
      choices: readonly Choice[],
      signal: AbortSignal,
    ) =>
      post(
        `${roots.api}/v3.0/oa/message/cs`,
        token,
        { recipient: { user_id: to }, message: { text, ...attachmentOf(choices) } },
        signal,
      ),
    sendTemplateToUser: (
      token: string,
      user: string,
      { template, data }: TemplateMessage,
      signal: AbortSignal,
    ) =>
      post(
        `${roots.api}/v3.0/oa/message/template`,
        token,
        { user_id: user, template_id: template, template_data: data },
        signal,
      ),
    /** `phone` as `84…`; `trackingId` at most 48 characters, the sender's own key of the message. */
    sendTemplateToPhone: (
      token: string,
      phone: string,
      { template, data, trackingId }: TemplateMessage & { readonly trackingId: string },
      signal: AbortSignal,
    ) =>
      post(
        `${roots.business}/message/template`,
        token,
        { phone, template_id: template, template_data: data, tracking_id: trackingId },
        signal,
      ),
    getTemplate: (token: string, template: string, signal: AbortSignal) =>
      get(
        `${roots.business}/template/info/v2?template_id=${encodeURIComponent(template)}`,
        token,
        signal,
      ),
    getAccount: (token: string, signal: AbortSignal) =>
      get(`${roots.api}/v2.0/oa/getoa`, token, signal),
    /** When a person last wrote, and what may be sent. */
    getQuota: (token: string, user: string, signal: AbortSignal) =>
      post(`${roots.api}/v3.0/oa/quota/message`, token, { user_id: user }, signal),
  }
}

export type OaApi = ReturnType<typeof createApi>
