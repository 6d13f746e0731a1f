import { existsSync } from 'node:fs'
import type { Kysely } from 'kysely'
import type { BackupReport } from './backup.ts'
import { unload, withCargo } from './cargo.ts'
import { checkSound, openDatabase, pathOf } from './database.ts'
import { StorageError } from './errors.ts'
import { asCommand, holdDatabase, refuseRunning, type Release } from './hold.ts'
import { forgetPlace } from './identity.ts'
import { migrate, readMigrations } from './migrate.ts'
import { describePlace } from './place.ts'
import type { Database } from './schema.ts'
import { refuseMoved } from './service.ts'
import { markMoved, muteIn, unmarkMoved } from './standing.ts'
import { readParts, readTables } from './tables.ts'
import { createWriteTx } from './write-tx.ts'

/** Stands in the target until the source knows that it was moved. */
const UNFINISHED = 'nowhere: the move into this database did not end'
const TAKEN_BACK = 'taken back after a move'

const refuseFilled = async (db: Kysely<Database>, place: string): Promise<void> => {
  for (const table of await readTables(db))
    for await (const rows of readParts(db, table))
      throw new StorageError(`${place} holds ${rows.length} or more rows of ${table.name}`, {
        problem: 'not-empty',
      })
}

/** Opens databases that no program uses, for work that none may see, and closes them. */
const withUnused = async <T>(
  urls: readonly string[],
  work: (...opened: Kysely<Database>[]) => Promise<T>,
): Promise<T> => {
  const opened: Kysely<Database>[] = []
  const held: Release[] = []
  try {
    for (const url of urls) {
      held.push(holdDatabase(url))
      const db = openDatabase(asCommand(url))
      opened.push(db)
      await refuseRunning(db)
    }
    return await work(...opened)
  } finally {
    for (const db of opened) await db.destroy()
    for (const release of held) release()
  }
}

const refuseMissing = (url: string): void => {
  const path = pathOf(url)
  if (path !== null && !existsSync(path)) throw new StorageError(`there is no ${path}`)
}

/**
 * Carries everything into an empty database, with ids and keys, so that whatever was sent is not
 * sent again and what waits goes on waiting. No program starts on the source any more. A move that
 * was cut short has left both as they were, or the target as one that no program starts on. Throws
 * `StorageError`.
 */
export const move = async (from: string, to: string): Promise<BackupReport> => {
  refuseMissing(from)
  if (from === to) throw new StorageError('the database is there already')
  return withUnused([from, to], async (source, target) => {
    if (!source || !target) throw new StorageError('two databases are needed')
    await checkSound(source)
    await migrate(source)
    await refuseMoved(source)
    await migrate(target)
    await refuseFilled(target, describePlace(to))
    const report = await withCargo(source, ({ migrations, loads }) =>
      createWriteTx(target)(async (tx) => {
        const tallies = await unload(tx, loads)
        await forgetPlace(tx)
        await markMoved(tx, UNFINISHED)
        return { migrations, tallies }
      }),
    )
    await createWriteTx(source)((tx) => markMoved(tx, describePlace(to)))
    await createWriteTx(target)(unmarkMoved)
    return report
  })
}

/**
 * Lets programs start on a database again that was moved away, muted: the other one may have sent
 * since. Returns whether it was moved away.
 */
export const takeBack = async (url: string): Promise<boolean> => {
  refuseMissing(url)
  return withUnused([url], async (db) => {
    if (!db || (await readMigrations(db)).length === 0) return false
    await migrate(db)
    return createWriteTx(db)(async (tx) => {
      const wasMoved = await unmarkMoved(tx)
      if (wasMoved) await muteIn(tx, TAKEN_BACK)
      return wasMoved
    })
  })
}
