import type { Delivery, Settlement } from '../../storage/settlement.ts'
import type { SendOutcome } from '../channels/channel.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
/** A message that failed so often, and for so long, will not be tried again. */
const MOST_FAILURES = 5
/** An answer that comes later than this answers nothing any more. */
const REPLY_LIVES_MS = 10 * MINUTE_MS
/** Why such an answer was given up, where the platform said nothing. */
const TOO_LATE = 'too-late'
const LONGEST_BACKOFF_MS = MINUTE_MS
/** How long receipts are waited for before a reminder in doubt is sent once more. */
const RECEIPT_MS = MINUTE_MS
/** A reminder in doubt is sent so many times more; a reply is held. */
const MOST_RESENDS = 1
/** How long a bot rests whose token or settings a person has to mend. */
const STOPPED_REST_MS = MINUTE_MS
/** How long a bot rests whose messages of the month are used up, before one more is tried. */
const QUOTA_REST_MS = HOUR_MS

const NOTHING = {
  messageId: null,
  isFailure: false,
  isDoubt: false,
  pauses: [],
  chat: 'nothing',
  moveTo: null,
  month: null,
} as const

type Ending = Pick<Settlement, 'state' | 'nextAt'>

const isStale = ({ class: kind, created_at }: Delivery, now: number) =>
  kind === 'reply' && now - created_at > REPLY_LIVES_MS

/** Tries again at an instant, unless the answer would come too late to be one. */
const again = (delivery: Delivery, nextAt: number, now: number): Ending => ({
  state: isStale(delivery, now) ? 'dead' : 'pending',
  nextAt,
})

const backoff = (failures: number) => Math.min(SECOND_MS * 2 ** failures, LONGEST_BACKOFF_MS)

const afterDoubt = ({ class: kind, doubts }: Delivery, now: number): Ending => ({
  state: kind === 'reminder' && doubts < MOST_RESENDS ? 'pending' : 'unknown',
  nextAt: now + RECEIPT_MS,
})

/**
 * What an outcome makes of a delivery. `month` (`YYYY-MM`) is that in which a message counts that was
 * sent or may have been, or null where the channel has no quota. A message in doubt is never taken for sent or for lost.
 */
export const settlementOf = (
  delivery: Delivery,
  outcome: SendOutcome,
  now: number,
  month: string | null,
): Settlement => {
  const { kind } = outcome
  const base = { ...NOTHING, outcome: kind, reason: 'reason' in outcome ? outcome.reason : null }
  const rest = (key: string, until: number) => {
    const ending = again(delivery, until, now)
    const reason = ending.state === 'dead' ? (base.reason ?? TOO_LATE) : base.reason
    return { ...ending, reason, pauses: [{ key, until }] }
  }
  switch (kind) {
    case 'sent':
      return {
        ...base,
        state: 'sent',
        nextAt: now,
        messageId: outcome.messageId,
        chat: 'reached',
        month,
      }
    case 'not-sent': {
      const nextAt = now + (outcome.retryAfterMs ?? backoff(delivery.failures))
      const isOver = delivery.failures + 1 >= MOST_FAILURES && isStale(delivery, now)
      return { ...base, state: isOver ? 'dead' : 'pending', nextAt, isFailure: true }
    }
    case 'rate-limited': {
      const key = outcome.of === 'chat' ? delivery.chat : delivery.channel
      return { ...base, ...rest(key, now + outcome.retryAfterMs) }
    }
    case 'blocked':
      return { ...base, state: 'blocked', nextAt: now, chat: 'gone' }
    case 'rejected':
      return { ...base, state: 'dead', nextAt: now, isFailure: true, chat: 'refused' }
    case 'outside-window':
      return { ...base, state: 'dead', nextAt: now }
    case 'moved':
      // Counts as a failure, so that a platform that sends a chat round in circles is left in peace.
      return {
        ...base,
        state: 'pending',
        nextAt: delivery.failures === 0 ? now : now + backoff(delivery.failures),
        isFailure: true,
        moveTo: outcome.to,
      }
    case 'quota':
      return { ...base, ...rest(delivery.channel, now + QUOTA_REST_MS) }
    case 'stopped':
      return { ...base, ...rest(delivery.channel, now + STOPPED_REST_MS) }
    case 'in-doubt':
      return { ...base, ...afterDoubt(delivery, now), isDoubt: true, month }
    default:
      return outcome satisfies never
  }
}

/** What becomes of a delivery whose program died between the gate and the record. */
export const settlementOfCrash = (delivery: Delivery, now: number): Settlement =>
  settlementOf(delivery, { kind: 'in-doubt', reason: 'the program ended' }, now, null)
