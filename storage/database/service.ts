import { checkSound, openDatabase } from './open.ts'
import { isRefilling } from './dialects.ts'
import { StorageError } from './errors.ts'
import { holdDatabase, type Release } from './file/lock.ts'
import { createIdentity } from './file/identity.ts'
import { migrate, readMigrations } from './migrate.ts'
import {
  dropFresh,
  IN_MEMORY,
  isFilled,
  pathOf,
  refuseAbsent,
  refuseSecondName,
  SQLITE,
} from './file/place.ts'
import { mendPrivate } from './file/private-files.ts'
import { reach, type OnWait } from './server/reach.ts'
import type { Db } from './schema.ts'
import { readMoved, readUnfinished } from './flags.ts'
import { compact, wipeOwed, wipeTraces } from './file/traces.ts'

/** A database in the hands of the program that answers people. */
export interface Service {
  readonly db: Db
  /** Why it is taken for a copy and was muted just now; null where it is what it was. */
  readonly difference: string | null
  /** True where there was nothing, and it was made just now. */
  readonly isNew: boolean
  /** What others could read, and can no longer. */
  readonly mended: readonly string[]
  /** To be called every few seconds; see `Identity`. */
  readonly beat: () => Promise<void>
  /** Beats once more, closes the database and lets the next program at it. */
  readonly close: () => Promise<void>
}

/** Throws where everything was moved away: what is here would be said a second time. */
export const refuseMoved = async (db: Db): Promise<void> => {
  const place = await readMoved(db)
  if (place !== null)
    throw new StorageError(`everything was moved to ${place}`, { problem: 'moved' })
}

/** Throws where what fills the database is at work. */
const refuseRefilling = async (db: Db): Promise<void> => {
  if (await isRefilling(db))
    throw new StorageError('a restore or a move is filling it', { problem: 'in-use' })
}

/** Throws where what was filling the database was cut short. */
const refuseUnfinished = async (db: Db): Promise<void> => {
  if (await readUnfinished(db))
    throw new StorageError('a restore or a move into it was cut short', { problem: 'unfinished' })
}

type Taken = Pick<Service, 'mended'> & { readonly release: Release }

const NOTHING_TAKEN: Taken = { mended: [], release: () => undefined }

/** Takes a file into our hands: ours alone, under one name, without what a kill has left. */
const takeFile = (url: string, path: string): Taken => {
  refuseAbsent(url)
  // Before it is opened: what SQLite makes beside a file has the rights of the file.
  const mended = mendPrivate(path)
  const release = holdDatabase(url)
  try {
    refuseSecondName(path)
    if (isFilled(path)) dropFresh(path)
    return { mended, release }
  } catch (error) {
    release()
    throw error
  }
}

const inUse = async (url: string, db: Db, { mended, release }: Taken): Promise<Service> => {
  await refuseRefilling(db)
  await checkSound(db)
  const isNew = (await readMigrations(db)).length === 0
  await migrate(db)
  await refuseMoved(db)
  await refuseUnfinished(db)
  const identity = createIdentity(db, pathOf(url))
  const difference = await identity.identify()
  await compact(db)
  await wipeTraces(db)
  return {
    db,
    difference,
    isNew: isNew && url !== `${SQLITE}${IN_MEMORY}`,
    mended,
    beat: async () => {
      await identity.beat()
      await wipeOwed(db)
    },
    close: async () => {
      // A database that does not answer any more must not keep the program from ending.
      await identity.beat().catch(() => undefined)
      await db.destroy()
      release()
    },
  }
}

/**
 * Opens a database to answer people from it: sound, brought to this version, on SQLite without any
 * other program, not moved away, and muted where it is a copy. A server that takes no connection yet is
 * waited for up to a minute, and `onWait` hears why. Throws `StorageError`.
 */
export const openService = async (
  url: string,
  onBroken: (error: Error) => void,
  onWait: OnWait = () => undefined,
): Promise<Service> => {
  const path = pathOf(url)
  const taken = path === null ? NOTHING_TAKEN : takeFile(url, path)
  let db: Db | null = null
  try {
    db = openDatabase(url, onBroken)
    await reach(db, url, onWait)
    return await inUse(url, db, taken)
  } catch (error) {
    await db?.destroy()
    taken.release()
    throw error
  }
}
