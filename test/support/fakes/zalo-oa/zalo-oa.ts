import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FakeChannel, Shown } from '../fake-channel.ts'
import { BAD_JSON, befall, createFakeServer, GATEWAY, reply, type RawAnswer } from '../server.ts'
import { accept, object, refuse, text, type Answer, type Json } from './answers.ts'
import { createEvents, encode, newMessageId } from './events.ts'
import { checkConsultation, type OaButton, type OaDraft } from './messages.ts'
import { createTemplates, type OaTemplate, type OaTemplateMessage } from './templates.ts'
import { createTokens } from './tokens.ts'
import { createWebhook, type OaSwitches } from './webhook.ts'

export interface FakeZaloOaOptions extends Partial<OaSwitches> {
  readonly appId?: string
  readonly oaId?: string
  readonly secretKey?: string
  /** Ids in events as JSON numbers above 2^53. */
  readonly numericIds?: boolean
  /** Calls a minute that the app may make. */
  readonly perMinute?: number
  /** How long an event waits for its 200. */
  readonly deadlineMs?: number
  /** Pauses before each further try of an event; the webhook is switched off after the last. */
  readonly retryMs?: readonly number[]
  /** Milliseconds that an answer of the token endpoint takes. */
  readonly tokenDelayMs?: number
  readonly port?: number
}

/** What the token endpoint does with the next call. */
export type TokenFault =
  /** The pair is changed, and the answer never arrives. */
  | 'accept-then-drop'
  /** The connection is cut before anything is changed. */
  | 'drop-before'
  /** The pair is changed, and the answer never comes. */
  | 'accept-then-hang'
  | 'bad-gateway'
  | 'bad-json'
  | 'too-many'

export interface FakeZaloOa extends FakeChannel {
  readonly name: 'zalo-oa'
  readonly switches: OaSwitches
  /** Everything that must never be printed: secrets, and every token that there ever was. */
  secrets(): readonly string[]
  /** HTTP status of every event handed over, 0 where no answer came in time. */
  readonly deliveries: readonly number[]
  /** `num_retry` of every delivery that was not the first. */
  readonly retries: readonly string[]
  /** False after the last try of an event: nothing more comes until `enableWebhook`. */
  isWebhookEnabled(): boolean
  enableWebhook(): void
  /** Template messages that were taken. */
  readonly templateMessages: readonly OaTemplateMessage[]
  addTemplate(template: OaTemplate): void
  /** The person has written: may be written to. `say` and `tap` do it by themselves. */
  know(chat: string): void
  follow(chat: string): Promise<void>
  unfollow(chat: string): Promise<void>
  /** A person sends what is no text: `user_send_image` and the like. */
  send(chat: string, event: string, message: Json): Promise<void>
  /** An event as it is, signed. */
  deliver(event: Json): Promise<void>
  /** Posts these bytes once, as they are; resolves with the HTTP status, 0 where none came. */
  post(body: Uint8Array, headers: Readonly<Record<string, string>>): Promise<number>
  /** The signature of these bytes. */
  sign(body: Uint8Array, timestamp: string): string
  /** Every send to this person is refused with this code from now on; 0 is none. */
  refuse(chat: string, code: number): void
  /** Lets the platform's clock run ahead. */
  advance(ms: number): void
  /** The access token is good no more; the refresh token still is. */
  revoke(): void
  /** The account's administrator took the right away: no token is good any more. */
  revokeGrant(): void
  /** What the administrator's browser brings back after consent. */
  newCode(): string
  failToken(...faults: readonly (TokenFault | null)[]): void
  /** Answers the next calls of a method (`message/cs`, `access_token`, …) with these. */
  answer(method: string, ...answers: readonly RawAnswer[]): void
}

const MINUTE_MS = 60_000
const APP_A_MINUTE = 4000
const RETRY_MS = [100, 400, 1500, 4000, 10_000]
const DEADLINE_MS = 2000

const numberOf = (shown: Shown, label: string): string | null => {
  const lines = shown.text.split('\n').map((line) => /^\s*(\d+)[.)]\s+(.*\S)\s*$/u.exec(line))
  return lines.find((line) => line?.[2] === label)?.[1] ?? null
}

const methodOf = (path: string): string =>
  /^\/v\d\.0\/oa\/(.+)$/u.exec(path)?.[1] ??
  (path === '/v4/oa/access_token' ? 'access_token' : `business${path}`)

