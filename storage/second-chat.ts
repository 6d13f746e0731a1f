import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'

/** Whether whoever a reminder is about can be told of it in a second chat. */
export const hasSecondChat = async (db: Kysely<Database>, delivery: string): Promise<boolean> => {
  const row = await db
    .selectFrom('reminders')
    .innerJoin('subscribers', 'subscribers.chat', 'reminders.chat')
    .innerJoin('outbox', 'outbox.key', 'reminders.delivery')
    .select('subscribers.chat')
    .where('reminders.delivery', '=', delivery)
    .whereRef('outbox.chat', '=', 'reminders.chat')
    .where('subscribers.settings', 'not like', '%"second":null%')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
