import type { SendOutcome } from '../channel.ts'
import type { Trouble } from '../health.ts'
import { outcomeOfFailure } from '../platform.ts'
import type { BotAnswer, BotFailure } from './api.ts'

type Refusal = Extract<BotFailure, { kind: 'refused' }>

const SECOND_MS = 1000
const REST_MS = 2 * SECOND_MS
/** A token comes back to life only by a person's hand. */
const LASTING_REST_MS = 60 * SECOND_MS

const isAmong = (code: number, from: number, to: number) => code >= from && code < to

/** What the platform's own refusal means for a message, code by code. */
const ofRefusal = ({ code, reason, retryAfterMs }: Refusal): SendOutcome => {
  switch (code) {
    case 401:
      return { kind: 'stopped', reason }
    // The platform's word for a fault inside it, and never "blocked by the person".
    case 403:
      return { kind: 'not-sent', reason, retryAfterMs }
    case 408:
      return { kind: 'in-doubt', reason }
    case 429:
      return retryAfterMs === null
        ? { kind: 'quota', reason }
        : { kind: 'rate-limited', retryAfterMs, of: 'bot' }
    default:
      return { kind: isAmong(code, 400, 500) ? 'rejected' : 'in-doubt', reason }
  }
}

/** What came of a send. Anything that is not listed is in doubt. */
export const outcomeOf = (answer: BotAnswer<string>): SendOutcome => {
  if (answer.kind === 'done') return { kind: 'sent', messageId: answer.result }
  return answer.kind === 'refused' ? ofRefusal(answer) : outcomeOfFailure(answer)
}

/** True where the platform does not know a method, and not because of who asks or how often. */
export const isMethodRefused = (answer: BotFailure): boolean =>
  answer.kind === 'refused' && (answer.code === 400 || answer.code === 404)

/** What a call that is no send and that failed says of the channel. */
export const troubleOf = (answer: BotFailure): Trouble => {
  if (answer.kind !== 'refused') {
    const { kind, method, reason } = answer
    // An answer without words is told by its method.
    const detail = kind === 'not-sent' ? reason : `${method} ${reason}`
    return { problem: { code: 'zalo-bot-unreachable', detail }, isLasting: false, restMs: REST_MS }
  }
  const { reason: detail } = answer
  return answer.code === 401
    ? { problem: { code: 'zalo-bot-token', detail }, isLasting: true, restMs: LASTING_REST_MS }
    : {
        problem: { code: 'zalo-bot-refused', detail },
        isLasting: false,
        restMs: answer.retryAfterMs ?? REST_MS,
      }
}
