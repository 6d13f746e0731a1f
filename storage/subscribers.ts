import type { Kysely } from 'kysely'
import type { Subscriber } from '../handlers/subscriber.ts'
import type { Database } from './schema.ts'
import { parseSubscriber } from './subscriber-format.ts'

/** Keeps what a chat wants to be reminded of; null ends it. What is planned for today stays planned. */
export const keepSubscriber = async (
  tx: Kysely<Database>,
  channel: string,
  chat: string,
  subscriber: Subscriber | null,
): Promise<void> => {
  if (subscriber === null) {
    await tx.deleteFrom('subscribers').where('chat', '=', chat).execute()
    return
  }
  const row = { settings: JSON.stringify(subscriber), send_time: subscriber.time }
  await tx
    .insertInto('subscribers')
    .values({ chat, channel, revision: 0, planned_on: null, ...row })
    .onConflict((conflict) =>
      conflict
        .column('chat')
        .doUpdateSet((eb) => ({ ...row, revision: eb('subscribers.revision', '+', 1) })),
    )
    .execute()
}

/** What a chat wants to be reminded of; null is nothing. */
export const readSubscriber = async (
  db: Kysely<Database>,
  chat: string,
): Promise<Subscriber | null> => {
  const row = await db
    .selectFrom('subscribers')
    .select('settings')
    .where('chat', '=', chat)
    .executeTakeFirst()
  return row ? parseSubscriber(row.settings) : null
}
