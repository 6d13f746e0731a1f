import type { Kysely } from 'kysely'
import { identityKey, identityType } from './identity.ts'

/** Ticked papers of cooperatives, and on which days somebody was reminded of the others. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  const { schema } = db
  await schema
    .createTable('checklists')
    .addColumn('id', identityType(db), identityKey(db))
    .addColumn('chat', 'text', (column) => column.notNull())
    .addColumn('programme', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('next_on', 'text')
    .addColumn('told_at', 'bigint')
    .addColumn('unheard', 'integer', (column) => column.notNull())
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('checklists_of_one', ['chat', 'programme', 'name'])
    .execute()
  await schema.createIndex('checklists_due').on('checklists').columns(['next_on', 'chat']).execute()

  await schema
    .createTable('nudges')
    .addColumn('chat', 'text', (column) => column.notNull())
    .addColumn('send_on', 'text', (column) => column.notNull())
    .addColumn('lists', 'text', (column) => column.notNull())
    .addColumn('delivery', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('nudges_once_a_day', ['chat', 'send_on'])
    .execute()
  await schema.createIndex('nudges_delivery').on('nudges').column('delivery').execute()
}
