import type { IncomingMessage, ServerResponse } from 'node:http'
import { createBook, type Entry } from '../inbound.ts'
import { befall, createFakeServer, reply, type RawAnswer } from '../server.ts'
import { newId, updateOf, type BotUpdate, type Content } from './updates.ts'
import { createWebhook } from './webhook.ts'
import type { BotRefusal, FakeZaloBot, FakeZaloBotOptions, ZaloBotSwitches } from './fake.ts'
import { badRequest, isRefusal, success, unauthorized } from './answers.ts'

const MOST_TEXT = 2000
const LEAST_SECRET = 8
const MOST_SECRET = 256
const MOST_POLL_MS = 30_000
const PRIVATE = /^https:\/\/(localhost|127\.|10\.|192\.168\.)/u
const succeed = (response: ServerResponse, result?: unknown) => reply(response, success(result))

/** The Zalo Bot Platform as far as it is documented, over real HTTP. */
export const startFakeZaloBot = async (options: FakeZaloBotOptions = {}): Promise<FakeZaloBot> => {
  const {
    mode = 'polling',
    token = '1459232241454765289:fake-zalo-bot-token-of-nobody',
    secret = 'fake-zalo-bot-secret-0123456789',
    publicUrl = 'https://htx.example',
    lacking = [],
    port = 0,
    ...given
  } = options
  const switches: ZaloBotSwitches = {
    body: 'envelope',
    imageField: 'photo_url',
    date: 'ms',
    errorStatus: '200',
    webhookRetry: 'none',
    duplicateDelivery: false,
    outOfOrder: false,
    dropDelivery: false,
    badJson: false,
    latency: 0,
    userCap: 50,
    quota: 3000,
    testsADay: 10,
    ...given,
  }
  const webhook = createWebhook(switches)
  const known = new Set<string>()
  const queue: { readonly update: BotUpdate; readonly entry: Entry }[] = []
  const book = createBook()
  const pollers = new Set<() => void>()
  const server = createFakeServer()
  const { shown } = server
  const refusals = new Map<string, BotRefusal[]>()
  let used = 0
  let tests = 0

  const failure = ({ code, description, spelling }: BotRefusal): RawAnswer => ({
    status: switches.errorStatus === 'mirror' ? code : 200,
    body: JSON.stringify({ ok: false, description, [spelling ?? 'error_code']: code }),
  })
  const fail = (response: ServerResponse, refusal: BotRefusal) => reply(response, failure(refusal))

  const show = (chat: string, text: string): string => {
    const messageId = newId()
    used += 1
    server.show({ chat, text, labels: [], messageId, at: Date.now() })
    return messageId
  }

  const whySendFails = (params: Readonly<Record<string, unknown>>): BotRefusal | null => {
    const { chat_id: chat, text } = params
    if (typeof chat !== 'string' || !known.has(chat))
      return badRequest('Bad request: chat_id is invalid')
    if (typeof text !== 'string' || text === '' || text.length > MOST_TEXT)
      return badRequest('Bad request: text must be 1-2000 characters')
    return used >= switches.quota ? { code: 429, description: 'Quota exceeded' } : null
  }

  const words = {
    'too-many': () => failure({ code: 429, description: 'Quota exceeded' }),
    blocked: () => failure(badRequest('Bad request: chat_id is invalid')),
    revoked: () => failure(unauthorized),
    internal: () => failure({ code: 403, description: 'Internal server error' }),
  }

  const sendMessage = (response: ServerResponse, params: Readonly<Record<string, unknown>>) => {
    const refusal = whySendFails(params)
    if (refusal) return fail(response, refusal)
    const take = () => {
      const messageId = show(String(params['chat_id']), String(params['text']))
      return success({ message_id: messageId, date: Date.now() })
    }
    const answer = befall(server.nextFault(), response, take, words)
    return answer ? reply(response, answer) : undefined
  }

  const getUpdates = async (
    response: ServerResponse,
    params: Readonly<Record<string, unknown>>,
  ) => {
    if (webhook.current()) return fail(response, badRequest())
    const wait = Math.min(Number(params['timeout'] ?? 30) * 1000, MOST_POLL_MS)
    if (queue.length === 0)
      await new Promise<void>((resolve) => {
        const wake = () => {
          clearTimeout(timer)
          pollers.delete(wake)
          resolve()
        }
        const timer = setTimeout(wake, wait)
        pollers.add(wake)
        response.on('close', wake)
      })
    if (response.destroyed) return undefined
    const next = queue.shift()
    next?.entry.end('taken')
    return next
      ? succeed(response, next.update)
      : fail(response, { code: 408, description: 'Request timeout' })
  }

  const setWebhook = async (
    response: ServerResponse,
    params: Readonly<Record<string, unknown>>,
  ) => {
    const { url, secret_token: key } = params
    const isRight =
      typeof url === 'string' &&
      typeof key === 'string' &&
      url.startsWith('https://') &&
      !PRIVATE.test(url) &&
      key.length >= LEAST_SECRET &&
      key.length <= MOST_SECRET
    if (!isRight) return fail(response, badRequest())
    webhook.set({ url, secret: key })
    const verification = { ...(await webhook.ping()), url }
    return succeed(response, { url, updated_at: Date.now(), verification })
  }

  const testWebhook = async (response: ServerResponse) => {
    tests += 1
    if (tests > switches.testsADay)
      return fail(response, { code: 426, description: 'Limit exceeded', spelling: 'errorCode' })
    return succeed(response, { ...(await webhook.ping()), url: webhook.current()?.url ?? '' })
  }

  const call = (
    method: string,
    params: Readonly<Record<string, unknown>>,
    response: ServerResponse,
  ): unknown => {
    const ready = server.nextAnswer(method)
    if (ready) return reply(response, ready)
    const refusal = refusals.get(method)?.shift()
    if (isRefusal(refusal)) return fail(response, refusal)
    if (lacking.includes(method)) return fail(response, badRequest())
    switch (method) {
      case 'getMe':
        return succeed(response, {
          id: token.split(':')[0],
          account_name: 'bot.TroLyHTX',
          account_type: 'BASIC',
          can_join_groups: false,
        })
      case 'getUpdates':
        return getUpdates(response, params)
      case 'setWebhook':
        return setWebhook(response, params)
      case 'testWebhook':
        return testWebhook(response)
      case 'deleteWebhook':
        webhook.set(null)
        return succeed(response, { url: '', updated_at: Date.now() })
      case 'getWebhookInfo':
        return succeed(response, { url: webhook.current()?.url ?? '', updated_at: Date.now() })
      case 'sendMessage':
      case 'sendPhoto':
      case 'sendSticker':
      case 'sendVoice':
        return sendMessage(response, { text: 'x', ...params })
      case 'sendChatAction':
        return succeed(response)
      default:
        return fail(response, badRequest())
    }
  }

  const handle = async (request: IncomingMessage, response: ServerResponse, body: string) => {
    const [, bot = '', method = ''] = (request.url ?? '').split('/')
    const params = (body === '' ? {} : JSON.parse(body)) as Readonly<Record<string, unknown>>
    const chat = params['chat_id']
    server.note(method, typeof chat === 'string' ? chat : '')
    if (switches.latency > 0)
      await new Promise((resolve) => {
        setTimeout(resolve, switches.latency)
      })
    if (bot !== `bot${token}`) fail(response, unauthorized)
    else await call(method, params, response)
  }
  const url = await server.listen(port, handle, (response) => response.destroy())

  const send = async (chat: string, content: Content) => {
    if (!known.has(chat) && known.size >= switches.userCap) return
    known.add(chat)
    const update = updateOf(chat, content, switches)
    const entry = book.open(chat, `${chat}:${String(update.message['message_id'])}`)
    if (mode === 'webhook') await webhook.deliver({ update, entry })
    else {
      queue.push({ update, entry })
      const [wake] = pollers
      wake?.()
    }
  }

  return {
    ...server,
    name: 'zalo-bot',
    url,
    token,
    secret,
    switches,
    deliveries: webhook.statuses,
    inbound: book.entries,
    environment: () => ({
      ZALO_BOT_TOKEN: token,
      ZALO_BOT_API_ROOT: url,
      ZALO_BOT_MODE: mode,
      ...(mode === 'webhook' ? { ZALO_BOT_WEBHOOK_SECRET: secret, PUBLIC_URL: publicUrl } : {}),
    }),
    deliverTo: webhook.deliverTo,
    say: (chat, text) => send(chat, { event: 'text', text }),
    send,
    tap: (chat, label) => {
      const text = shown.findLast((message) => message.chat === chat)?.text ?? ''
      const line = text.split('\n').find((one) => one.endsWith(`. ${label}`))
      return send(chat, { event: 'text', text: line?.split('.')[0] ?? label })
    },
    refuse: (method, ...next) => {
      refusals.set(method, [...(refusals.get(method) ?? []), ...next])
    },
    webhook: webhook.current,
    used: () => used,
    waiting: () => queue.length,
  }
}
