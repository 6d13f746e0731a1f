import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FakeChannel, Fault } from '../fake-channel.ts'
import { createBook, type Entry, type Inbound } from '../inbound.ts'
import { closeServer, createShowing } from '../showing.ts'
import { newId, updateOf, type BotUpdate, type Content, type Writing } from './updates.ts'
import { createWebhook, type DeliverySwitches } from './webhook.ts'

export interface ZaloBotSwitches extends Writing, DeliverySwitches {
  /** HTTP status beside an error in the body: always 200, or the same number. */
  errorStatus: '200' | 'mirror'
  /** Milliseconds before any answer. */
  latency: number
  userCap: number
  /** Messages a month. */
  quota: number
  testsADay: number
}

export interface FakeZaloBotOptions extends Partial<ZaloBotSwitches> {
  readonly mode?: 'polling' | 'webhook'
  readonly token?: string
  readonly secret?: string
  readonly publicUrl?: string
  /** Methods that the platform does not know. */
  readonly lacking?: readonly string[]
  readonly port?: number
}

/** A refusal in the platform's own words. */
interface Refusal {
  readonly code: number
  readonly description: string
  /** How this method spells the code. */
  readonly spelling?: 'error_code' | 'errorCode'
}

/** An answer as it leaves, whatever it holds. */
export interface RawBotAnswer {
  readonly status: number
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface FakeZaloBot extends FakeChannel {
  readonly name: 'zalo-bot'
  readonly token: string
  readonly secret: string
  readonly switches: ZaloBotSwitches
  /** HTTP status of every webhook delivery so far, 0 where nobody answered. */
  readonly deliveries: readonly number[]
  /** Every update, and what became of it. */
  readonly inbound: readonly Inbound[]
  /** A person sends something else than text. */
  send(chat: string, content: Content): Promise<void>
  /** The next calls of a method are answered with this refusal, one each. */
  refuse(method: string, ...refusals: readonly Refusal[]): void
  /** The next calls of a method are answered with these bytes, one each. */
  answer(method: string, ...answers: readonly RawBotAnswer[]): void
  webhook(): { readonly url: string; readonly secret: string } | null
  /** Messages counted this month. */
  used(): number
  /** Updates that wait to be polled. */
  waiting(): number
}

const MOST_TEXT = 2000
const LEAST_SECRET = 8
const MOST_SECRET = 256
const MOST_POLL_MS = 30_000
const PRIVATE = /^https:\/\/(localhost|127\.|10\.|192\.168\.)/u

const unauthorized: Refusal = { code: 401, description: 'Unauthorized' }
const badRequest = (description = 'Bad request'): Refusal => ({ code: 400, description })
const isRefusal = (given: unknown): given is Refusal =>
  typeof given === 'object' && given !== null && 'code' in given && 'description' in given

const readBody = (request: IncomingMessage): Promise<string> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => resolve(Buffer.concat(chunks).toString()))
    request.on('error', reject)
  })

const answer = (
  response: ServerResponse,
  status: number,
  body: string,
  headers: RawBotAnswer['headers'] = {},
) => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(body)
}

const succeed = (response: ServerResponse, result?: unknown) =>
  answer(response, 200, JSON.stringify(result === undefined ? { ok: true } : { ok: true, result }))

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
  const showing = createShowing()
  const { shown } = showing
  const calls: { method: string; chat: string | null }[] = []
  const faults: (Fault | null)[] = []
  const refusals = new Map<string, Refusal[]>()
  const raw = new Map<string, RawBotAnswer[]>()
  let used = 0
  let tests = 0

  const fail = (response: ServerResponse, { code, description, spelling }: Refusal) =>
    answer(
      response,
      switches.errorStatus === 'mirror' ? code : 200,
      JSON.stringify({ ok: false, description, [spelling ?? 'error_code']: code }),
    )

  const show = (chat: string, text: string): string => {
    const messageId = newId()
    used += 1
    showing.show({ chat, text, labels: [], messageId, at: Date.now() })
    return messageId
  }

  const whySendFails = (params: Readonly<Record<string, unknown>>): Refusal | null => {
    const { chat_id: chat, text } = params
    if (typeof chat !== 'string' || !known.has(chat))
      return badRequest('Bad request: chat_id is invalid')
    if (typeof text !== 'string' || text === '' || text.length > MOST_TEXT)
      return badRequest('Bad request: text must be 1-2000 characters')
    return used >= switches.quota ? { code: 429, description: 'Quota exceeded' } : null
  }

  /** What a fault does with a send; true where the answer has been dealt with. */
  const befall = (fault: Fault, response: ServerResponse, take: () => unknown): boolean => {
    const gateway = '<html>502 Bad Gateway</html>'
    switch (fault) {
      case 'accept-then-drop':
        take()
        response.destroy()
        return true
      case 'drop-before':
        response.destroy()
        return true
      case 'accept-then-502':
        take()
        answer(response, 502, gateway)
        return true
      case 'bad-gateway':
        answer(response, 502, gateway)
        return true
      case 'bad-json':
        answer(response, 200, '{"ok":tru')
        return true
      case 'too-many':
        fail(response, { code: 429, description: 'Quota exceeded' })
        return true
      case 'blocked':
        fail(response, badRequest('Bad request: chat_id is invalid'))
        return true
      case 'revoked':
        fail(response, unauthorized)
        return true
      case 'internal':
        fail(response, { code: 403, description: 'Internal server error' })
        return true
      case 'accept-then-hang':
        take()
        return true
      default:
        return fault satisfies never
    }
  }

  const sendMessage = (response: ServerResponse, params: Readonly<Record<string, unknown>>) => {
    const refusal = whySendFails(params)
    if (refusal) return fail(response, refusal)
    const take = () => show(String(params['chat_id']), String(params['text']))
    const fault = faults.shift() ?? null
    if (fault !== null && befall(fault, response, take)) return undefined
    return succeed(response, { message_id: take(), date: Date.now() })
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
    const ready = raw.get(method)?.shift()
    if (ready) return answer(response, ready.status, ready.body, ready.headers)
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

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const [, bot = '', method = ''] = (request.url ?? '').split('/')
    const body = await readBody(request)
    const params = (body === '' ? {} : JSON.parse(body)) as Readonly<Record<string, unknown>>
    const chat = params['chat_id']
    calls.push({ method, chat: typeof chat === 'string' ? chat : null })
    if (switches.latency > 0)
      await new Promise((resolve) => {
        setTimeout(resolve, switches.latency)
      })
    if (bot !== `bot${token}`) fail(response, unauthorized)
    else await call(method, params, response)
  }
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

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
    name: 'zalo-bot',
    url,
    token,
    secret,
    switches,
    shown,
    calls,
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
    until: showing.until,
    fail: (...next) => {
      faults.push(...next)
    },
    refuse: (method, ...next) => {
      refusals.set(method, [...(refusals.get(method) ?? []), ...next])
    },
    answer: (method, ...answers) => {
      raw.set(method, [...(raw.get(method) ?? []), ...answers])
    },
    webhook: webhook.current,
    used: () => used,
    waiting: () => queue.length,
    stop: () => closeServer(server),
  }
}
