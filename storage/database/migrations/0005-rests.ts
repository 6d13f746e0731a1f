import type { Kysely } from 'kysely'

/** How often in a row a bot or a chat was told to wait: what its next rest grows with. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .alterTable('paces')
    .addColumn('rests', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
}
