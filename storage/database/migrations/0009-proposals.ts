import type { Kysely } from 'kysely'

/** Deadlines and answers that imported documents seem to give, and what people decided about them. */
export const up = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema
    .createTable('proposals')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('document', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('clause', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('decided_by', 'text')
    .addColumn('decided_at', 'bigint')
    .addColumn('decided_on', 'text')
    .addColumn('confirmed', 'text')
    .addColumn('first_seen_at', 'bigint', (column) => column.notNull())
    .addColumn('gone', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await schema.createIndex('proposals_document').on('proposals').column('document').execute()
}
