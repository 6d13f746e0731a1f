import { Agent, request } from 'node:http'
import type { ServerResponse } from 'node:http'
import { createBook, type Entry } from '../inbound.ts'
import type { UpdateBody } from './updates.ts'

/** What can go wrong between Telegram and the program; each may be switched while it runs. */
export interface Switches {
  /** Every update comes twice. */
  duplicateDelivery: boolean
  /** The later of two updates comes first. */
  outOfOrder: boolean
  /** Updates are lost. */
  dropDelivery: boolean
}

export interface Webhook {
  readonly url: string
  readonly secret: string
  readonly maxConnections: number
  readonly allowed: readonly string[]
}

interface Pending {
  readonly id: bigint
  /** The update as JSON, id included. */
  readonly json: string
  readonly chat: string
  readonly entry: Entry
  readonly done: () => void
}

interface Poll {
  readonly offset: bigint | null
  readonly limit: number
  readonly response: ServerResponse
  readonly timer: NodeJS.Timeout
}

const FIRST_RETRY_MS = 25
const LONGEST_RETRY_MS = 500
/** How long updates are held so that a later one can overtake. */
const OVERTAKE_MS = 40
const SECOND_MS = 1000

const conflict = (description: string) =>
  JSON.stringify({ ok: false, error_code: 409, description: `Conflict: ${description}` })

const POLLED_TWICE =
  'terminated by other getUpdates request; make sure that only one bot instance is running'
const HAS_WEBHOOK =
  "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"

const answer = (response: ServerResponse, status: number, body: string) => {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  })
  response.end(body)
}

/** Updates on their way to the program: asked for, or delivered until a 2xx. */
export const createIntake = (firstUpdateId: string, switches: Switches) => {
  let nextId = BigInt(firstUpdateId)
  let pending: Pending[] = []
  let poll: Poll | null = null
  let webhook: Webhook | null = null
  let origin: string | null = null
  let lastError: { readonly date: number; readonly message: string } | null = null
  let isStopped = false
  const agent = new Agent({ keepAlive: true, maxSockets: 40 })
  /** Chats with an update on its way: what follows in the chat waits. */
  const busy = new Set<string>()
  const statuses: number[] = []
  const book = createBook()

  const endPoll = (status: number, body: string) => {
    if (!poll) return
    clearTimeout(poll.timer)
    answer(poll.response, status, body)
    poll = null
  }

  const batch = (limit: number): string => {
    const given = pending.slice(0, limit).map(({ json }) => json)
    const repeated = switches.duplicateDelivery ? given.flatMap((json) => [json, json]) : given
    const ordered = switches.outOfOrder ? repeated.toReversed() : repeated
    return `{"ok":true,"result":[${ordered.join(',')}]}`
  }

  const confirm = (offset: bigint) => {
    for (const update of pending) if (update.id < offset) update.done()
    pending = pending.filter(({ id }) => id >= offset)
  }

  const post = (update: Pending, { url, secret }: Webhook): Promise<number> =>
    new Promise((resolve) => {
      const address = new URL(url)
      const target = origin === null ? address : new URL(address.pathname + address.search, origin)
      const body = Buffer.from(update.json)
      const call = request(
        target,
        {
          method: 'POST',
          agent,
          timeout: 10 * SECOND_MS,
          headers: {
            'content-type': 'application/json',
            'content-length': body.length,
            ...(secret === '' ? {} : { 'x-telegram-bot-api-secret-token': secret }),
          },
        },
        (response) => {
          response.resume()
          response.on('end', () => resolve(response.statusCode ?? 0))
          response.on('error', () => resolve(0))
        },
      )
      call.on('timeout', () => call.destroy())
      call.on('error', () => resolve(0))
      call.end(body)
    })

  const deliver = async (update: Pending, attempt: number): Promise<void> => {
    if (isStopped) return
    if (!webhook) {
      busy.delete(update.chat)
      return
    }
    const status = await post(update, webhook)
    statuses.push(status)
    update.entry.tried(status)
    if (status >= 200 && status < 300) {
      if (switches.duplicateDelivery) statuses.push(await post(update, webhook))
      pending = pending.filter((one) => one !== update)
      busy.delete(update.chat)
      update.done()
      pump()
      return
    }
    const message =
      status === 0 ? 'Connection refused' : `Wrong response from the webhook: ${status}`
    lastError = { date: Math.floor(Date.now() / SECOND_MS), message }
    const wait = Math.min(FIRST_RETRY_MS * 2 ** attempt, LONGEST_RETRY_MS)
    setTimeout(() => void deliver(update, attempt + 1), wait).unref()
  }

  const pump = (): void => {
    if (webhook) {
      for (const update of switches.outOfOrder ? pending.toReversed() : pending) {
        if (busy.has(update.chat)) continue
        busy.add(update.chat)
        void deliver(update, 0)
      }
      return
    }
    if (poll && pending.length > 0) endPoll(200, batch(poll.limit))
  }

  return {
    switches,
    /** HTTP status of every webhook delivery, 0 where nobody answered. */
    statuses,
    inbound: book.entries,
    get webhook() {
      return webhook
    },
    set webhook(next) {
      webhook = next
      lastError = null
      if (next) endPoll(409, conflict(HAS_WEBHOOK))
      pump()
    },
    set origin(address: string) {
      origin = address
      pump()
    },
    info: () => ({
      url: webhook?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: pending.length,
      ...(webhook
        ? { max_connections: webhook.maxConnections, allowed_updates: webhook.allowed }
        : {}),
      ...(lastError
        ? { last_error_date: lastError.date, last_error_message: lastError.message }
        : {}),
    }),
    /** Resolves when the program has taken it (2xx), or at once where it will ask for it. */
    add(chat: string, body: UpdateBody, id: bigint = nextId): Promise<void> {
      if (id >= nextId) nextId = id + 1n
      if (switches.dropDelivery) return Promise.resolve()
      const content = JSON.stringify(body)
      const comma = content === '{}' ? '' : ','
      const json = `{"update_id":${id}${comma}${content.slice(1)}`
      return new Promise((resolve) => {
        const entry = book.open(chat, String(id))
        const done = () => {
          entry.end('taken')
          resolve()
        }
        pending.push({ id, json, chat, entry, done })
        if (!webhook) resolve()
        if (switches.outOfOrder) setTimeout(pump, OVERTAKE_MS).unref()
        else pump()
      })
    },
    poll(offset: bigint | null, limit: number, seconds: number, response: ServerResponse): void {
      if (webhook) {
        answer(response, 409, conflict(HAS_WEBHOOK))
        return
      }
      endPoll(409, conflict(POLLED_TWICE))
      if (offset !== null) confirm(offset)
      if (pending.length > 0 || seconds === 0) {
        answer(response, 200, batch(limit))
        return
      }
      const timer = setTimeout(() => endPoll(200, '{"ok":true,"result":[]}'), seconds * SECOND_MS)
      poll = { offset, limit, response, timer }
      response.on('close', () => {
        if (poll?.response !== response) return
        clearTimeout(timer)
        poll = null
      })
    },
    /** Updates that the program has not taken yet. */
    waiting: () => pending.length,
    dropPending() {
      for (const { entry, done } of pending) {
        done()
        entry.end('given-up')
      }
      pending = []
    },
    stop() {
      isStopped = true
      if (poll) clearTimeout(poll.timer)
      agent.destroy()
    },
  }
}
