import type { Selectable } from 'kysely'
import type { Database, Db, DeliveryState, OutboxRow, ReminderRow } from '../database/schema.ts'

/** Everything that is known of one message. */
export interface Explanation {
  readonly delivery: OutboxRow
  /** Tries that did not end in a message sent, oldest first. */
  readonly attempts: readonly Selectable<Database['attempts']>[]
  /** What it told, where it was a reminder. */
  readonly reminders: readonly ReminderRow[]
}

/** Why a message was sent or not; null where there is none of that number. */
export const explainDelivery = async (db: Db, id: number): Promise<Explanation | null> => {
  const delivery = await db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirst()
  if (!delivery) return null
  const attempts = await db
    .selectFrom('attempts')
    .selectAll()
    .where('delivery', '=', id)
    .orderBy('id')
    .execute()
  const reminders = await db
    .selectFrom('reminders')
    .selectAll()
    .where('delivery', '=', delivery.key)
    .orderBy('id')
    .execute()
  return { delivery, attempts, reminders }
}

/** What a chat was to be told, newest first, with the message that held it, if one did. */
export const explainChat = (
  db: Db,
  chat: string,
  most: number,
): Promise<readonly (ReminderRow & { readonly message: number | null })[]> =>
  db
    .selectFrom('reminders')
    .leftJoin('outbox', 'outbox.key', 'reminders.delivery')
    .selectAll('reminders')
    .select('outbox.id as message')
    .where('reminders.chat', '=', chat)
    .orderBy('reminders.id', 'desc')
    .limit(most)
    .execute()

/** How many reminders are in each state; a state without any is missing. */
export const countReminders = async (db: Db): Promise<ReadonlyMap<DeliveryState, number>> => {
  const rows = await db
    .selectFrom('outbox')
    .select(({ fn }) => ['state', fn.countAll().as('count')])
    .where('class', '=', 'reminder')
    .groupBy('state')
    .orderBy('state')
    .execute()
  return new Map(rows.map(({ state, count }) => [state, Number(count)]))
}

/** Reminders of which nobody knows whether they arrived, newest first. */
export const listDoubts = (db: Db, most: number): Promise<readonly OutboxRow[]> =>
  db
    .selectFrom('outbox')
    .selectAll()
    .where('class', '=', 'reminder')
    .where('state', '=', 'unknown')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()

/** Reminders that wait, with the parcels that will leave. */
export const listWaiting = async (
  db: Db,
): Promise<readonly { readonly chat: string; readonly parcel: string }[]> => {
  const rows = await db
    .selectFrom('outbox')
    .select(['chat', 'parcel'])
    .where('class', '=', 'reminder')
    .where('state', 'in', ['pending', 'claimed'])
    .orderBy('id')
    .execute()
  return rows.map(({ chat, parcel }) => ({ chat, parcel: parcel ?? '' }))
}
