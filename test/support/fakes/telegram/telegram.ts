import type { ServerResponse } from 'node:http'
import { befall, createFakeServer, reply, type Handle, type RawAnswer } from '../server.ts'
import { createChats, Refusal, text, type Message, type Params } from './chats.ts'
import { createIntake } from './intake.ts'
import { createLimiter } from './limits.ts'
import { fileOf, memberUpdate, messageUpdate, number, tapUpdate, textUpdate } from './updates.ts'
import { BOT, failure, listOf, messageOf, paramsOf, refuse, success, tooMany } from './answers.ts'
import type { FakeTelegram, FakeTelegramOptions } from './fake.ts'

const DEFAULT_LIMIT = 100
const DEFAULT_CONNECTIONS = 40

/** The Bot API as far as an assistant uses it, over real HTTP, without a token of anyone. */
export const startFakeTelegram = async (
  options: FakeTelegramOptions = {},
): Promise<FakeTelegram> => {
  const {
    limits = true,
    mode = 'polling',
    token = '7000000001:AAfake-token-of-nobody_0123456789abcd',
    secret = 'fake-telegram-secret_0123456789abcdef',
    publicUrl = 'https://htx.example',
    firstUpdateId = '800000001',
    retryAfter = 1,
    lacking = [],
    lackingAnswer = { status: 404, body: failure(404, 'Not Found') },
    port = 0,
    duplicateDelivery = false,
    outOfOrder = false,
    dropDelivery = false,
  } = options
  const intake = createIntake(firstUpdateId, { duplicateDelivery, outOfOrder, dropDelivery })
  const chats = createChats()
  const limit = createLimiter()
  const server = createFakeServer()
  const openTaps = new Set<string>()
  const answeredTaps: string[] = []
  const typed: { chat: string; topic: string | null }[] = []
  let commands: { command: string; description: string }[] = []
  let nextTap = 4_000_000_000_000_000_000n

  const show = (draft: Omit<Message, 'messageId'>): Message => {
    const message = chats.put(draft)
    const { chat, messageId } = message
    const labels = message.keyboard.flat().map((button) => button.text)
    server.show({ chat, text: message.text, labels, messageId, at: Date.now() })
    return message
  }

  const inWords = {
    'too-many': (): never => {
      throw tooMany(retryAfter)
    },
    blocked: refuse(403, 'Forbidden: bot was blocked by the user'),
    revoked: refuse(401, 'Unauthorized'),
    internal: refuse(500, 'Internal Server Error'),
  }

  const sendMessage = (params: Params, response: ServerResponse, isFile = false): void => {
    const fault = server.nextFault()
    const take = (): RawAnswer => {
      const draft = chats.check(params, isFile)
      const seconds = limits && fault === null ? limit(draft.chat, Date.now()) : 0
      if (seconds > 0) throw tooMany(seconds)
      return { status: 200, body: success(messageOf(show(draft))) }
    }
    const answer = befall(fault, response, take, inWords)
    if (answer) reply(response, answer)
  }

  const setWebhook = (params: Params): boolean => {
    const url = text(params, 'url')
    if (url === '') {
      intake.webhook = null
      return true
    }
    if (!/^https?:\/\//u.test(url))
      throw new Refusal(400, 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook')
    const given = text(params, 'secret_token')
    if (given !== '' && !/^[\w-]{1,256}$/u.test(given))
      throw new Refusal(400, 'Bad Request: secret token contains unallowed characters')
    intake.webhook = {
      url,
      secret: given,
      maxConnections: Number(params['max_connections'] ?? DEFAULT_CONNECTIONS),
      allowed: listOf(params['allowed_updates']),
    }
    return true
  }

  const perform: Readonly<Record<string, (params: Params) => unknown>> = {
    getme: () => BOT,
    setwebhook: setWebhook,
    deletewebhook(params) {
      intake.webhook = null
      if (String(params['drop_pending_updates']) === 'true') intake.dropPending()
      return true
    },
    getwebhookinfo: () => intake.info(),
    setmycommands(params) {
      commands = listOf(params['commands']) as unknown as typeof commands
      return true
    },
    getmycommands: () => commands,
    getfile: (params) => fileOf(text(params, 'file_id')),
    sendchataction(params) {
      typed.push({
        chat: text(params, 'chat_id'),
        topic: text(params, 'message_thread_id') || null,
      })
      return true
    },
    answercallbackquery(params) {
      const tap = text(params, 'callback_query_id')
      if (!openTaps.delete(tap))
        throw new Refusal(
          400,
          'Bad Request: query is too old and response timeout expired or query ID is invalid',
        )
      answeredTaps.push(tap)
      return true
    },
    editmessagereplymarkup: (params) => messageOf(chats.edit(params, false)),
    editmessagetext: (params) => messageOf(chats.edit(params, true)),
  }

  const handle: Handle = async (request, response, _body, bytes) => {
    const address = new URL(request.url ?? '/', 'http://fake')
    const [, caller, method = ''] = /^\/bot([^/]+)\/(\w+)$/u.exec(address.pathname) ?? []
    const params = await paramsOf(request, address.searchParams, bytes)
    const chat = text(params, 'chat_id')
    server.note(method, chat)
    const ready = server.nextAnswer(method)
    if (ready) return reply(response, ready)
    if (caller === undefined) throw new Refusal(404, 'Not Found')
    if (decodeURIComponent(caller) !== token) throw new Refusal(401, 'Unauthorized')
    if (lacking.includes(method)) return lackingAnswer ? reply(response, lackingAnswer) : undefined
    const name = method.toLowerCase()
    if (name === 'sendmessage') return sendMessage(params, response)
    if (name === 'senddocument') return sendMessage(params, response, true)
    if (name === 'getupdates') {
      const offset = text(params, 'offset')
      const most = Number(params['limit'] ?? DEFAULT_LIMIT)
      const wait = Number(params['timeout'] ?? 0)
      return intake.poll(offset === '' ? null : BigInt(offset), most, wait, response)
    }
    const work = Object.hasOwn(perform, name) ? perform[name] : undefined
    if (!work) throw new Refusal(404, 'Not Found')
    return reply(response, { status: 200, body: success(work(params)) })
  }

  const url = await server.listen(port, handle, (response, error) => {
    const { code, message, parameters } =
      error instanceof Refusal ? error : new Refusal(400, 'Bad Request: cannot be read')
    const wait = text(parameters, 'retry_after')
    reply(response, {
      status: code,
      body: failure(code, message, parameters),
      ...(wait === '' ? {} : { headers: { 'retry-after': wait } }),
    })
  })

  const tapWith = (chat: string, messageId: string, data: string): Promise<void> => {
    const tap = String(nextTap++)
    openTaps.add(tap)
    const message = chats.messages.get(messageId)
    return intake.add(
      chat,
      tapUpdate(
        chat,
        tap,
        message ?? { messageId, text: '', topic: null, connection: null },
        message?.keyboard ?? [],
        data,
      ),
    )
  }

  const say = (chat: string, said: string): Promise<void> => {
    chats.known.add(chat)
    return intake.add(chat, textUpdate(chat, chats.newMessageId(), said))
  }

  return {
    ...server,
    name: 'telegram',
    url,
    token,
    secret,
    switches: intake.switches,
    deliveries: intake.statuses,
    inbound: intake.inbound,
    answeredTaps,
    typed,
    get commands() {
      return commands
    },
    environment: () => ({
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_API_ROOT: url,
      TELEGRAM_MODE: mode,
      ...(mode === 'webhook' ? { TELEGRAM_WEBHOOK_SECRET: secret, PUBLIC_URL: publicUrl } : {}),
    }),
    deliverTo(address) {
      intake.origin = address
    },
    say,
    begin: (chat, payload = '') => say(chat, `/start ${payload}`.trim()),
    tap(chat, label) {
      const found = chats.find(chat, label)
      return found ? tapWith(chat, found.message.messageId, found.data) : say(chat, label)
    },
    tapWith,
    know: (chat) => void chats.known.add(chat),
    send(chat, content) {
      chats.known.add(chat)
      return intake.add(chat, messageUpdate(chat, chats.newMessageId(), content))
    },
    deliver: (chat, update, id) =>
      id === undefined ? intake.add(chat, update) : intake.add(chat, update, BigInt(id)),
    block(chat, words = 'bot was blocked by the user') {
      chats.blocked.set(chat, words)
      return intake.add(chat, memberUpdate(chat, BOT, 'member', 'kicked'))
    },
    unblock(chat) {
      chats.blocked.delete(chat)
      return intake.add(chat, memberUpdate(chat, BOT, 'kicked', 'member'))
    },
    change: (chat, from, to) => intake.add(chat, memberUpdate(chat, BOT, from, to)),
    shut: (chat, topic, words) => void chats.shut.set(`${chat}/${topic}`, words),
    migrate(chat, to) {
      chats.moved.set(chat, to)
      chats.known.add(to)
      return intake.add(
        chat,
        messageUpdate(chat, chats.newMessageId(), { migrate_to_chat_id: number(to) }),
      )
    },
    message: (messageId) => chats.messages.get(messageId),
    waiting: () => intake.waiting(),
    webhook: () => intake.webhook,
    dropWebhook() {
      intake.webhook = null
    },
    async stop() {
      intake.stop()
      await server.stop()
    },
  }
}
