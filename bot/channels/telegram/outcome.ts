import { GrammyError, HttpError } from 'grammy'
import type { SendOutcome } from '../channel.ts'
import type { Trouble } from '../health.ts'
import { readRetryAfter } from '../http/retry-after.ts'
import { outcomeOfFailure } from '../platform.ts'
import { chatOf, type TelegramTarget } from './address.ts'
import { TransportError } from './transport.ts'

/** A chat that takes no messages any more, in the platform's words beside its 400. */
const GONE = new RegExp(
  [
    'chat not found|user not found|peer_id_invalid|channel_private',
    'chat_write_forbidden|chat_restricted|chat_admin_required|chat_send_plain_forbidden',
    'no(t enough)? rights|need administrator rights',
    'business connection (not found|invalid)|business_(connection|peer)_invalid',
  ].join('|'),
  'iu',
)
/** A chat that takes words and no files: it is about this message alone. */
const NO_FILES = /to send (documents|media)|chat_send_(docs|media)_forbidden/iu
/** The same of a topic; in a chat that is none it is about the message. A closed one may open again. */
const TOPIC_GONE = /thread not found|topic_(deleted|id_invalid)|topic not found/iu
const UNCHANGED = /message is not modified/iu
const FIRST_REFUSAL = 400
const FIRST_FAULT = 500
const TIMED_OUT = 408
const TOO_MANY = 429

const SECOND_MS = 1000
const REST_MS = 2 * SECOND_MS
/** Two programs that poll throw each other out: often asked is often thrown out. */
const CONFLICT_REST_MS = 5 * SECOND_MS
/** A token comes back to life only by a person's hand. */
const LASTING_REST_MS = 60 * SECOND_MS

/** What a call to a chat, or to a topic, that failed says of the message. */
export type ReadFailure = (error: unknown, to: TelegramTarget) => SendOutcome

const migratedTo = ({ parameters }: GrammyError): string | null =>
  parameters.migrate_to_chat_id === undefined ? null : String(parameters.migrate_to_chat_id)

const ofBadRequest = (error: GrammyError, reason: string, target: TelegramTarget): SendOutcome => {
  const to = migratedTo(error)
  if (to !== null) return { kind: 'moved', to: chatOf(to) }
  const isTopicGone = target.message_thread_id !== undefined && TOPIC_GONE.test(reason)
  const isGone = GONE.test(reason) && !NO_FILES.test(reason)
  if (isTopicGone || isGone) return { kind: 'blocked', reason }
  if (UNCHANGED.test(reason)) return { kind: 'sent', messageId: '' }
  // Whatever the words are, and new ones come with every version: it was not taken and never will be.
  return { kind: 'rejected', reason }
}

/** What the Bot API's own refusal means, code by code. Anything that is not listed is in doubt. */
const ofRefusal = (error: GrammyError, reason: string, target: TelegramTarget): SendOutcome => {
  const { error_code: code } = error
  switch (code) {
    case 400:
      return ofBadRequest(error, reason, target)
    // 404 is how a token is refused that never was one.
    case 401:
    case 404:
      return { kind: 'stopped', reason }
    case 403:
      return { kind: 'blocked', reason }
    // It waited for too long, and does not say for what.
    case TIMED_OUT:
      return { kind: 'in-doubt', reason }
    case TOO_MANY: {
      const retryAfterMs = readRetryAfter(error.parameters.retry_after)
      return { kind: 'rate-limited', retryAfterMs, of: 'chat' }
    }
    default: {
      const isRefusal = code >= FIRST_REFUSAL && code < FIRST_FAULT
      return { kind: isRefusal ? 'rejected' : 'in-doubt', reason }
    }
  }
}

/** A refusal that is none of the Bot API's: a page of a proxy, or of a server that does not know its own words. */
const ofPage = (status: number, reason: string): SendOutcome =>
  status === FIRST_REFUSAL
    ? { kind: 'rejected', reason }
    : { kind: 'not-sent', reason, retryAfterMs: null }

