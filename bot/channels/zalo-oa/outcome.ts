import type { ChannelProblem, SendOutcome } from '../channel.ts'
import { outcomeOfFailure } from '../platform.ts'
import type { OaAnswer } from './api.ts'
import { errorOf, type OaAction } from './errors.ts'
import { sentSchema } from './payload.ts'

const MINUTE_MS = 60_000
/** The limit of calls is one of a minute. */
const REST_MS = MINUTE_MS
const LATER_MS = 60 * MINUTE_MS

const ofAction = (action: OaAction, reason: string): SendOutcome => {
  switch (action) {
    case 'rate-limited':
      return { kind: 'rate-limited', retryAfterMs: REST_MS, of: 'bot' }
    case 'again':
      return { kind: 'not-sent', reason, retryAfterMs: null }
    case 'later':
      return { kind: 'not-sent', reason, retryAfterMs: LATER_MS }
    // Refused again with a token that is brand-new.
    case 'renew':
      return { kind: 'stopped', reason }
    case 'blocked':
    case 'outside-window':
    case 'rejected':
    case 'quota':
    case 'stopped':
      return { kind: action, reason }
    default:
      return action satisfies never
  }
}

/** What an answer of the platform means for the message. Anything that is not listed is in doubt. */
export const outcomeOf = (answer: OaAnswer): SendOutcome => {
  if (answer.kind === 'done') return { kind: 'sent', messageId: sentSchema.parse(answer.data) }
  if (answer.kind !== 'refused') return outcomeOfFailure(answer)
  const error = errorOf(answer.code)
  return error ? ofAction(error.action, answer.reason) : { kind: 'in-doubt', reason: answer.reason }
}

/** What a person should know of an answer; null where nothing is to be done. */
export const problemOf = (answer: OaAnswer): ChannelProblem | null => {
  if (answer.kind === 'done' || answer.kind === 'busy') return null
  if (answer.kind !== 'refused') return { code: 'oa-unreachable', detail: answer.reason }
  const error = errorOf(answer.code)
  if (error?.action === 'renew') return { code: 'oa-authorize', detail: answer.reason }
  return error?.problem === undefined ? null : { code: error.problem, detail: answer.reason }
}
