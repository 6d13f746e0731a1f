import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import type { Session } from '../../handlers/conversation.ts'
import { openDatabase } from '../../storage/database.ts'
import { StorageError } from '../../storage/errors.ts'
import { migrate } from '../../storage/migrate.ts'
import type { Database } from '../../storage/schema.ts'
import { createTurnStore } from '../../storage/turns.ts'
import { createWriteTx } from '../../storage/write-tx.ts'

const AT = '2026-11-21T01:00:00.000Z'
const session: Session = {
  version: 1,
  epoch: 'abc',
  consent: 'given',
  held: null,
  profile: { province: 'kien-giang', role: 'director' },
  walk: null,
  offered: [2],
  prompt: null,
  previousQuestion: null,
  lastAt: AT,
}

const folders: string[] = []
const open: Kysely<Database>[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((db) => db.destroy()))
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'htx-'))
  folders.push(folder)
  return folder
}

const openStore = async (path = ':memory:') => {
  const db = openDatabase(`sqlite:${path}`)
  open.push(db)
  await migrate(db)
  return { db, store: createTurnStore(db) }
}

const countOf = async (db: Kysely<Database>, table: keyof Database) =>
  (await db.selectFrom(table).selectAll().execute()).length

test('a session comes back as it was saved', async () => {
  const { store } = await openStore()
  await store.save('web:a', null, AT, { session, response: null, effects: [] })
  expect(await store.load('web:a')).toEqual({ session, unreadable: false })
  expect(await store.load('web:b')).toEqual({ session: null, unreadable: false })
})

test('session, update key and unanswered question outlive the process together', async () => {
  const path = join(newFolder(), 'data', 'a.db')
  const first = await openStore(path)
  await first.store.save('web:a', 'm1', AT, {
    session,
    response: '{"replies":[]}',
    effects: [{ do: 'record-unanswered', text: 'lãi suất bao nhiêu', province: null, at: AT }],
  })
  await first.db.destroy()
  open.length = 0
  const { db, store } = await openStore(path)
  expect(await store.seen('web:a', 'm1')).toBe('{"replies":[]}')
  expect((await store.load('web:a')).session).toEqual(session)
  const rows = await db.selectFrom('unanswered').selectAll().execute()
  expect(rows).toMatchObject([{ text: 'lãi suất bao nhiêu', asked_on: '2026-11-21' }])
})

test('when a part of a turn cannot be saved, nothing of it is', async () => {
  const { db, store } = await openStore()
  await store.save('web:a', 'm1', AT, { session, response: 'one', effects: [] })
  const again = { session: { ...session, epoch: 'other' }, response: 'two', effects: [] }
  await expect(store.save('web:a', 'm1', AT, again)).rejects.toThrow('UNIQUE')
  expect((await store.load('web:a')).session?.epoch).toBe('abc')
  expect(await store.seen('web:a', 'm1')).toBe('one')
  expect(await countOf(db, 'updates')).toBe(1)
})

test('forgetting leaves nothing of the chat but the answer that says so', async () => {
  const { db, store } = await openStore()
  await store.save('web:a', 'm1', AT, { session, response: 'one', effects: [] })
  await store.save('web:b', 'm1', AT, { session, response: 'other chat', effects: [] })
  await store.save('web:a', 'm2', AT, { session, response: 'gone', effects: [{ do: 'forget' }] })
  expect((await store.load('web:a')).session).toBeNull()
  expect(await store.seen('web:a', 'm1')).toBeNull()
  expect(await store.seen('web:a', 'm2')).toBe('gone')
  expect(await countOf(db, 'sessions')).toBe(1)
})

test('a stored session of another shape counts as none and is reported', async () => {
  const { db, store } = await openStore()
  await db
    .insertInto('sessions')
    .values({ chat: 'web:a', session: '{"version":0}', updated_at: AT })
    .execute()
  expect(await store.load('web:a')).toEqual({ session: null, unreadable: true })
})

test('what nobody touched for long is deleted', async () => {
  const { db, store } = await openStore()
  await store.save('web:old', 'm1', '2026-01-01T00:00:00.000Z', {
    session,
    response: 'x',
    effects: [],
  })
  await store.save('web:new', 'm1', AT, { session, response: 'x', effects: [] })
  expect(await store.expire('2026-06-01T00:00:00.000Z')).toBe(1)
  expect(await countOf(db, 'sessions')).toBe(1)
  expect(await countOf(db, 'updates')).toBe(1)
})

test('an opening message that waited for consent for a day is erased, and nothing else', async () => {
  const { store } = await openStore()
  const held = { text: 'htx lúa 620 ha', at: AT }
  await store.save('web:a', null, AT, {
    session: { ...session, held },
    response: null,
    effects: [],
  })
  await store.eraseHeld(AT)
  expect((await store.load('web:a')).session?.held).toEqual(held)
  await store.eraseHeld('2026-11-22T01:00:00.001Z')
  expect((await store.load('web:a')).session).toEqual(session)
})

test('writers of one process wait for one another', async () => {
  const { db } = await openStore()
  const writeTx = createWriteTx(db)
  const order: number[] = []
  await Promise.all(
    [1, 2, 3].map((turn) =>
      writeTx(async () => {
        order.push(turn)
        await Promise.resolve()
        order.push(turn)
      }),
    ),
  )
  expect(order).toEqual([1, 1, 2, 2, 3, 3])
})

test('migrating twice changes nothing', async () => {
  const { db } = await openStore()
  expect(await migrate(db)).toEqual([])
})

test('commits outlive a power cut: WAL with synchronous FULL', async () => {
  const path = join(newFolder(), 'a.db')
  const { db } = await openStore(path)
  const read = async (name: string) => {
    const { sql } = await import('kysely')
    const { rows } = await sql.raw<Record<string, unknown>>(`PRAGMA ${name}`).execute(db)
    return Object.values(rows[0] ?? {})[0]
  }
  expect([await read('journal_mode'), await read('synchronous')]).toEqual(['wal', 2])
})

test('a file that is no database is named', () => {
  const path = join(newFolder(), 'a.db')
  writeFileSync(path, 'this is a letter and no database '.repeat(100))
  expect(() => openDatabase(`sqlite:${path}`)).toThrow(StorageError)
  expect(() => openDatabase(`sqlite:${path}`)).toThrow(path)
})

test('a place that cannot be a folder is named', () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'file'), '')
  expect(() => openDatabase(`sqlite:${join(folder, 'file', 'a.db')}`)).toThrow(StorageError)
})

test('a database that another program holds is named', async () => {
  const path = join(newFolder(), 'a.db')
  const { default: BetterSqlite } = await import('better-sqlite3')
  const other = new BetterSqlite(path)
  other.exec('BEGIN EXCLUSIVE')
  expect(() => openDatabase(`sqlite:${path}`)).toThrow('locked')
  other.close()
})

test('a database of another kind is refused with the kind that works', () => {
  expect(() => openDatabase('postgres://localhost/a')).toThrow('sqlite:')
})
