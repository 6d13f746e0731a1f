import { existsSync } from 'node:fs'
import type { BackupReport } from './backup.ts'
import { tallyAll, unload, withTableCopy, type TableCopy } from './table-copy.ts'
import { checkSound, openDatabase } from '../database/open.ts'
import { StorageError } from '../database/errors.ts'
import { asCommand, refuseRunning, whileHeld } from '../database/file/lock.ts'
import { forgetPlace } from '../database/file/identity.ts'
import { migrate, migrateWithin, readMigrations } from '../database/migrate.ts'
import { freshOf, isFilled, pathOf } from '../database/file/place.ts'
import { refillServer } from './server-refill.ts'
import { replaceFile } from './file-swap.ts'
import { describePlace } from '../database/server/url.ts'
import type { Db } from '../database/schema.ts'
import { refuseMoved } from '../database/service.ts'
import {
  markMoved,
  markUnfinished,
  muteIn,
  readMoved,
  readUnfinished,
  unmarkMoved,
  unmarkUnfinished,
} from '../database/flags.ts'
import { readParts, readTables } from './tables.ts'
import { createWriteTx } from '../database/write-tx.ts'

const TAKEN_BACK = 'taken back after a move'

/** Opens a database that no program uses, for work that none may see, and closes it. */
const withUnused = <T>(url: string, work: (db: Db) => Promise<T>): Promise<T> =>
  whileHeld(url, async () => {
    await using db = openDatabase(asCommand(url))
    await refuseRunning(db)
    return await work(db)
  })

const refuseMissing = (url: string): void => {
  const path = pathOf(url)
  if (path !== null && !existsSync(path)) throw new StorageError(`there is no ${path}`)
}

const refuseFilled = async (db: Db, place: string): Promise<void> => {
  for (const table of await readTables(db))
    for await (const rows of readParts(db, table))
      throw new StorageError(`${place} holds ${rows.length} or more rows of ${table.name}`, {
        problem: 'not-empty',
      })
}

/** Whether a move into a place was begun before. Throws where it holds anything else. */
const isBegun = async (url: string): Promise<boolean> => {
  const path = pathOf(url)
  if (path !== null && !isFilled(path)) return existsSync(freshOf(path))
  return withUnused(url, async (db) => {
    await migrate(db)
    if (await readUnfinished(db)) return true
    await refuseFilled(db, describePlace(url))
    return false
  })
}

/** Everything as it is, but where it stands; no program starts on it until the move has ended. */
const fillFrom =
  ({ migrations, loads }: TableCopy) =>
  async (tx: Db): Promise<BackupReport> => {
    await migrateWithin(tx)
    const tallies = await unload(tx, loads)
    await forgetPlace(tx)
    await markUnfinished(tx)
    return { migrations, tallies }
  }

const fillPlace = async (url: string, copy: TableCopy): Promise<BackupReport> => {
  const path = pathOf(url)
  const fill = fillFrom(copy)
  const { result } =
    path === null
      ? await refillServer(url, null, fill)
      : await whileHeld(url, () => replaceFile(path, fill, { keeps: false }))
  return result
}

/** What a database holds but its facts about itself. */
const reportOf = (db: Db): Promise<BackupReport> =>
  withTableCopy(db, async ({ migrations, loads }) => ({
    migrations,
    tallies: (await tallyAll(loads)).filter(({ table }) => table !== 'standing'),
  }))

/** All of it is there, and only the last mark is missing. */
const finish = (source: Db, to: string): Promise<BackupReport> =>
  withUnused(to, async (target) => {
    const report = await reportOf(target)
    if (JSON.stringify(report) !== JSON.stringify(await reportOf(source)))
      throw new StorageError(`${describePlace(to)} holds other rows than were moved there`)
    await createWriteTx(target)(unmarkUnfinished)
    return report
  })

/**
 * Carries everything into an empty database, with ids and keys, so that whatever was sent is not
 * sent again and what waits goes on waiting. No program starts on the source any more. A move that
 * was cut short has left the source as it was, or a target on which no program starts: the same move
 * once more brings it to its end. Throws `StorageError`.
 */
export const move = async (from: string, to: string): Promise<BackupReport> => {
  refuseMissing(from)
  if (from === to || (pathOf(from) !== null && pathOf(from) === pathOf(to)))
    throw new StorageError('the database is there already')
  return withUnused(from, async (source) => {
    await checkSound(source)
    await migrate(source)
    const hasBegun = await isBegun(to)
    if (hasBegun && (await readMoved(source)) === describePlace(to)) return finish(source, to)
    await refuseMoved(source)
    const report = await withTableCopy(source, (copy) => fillPlace(to, copy))
    await createWriteTx(source)((tx) => markMoved(tx, describePlace(to)))
    await withUnused(to, (target) => createWriteTx(target)(unmarkUnfinished))
    return report
  })
}

/**
 * Lets programs start on a database again that was moved away, muted: the other one may have sent
 * since. Returns whether it was moved away.
 */
export const takeBack = async (url: string): Promise<boolean> => {
  refuseMissing(url)
  return withUnused(url, async (db) => {
    if ((await readMigrations(db)).length === 0) return false
    await migrate(db)
    return createWriteTx(db)(async (tx) => {
      const wasMoved = await unmarkMoved(tx)
      if (wasMoved) await muteIn(tx, TAKEN_BACK)
      return wasMoved
    })
  })
}
