import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'

/** A reply of which nobody knows whether it arrived. */
export interface HeldReply {
  /** JSON of its parcel. */
  readonly parcel: string
  readonly createdAt: number
}

/** Replies in doubt of which the person has not been told. */
export const readHeld = async (
  db: Kysely<Database>,
  chat: string,
): Promise<readonly HeldReply[]> => {
  const rows = await db
    .selectFrom('outbox')
    .select(['parcel', 'created_at'])
    .where('chat', '=', chat)
    .where('state', '=', 'unknown')
    .where('class', '=', 'reply')
    .where('shown_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.flatMap(({ parcel, created_at }) =>
    parcel === null ? [] : [{ parcel, createdAt: created_at }],
  )
}

/** The person is told of them now; their text is kept no longer. */
export const markShown = async (tx: Kysely<Database>, chat: string, now: number): Promise<void> => {
  await tx
    .updateTable('outbox')
    .set({ shown_at: now, parcel: null })
    .where('chat', '=', chat)
    .where('state', '=', 'unknown')
    .where('class', '=', 'reply')
    .where('shown_at', 'is', null)
    .execute()
}

/**
 * The platform says that messages arrived. One that no delivery knows is the oldest of the chat whose
 * sending was in doubt, for nothing else can have brought it, unless one is just being sent.
 */
export const confirmArrival = async (
  tx: Kysely<Database>,
  chat: string,
  messages: readonly string[],
  now: number,
): Promise<void> => {
  const leaving = await tx
    .selectFrom('outbox')
    .select('id')
    .where('chat', '=', chat)
    .where('state', '=', 'sending')
    .executeTakeFirst()
  if (leaving) return
  for (const message of messages) {
    const known = await tx
      .selectFrom('outbox')
      .select('id')
      .where('chat', '=', chat)
      .where('message_id', '=', message)
      .executeTakeFirst()
    if (known) continue
    const doubtful = await tx
      .selectFrom('outbox')
      .select('id')
      .where('chat', '=', chat)
      .where('state', 'in', ['unknown', 'pending'])
      .where('doubts', '>', 0)
      .orderBy('id')
      .executeTakeFirst()
    if (!doubtful) continue
    await tx
      .updateTable('outbox')
      .set({ state: 'sent', message_id: message, parcel: null, reason: 'receipt', settled_at: now })
      .where('id', '=', doubtful.id)
      .execute()
  }
}
