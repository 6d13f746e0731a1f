import { sql } from 'kysely'
import { isShared } from '../database/dialects.ts'
import type { Db } from '../database/schema.ts'
import { PLANNED } from './recheck.ts'

const ON_ITS_WAY = ['planned', 'pending', 'claimed', 'sending'] as const

/** Deliveries to a chat, and reminders about it that go to another chat: their keys contain its name. */
const deliveriesOf = (tx: Db, chat: string) => {
  const from = `${PLANNED}${chat}:`
  const to = `${PLANNED}${chat};`
  // Compared byte by byte: the collation of a language would ignore punctuation.
  const key = isShared(tx) ? sql<string>`key collate "C"` : sql<string>`key`
  return tx
    .selectFrom('outbox')
    .select('id')
    .where((eb) =>
      eb.or([
        eb('chat', '=', chat),
        eb.and([eb(key, '>=', from), eb(key, '<', to)]),
        eb(
          'key',
          'in',
          eb
            .selectFrom('reminders')
            .select('delivery')
            .where('reminders.chat', '=', chat)
            .where('delivery', 'is not', null)
            .$castTo<{ delivery: string }>(),
        ),
      ]),
    )
}

type Deliveries = ReturnType<typeof deliveriesOf>

const deleteDeliveries = async (tx: Db, some: Deliveries): Promise<void> => {
  await tx.deleteFrom('attempts').where('delivery', 'in', some).execute()
  await tx.deleteFrom('outbox').where('id', 'in', some).execute()
}

/** What becomes of replies that wait: sent and then deleted, or never sent. */
export type WaitingReplies = 'sent' | 'dropped'

/** Marks of rows that go as soon as they are settled; a dropped one is not tried again. */
const ERASE: Readonly<Record<WaitingReplies, number>> = { sent: 1, dropped: 2 }

/** Whether what was refused for now is given up, since its person wants to hear nothing. */
export const isDropped = (erase: number): boolean => erase === ERASE.dropped

/**
 * Marks what is still to be sent to a deleted chat, or about it, to be removed as soon as it is settled.
 * Above all this is the reply that confirms the deletion.
 */
export const markToErase = async (
  tx: Db,
  chat: string,
  replies: WaitingReplies = 'sent',
): Promise<void> => {
  await tx
    .updateTable('outbox')
    .set({ erase: ERASE[replies] })
    .where('id', 'in', deliveriesOf(tx, chat).where('state', 'in', ON_ITS_WAY))
    .execute()
}

/** Whether a table knows a chat. */
export const isIn = async (
  tx: Db,
  table: 'recipients' | 'sessions' | 'subscribers',
  chat: string,
): Promise<boolean> => {
  const row = await tx.selectFrom(table).select('chat').where('chat', '=', chat).executeTakeFirst()
  return row !== undefined
}

/** Whether a chat has written since its data was last deleted. */
export const isHeard = (tx: Db, chat: string): Promise<boolean> => isIn(tx, 'recipients', chat)

/** Deletes marked deliveries that are settled, and the pace and receipts that sending them has stored. */
export const eraseSettled = async (tx: Db, chat: string): Promise<void> => {
  const settled = tx
    .selectFrom('outbox')
    .select('id')
    .where('chat', '=', chat)
    .where('erase', '>', 0)
    .where('state', 'not in', ON_ITS_WAY)
  await deleteDeliveries(tx, settled)
  if (await isHeard(tx, chat)) return
  await tx.deleteFrom('paces').where('key', '=', chat).execute()
  await tx.deleteFrom('receipts').where('chat', '=', chat).execute()
}

/** Deletes everything to a chat and about it, whatever becomes of what was on its way. */
export const eraseAllDeliveries = (tx: Db, chat: string): Promise<void> =>
  deleteDeliveries(tx, deliveriesOf(tx, chat))

/** How many messages to a chat are being sent this moment. */
export const countLeaving = async (tx: Db, chat: string): Promise<number> => {
  const { count } = await tx
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('chat', '=', chat)
    .where('state', '=', 'sending')
    .executeTakeFirstOrThrow()
  return Number(count)
}

const deleteCounted = async (tx: Db, some: Deliveries): Promise<number> => {
  const found = await some.execute()
  await deleteDeliveries(tx, some)
  return found.length
}

/** Deletes replies whose text is kept since they may not have arrived. Returns how many. */
export const eraseHeldReplies = (tx: Db, chat: string): Promise<number> =>
  deleteCounted(
    tx,
    deliveriesOf(tx, chat)
      .where('class', '=', 'reply')
      .where('state', 'not in', ON_ITS_WAY)
      .where('parcel', 'is not', null),
  )

/**
 * Deletes reminders to a chat and about it, but the one that is being sent, which goes when that is
 * settled. Returns how many.
 */
export const eraseReminders = async (tx: Db, chat: string): Promise<number> => {
  const reminders = () => deliveriesOf(tx, chat).where('class', '=', 'reminder')
  const count = await deleteCounted(tx, reminders().where('state', '!=', 'sending'))
  await tx
    .updateTable('outbox')
    .set({ erase: ERASE.dropped })
    .where('id', 'in', reminders())
    .execute()
  return count
}

/**
 * Deletes what was sent to a deleted chat and what is planned about it. What is being sent stays until
 * it is settled, and so do replies that still wait, unless they are `dropped`.
 */
export const eraseDeliveries = async (
  tx: Db,
  chat: string,
  replies: WaitingReplies = 'sent',
): Promise<void> => {
  // Whoever has claimed what is deleted here finds no row at the gate.
  const goes = replies === 'dropped' ? (['reply', 'reminder'] as const) : (['reminder'] as const)
  await deleteDeliveries(
    tx,
    deliveriesOf(tx, chat).where((eb) =>
      eb.or([
        eb('state', 'not in', ON_ITS_WAY),
        eb.and([eb('class', 'in', goes), eb('state', '!=', 'sending')]),
      ]),
    ),
  )
  await markToErase(tx, chat, replies)
}
