import { Agent as HttpAgent, request as requestHttp, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import { parseExactly } from '../http/json.ts'
import { readRetryAfter } from '../http/retry-after.ts'
import { answerSchema } from './payload.ts'

/** A call without an answer of the Bot API. The message is a code, never an address with its token. */
export class TransportError extends Error {
  readonly method: string
  /** False only where not one byte of the call can have left. */
  readonly hasLeft: boolean
  /** Of an answer that could not be read, else null. */
  readonly status: number | null
  /** What such an answer said in `Retry-After`. */
  readonly retryAfterMs: number | null
  constructor(
    method: string,
    code: string,
    hasLeft: boolean,
    answer: { readonly status: number; readonly retryAfterMs: number | null } | null = null,
  ) {
    super(code)
    this.name = 'TransportError'
    this.method = method
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
const FIRST_FAULT = 400
const TOO_MANY = 429
/** A fault in which the platform may say when to come back: it has taken nothing then. */
const BUSY: ReadonlySet<number> = new Set([502, 503])

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'no-answer'

/** The method that an address calls; what stands before it holds the token. */
const methodOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1)

const parse = (text: string): unknown => {
  try {
    return parseExactly(text)
  } catch {
    return null
  }
}

/**
 * The Bot API's answer. A refusal without a code has that of its HTTP status, as servers of others
 * write it; what is neither success nor refusal is no answer, whatever its status.
 */
const readAnswer = (method: string, { statusCode, headers }: IncomingMessage, text: string) => {
  const status = statusCode ?? 0
  const isFault = status >= FIRST_FAULT
  const code = isFault ? `http-${status}` : 'answer-unreadable'
  const retry_after = headers['retry-after']
  const isBusy = BUSY.has(status)
  const retryAfterMs = isBusy || status === TOO_MANY ? readRetryAfter(retry_after) : null
  const fail = () => new TransportError(method, code, true, { status, retryAfterMs })
  if (isBusy && retryAfterMs !== null) throw fail()
  const answer = answerSchema.safeParse(parse(text)).data
  if (answer?.ok) return answer
  const error_code = answer?.error_code ?? (isFault ? status : undefined)
  if (!answer || error_code === undefined) throw fail()
  return { ...answer, error_code, parameters: { retry_after, ...answer.parameters } }
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

  const ask = (url: string, { method: verb = 'POST', headers = {}, body = '', signal }: Call) =>
    new Promise<readonly [IncomingMessage, string]>((resolve, reject) => {
      const address = URL.parse(url)
      const method = methodOf(url)
      if (!address) throw new TransportError(method, 'address-unreadable', false)
      let hasLeft = false
      const fail = (code: string) => reject(new TransportError(method, code, hasLeft))
      const length = String(Buffer.byteLength(body))
      const call = request(address, {
        agent,
        method: verb,
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
    return { json: () => Promise.resolve().then(() => readAnswer(methodOf(url), response, text)) }
  }
}
