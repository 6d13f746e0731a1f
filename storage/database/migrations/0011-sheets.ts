import type { Kysely } from 'kysely'

/** Results that were issued as a sheet with a link. */
export const up = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema
    .createTable('sheets')
    .addColumn('token', 'text', (column) => column.primaryKey())
    .addColumn('chat', 'text', (column) => column.notNull())
    .addColumn('sheet', 'text')
    .addColumn('issued_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('revoked_at', 'bigint')
    .addColumn('looks', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('looked_at', 'bigint')
    .execute()
  await schema.createIndex('sheets_chat').on('sheets').column('chat').execute()
}
