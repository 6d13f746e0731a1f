import { closeSync, existsSync, openSync, readSync, renameSync, rmSync } from 'node:fs'
import { sql } from 'kysely'
import { withArchive, writeArchive } from './archive.ts'
import { tallyAll, withTableCopy, type TableCopy, type Tally } from './table-copy.ts'
import { checkSound, openDatabase, openReadonly } from '../database/open.ts'
import { reasonOf, StorageError } from '../database/errors.ts'
import { asCommand } from '../database/file/lock.ts'
import { pathOf } from '../database/file/place.ts'
import { createPrivately } from '../database/file/private-files.ts'

/** What a backup holds: migrations and rows, as they were read back from it. */
export interface BackupReport {
  readonly migrations: readonly string[]
  readonly tallies: readonly Tally[]
}

const SQLITE_MAGIC = 'SQLite format 3\0'

const isSqlite = (path: string): boolean => {
  const first = Buffer.alloc(SQLITE_MAGIC.length)
  const file = openSync(path, 'r')
  try {
    readSync(file, first)
  } finally {
    closeSync(file)
  }
  return first.toString('latin1') === SQLITE_MAGIC
}

const noBackup = (path: string) =>
  new StorageError(`${path} is no backup of this program`, { problem: 'no-backup' })

const withFile = async <T>(path: string, work: (copy: TableCopy) => Promise<T>): Promise<T> => {
  await using db = openReadonly(path)
  await checkSound(db, path, 'integrity_check')
  return await withTableCopy(db, work)
}

/**
 * Lets work read a backup, of whichever database it is. Throws `StorageError` for a file that is
 * missing, no backup, or not what was written.
 */
export const withBackup = async <T>(
  path: string,
  work: (copy: TableCopy) => Promise<T>,
): Promise<T> => {
  if (!existsSync(path)) throw new StorageError(`there is no ${path}`, { problem: 'no-backup' })
  const checked = (copy: TableCopy) => {
    if (copy.migrations.length === 0) throw noBackup(path)
    return work(copy)
  }
  if (isSqlite(path)) return withFile(path, checked)
  const result = await withArchive(path, async (copy) => ({ done: await checked(copy) }))
  if (!result) throw noBackup(path)
  return result.done
}

/** Reads a whole backup and says what it holds. Throws `StorageError` as `withBackup` does. */
export const inspectBackup = (path: string): Promise<BackupReport> =>
  withBackup(path, async ({ migrations, loads }) => ({
    migrations,
    tallies: await tallyAll(loads),
  }))

const write = async (url: string, path: string): Promise<void> => {
  const source = pathOf(url)
  if (source !== null && !existsSync(source)) throw new StorageError(`there is no ${source}`)
  await using db = source === null ? openDatabase(asCommand(url)) : openReadonly(source)
  if (source === null) {
    await withTableCopy(db, (copy) => writeArchive(path, copy))
    return
  }
  createPrivately(path)
  await sql`vacuum into ${path}`.execute(db)
}

/**
 * Writes a database as it stands at one instant into a new file while programs go on with it, and
 * reads the file back. A SQLite database becomes a SQLite file, PostgreSQL lines of JSON. Throws
 * `StorageError`, and then leaves no file.
 */
export const backUp = async (url: string, path: string): Promise<BackupReport> => {
  if (existsSync(path)) throw new StorageError(`there is a ${path} already`, { problem: 'exists' })
  const part = `${path}.part`
  rmSync(part, { force: true })
  try {
    await write(url, part)
    const report = await inspectBackup(part)
    renameSync(part, path)
    return report
  } catch (cause) {
    rmSync(part, { force: true })
    if (cause instanceof StorageError) throw cause
    const reason = reasonOf(cause)
    throw new StorageError(`no backup of it could be made: ${reason}`, { cause })
  }
}
