import BetterSqlite from 'better-sqlite3'
import { pathOf } from './database.ts'
import { StorageError } from './errors.ts'

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
  const file = `${path}.lock`
  let lock: BetterSqlite.Database | null = null
  try {
    lock = new BetterSqlite(file, { timeout: 0 })
    lock.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    lock?.close()
    const code = cause instanceof BetterSqlite.SqliteError ? cause.code : ''
    if (code.startsWith('SQLITE_BUSY'))
      throw new StorageError(`another program uses ${path}`, { cause, problem: 'in-use' })
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new StorageError(`${file} cannot be used: ${reason}`, { cause })
  }
  const held = lock
  // The empty file stays: who removed it could take it from under the next one that holds it.
  return () => {
    held.close()
  }
}
