import { sql, type Kysely } from 'kysely'
import { isShared } from '../database/dialects.ts'
import type { Database } from '../database/schema.ts'
import { PLANNED } from './recheck.ts'

const ON_ITS_WAY = ['planned', 'pending', 'claimed', 'sending'] as const

/** Messages to a chat, and planned ones about it, wherever they go: their keys begin with its name. */
const deliveriesOf = (tx: Kysely<Database>, chat: string) => {
  const from = `${PLANNED}${chat}:`
  const to = `${PLANNED}${chat};`
  // Compared byte by byte: the order of a language would pass over signs.
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

const deleteDeliveries = async (tx: Kysely<Database>, some: Deliveries): Promise<void> => {
  await tx.deleteFrom('attempts').where('delivery', 'in', some).execute()
  await tx.deleteFrom('outbox').where('id', 'in', some).execute()
}

/**
 * What is on its way to a chat that is forgotten, or about it, stays until it is settled, and not
 * longer: the answer that says so, above all.
 */
export const markToErase = async (tx: Kysely<Database>, chat: string): Promise<void> => {
  await tx
    .updateTable('outbox')
    .set({ erase: 1 })
    .where('id', 'in', deliveriesOf(tx, chat).where('state', 'in', ON_ITS_WAY))
    .execute()
}

/** Whether a chat has written since it was last forgotten. */
export const isHeard = async (tx: Kysely<Database>, chat: string): Promise<boolean> => {
  const row = await tx
    .selectFrom('recipients')
    .select('chat')
    .where('chat', '=', chat)
    .executeTakeFirst()
  return row !== undefined
}

/** Deletes what was to stay until now, and all that sending it has left behind of who is forgotten. */
export const eraseSettled = async (tx: Kysely<Database>, chat: string): Promise<void> => {
  const settled = tx
    .selectFrom('outbox')
    .select('id')
    .where('chat', '=', chat)
    .where('erase', '=', 1)
    .where('state', 'not in', ON_ITS_WAY)
  await deleteDeliveries(tx, settled)
  if (await isHeard(tx, chat)) return
  await tx.deleteFrom('paces').where('key', '=', chat).execute()
  await tx.deleteFrom('receipts').where('chat', '=', chat).execute()
}

/**
 * Deletes what was sent to a chat that is forgotten, or planned about it; what is being sent or answers
 * it stays until it is settled.
 */
export const eraseDeliveries = async (tx: Kysely<Database>, chat: string): Promise<void> => {
  await deleteDeliveries(
    tx,
    deliveriesOf(tx, chat).where((eb) =>
      eb.or([
        eb('state', 'not in', ON_ITS_WAY),
        // What was claimed is no longer the claimer's.
        eb.and([eb('class', '=', 'reminder'), eb('state', '!=', 'sending')]),
      ]),
    ),
  )
  await markToErase(tx, chat)
}
