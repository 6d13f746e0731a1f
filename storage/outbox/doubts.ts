import type { ExpressionBuilder } from 'kysely'
import type { Database, Db } from '../database/schema.ts'

/** A reply that may not have arrived, or that was given up because it waited for too long. */
export interface HeldReply {
  /** JSON of its parcel. */
  readonly parcel: string
  readonly createdAt: number
}

/** States of held replies: in doubt, or given up. Of other deliveries that were given up no text is kept. */
const HELD = ['unknown', 'dead'] as const

/** Subquery beside a row of the inbox: how many held replies its chat has not been shown. */
export const countHeld = (eb: ExpressionBuilder<Database, 'inbox'>) =>
  eb
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll().as('count'))
    .whereRef('outbox.chat', '=', 'inbox.chat')
    .where('outbox.state', 'in', HELD)
    .where('outbox.class', '=', 'reply')
    .where('outbox.parcel', 'is not', null)
    .as('held')

/** Held replies that the person has not been shown, oldest first. */
export const readHeld = async (db: Db, chat: string): Promise<readonly HeldReply[]> => {
  const rows = await db
    .selectFrom('outbox')
    .select(['parcel', 'created_at'])
    .where('chat', '=', chat)
    .where('state', 'in', HELD)
    .where('class', '=', 'reply')
    .where('parcel', 'is not', null)
    .orderBy('id')
    .execute()
  return rows.flatMap(({ parcel, created_at }) =>
    parcel === null ? [] : [{ parcel, createdAt: created_at }],
  )
}

/** Marks held replies as shown, and deletes their text. */
export const markShown = async (tx: Db, chat: string, now: number): Promise<void> => {
  await tx
    .updateTable('outbox')
    .set({ shown_at: now, parcel: null })
    .where('chat', '=', chat)
    .where('state', 'in', HELD)
    .where('class', '=', 'reply')
    .where('parcel', 'is not', null)
    .execute()
}

const isKnown = async (tx: Db, chat: string, message: string): Promise<boolean> => {
  const row = await tx
    .selectFrom('outbox')
    .select('id')
    .where('chat', '=', chat)
    .where('message_id', '=', message)
    .executeTakeFirst()
  return row !== undefined
}

/** Marks a delivery in doubt as sent: the platform has named its message in a receipt. */
const confirm = async (tx: Db, id: number, message: string, now: number): Promise<void> => {
  await tx
    .updateTable('outbox')
    .set({
      state: 'sent',
      message_id: message,
      parcel: null,
      reason: 'receipt',
      settled_at: now,
    })
    .where('id', '=', id)
    .execute()
}

/** The delivery of the chat that is in flight, or else the oldest that is in doubt. */
const candidateFor = (tx: Db, chat: string) =>
  tx
    .selectFrom('outbox')
    .select(['id', 'state'])
    .where('chat', '=', chat)
    // What is erased as soon as it is settled needs no receipt, and none may stay behind.
    .where('erase', '=', 0)
    .where((eb) =>
      eb.or([
        eb('state', '=', 'sending'),
        eb.and([eb('state', 'in', ['unknown', 'pending']), eb('doubts', '>', 0)]),
      ]),
    )
    .orderBy((eb) => eb.case().when('state', '=', 'sending').then(0).else(1).end())
    .orderBy('id')
    .executeTakeFirst()

/**
 * Receipts: the platform says that messages arrived. An id that no delivery has belongs to the oldest
 * delivery of the chat that is in doubt, because nothing else can have caused it. While a delivery is in
 * flight the receipt is stored until that outcome is recorded.
 */
export const confirmArrival = async (
  tx: Db,
  chat: string,
  messages: readonly string[],
  now: number,
): Promise<void> => {
  for (const message of messages) {
    if (await isKnown(tx, chat, message)) continue
    const candidate = await candidateFor(tx, chat)
    if (!candidate) continue
    if (candidate.state === 'sending')
      await tx
        .insertInto('receipts')
        .values({ chat, message_id: message, at: now })
        .onConflict((conflict) => conflict.columns(['chat', 'message_id']).doNothing())
        .execute()
    else await confirm(tx, candidate.id, message, now)
  }
}

/** Settles a delivery that has just become doubtful with a receipt that came while it was in flight. */
export const settleByReceipt = async (
  tx: Db,
  { id, chat }: { readonly id: number; readonly chat: string },
  now: number,
): Promise<void> => {
  const row = await tx
    .selectFrom('receipts')
    .select('message_id')
    .where('chat', '=', chat)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('outbox')
            .select('outbox.id')
            .whereRef('outbox.chat', '=', 'receipts.chat')
            .whereRef('outbox.message_id', '=', 'receipts.message_id'),
        ),
      ),
    )
    .orderBy('at')
    .executeTakeFirst()
  if (row) await confirm(tx, id, row.message_id, now)
}
