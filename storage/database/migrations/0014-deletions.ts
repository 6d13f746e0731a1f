import type { Kysely } from 'kysely'

/** That a chat was deleted, so that a backup from before does not bring it back. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('deletions')
    .addColumn('receipt', 'text', (column) => column.primaryKey())
    .addColumn('chat', 'text', (column) => column.notNull())
    .addColumn('kinds', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()
}
