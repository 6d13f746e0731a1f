import { GrammyError, HttpError } from 'grammy'
import type { SendOutcome } from '../channel.ts'
import { chatOf } from './reading.ts'
import { TransportError } from './transport.ts'

const SECOND_MS = 1000
/** Where the platform says that it is too much and not for how long. */
const DEFAULT_REST_MS = 5 * SECOND_MS

/** A chat that takes no messages any more, in the platform's words beside its 403. */
const GONE =
  /chat not found|user not found|peer_id_invalid|chat_write_forbidden|no(t enough)? rights/iu
/** A message that will never be taken. */
const REFUSED =
  /text is empty|text must be non-empty|message is too long|button_|reply_markup|reply markup|keyboard|can't parse/iu
const UNCHANGED = /message is not modified/iu

/** What a call that failed says of the message. `redact` takes the token out of foreign words. */
export type ReadFailure = (error: unknown) => SendOutcome

const migratedTo = ({ parameters }: GrammyError): string | null =>
  parameters.migrate_to_chat_id === undefined ? null : String(parameters.migrate_to_chat_id)

const ofBadRequest = (error: GrammyError, reason: string): SendOutcome => {
  const to = migratedTo(error)
  if (to !== null) return { kind: 'moved', to: chatOf(to) }
  if (GONE.test(reason)) return { kind: 'blocked', reason }
  if (UNCHANGED.test(reason)) return { kind: 'sent', messageId: '' }
  return { kind: REFUSED.test(reason) ? 'rejected' : 'in-doubt', reason }
}

/** What the Bot API's own refusal means, code by code. Anything that is not listed is in doubt. */
const ofRefusal = (error: GrammyError, reason: string): SendOutcome => {
  switch (error.error_code) {
    case 400:
      return ofBadRequest(error, reason)
    // 404 is how a token is refused that never was one.
    case 401:
    case 404:
      return { kind: 'stopped', reason }
    case 403:
      return { kind: 'blocked', reason }
    case 413:
      return { kind: 'rejected', reason }
    case 429: {
      const { retry_after: seconds } = error.parameters
      const retryAfterMs = typeof seconds === 'number' ? seconds * SECOND_MS : DEFAULT_REST_MS
      return { kind: 'rate-limited', retryAfterMs, of: 'chat' }
    }
    default:
      return { kind: 'in-doubt', reason }
  }
}

const ofTransport = ({ message, hasLeft, retryAfterMs }: TransportError): SendOutcome => {
  if (!hasLeft) return { kind: 'not-sent', reason: message, retryAfterMs: null }
  if (retryAfterMs !== null) return { kind: 'not-sent', reason: message, retryAfterMs }
  return { kind: 'in-doubt', reason: message }
}

/** The error below grammY's. */
const causeOf = (error: unknown): unknown => (error instanceof HttpError ? error.error : error)

export const createFailureReader =
  (redact: (text: string) => string): ReadFailure =>
  (error) => {
    if (error instanceof GrammyError)
      return ofRefusal(error, redact(`${error.error_code} ${error.description}`))
    const cause = causeOf(error)
    if (cause instanceof TransportError) return ofTransport(cause)
    return { kind: 'in-doubt', reason: 'answer-unreadable' }
  }

/** A failure as it may be told: the platform's words or a code, never an address. */
export const describeFailure = (error: unknown, redact: (text: string) => string): string => {
  if (error instanceof GrammyError) return redact(`${error.error_code} ${error.description}`)
  const cause = causeOf(error)
  return cause instanceof TransportError ? cause.message : 'no usable answer'
}
