import { TOO_LATE } from '../../storage/outbox/gate.ts'
import type { Rests } from '../../storage/outbox/pace.ts'
import { roomOf } from '../../storage/outbox/rooms.ts'
import type { Settlement } from '../../storage/outbox/settlement.ts'
import type { OutboxRow } from '../../storage/database/schema.ts'
import type { SendOutcome } from '../channels/channel.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
/** A reply that failed this often, and is older than `REPLY_LIVES_MS`, is given up. */
const MOST_FAILURES = 5
/** A reply older than this is not sent any more: the next turn shows it instead. */
export const REPLY_LIVES_MS = 10 * MINUTE_MS
const LONGEST_BACKOFF_MS = MINUTE_MS
/** Before a reminder in doubt is sent again, a receipt is waited for so long. */
const RECEIPT_MS = MINUTE_MS
/** How often a reminder in doubt is sent again. A reply in doubt never is. */
const MOST_RESENDS = 1
/** Rest of a bot whose token or settings a person has to repair. */
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

/** Pending again at an instant; or, if it is too late, given up with its text kept for the next turn. */
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
 * The retry policy: what the outcome of a send makes of its delivery. `month` (`YYYY-MM`) is the month
 * whose quota the message counts against, null if the channel has none; `rests` says how many rests in
 * a row bot and chat had before this send. A message in doubt counts neither as sent nor as lost.
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
      const key = outcome.of === 'chat' ? roomOf(delivery.chat) : delivery.channel
      return rest(key, outcome.retryAfterMs)
    }
    case 'blocked':
      return { ...base, state: 'blocked', nextAt: now, chat: 'gone' }
    case 'rejected':
      return { ...base, state: 'dead', nextAt: now, isFailure: true, chat: 'refused' }
    case 'outside-window':
      return { ...base, state: 'dead', nextAt: now }
    case 'moved':
      // Counts as a failure: a platform that moves a chat in circles would otherwise be called without end.
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

/** For a delivery whose program died after the gate and before the result was recorded: in doubt. */
export const settlementOfCrash = (delivery: OutboxRow, now: number): Settlement =>
  settlementOf(delivery, { kind: 'in-doubt', reason: 'the program ended' }, now, null)