const ofTransport = ({ failure, method }: TransportError): SendOutcome => {
  const status = 'status' in failure ? failure.status : 0
  const isRefused = status >= FIRST_REFUSAL && status < FIRST_FAULT && status !== TIMED_OUT
  if (failure.kind === 'in-doubt' && isRefused) return ofPage(status, `${method} ${failure.reason}`)
  if (failure.kind !== 'busy') return outcomeOfFailure(failure)
  const { reason, retryAfterMs } = failure
  return status === TOO_MANY
    ? { kind: 'rate-limited', retryAfterMs, of: 'chat' }
    : { kind: 'not-sent', reason, retryAfterMs }
}

/** The error below grammY's. */
const causeOf = (error: unknown): unknown => (error instanceof HttpError ? error.error : error)

/** `redact` takes the token out of foreign words. */
export const createFailureReader =
  (redact: (text: string) => string): ReadFailure =>
  (error, to) => {
    if (error instanceof GrammyError)
      return ofRefusal(error, redact(`${error.error_code} ${error.description}`), to)
    const cause = causeOf(error)
    if (cause instanceof TransportError) return ofTransport(cause)
    return { kind: 'in-doubt', reason: 'answer-unreadable' }
  }

/** A failure in the platform's words, or as a code; never an address. */
export const wordsOf = (error: unknown, redact: (text: string) => string): string => {
  if (error instanceof GrammyError) return redact(`${error.error_code} ${error.description}`.trim())
  const cause = causeOf(error)
  return cause instanceof TransportError ? cause.message : 'no-usable-answer'
}

/** Refusals of the caller, whatever the method: another call has to say what is wrong. */
const OF_CALLER: ReadonlySet<number> = new Set([401, TIMED_OUT, 409, TOO_MANY])
const NOT_IMPLEMENTED = 501

/** True where the server does not know a method, or not with what it was given. */
export const isMethodRefused = (error: unknown): boolean => {
  const cause = causeOf(error)
  const transport = cause instanceof TransportError ? cause.status : null
  const code = error instanceof GrammyError ? error.error_code : (transport ?? 0)
  const isRefusal = code >= FIRST_REFUSAL && code < FIRST_FAULT && !OF_CALLER.has(code)
  return isRefusal || code === NOT_IMPLEMENTED
}

/** The method that was answered without words; null where there are words, or no answer at all. */
const wordlessMethodOf = (error: unknown): string | null => {
  if (error instanceof GrammyError) return error.description === '' ? error.method : null
  const cause = causeOf(error)
  return cause instanceof TransportError && cause.status !== null ? cause.method : null
}

/** The same for people who do not see the call: with its method where an answer has no words. */
export const describeFailure = (error: unknown, redact: (text: string) => string): string => {
  const words = wordsOf(error, redact)
  const method = wordlessMethodOf(error)
  return method === null ? words : `${method} ${words}`
}

/** Reads a failure of a call that is not a send. `redact` takes the token out of foreign words. */
export const readTrouble = (error: unknown, redact: (text: string) => string): Trouble => {
  const detail = describeFailure(error, redact)
  const refusal = error instanceof GrammyError ? error : null
  const code = refusal?.error_code ?? null
  const trouble = (problem: string, restMs: number, isLasting = false): Trouble => ({
    problem: { code: problem, detail },
    isLasting,
    restMs,
  })
  // 404 is how a token is refused that never was one.
  if (code === 401 || code === 404) return trouble('telegram-token', LASTING_REST_MS, true)
  if (code === 409) return trouble('polling-conflict', CONFLICT_REST_MS)
  if (!refusal) return trouble('telegram-unreachable', REST_MS)
  return trouble('telegram-refused', readRetryAfter(refusal.parameters.retry_after) ?? REST_MS)
}