/** The Official Account OpenAPI, its token endpoint and its webhook, over real HTTP on one port. */
export const startFakeZaloOa = async (options: FakeZaloOaOptions = {}): Promise<FakeZaloOa> => {
  const appId = options.appId ?? '1234567890123456789'
  const oaId = options.oaId ?? '388613280878808645'
  const appSecret = 'fake-app-secret-of-nobody'
  const secretKey = options.secretKey ?? 'fake-oa-secret-key-of-nobody'
  const codeVerifier = 'fake-code-verifier-of-nobody-0123456789abcd'
  const refreshToken = 'fake-refresh-token-of-nobody'
  const { perMinute = APP_A_MINUTE, tokenDelayMs = 0, port = 0 } = options
  const switches: OaSwitches = {
    duplicateDelivery: options.duplicateDelivery ?? false,
    outOfOrder: options.outOfOrder ?? false,
    dropDelivery: options.dropDelivery ?? false,
    macFirst: options.macFirst ?? 'app_id',
    unsignedPing: options.unsignedPing ?? false,
    echoOaSend: options.echoOaSend ?? false,
    receipts: options.receipts ?? false,
    buttonsAccepted: options.buttonsAccepted ?? false,
  }
  let ahead = 0
  const now = () => Date.now() + ahead
  const tokens = createTokens({ appId, appSecret, codeVerifier, refreshToken }, now)
  const templates = createTemplates(now, newMessageId)
  const events = createEvents({ appId, oaId, numericIds: options.numericIds ?? false }, now)
  const webhook = createWebhook(
    {
      appId,
      oaId,
      secretKey,
      deadlineMs: options.deadlineMs ?? DEADLINE_MS,
      retryMs: options.retryMs ?? RETRY_MS,
    },
    switches,
  )
  const heard = new Map<string, number>()
  const unreachable = new Map<string, number>()
  const tokenFaults: (TokenFault | null)[] = []
  const server = createFakeServer()
  const { shown } = server
  const buttons = new Map<string, readonly OaButton[]>()
  let minute = { start: 0, calls: 0 }

  const deliver = (event: Json): Promise<void> =>
    webhook.add(encode(event), text(event['timestamp']))

  const show = (draft: OaDraft): Shown => {
    const message = {
      chat: draft.chat,
      text: draft.text,
      labels: draft.buttons.map(({ title }) => title),
      messageId: newMessageId(),
      at: Date.now(),
    }
    buttons.set(message.messageId, draft.buttons)
    server.show(message)
    const { chat, messageId } = message
    if (switches.echoOaSend)
      void deliver(events.toUser(chat, 'oa_send_text', { text: draft.text, msg_id: messageId }))
    if (switches.receipts)
      void deliver(events.toUser(chat, 'user_received_message', { msg_id: messageId }))
    return message
  }

  const rateLimit = () => {
    if (now() - minute.start >= MINUTE_MS) minute = { start: now(), calls: 0 }
    minute.calls += 1
    return {
      'x-ratelimit-limit': String(perMinute),
      'x-ratelimit-remain': String(Math.max(0, perMinute - minute.calls)),
    }
  }
  const tooMany = refuse(-32, 'Your application reached its API rate limit')

  const sendConsultation = (body: Json): OaDraft | Answer =>
    checkConsultation(body, { heard, unreachable }, now(), switches.buttonsAccepted)

  const take = (body: Json): Answer => {
    const draft = sendConsultation(body)
    if ('error' in draft) return draft
    const { chat, messageId } = show(draft)
    return accept({ message_id: messageId, user_id: chat, sent_time: String(now()) })
  }

  const words = {
    'too-many': () => tooMany,
    blocked: () => refuse(-217, 'User has blocked invitation from the OA'),
    revoked: () => {
      tokens.revokeAccess()
      return refuse(-216, 'Access token is invalid')
    },
    internal: () => refuse(-200, 'Send message failed'),
  }

  const exchange = async (request: IncomingMessage, body: string, response: ServerResponse) => {
    const fault = tokenFaults.shift() ?? null
    const secret = request.headers['secret_key']
    if (tokenDelayMs > 0) await new Promise((done) => setTimeout(done, tokenDelayMs))
    if (fault === 'drop-before') return response.destroy()
    if (fault === 'bad-gateway') return reply(response, GATEWAY)
    if (fault === 'too-many') return reply(response, { status: 200, body: JSON.stringify(tooMany) })
    const answer = tokens.exchange(new URLSearchParams(body), String(secret))
    if (fault === 'accept-then-hang') return undefined
    if (fault === 'accept-then-drop') return response.destroy()
    if (fault === 'bad-json') return reply(response, BAD_JSON)
    return reply(response, { status: 200, body: JSON.stringify(answer) })
  }

  const describeAccount = () =>
    accept({
      oa_id: oaId,
      name: 'Trợ lý HTX (thử)',
      description: '',
      is_verified: true,
      oa_type: 2,
      num_follower: heard.size,
      package_name: 'Tăng trưởng',
    })

  const perform = (
    method: string,
    body: Json,
    query: URLSearchParams,
    response: ServerResponse,
  ): Answer | RawAnswer | null => {
    switch (method) {
      case 'message/cs':
        return befall(server.nextFault(), response, () => take(body), words)
      case 'message/template':
        return templates.sendToUser(body, (chat) => heard.has(chat))
      case 'business/message/template':
        return templates.sendToPhone(body)
      case 'business/template/info/v2':
        return templates.describe(query.get('template_id') ?? '')
      case 'getoa':
        return describeAccount()
      case 'quota/message': {
        const last = heard.get(text(body['user_id']))
        return last === undefined
          ? refuse(-201, 'user_id is invalid')
          : accept({ last_interaction: String(last), cs_reply: null, promotion: null })
      }
      case 'message/transaction':
      case 'message/promotion':
        return refuse(-240, 'This API has been shut down')
      default:
        return refuse(-201, 'API is invalid')
    }
  }

  const handle = async (
    request: IncomingMessage,
    response: ServerResponse,
    given: string,
  ): Promise<void> => {
    const address = new URL(request.url ?? '/', 'http://fake')
    const method = methodOf(address.pathname)
    const isForm = method === 'access_token'
    const body = isForm || given === '' ? {} : object(JSON.parse(given))
    const chat = text(object(body['recipient'])['user_id']) || text(body['user_id'])
    server.note(method, chat)
    const ready = server.nextAnswer(method)
    if (ready) return reply(response, ready)
    if (isForm) return void (await exchange(request, given, response))
    const headers = rateLimit()
    const wrong = tokens.check(request.headers['access_token'] as string | undefined)
    const answer =
      wrong !== 0
        ? refuse(wrong, wrong === -220 ? 'Access token has expired' : 'Access token is invalid')
        : minute.calls > perMinute
          ? tooMany
          : perform(method, body, address.searchParams, response)
    if (answer === null) return undefined
    if ('status' in answer) return reply(response, answer)
    const isLimited = answer.error === tooMany.error
    return reply(response, {
      status: 200,
      body: JSON.stringify(answer),
      headers: { ...headers, ...(isLimited ? { 'x-ratelimit-remain': '0' } : {}) },
    })
  }

  const url = await server.listen(port, handle, (response) =>
    reply(response, { status: 400, body: '{}' }),
  )

  const fromUser = (chat: string, name: string, message: Json): Promise<void> => {
    heard.set(chat, now())
    return deliver(events.fromUser(chat, name, message))
  }
  const say = (chat: string, said: string) => fromUser(chat, 'user_send_text', { text: said })

  return {
    ...server,
    name: 'zalo-oa',
    url,
    switches,
    deliveries: webhook.statuses,
    retries: webhook.retries,
    templateMessages: templates.sent,
    secrets: () => [appSecret, secretKey, codeVerifier, ...tokens.issued],
    environment: () => ({
      ZALO_OA_APP_ID: appId,
      ZALO_OA_APP_SECRET: appSecret,
      ZALO_OA_SECRET_KEY: secretKey,
      ZALO_OA_REFRESH_TOKEN: refreshToken,
      ZALO_OA_CODE_VERIFIER: codeVerifier,
      ZALO_OA_API_ROOT: url,
      ZALO_OA_OAUTH_ROOT: url,
      ZALO_OA_BUSINESS_ROOT: url,
    }),
    deliverTo(address) {
      webhook.origin = address
      if (!switches.unsignedPing) return
      const ping = encode(events.fromUser('1', 'user_send_text', { text: 'This is testing' }))
      void webhook.post(ping, {})
    },
    say,
    tap(chat, label) {
      const latest = shown.findLast((message) => message.chat === chat)
      if (!latest) return say(chat, label)
      const button = buttons.get(latest.messageId)?.find(({ title }) => title === label)
      return say(chat, button?.payload ?? numberOf(latest, label) ?? label)
    },
    know: (chat) => void heard.set(chat, now()),
    follow(chat) {
      heard.set(chat, now())
      unreachable.delete(chat)
      return deliver(events.ofFollower(chat, 'follow'))
    },
    unfollow(chat) {
      unreachable.set(chat, -213)
      return deliver(events.ofFollower(chat, 'unfollow'))
    },
    send: fromUser,
    deliver,
    post: (body, headers) => webhook.post(Buffer.from(body), headers),
    sign: (body, timestamp) => webhook.sign(Buffer.from(body), timestamp),
    refuse(chat, code) {
      if (code === 0) unreachable.delete(chat)
      else unreachable.set(chat, code)
    },
    advance: (ms) => void (ahead += ms),
    revoke: () => tokens.revokeAccess(),
    revokeGrant: () => tokens.revokeGrant(),
    newCode: () => tokens.newCode(),
    isWebhookEnabled: () => webhook.isEnabled,
    enableWebhook: () => webhook.enable(),
    addTemplate: (template) => void templates.templates.set(template.id, template),
    failToken: (...next) => void tokenFaults.push(...next),
    async stop() {
      webhook.stop()
      await server.stop()
    },
  }
}
