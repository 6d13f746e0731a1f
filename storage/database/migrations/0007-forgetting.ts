import { updateMany } from '../bulk.ts'
import { isShared } from '../dialects.ts'
import { readPseudonym, type Pseudonym } from '../pseudonym.ts'
import type { Db } from '../schema.ts'
import { markSparse } from '../flags.ts'

const PART = 500
const DAY_MS = 24 * 60 * 60 * 1000

/** Keys of updates name chats on some channels. */
const renameInbox = async (db: Db, pseudonym: Pseudonym): Promise<void> => {
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom('inbox')
      .select(['id', 'channel', 'update_key'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(PART)
      .execute()
    const last = rows.at(-1)
    if (!last) return
    await updateMany(
      db,
      'inbox',
      rows.map(({ id, channel, update_key: key }) => ({ id, update_key: pseudonym(channel, key) })),
    )
    after = last.id
  }
}

/** Responses are for whoever asks again at once; older ones than a day go, as they do from now on. */
const renameUpdates = async (db: Db, pseudonym: Pseudonym): Promise<void> => {
  const { newest } = await db
    .selectFrom('updates')
    .select(({ fn }) => fn.max('seen_at').as('newest'))
    .executeTakeFirstOrThrow()
  const since = new Date(Date.parse(newest) - DAY_MS).toISOString()
  await db.deleteFrom('updates').where('seen_at', '<', since).execute()
  for (const { chat, update_key: key } of await db
    .selectFrom('updates')
    .select(['chat', 'update_key'])
    .execute())
    await db
      .updateTable('updates')
      .set({ chat: pseudonym(chat), update_key: pseudonym(chat, key) })
      .where('chat', '=', chat)
      .where('update_key', '=', key)
      .execute()
}

const renameTries = async (db: Db, pseudonym: Pseudonym): Promise<void> => {
  for (const { chat } of await db.selectFrom('code_tries').select('chat').execute())
    await db
      .updateTable('code_tries')
      .set({ chat: pseudonym(chat) })
      .where('chat', '=', chat)
      .execute()
}

const hasRows = async (db: Db, table: 'inbox' | 'updates' | 'code_tries') =>
  (await db.selectFrom(table).select('chat').limit(1).executeTakeFirst()) !== undefined

/** What can stay of a chat that is forgotten is known by pseudonyms from now on. */
export const up = async (db: Db): Promise<void> => {
  await db.schema
    .alterTable('outbox')
    .addColumn('erase', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema.alterTable('unanswered').addColumn('asker', 'text').execute()
  await db.schema.createIndex('unanswered_asker').on('unanswered').column('asker').execute()
  const filled = []
  for (const table of ['inbox', 'updates', 'code_tries'] as const)
    if (await hasRows(db, table)) filled.push(table)
  // An empty database gets its key with the first row, or from what it is filled with.
  if (filled.length === 0) return
  const pseudonym = await readPseudonym(db)
  if (filled.includes('inbox')) await renameInbox(db, pseudonym)
  if (filled.includes('updates')) await renameUpdates(db, pseudonym)
  if (filled.includes('code_tries')) await renameTries(db, pseudonym)
  if (!isShared(db)) await markSparse(db)
}
