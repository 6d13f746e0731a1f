import type { DeliveryState, OutboxRow } from '../../../storage/database/schema.ts'
import type { Db } from './mutants.ts'
import type { Call } from './platform.ts'
import type { Witness } from './witness.ts'

/** A message that is not over. */
export const OPEN = ['pending', 'claimed', 'sending'] as const satisfies readonly DeliveryState[]
/** How a message ends that nobody took back. */
export const ENDS: ReadonlySet<DeliveryState> = new Set(['sent', 'blocked', 'dead', 'unknown'])

/** Messages that are not over, oldest first. */
export const readOpen = (db: Db): Promise<OutboxRow[]> =>
  db.selectFrom('outbox').selectAll().where('state', 'in', OPEN).orderBy('id').execute()

/** How often each delivery, by its id, was tried without anybody knowing the end. */
export const readDoubts = async (db: Db): Promise<ReadonlyMap<number, number>> => {
  const attempts = await db
    .selectFrom('attempts')
    .select('delivery')
    .where('outcome', '=', 'in-doubt')
    .execute()
  const doubts = new Map<number, number>()
  for (const { delivery } of attempts) doubts.set(delivery, (doubts.get(delivery) ?? 0) + 1)
  return doubts
}

/** A reply is sent once whatever happens, a reminder in doubt once more. */
const MOST_SHOWN = { reply: 1, reminder: 2 } as const

/** What a row alone can have wrong, beside what was shown. */
export type RowFault = 'open' | 'never-shown' | 'no-reason' | 'doubts'

/**
 * Holds a row of the outbox against the world outside: whether the message that it names was shown,
 * and of how many tries nobody knows the end.
 */
export const rowFaults = (
  { key, state, reason, doubts, message_id: id }: OutboxRow,
  isShown: boolean,
  attempts: number,
  ends = ENDS,
): readonly (readonly [RowFault, string])[] => [
  ...(doubts === attempts
    ? []
    : [['doubts', `${key} has ${doubts} doubts of ${attempts}`] as const]),
  ...(ends.has(state) ? [] : [['open', `${key} is still ${state}`] as const]),
  ...(state === 'sent' && !isShown
    ? [['never-shown', `${key} is sent as ${id}, which was never shown`] as const]
    : []),
  ...(ends.has(state) && state !== 'sent' && reason === null
    ? [['no-reason', `${key} is ${state} without a reason`] as const]
    : []),
]

const INVARIANT_OF = { open: 'I8', 'never-shown': 'I3', 'no-reason': 'I1', doubts: 'I1' } as const

/** Blames what every message must keep; `arrived` are the calls by which a person was shown it. */
export const checkRow = (
  row: OutboxRow,
  arrived: readonly Call[],
  attempts: number,
  blame: Witness['blame'],
  ends = ENDS,
): void => {
  const { key, state, doubts, class: kind } = row
  const isShown = arrived.some(({ messageId }) => messageId === row.message_id)
  for (const [fault, words] of rowFaults(row, isShown, attempts, ends))
    blame(INVARIANT_OF[fault], words)
  if (arrived.length > Math.min(1 + doubts, MOST_SHOWN[kind]))
    blame('I2', `${key} was shown ${arrived.length} times with ${doubts} doubts`)
  if (state !== 'sent' && doubts === 0 && arrived.length > 0)
    blame('I3', `${key} was shown and is ${state} without a doubt`)
  if (state === 'unknown' && doubts === 0) blame('I1', `${key} is unknown without a doubt`)
}
