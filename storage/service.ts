import type { Kysely } from 'kysely'
import { checkSound, openDatabase, pathOf } from './database.ts'
import { StorageError } from './errors.ts'
import { holdDatabase, type Release } from './hold.ts'
import { createIdentity } from './identity.ts'
import { migrate } from './migrate.ts'
import { reach, type OnWait } from './reach.ts'
import type { Database } from './schema.ts'
import { readMoved } from './standing.ts'

/** A database in the hands of the program that answers people. */
export interface Service {
  readonly db: Kysely<Database>
  /** Why it is taken for a copy and was muted just now; null where it is what it was. */
  readonly difference: string | null
  /** To be called every few seconds; see `Identity`. */
  readonly beat: () => Promise<void>
  /** Beats once more, closes the database and lets the next program at it. */
  readonly close: () => Promise<void>
}

/** Throws where everything was moved away: what is here would be said a second time. */
export const refuseMoved = async (db: Kysely<Database>): Promise<void> => {
  const place = await readMoved(db)
  if (place !== null)
    throw new StorageError(`everything was moved to ${place}`, { problem: 'moved' })
}

const nothingHeld: Release = () => undefined

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
  const db = openDatabase(url, onBroken)
  let release: Release = nothingHeld
  try {
    release = holdDatabase(url)
    await reach(db, url, onWait)
    await checkSound(db)
    await migrate(db)
    await refuseMoved(db)
    const identity = createIdentity(db, pathOf(url))
    const difference = await identity.identify()
    return {
      db,
      difference,
      beat: () => identity.beat(),
      close: async () => {
        // A database that does not answer any more must not keep the program from ending.
        await identity.beat().catch(() => undefined)
        await db.destroy()
        release()
      },
    }
  } catch (error) {
    await db.destroy()
    release()
    throw error
  }
}
