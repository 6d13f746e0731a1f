import { join } from 'node:path'
import { sql } from 'kysely'
import { tallyAll, withTableCopy } from '../../../storage/copies/table-copy.ts'
import { enqueue } from '../../../storage/outbox/outbox.ts'
import { createWriteTx } from '../../../storage/database/write-tx.ts'
import { DATABASES, newFolder, withDatabase } from './databases.ts'

export const NOW = 1_800_000_000_000
export const AT = '2026-11-21T00:00:00.000Z'

/** A reply in a chat, with what a copy could spoil. */
export const draft = (key: string, chat = 'telegram:1') => ({
  key,
  channel: 'telegram',
  chat,
  class: 'reply' as const,
  parcel: JSON.stringify({ text: `“Chào” \\ ${key}\n`, choices: [], links: [] }),
})

/** A little of everything: texts, numbers, nothing, and numbers that were given out and are gone. */
export const fillSome = (url: string) =>
  withDatabase(url, (db) =>
    createWriteTx(db)(async (tx) => {
      await enqueue(tx, [draft('a'), draft('b'), draft('c', 'telegram:2')], NOW)
      await sql`delete from outbox where key = 'c'`.execute(tx)
      const receipts = Array.from({ length: 1203 }, (_, row) => ({
        chat: `zalo:${row % 7}`,
        message_id: String(row),
        at: NOW,
      }))
      await tx.insertInto('receipts').values(receipts).execute()
      await sql`insert into standing (name, value) values ('place', 'there'), ('mark', '7')`.execute(
        tx,
      )
    }),
  )

/** What each table holds, but for what stands about the database itself. */
export const tally = (url: string) =>
  withDatabase(url, (db) => withTableCopy(db, async ({ loads }) => tallyAll(loads))).then((all) =>
    all.filter(({ table }) => table !== 'standing'),
  )

/** One more delivery; its number. */
export const addOne = (url: string, key: string) =>
  withDatabase(url, async (db) => {
    await createWriteTx(db)((tx) => enqueue(tx, [draft(key)], NOW))
    const row = await db
      .selectFrom('outbox')
      .select('id')
      .where('key', '=', key)
      .executeTakeFirstOrThrow()
    return row.id
  })

/** A path at which nothing is yet. */
export const newFile = (name: string) => join(newFolder(), name)

/** Every way from one kind of database to another. */
export const PAIRS = DATABASES.flatMap((from) => DATABASES.map((to) => ({ from, to })))
