import type { Kysely } from 'kysely'
import { identityKey, identityType } from './identity.ts'

/** Questions that are handed to officers, what is said about them, and who is on duty. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  const { schema } = db
  await schema
    .createTable('hand_offs')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('chat', 'text')
    .addColumn('asker', 'text')
    .addColumn('province', 'text', (column) => column.notNull())
    .addColumn('agency', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('officer', 'text')
    .addColumn('officer_name', 'text')
    .addColumn('packet', 'text')
    .addColumn('director_front_at', 'bigint')
    .addColumn('officer_front_at', 'bigint')
    .addColumn('waits_since', 'bigint')
    .addColumn('last_at', 'bigint', (column) => column.notNull())
    .addColumn('opened_at', 'bigint', (column) => column.notNull())
    .addColumn('closed_at', 'bigint')
    .execute()
  for (const column of ['chat', 'asker', 'officer', 'state'])
    await schema.createIndex(`hand_offs_${column}`).on('hand_offs').column(column).execute()
  await schema
    .createTable('hand_off_messages')
    .addColumn('id', identityType(db), identityKey(db))
    .addColumn('hand_off', 'integer', (column) => column.notNull())
    .addColumn('chat', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('sender', 'text', (column) => column.notNull())
    .addColumn('words', 'text')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()
  for (const column of ['hand_off', 'chat', 'state'])
    await schema
      .createIndex(`hand_off_messages_${column}`)
      .on('hand_off_messages')
      .column(column)
      .execute()
  await schema
    .alterTable('subscribers')
    .addColumn('on_duty', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await schema.createIndex('subscribers_on_duty').on('subscribers').column('on_duty').execute()
}
