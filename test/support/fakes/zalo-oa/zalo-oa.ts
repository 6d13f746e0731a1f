import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Shown } from '../fake-channel.ts'
import { befall, createFakeServer, reply, type RawAnswer } from '../server.ts'
import { accept, object, refuse, text, type Answer, type Json } from './answers.ts'
import { createEvents, encode, newMessageId } from './events.ts'
import { checkConsultation, type OaButton, type OaDraft } from './messages.ts'
import { createTemplates } from './templates.ts'
import { createTokens } from './tokens.ts'
import { createWebhook, switchesOf } from './webhook.ts'
import type { FakeZaloOa, FakeZaloOaOptions } from './fake.ts'
import { createLimits } from './limits.ts'
import { createTokenEndpoint } from './token-endpoint.ts'

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
  const switches = switchesOf(options)
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
  const tooMany = refuse(-32, 'Your application reached its API rate limit')
  const endpoint = createTokenEndpoint(tokens, tokenDelayMs, tooMany)
  const limits = createLimits(perMinute, now)
  const server = createFakeServer()
  const { shown } = server
  const buttons = new Map<string, readonly OaButton[]>()

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
    if (isForm) return void (await endpoint.exchange(request, given, response))
    const headers = limits.count()
    const wrong = tokens.check(request.headers['access_token'] as string | undefined)
    const answer =
      wrong !== 0
        ? refuse(wrong, wrong === -220 ? 'Access token has expired' : 'Access token is invalid')
        : limits.isOver()
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
    failToken: endpoint.fail,
    async stop() {
      webhook.stop()
      await server.stop()
    },
  }
}
