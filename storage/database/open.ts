import { existsSync } from 'node:fs'
import BetterSqlite from 'better-sqlite3'
import { Kysely, sql, SqliteDialect, type SqliteDatabase, type SqliteStatement } from 'kysely'
import { isShared } from './dialects.ts'
import { reasonOf, StorageError } from './errors.ts'
import { holdDatabase } from './file/lock.ts'
import {
  BUSY_TIMEOUT_MS,
  dropFresh,
  freshOf,
  IN_MEMORY,
  pathOf,
  refuseAbsent,
  refuseVanished,
  SQLITE,
} from './file/place.ts'
import { openPostgres } from './server/postgres.ts'
import { createPrivately } from './file/private-files.ts'
import { refuseUnreadable } from './server/url.ts'
import type { Database, Db } from './schema.ts'

const POSTGRES = /^postgres(ql)?:\/\//u
const MOST_STATEMENTS = 500

const isEmpty = (sqlite: BetterSqlite.Database): boolean =>
  sqlite.prepare('select 1 from sqlite_master limit 1').get() === undefined

/** Removes what a kill has left of a restore. Throws where one is at work, which holds the place. */
const dropLeftover = (url: string, path: string): void => {
  if (!existsSync(freshOf(path))) return
  const release = holdDatabase(url)
  dropFresh(path)
  release()
}

const openSqlite = (url: string, path: string): BetterSqlite.Database => {
  if (path !== IN_MEMORY) {
    refuseAbsent(url)
    dropLeftover(url, path)
    createPrivately(path)
  }
  const sqlite = new BetterSqlite(path, { timeout: BUSY_TIMEOUT_MS })
  try {
    if (path !== IN_MEMORY && isEmpty(sqlite)) refuseVanished(path)
    // WAL lets readers work beside the writer; FULL makes a commit outlive a power cut.
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = FULL')
    sqlite.pragma('foreign_keys = ON')
    // What is deleted is overwritten, and does not stay in pages that are free.
    sqlite.pragma('secure_delete = ON')
    // A lock held by another program shows now and not in the middle of somebody's talk.
    sqlite.exec('BEGIN IMMEDIATE; ROLLBACK')
    return sqlite
  } catch (error) {
    sqlite.close()
    throw error
  }
}

/** Kysely writes few different statements; each is prepared once. */
const preparedOnce = (sqlite: BetterSqlite.Database): SqliteDatabase => {
  const statements = new Map<string, SqliteStatement>()
  return {
    close: () => sqlite.close(),
    prepare: (text) => {
      const known = statements.get(text)
      if (known) return known
      if (statements.size === MOST_STATEMENTS) statements.clear()
      const statement = sqlite.prepare(text)
      const prepared: SqliteStatement = {
        reader: statement.reader,
        all: (parameters) => statement.all(...parameters),
        run: (parameters) => statement.run(...parameters),
        iterate: (parameters) => statement.iterate(...parameters),
      }
      statements.set(text, prepared)
      return prepared
    },
  }
}

const overSqlite = (sqlite: BetterSqlite.Database): Db =>
  new Kysely<Database>({ dialect: new SqliteDialect({ database: preparedOnce(sqlite) }) })

/**
 * Throws `StorageError` where SQLite finds that the file of a database is damaged, looked at quickly or
 * as a whole; a server looks by itself.
 */
export const checkSound = async (
  db: Db,
  name = 'the database',
  check: 'quick_check' | 'integrity_check' = 'quick_check',
): Promise<void> => {
  if (isShared(db)) return
  const damaged = (reason: string, cause?: unknown) =>
    new StorageError(`${name} is damaged: ${reason}`, { cause, problem: 'damaged' })
  const { rows } = await sql<Record<string, string>>`pragma ${sql.raw(check)}(1)`
    .execute(db)
    .catch((cause: unknown) => {
      throw damaged(reasonOf(cause), cause)
    })
  const found = rows[0]?.[check] ?? 'no answer'
  if (found !== 'ok') throw damaged(found)
}

/**
 * Opens a database by its URL: `sqlite:<path>`, `sqlite:<path>?mode=rw` for one that must be there,
 * `sqlite::memory:` or `postgres://…`. Throws `StorageError` for a file that cannot be written, is
 * locked by another program, is no database or has vanished, and for other URLs. PostgreSQL is reached with the first query; `onBroken` is told of connections
 * that break later.
 */
export const openDatabase = (
  url: string,
  onBroken: (error: Error) => void = () => undefined,
): Db => {
  if (POSTGRES.test(url)) {
    refuseUnreadable(url)
    return new Kysely<Database>({ dialect: openPostgres(url, onBroken) })
  }
  if (!url.startsWith(SQLITE))
    throw new StorageError(`DATABASE_URL must begin with "${SQLITE}" or "postgres://"`)
  // SQLite takes a name of nothing for a file of its own that is gone when the program ends.
  if (url.slice(SQLITE.length).trim() === '')
    throw new StorageError(`DATABASE_URL names no file after "${SQLITE}"`)
  const path = pathOf(url) ?? IN_MEMORY
  try {
    return overSqlite(openSqlite(url, path))
  } catch (cause) {
    if (cause instanceof StorageError) throw cause
    const reason = reasonOf(cause)
    const isDamaged =
      cause instanceof BetterSqlite.SqliteError && cause.code.startsWith('SQLITE_CORRUPT')
    throw new StorageError(`the database ${path} cannot be used: ${reason}`, {
      cause,
      ...(isDamaged ? { problem: 'damaged' } : {}),
    })
  }
}

/** Opens a SQLite file to read it and nothing else. Throws `StorageError`. */
export const openReadonly = (path: string): Db => {
  try {
    return overSqlite(new BetterSqlite(path, { readonly: true, fileMustExist: true }))
  } catch (cause) {
    const reason = reasonOf(cause)
    throw new StorageError(`${path} cannot be read: ${reason}`, { cause })
  }
}
