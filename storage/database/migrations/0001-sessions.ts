import type { Kysely } from 'kysely'
import { identityType } from './identity.ts'

/** Sessions, seen updates and unanswered questions. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('sessions')
    .addColumn('chat', 'text', (column) => column.primaryKey())
    .addColumn('session', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('updates')
    .addColumn('chat', 'text', (column) => column.notNull())
    .addColumn('update_key', 'text', (column) => column.notNull())
    .addColumn('response', 'text', (column) => column.notNull())
    .addColumn('seen_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('updates_key', ['chat', 'update_key'])
    .execute()
  await db.schema.createIndex('updates_seen_at').on('updates').column('seen_at').execute()
  await db.schema
    .createTable('unanswered')
    .addColumn('id', identityType(db), (column) => column.primaryKey())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('province', 'text')
    .addColumn('asked_on', 'text', (column) => column.notNull())
    .execute()
}
