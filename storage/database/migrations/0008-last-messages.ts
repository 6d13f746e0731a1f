import type { Kysely } from 'kysely'

/** What an edit of a chat's last message goes back to. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('last_messages')
    .addColumn('chat', 'text', (column) => column.primaryKey())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('update_key', 'text', (column) => column.notNull())
    .addColumn('session', 'text')
    .addColumn('is_plain', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()
}
