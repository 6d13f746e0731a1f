import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../storage/database/open.ts'
import { StorageError } from '../../../storage/database/errors.ts'
import { migrate } from '../../../storage/database/migrate.ts'
import { DATABASES, newFolder, openStore } from '../../support/database/databases.ts'

test('commits outlive a power cut: WAL with synchronous FULL', async () => {
  const { db } = await openStore(await DATABASES[0].newUrl())
  const read = async (name: string) => {
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
  const path = join(newFolder(), 'file')
  writeFileSync(path, '')
  expect(() => openDatabase(`sqlite:${path}/a.db`)).toThrow(StorageError)
})

test('a database that another program holds is named', () => {
  const path = join(newFolder(), 'a.db')
  const other = new BetterSqlite(path)
  other.exec('BEGIN EXCLUSIVE')
  expect(() => openDatabase(`sqlite:${path}`)).toThrow('locked')
  other.close()
})

test('a database of another kind is refused with the kinds that work, and no password is told', () => {
  const url = 'mysql://user:secret@localhost/a'
  expect(() => openDatabase(url)).toThrow('"sqlite:" or "postgres://"')
  expect(() => openDatabase(url)).not.toThrow('secret')
})

test.each(['sqlite:', 'sqlite: '])('"%s" names no file and is refused', (url) => {
  expect(() => openDatabase(url)).toThrow('names no file')
})

test('a PostgreSQL that cannot be reached is named without its password', async () => {
  const db = openDatabase('postgres://user:secret@127.0.0.1:1/a')
  const failure = await migrate(db).catch((error: unknown) => error)
  await db.destroy()
  expect(failure).toBeInstanceOf(StorageError)
  expect(String(failure)).toContain('ECONNREFUSED')
  expect(String(failure)).not.toContain('secret')
})
