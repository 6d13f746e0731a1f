import { parseExactly } from './json.ts'
import { readRetryAfter } from './retry-after.ts'

/** What came of one call. Reasons are codes, never an address or a header. */
export type HttpAnswer =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly body: unknown
      readonly headers: Headers
    }
  /** No connection: not one byte of the call can have left. */
  | { readonly kind: 'not-sent'; readonly reason: string }
  /** Too much at once: nothing was taken. Null where it is not said how long to wait. */
  | { readonly kind: 'busy'; readonly reason: string; readonly retryAfterMs: number | null }
  /** It may have been taken: cut, too slow, a fault of the server, no JSON. */
  | { readonly kind: 'in-doubt'; readonly reason: string }

interface Call {
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | URLSearchParams
  /** Where the body of an answer tells more than its status. */
  readonly errors?: 'in-body'
}

/** System calls of a connection that is not there yet. */
const BEFORE_CALL: ReadonlySet<unknown> = new Set(['connect', 'getaddrinfo'])
/** Certificates that are refused, and a connection that never came about. */
const BEFORE_CODE = /^(?:UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS_CERT|DEPTH_ZERO|UNABLE_TO_)/u

const TOO_MANY = 429
/** Faults of a gateway, which has taken nothing where it says when to come back. */
const GATEWAY: ReadonlySet<number> = new Set([502, 503])

const partOf = (error: unknown, key: 'code' | 'syscall' | 'cause' | 'errors'): unknown =>
  typeof error === 'object' && error !== null && key in error
    ? (error as Readonly<Record<string, unknown>>)[key]
    : undefined

/** What lies below an error of `fetch`: the first of several where several addresses were tried. */
const causeOf = (error: unknown): unknown => {
  const cause = partOf(error, 'cause') ?? error
  const errors = partOf(cause, 'errors')
  return Array.isArray(errors) ? errors[0] : cause
}

const codeOf = (error: unknown): string => {
  const code = partOf(error, 'code')
  return typeof code === 'string' ? code : 'no-answer'
}

const readFailure = (error: unknown, signal: AbortSignal): HttpAnswer => {
  if (signal.aborted) return { kind: 'in-doubt', reason: 'aborted' }
  const cause = causeOf(error)
  const reason = codeOf(cause)
  const isBefore = BEFORE_CALL.has(partOf(cause, 'syscall')) || BEFORE_CODE.test(reason)
  return { kind: isBefore ? 'not-sent' : 'in-doubt', reason }
}

const readFault = (status: number, headers: Headers): HttpAnswer => {
  const reason = `http-${status}`
  const retryAfterMs = readRetryAfter(headers.get('retry-after'))
  const isBusy = status === TOO_MANY || (GATEWAY.has(status) && retryAfterMs !== null)
  return isBusy ? { kind: 'busy', reason, retryAfterMs } : { kind: 'in-doubt', reason }
}

/** Calls once, follows nothing, and says whether a call without an answer can have arrived. */
export const ask = async (url: string, call: Call, signal: AbortSignal): Promise<HttpAnswer> => {
  if (signal.aborted) return { kind: 'not-sent', reason: 'aborted' }
  try {
    const { method, headers: sent, body = null } = call
    const response = await fetch(url, { method, headers: sent, body, signal, redirect: 'manual' })
    const text = await response.text()
    const { status, headers, ok } = response
    if (!ok && call.errors !== 'in-body') return readFault(status, headers)
    try {
      return { kind: 'answer', status, body: parseExactly(text), headers }
    } catch {
      return ok ? { kind: 'in-doubt', reason: 'answer-unreadable' } : readFault(status, headers)
    }
  } catch (error) {
    return readFailure(error, signal)
  }
}
