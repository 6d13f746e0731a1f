import { Agent as HttpAgent, request as requestHttp, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import { parseExactly } from './json.ts'
import { readRetryAfter } from './retry-after.ts'

/** An answer in JSON, with whatever status. */
export interface HttpReply {
  readonly kind: 'answer'
  readonly status: number
  readonly body: unknown
  /** `Retry-After` as it came. */
  readonly retryAfter: string | undefined
}

/** A call without a usable answer. Reasons are codes, never an address or a header. */
export type HttpFailure =
  /** No connection: not one byte of the call can have left. */
  | { readonly kind: 'not-sent'; readonly reason: string }
  /** Too much at once: nothing was taken. Null where it is not said how long to wait. */
  | {
      readonly kind: 'busy'
      readonly reason: string
      readonly status: number
      readonly retryAfterMs: number | null
    }
  /** It may have been taken: cut, too slow, a fault of the server, no JSON. */
  | { readonly kind: 'in-doubt'; readonly reason: string; readonly status?: number }

/** What came of one call. */
export type HttpAnswer = HttpReply | HttpFailure

/** One call, made once: no retry, no redirect. */
export interface HttpCall {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** Where the body of an answer tells more than its status. */
  readonly errors?: 'in-body'
  /** How many bytes an answer may have; one that is longer is not read. */
  readonly mostBytes?: number
}

/** As much of an `AbortSignal` as a call needs; grammY has its own kind. */
export type EndSignal = Pick<AbortSignal, 'aborted' | 'addEventListener' | 'removeEventListener'>

const CONNECT_MS = 10_000
/** Far more than an answer about one message has. */
const MOST_BYTES = 1024 * 1024
/** A connection that rests is closed before the other side does it in the middle of a call. */
const KEPT = { keepAlive: true, timeout: 15_000 }
const PLAIN = { agent: new HttpAgent(KEPT), request: requestHttp, connected: 'connect' }
const SECURE = { agent: new HttpsAgent(KEPT), request: requestHttps, connected: 'secureConnect' }

const TOO_MANY = 429
/** Faults of a gateway, which has taken nothing where it says when to come back. */
const GATEWAY: ReadonlySet<number> = new Set([502, 503])

const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : 'no-answer'

/** Makes the call; `read` hears the answer once it is whole, or '' as soon as it is too long. */
const exchange = (
  address: URL,
  { method, headers, body = '', mostBytes = MOST_BYTES }: HttpCall,
  signal: EndSignal,
  read: (response: IncomingMessage, text: string) => HttpAnswer,
): Promise<HttpAnswer> =>
  new Promise((resolve) => {
    const { agent, request, connected } = address.protocol === 'https:' ? SECURE : PLAIN
    let hasLeft = false
    const call = request(address, {
      agent,
      method,
      headers: { 'user-agent': 'tro-ly-htx', ...headers },
    })
    const fail = (reason: string) => resolve({ kind: hasLeft ? 'in-doubt' : 'not-sent', reason })
    const end = (reason: string) => {
      fail(reason)
      call.destroy()
    }
    const abort = () => end('aborted')
    const connecting = setTimeout(() => end('connect-timeout'), CONNECT_MS)
    const leave = () => {
      hasLeft = true
      clearTimeout(connecting)
    }
    call.on('socket', (socket) => {
      if (call.reusedSocket) leave()
      else socket.once(connected, leave)
    })
    call.on('error', (error) => fail(codeOf(error)))
    call.on('close', () => {
      clearTimeout(connecting)
      signal.removeEventListener('abort', abort)
    })
    call.on('response', (response) => {
      const chunks: Buffer[] = []
      let size = 0
      response.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size <= mostBytes) {
          chunks.push(chunk)
          return
        }
        resolve(read(response, ''))
        call.destroy()
      })
      response.on('error', (error) => fail(codeOf(error)))
      response.on('end', () => resolve(read(response, Buffer.concat(chunks).toString())))
    })
    signal.addEventListener('abort', abort)
    call.end(body)
  })

const readFault = (status: number, retryAfter: string | undefined): HttpFailure => {
  const reason = `http-${status}`
  const retryAfterMs = readRetryAfter(retryAfter)
  const isBusy = status === TOO_MANY || (GATEWAY.has(status) && retryAfterMs !== null)
  return isBusy
    ? { kind: 'busy', reason, status, retryAfterMs }
    : { kind: 'in-doubt', reason, status }
}

const readReply = (
  { statusCode: status = 0, headers }: IncomingMessage,
  text: string,
  errors: HttpCall['errors'],
): HttpAnswer => {
  const retryAfter = headers['retry-after']
  const isSuccess = status >= 200 && status < 300
  const fault = isSuccess ? null : readFault(status, retryAfter)
  const isToldInBody = errors === 'in-body' && !(fault?.kind === 'busy' && GATEWAY.has(status))
  if (fault && !isToldInBody) return fault
  try {
    return { kind: 'answer', status, body: parseExactly(text), retryAfter }
  } catch {
    return fault ?? { kind: 'in-doubt', reason: 'answer-unreadable', status }
  }
}

/**
 * Calls once over a connection that is kept, follows nothing, loses no digit of a number, and says
 * whether a call without an answer can have arrived. Never rejects.
 */
export const ask = async (url: string, call: HttpCall, signal: EndSignal): Promise<HttpAnswer> => {
  if (signal.aborted) return { kind: 'not-sent', reason: 'aborted' }
  const address = URL.parse(url)
  if (!address) return { kind: 'not-sent', reason: 'address-unreadable' }
  try {
    return await exchange(address, call, signal, (response, text) =>
      readReply(response, text, call.errors),
    )
  } catch (error) {
    // What Node refuses to send, as a header with letters that none may have.
    return { kind: 'not-sent', reason: error instanceof Error ? codeOf(error) : 'no-answer' }
  }
}
