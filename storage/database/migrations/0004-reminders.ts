import { sql, type Kysely } from 'kysely'
import { identityKey, identityType } from './identity.ts'

const KINDS = sql<boolean>`kind in ('lead', 'snooze', 'moved', 'gone')`
const STATES = sql<boolean>`state in ('queued', 'missed', 'cancelled', 'covered')`

/** Invitations, subscribers, and what they are to be told. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  const { schema } = db
  await schema
    .createTable('invitations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('province', 'text', (column) => column.notNull())
    .addColumn('agency', 'text', (column) => column.notNull())
    .addColumn('approval', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('used_at', 'bigint')
    .addColumn('used_by', 'text')
    .addColumn('revoked_at', 'bigint')
    .execute()

  await schema
    .createTable('code_tries')
    .addColumn('chat', 'text', (column) => column.primaryKey())
    .addColumn('failures', 'integer', (column) => column.notNull())
    .addColumn('since', 'bigint', (column) => column.notNull())
    .execute()

  await schema
    .createTable('subscribers')
    .addColumn('chat', 'text', (column) => column.primaryKey())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('settings', 'text', (column) => column.notNull())
    .addColumn('latest', 'text', (column) => column.notNull())
    .addColumn('send_time', 'text', (column) => column.notNull())
    .addColumn('planned_on', 'text')
    .execute()
  await schema
    .createIndex('subscribers_unplanned')
    .on('subscribers')
    .columns(['planned_on', 'send_time', 'chat'])
    .execute()

  await schema
    .createTable('agenda')
    .addColumn('deadline', 'text', (column) => column.notNull())
    .addColumn('occurrence', 'text', (column) => column.notNull())
    .addColumn('due', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('gone', 'integer', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('adopted_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('agenda_occurrence', ['deadline', 'occurrence'])
    .execute()

  await schema
    .createTable('reminders')
    .addColumn('id', identityType(db), identityKey(db))
    .addColumn('chat', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('deadline', 'text', (column) => column.notNull())
    .addColumn('occurrence', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull().check(KINDS))
    .addColumn('due', 'text', (column) => column.notNull())
    .addColumn('send_on', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull().check(STATES))
    .addColumn('reason', 'text')
    .addColumn('delivery', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('reminders_once', ['chat', 'key'])
    .execute()
  await schema.createIndex('reminders_delivery').on('reminders').column('delivery').execute()

  await schema
    .createTable('marks')
    .addColumn('id', identityType(db), identityKey(db))
    .addColumn('chat', 'text', (column) => column.notNull())
    .addColumn('act', 'text', (column) => column.notNull())
    .addColumn('deadline', 'text', (column) => column.notNull())
    .addColumn('occurrence', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()

  await schema
    .createTable('standing')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute()
}
