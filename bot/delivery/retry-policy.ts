import { TOO_LATE } from '../../storage/outbox/gate.ts'
import type { Rests } from '../../storage/outbox/pace.ts'
import type { Settlement } from '../../storage/outbox/settlement.ts'
import type { OutboxRow } from '../../storage/database/schema.ts'
import type { SendOutcome } from '../channels/channel.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
/** A message that failed so often, and for so long, will not be tried again. */
const MOST_FAILURES = 5
/** An answer that comes later than this answers nothing any more: the next turn shows it. */
export const REPLY_LIVES_MS = 10 * MINUTE_MS
const LONGEST_BACKOFF_MS = MINUTE_MS
/** How long receipts are waited for before a reminder in doubt is sent once more. */
const RECEIPT_MS = MINUTE_MS
/** A reminder in doubt is sent so many times more; a reply is held. */
const MOST_RESENDS = 1
/** How long a bot rests whose token or settings a person has to mend. */
const STOPPED_REST_MS = MINUTE_MS
/** Exponential backoff where the platform does not say how long to wait: doubled in a row, to a limit. */
const FIRST_REST_MS = 5 * SECOND_MS
const LONGEST_REST_MS = 5 * MINUTE_MS

const NOTHING = {
  messageId: null,
  isFailure: false,
  isDoubt: false,
  isKept: false,
  pauses: [],
  recovered: [],
  chat: 'nothing',
  moveTo: null,
  month: null,
} as const

type Ending = Pick<Settlement, 'state' | 'nextAt' | 'isKept'>

const isStale = ({ class: kind, created_at }: OutboxRow, now: number) =>
  kind === 'reply' && now - created_at > REPLY_LIVES_MS

/** Tries again at an instant, unless it is too late for the answer to be one. */
const again = (isOver: boolean, nextAt: number): Ending => ({
  state: isOver ? 'dead' : 'pending',
  isKept: isOver,
  nextAt,
})

const restOf = (rests: number) => Math.min(FIRST_REST_MS * 2 ** rests, LONGEST_REST_MS)

const backoff = (failures: number) => Math.min(SECOND_MS * 2 ** failures, LONGEST_BACKOFF_MS)

const afterDoubt = ({ class: kind, doubts }: OutboxRow, now: number): Ending => ({
  state: kind === 'reminder' && doubts < MOST_RESENDS ? 'pending' : 'unknown',
  isKept: true,
  nextAt: now + RECEIPT_MS,
})

/**
 * What an outcome makes of a delivery. `month` (`YYYY-MM`) is that in which a message counts that was
 * sent or may have been, or null where the channel has no quota; `rests` is how often in a row bot and
 * chat had to rest before it left. A message in doubt is never taken for sent or for lost.
 */
export const settlementOf = (
  delivery: OutboxRow,
  outcome: SendOutcome,
  now: number,
  month: string | null,
  rests: Rests = new Map(),
): Settlement => {
  const { kind } = outcome
  const base = { ...NOTHING, outcome: kind, reason: 'reason' in outcome ? outcome.reason : null }
  const isOld = isStale(delivery, now)
  const rest = (key: string, asked: number | null): Settlement => {
    const had = rests.get(key) ?? 0
    const until = now + (asked ?? restOf(had))
    const reason = isOld ? (base.reason ?? TOO_LATE) : base.reason
    return { ...base, ...again(isOld, until), reason, pauses: [{ key, until, rests: had + 1 }] }
  }
  switch (kind) {
    case 'sent':
      return {
        ...base,
        state: 'sent',
        nextAt: now,
        messageId: outcome.messageId,
        chat: 'reached',
        recovered: [...rests.keys()],
        month,
      }
    case 'not-sent': {
      const nextAt = now + (outcome.retryAfterMs ?? backoff(delivery.failures))
      const isOver = delivery.failures + 1 >= MOST_FAILURES && isOld
      return { ...base, ...again(isOver, nextAt), isFailure: true }
    }
    case 'rate-limited': {
      const key = outcome.of === 'chat' ? delivery.chat : delivery.channel
      return rest(key, outcome.retryAfterMs)
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
      return rest(delivery.channel, null)
    case 'stopped':
      return rest(delivery.channel, STOPPED_REST_MS)
    case 'in-doubt':
      return { ...base, ...afterDoubt(delivery, now), isDoubt: true, month }
    default:
      return outcome satisfies never
  }
}

/** What becomes of a delivery whose program died between the gate and the record. */
export const settlementOfCrash = (delivery: OutboxRow, now: number): Settlement =>
  settlementOf(delivery, { kind: 'in-doubt', reason: 'the program ended' }, now, null)
