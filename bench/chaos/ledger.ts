import type { openDatabase } from '../../storage/database.ts'
import type { Shown } from '../../test/support/fakes/fake-channel.ts'

type Db = ReturnType<typeof openDatabase>

/** What became of everything, counted where people would see it. */
export interface Count {
  /** Messages that the platforms showed. */
  readonly messages: number
  /** Messages that were owed and neither shown nor held for a person. */
  readonly lost: number
  /** Messages that a chat was shown more than once. */
  readonly repeated: number
  /** Sends of which nobody could know how they ended. */
  readonly inDoubt: number
  /** Messages beyond what was sent and what was in doubt; each of them is a fault of ours. */
  readonly unexplained: number
  /** Replies shown before one that was owed earlier. */
  readonly outOfOrder: number
  /** Messages that visibly did not leave: blocked, in doubt, withdrawn. */
  readonly held: number
}

/** What somebody wrote, by chat as the program names it, and who is owed a reminder. */
export interface Owed {
  readonly said: ReadonlyMap<string, number>
  readonly reminded: readonly string[]
}

const UNSETTLED = ['pending', 'claimed', 'sending'] as const

/** True once nothing waits, neither in nor out. */
export const isSettled = async (db: Db, { said, reminded }: Owed): Promise<boolean> => {
  const waiting = await db
    .selectFrom('inbox')
    .select('id')
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  if (waiting) return false
  const moving = await db
    .selectFrom('outbox')
    .select('id')
    .where('state', 'in', UNSETTLED)
    .executeTakeFirst()
  if (moving) return false
  const { rows } = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.count('chat').distinct().as('rows'))
    .where('class', '=', 'reminder')
    .executeTakeFirstOrThrow()
  const handled = await db
    .selectFrom('inbox')
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  const written = [...said.values()].reduce((sum, count) => sum + count, 0)
  return Number(rows) >= reminded.length && Number(handled.count) >= written
}

/** How many messages have come to an end, whichever. */
export const countSettled = async (db: Db): Promise<number> => {
  const { count } = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('state', 'not in', UNSETTLED)
    .executeTakeFirstOrThrow()
  return Number(count)
}

const sum = <T>(all: Iterable<T>, of: (one: T) => number): number =>
  [...all].reduce((total, one) => total + of(one), 0)

/** Positions that stand before an earlier one. */
const inversions = (positions: readonly number[]): number =>
  positions.filter((position, at) => at > 0 && position < (positions[at - 1] ?? 0)).length

/**
 * Compares what the program wrote down with what the platforms showed. `again` is what a reminder
 * that may have arrived before begins with.
 */
export const countAll = async (
  db: Db,
  shown: ReadonlyMap<string, readonly Shown[]>,
  { said, reminded }: Owed,
  again: string,
): Promise<Count> => {
  const deliveries = await db.selectFrom('outbox').selectAll().orderBy('id').execute()
  const updates = await db.selectFrom('inbox').selectAll().execute()
  const chats = new Set([...said.keys(), ...reminded, ...deliveries.map(({ chat }) => chat)])
  const count = {
    messages: 0,
    lost: 0,
    repeated: 0,
    inDoubt: 0,
    unexplained: 0,
    outOfOrder: 0,
    held: 0,
  }
  for (const chat of chats) {
    const seen = shown.get(chat) ?? []
    const rows = deliveries.filter((row) => row.chat === chat)
    const sent = rows.filter(({ state }) => state === 'sent')
    const placeOf = (id: string | null) => seen.findIndex(({ messageId }) => messageId === id)
    const done = updates.filter((update) => update.chat === chat && update.state === 'done')
    const isOwedReminder = reminded.includes(chat)
    const doubts = sum(rows, (row) => row.doubts)
    const known = new Set(sent.map(({ message_id: id }) => id))
    const extras = seen.filter(({ messageId }) => !known.has(messageId)).length
    const texts = Map.groupBy(seen, ({ text }) => text.replace(again, '').trim())
    count.messages += seen.length
    count.lost += sent.filter(({ message_id: id }) => placeOf(id) === -1).length
    count.lost += rows.filter(({ state }) => UNSETTLED.some((one) => one === state)).length
    count.lost += Math.max(0, (said.get(chat) ?? 0) - done.length)
    count.lost += isOwedReminder && !rows.some((row) => row.class === 'reminder') ? 1 : 0
    count.repeated += sum(texts.values(), ({ length }) => length - 1)
    count.inDoubt += doubts
    count.unexplained += Math.max(0, extras - doubts)
    count.held += rows.filter(({ state }) => state !== 'sent').length
    count.outOfOrder += inversions(
      sent.filter((row) => row.class === 'reply').map(({ message_id: id }) => placeOf(id)),
    )
  }
  return count
}

/** True where nothing was lost, and nothing came twice but what was in doubt. */
export const isFine = ({ lost, unexplained, outOfOrder, repeated, inDoubt }: Count): boolean =>
  lost === 0 && unexplained === 0 && outOfOrder === 0 && repeated <= inDoubt
