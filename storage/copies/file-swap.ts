import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  truncateSync,
} from 'node:fs'
import { dirname } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { openDatabase } from '../database/open.ts'
import { StorageError } from '../database/errors.ts'
import { BUSY_TIMEOUT_MS, dropFresh, freshOf, isFilled, PARTS } from '../database/file/place.ts'
import { createPrivately, PRIVATE_FILE } from '../database/file/private-files.ts'
import type { Db } from '../database/schema.ts'
import { createWriteTx } from '../database/write-tx.ts'

/** What filled a place, and where what was there before is kept; null where it is not. */
export interface Replaced<T> {
  readonly result: T
  readonly kept: string | null
}

const [, ...BESIDE] = PARTS

/** A name beside a file under which nothing is kept yet. */
export const freeName = (path: string): string => {
  for (let number = 1; ; number += 1) {
    const name = `${path}.before-restore-${number}`
    if (!existsSync(name)) return name
  }
}

const sync = (path: string): void => {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Puts all of a database into its one file. Throws where another program has it open. */
const fold = (path: string): void => {
  const sqlite = new BetterSqlite(path, { timeout: BUSY_TIMEOUT_MS, fileMustExist: true })
  try {
    if (sqlite.pragma('journal_mode = DELETE', { simple: true }) !== 'delete')
      throw new StorageError(`another program uses ${path}`, { problem: 'in-use' })
  } finally {
    sqlite.close()
  }
}

const copy = (path: string, name: string): void => {
  copyFileSync(path, name, constants.COPYFILE_FICLONE)
  chmodSync(name, PRIVATE_FILE)
  sync(name)
}

/** False where the file is damaged, so that only its bytes can be kept. */
const isFolded = (path: string): boolean => {
  try {
    fold(path)
    return true
  } catch (cause) {
    if (!(cause instanceof BetterSqlite.SqliteError)) throw cause
    const { code, message } = cause
    if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return false
    const isBusy = code.startsWith('SQLITE_BUSY')
    throw new StorageError(`${path} cannot be kept: ${message}`, {
      cause,
      ...(isBusy ? { problem: 'in-use' } : {}),
    })
  }
}

/** Keeps what is there under another name, whole or not at all, and leaves it where it is. */
const keep = (path: string): string | null => {
  if (!isFilled(path)) return null
  const isWhole = isFolded(path)
  const kept = freeName(path)
  const log = `${path}-wal`
  if (!isWhole && existsSync(log)) copy(log, `${kept}-wal`)
  copy(path, `${kept}.part`)
  renameSync(`${kept}.part`, kept)
  sync(dirname(path))
  // A log must never lie beside another file; without the damaged one no program starts meanwhile.
  if (!isWhole) for (const part of PARTS) rmSync(`${path}${part}`, { force: true })
  return kept
}

/**
 * Fills a file beside the place and puts it there as a whole: a kill leaves what was there, all of
 * what is new, or a place on which no program starts. Nobody else may have the database in hand.
 */
export const replaceFile = async <T>(
  path: string,
  fill: (tx: Db) => Promise<T>,
  { keeps }: { readonly keeps: boolean },
): Promise<Replaced<T>> => {
  const fresh = freshOf(path)
  createPrivately(fresh)
  // Emptied and not removed: where nothing else is, it says that a database belongs here.
  truncateSync(fresh)
  for (const part of BESIDE) rmSync(`${fresh}${part}`, { force: true })
  try {
    const db = openDatabase(`sqlite:${fresh}`)
    const result = await createWriteTx(db)(fill).finally(() => db.destroy())
    fold(fresh)
    sync(fresh)
    const kept = keeps ? keep(path) : null
    for (const part of BESIDE) rmSync(`${path}${part}`, { force: true })
    renameSync(fresh, path)
    sync(dirname(path))
    return { result, kept }
  } catch (error) {
    if (isFilled(path)) dropFresh(path)
    throw error
  }
}
