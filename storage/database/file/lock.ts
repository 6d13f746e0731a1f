import BetterSqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { isShared } from '../dialects.ts'
import { reasonOf, StorageError } from '../errors.ts'
import { lockOf, pathOf, SQLITE } from './place.ts'
import { PROGRAM_NAME } from '../server/postgres.ts'
import { createPrivately } from './private-files.ts'
import type { Db } from '../schema.ts'

/** Lets the next program at the database. */
export type Release = () => void

/**
 * Keeps every other program off a SQLite file until this one lets go or ends, in whatever way: the
 * operating system holds the lock, so none is left behind by a kill. Commands that only look or write
 * a row do not ask for it. Several programs may share PostgreSQL. Throws `StorageError`.
 */
export const holdDatabase = (url: string): Release => {
  const path = pathOf(url)
  if (path === null) return () => undefined
  const file = lockOf(path)
  let lock: BetterSqlite.Database | null = null
  try {
    createPrivately(file)
    lock = new BetterSqlite(file, { timeout: 0 })
    lock.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    lock?.close()
    const code = cause instanceof BetterSqlite.SqliteError ? cause.code : ''
    if (code.startsWith('SQLITE_BUSY'))
      throw new StorageError(`another program uses ${path}`, { cause, problem: 'in-use' })
    throw new StorageError(`${file} cannot be used: ${reasonOf(cause)}`, { cause })
  }
  const held = lock
  // The empty file stays: who removed it could take it from under the next one that holds it.
  return () => {
    held.close()
  }
}

/** Holds a database for as long as work takes. Throws as `holdDatabase` does. */
export const whileHeld = async <T>(url: string, work: () => Promise<T>): Promise<T> => {
  const release = holdDatabase(url)
  try {
    return await work()
  } finally {
    release()
  }
}

/** The URL by which a command opens a database, so that it is not taken for the program. */
export const asCommand = (url: string): string => {
  if (pathOf(url) !== null || !URL.canParse(url) || url.startsWith(SQLITE)) return url
  const named = new URL(url)
  named.searchParams.set('application_name', `${PROGRAM_NAME}-command`)
  return named.href
}

/** A server needs a moment to end the connection of a program that has just stopped. */
const LOOKS = 20
const SECONDS_BETWEEN_LOOKS = 0.1

const countProgram = async (db: Db): Promise<number> => {
  const { rows } = await sql`select pid from pg_stat_activity
    where datname = current_database() and application_name = ${PROGRAM_NAME}`.execute(db)
  return rows.length
}

/**
 * Throws `StorageError` where a program answers people from a PostgreSQL, which `db` has open as a
 * command: where its connections are still there after two seconds. Of a SQLite file `holdDatabase`
 * knows.
 */
export const refuseRunning = async (db: Db): Promise<void> => {
  if (!isShared(db)) return
  let connections = await countProgram(db)
  for (let look = 1; look < LOOKS && connections > 0; look += 1) {
    // A transaction sees who was there at its first look, until it clears what it saw.
    await sql`select pg_stat_clear_snapshot(), pg_sleep(${SECONDS_BETWEEN_LOOKS})`.execute(db)
    connections = await countProgram(db)
  }
  if (connections > 0)
    throw new StorageError(`a program uses it with ${connections} connections`, {
      problem: 'in-use',
    })
}
