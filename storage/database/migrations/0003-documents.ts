import type { Kysely } from 'kysely'

/** Official documents that were imported, cut into passages by clause. */
export const up = async ({ schema }: Kysely<unknown>): Promise<void> => {
  await schema
    .createTable('documents')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('number', 'text', (column) => column.notNull())
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('signed_on', 'text')
    .addColumn('province', 'text', (column) => column.notNull())
    .addColumn('province_name', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('imported_at', 'bigint', (column) => column.notNull())
    .execute()
  await schema
    .createTable('passages')
    .addColumn('document', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('clause', 'text', (column) => column.notNull())
    .addColumn('heading', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('notes', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('passages_position', ['document', 'position'])
    .addUniqueConstraint('passages_clause', ['document', 'clause'])
    .execute()
}
