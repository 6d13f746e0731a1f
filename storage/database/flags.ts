import type { Db } from './schema.ts'
import { createWriteTx } from './write-tx.ts'

/** Set while nothing planned may leave; its value says why. */
const MUTE = 'mute'
/** Set where everything was moved to another database; its value says which. */
const MOVED = 'moved'
/** Set while a database is being filled from another one, or from a backup. */
const UNFINISHED = 'unfinished'
/** Set where free pages of a file hold what was deleted before deleting meant overwriting. */
const SPARSE = 'sparse'

/** A fact of the database as a whole; null where it is not set. */
export const readFact = async (db: Db, name: string): Promise<string | null> => {
  const row = await db
    .selectFrom('standing')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.value ?? null
}

/** Sets a fact, within the caller's transaction. */
export const writeFact = async (tx: Db, name: string, value: string): Promise<void> => {
  await tx
    .insertInto('standing')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}

/** Sets a fact that is not set yet. */
export const writeFactOnce = async (tx: Db, name: string, value: string): Promise<void> => {
  await tx
    .insertInto('standing')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
}

const dropFact = async (tx: Db, name: string): Promise<boolean> => {
  const { numDeletedRows } = await tx
    .deleteFrom('standing')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

/** Why nothing planned may leave; null where it may. */
export const readMute = (db: Db): Promise<string | null> => readFact(db, MUTE)

/** Mutes within the caller's transaction; the first reason stays. */
export const muteIn = async (tx: Db, reason: string): Promise<void> => {
  if ((await readMute(tx)) === null) await writeFact(tx, MUTE, reason)
}

/** Where everything was moved; null where it was not. No program may run on what was moved. */
export const readMoved = (db: Db): Promise<string | null> => readFact(db, MOVED)

export const markMoved = (tx: Db, place: string): Promise<void> => writeFact(tx, MOVED, place)

export const unmarkMoved = (tx: Db): Promise<boolean> => dropFact(tx, MOVED)

/** Whether the filling of this database did not come to its end. No program may run on it. */
export const readUnfinished = async (db: Db): Promise<boolean> =>
  (await readFact(db, UNFINISHED)) !== null

export const markUnfinished = (tx: Db): Promise<void> => writeFact(tx, UNFINISHED, UNFINISHED)

export const unmarkUnfinished = (tx: Db): Promise<boolean> => dropFact(tx, UNFINISHED)

export const readSparse = async (db: Db): Promise<boolean> => (await readFact(db, SPARSE)) !== null

export const markSparse = (tx: Db): Promise<void> => writeFact(tx, SPARSE, SPARSE)

export const unmarkSparse = (tx: Db): Promise<boolean> => dropFact(tx, SPARSE)

/** Whether this database may send reminders. Replies are never muted. */
export const createMuteSwitch = (db: Db) => {
  const writeTx = createWriteTx(db)
  return {
    /** Why no reminder leaves; null where they do. */
    readMute: () => readMute(db),
    /** The first reason stays until it is lifted. */
    mute: (reason: string) => writeTx((tx) => muteIn(tx, reason)),
    /** Returns whether it was muted. */
    unmute: () => writeTx((tx) => dropFact(tx, MUTE)),
  }
}
