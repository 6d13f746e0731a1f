import { Agent as HttpAgent, request as requestHttp, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import { parseExactly } from '../json.ts'

/** A call that has no answer. The message is a code, never an address: the token stands in it. */
export class TransportError extends Error {
  /** False only where not one byte of the call can have left. */
  readonly hasLeft: boolean
  /** Of an answer that could not be read, else null. */
  readonly status: number | null
  /** What such an answer said in `Retry-After`. */
  readonly retryAfterMs: number | null
  constructor(
    code: string,
    hasLeft: boolean,
    answer: { readonly status: number; readonly retryAfterMs: number | null } | null = null,
  ) {
    super(code)
    this.name = 'TransportError'
    this.hasLeft = hasLeft
    this.status = answer?.status ?? null
    this.retryAfterMs = answer?.retryAfterMs ?? null
  }
}

/** The part of a `fetch` that grammY uses. */
interface Call {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal?: Pick<AbortSignal, 'aborted' | 'addEventListener' | 'removeEventListener'>
}
export type Fetch = (url: string, call: Call) => Promise<{ json(): Promise<unknown> }>

const CONNECT_MS = 10_000
/** A connection that rests is closed before the other side does it in the middle of a call. */
const IDLE_MS = 15_000
const SECOND_MS = 1000
const FIRST_SERVER_FAULT = 500
/** A fault in which the platform may say when to come back: it has taken nothing then. */
const BUSY: ReadonlySet<number> = new Set([502, 503])

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'no-answer'

/** `Retry-After` in milliseconds: seconds only, as the Bot API and its gateways write it. */
const retryAfterOf = ({ headers }: IncomingMessage): number | null => {
  const seconds = Number(headers['retry-after'] ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * SECOND_MS : null
}

const readAnswer = (response: IncomingMessage, text: string): unknown => {
  const status = response.statusCode ?? 0
  const answer = { status, retryAfterMs: retryAfterOf(response) }
  if (BUSY.has(status) && answer.retryAfterMs !== null)
    throw new TransportError(`http-${status}`, true, answer)
  try {
    return parseExactly(text)
  } catch {
    const code = status >= FIRST_SERVER_FAULT ? `http-${status}` : 'answer-unreadable'
    throw new TransportError(code, true, answer)
  }
}

/**
 * A `fetch` for grammY that keeps connections, tells whether a call that failed can have reached the
 * platform, and loses no digit of an id. Tries once.
 */
export const createFetch = (root: string): Fetch => {
  const isSecure = root.startsWith('https:')
  const options = { keepAlive: true, timeout: IDLE_MS }
  const agent = isSecure ? new HttpsAgent(options) : new HttpAgent(options)
  const request = isSecure ? requestHttps : requestHttp
  const connected = isSecure ? 'secureConnect' : 'connect'

  const ask = (url: string, { method = 'POST', headers = {}, body = '', signal }: Call) =>
    new Promise<readonly [IncomingMessage, string]>((resolve, reject) => {
      const address = URL.parse(url)
      if (!address) throw new TransportError('address-unreadable', false)
      let hasLeft = false
      const fail = (code: string) => reject(new TransportError(code, hasLeft))
      const length = String(Buffer.byteLength(body))
      const call = request(address, {
        agent,
        method,
        headers: { ...headers, 'content-length': length },
      })
      const abort = () => {
        fail('aborted')
        call.destroy()
      }
      const connecting = setTimeout(() => {
        fail('connect-timeout')
        call.destroy()
      }, CONNECT_MS)
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
        signal?.removeEventListener('abort', abort)
      })
      call.on('response', (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', (error) => fail(codeOf(error)))
        response.on('end', () => resolve([response, Buffer.concat(chunks).toString()]))
      })
      if (signal?.aborted) abort()
      else {
        signal?.addEventListener('abort', abort)
        call.end(body)
      }
    })

  return async (url, call) => {
    const [response, text] = await ask(url, call)
    return { json: () => Promise.resolve().then(() => readAnswer(response, text)) }
  }
}
