import { sql, type Kysely } from 'kysely'
import { identityKey, identityType } from './identity.ts'

const STATES = sql<boolean>`state in (
  'planned', 'pending', 'claimed', 'sending', 'sent', 'blocked', 'dead', 'unknown', 'cancelled', 'missed'
)`

/**
 * Inbox, outbox and what they stand on. Instants are whole milliseconds since the epoch, since they
 * are reckoned with.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  const { schema } = db
  await schema
    .createTable('inbox')
    .addColumn('id', identityType(db), identityKey(db))
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('update_key', 'text', (column) => column.notNull())
    .addColumn('chat', 'text', (column) => column.notNull())
    .addColumn('event', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('failures', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('reason', 'text')
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('inbox_update', ['channel', 'update_key'])
    .execute()
  await schema.createIndex('inbox_lane').on('inbox').columns(['state', 'chat', 'id']).execute()

  await schema
    .createTable('outbox')
    .addColumn('id', identityType(db), identityKey(db))
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('chat', 'text', (column) => column.notNull())
    .addColumn('class', 'text', (column) => column.notNull())
    .addColumn('rank', 'integer', (column) => column.notNull())
    .addColumn('parcel', 'text')
    .addColumn('state', 'text', (column) => column.notNull().check(STATES))
    .addColumn('owner', 'text')
    .addColumn('fence', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('next_at', 'bigint', (column) => column.notNull())
    .addColumn('set_at', 'bigint', (column) => column.notNull())
    .addColumn('failures', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('doubts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('message_id', 'text')
    .addColumn('reason', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('settled_at', 'bigint')
    .addColumn('shown_at', 'bigint')
    .execute()
  await schema
    .createIndex('outbox_lane')
    .on('outbox')
    .columns(['chat', 'state', 'rank', 'id'])
    .execute()
  await schema
    .createIndex('outbox_due')
    .on('outbox')
    .columns(['channel', 'state', 'rank', 'id'])
    .execute()
  await schema.createIndex('outbox_message').on('outbox').columns(['chat', 'message_id']).execute()

  await schema
    .createTable('attempts')
    .addColumn('id', identityType(db), identityKey(db))
    .addColumn('delivery', 'integer', (column) => column.notNull())
    .addColumn('fence', 'integer', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('detail', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()
  await schema.createIndex('attempts_delivery').on('attempts').column('delivery').execute()

  await schema
    .createTable('receipts')
    .addColumn('chat', 'text', (column) => column.notNull())
    .addColumn('message_id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('receipts_message', ['chat', 'message_id'])
    .execute()

  await schema
    .createTable('owners')
    .addColumn('owner', 'text', (column) => column.primaryKey())
    .addColumn('beat', 'bigint', (column) => column.notNull())
    .execute()

  await schema
    .createTable('recipients')
    .addColumn('chat', 'text', (column) => column.primaryKey())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('rejections', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('heard_at', 'bigint', (column) => column.notNull())
    .execute()
  await schema.createIndex('recipients_channel').on('recipients').column('channel').execute()

  await schema
    .createTable('paces')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('paused_until', 'bigint', (column) => column.notNull())
    .addColumn('set_at', 'bigint', (column) => column.notNull())
    .execute()

  await schema
    .createTable('quotas')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('month', 'text', (column) => column.notNull())
    .addColumn('used', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('quotas_month', ['channel', 'month'])
    .execute()

  await schema
    .createTable('cursors')
    .addColumn('channel', 'text', (column) => column.primaryKey())
    .addColumn('cursor', 'text', (column) => column.notNull())
    .execute()

  await schema
    .createTable('tokens')
    .addColumn('channel', 'text', (column) => column.primaryKey())
    .addColumn('access_token', 'text', (column) => column.notNull())
    .addColumn('refresh_token', 'text', (column) => column.notNull())
    .addColumn('issued_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('refreshing_since', 'bigint')
    .addColumn('doubts', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
}
