import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'
import { createWriteTx } from './write-tx.ts'

/** Set while nothing planned may leave; its value says why. */
const MUTE = 'mute'

/** Whether this database may send reminders. Replies are never muted. */
export interface Standing {
  /** Why no reminder leaves; null where they do. */
  readMute(): Promise<string | null>
  /** The first reason stays until it is lifted. */
  mute(reason: string): Promise<void>
  /** Returns whether it was muted. */
  unmute(): Promise<boolean>
}

/** Why nothing planned may leave; null where it may. */
export const readMute = async (db: Kysely<Database>): Promise<string | null> => {
  const row = await db
    .selectFrom('standing')
    .select('value')
    .where('name', '=', MUTE)
    .executeTakeFirst()
  return row?.value ?? null
}

/** The standing of a database that has been migrated. */
export const createStanding = (db: Kysely<Database>): Standing => {
  const writeTx = createWriteTx(db)
  return {
    readMute: () => readMute(db),
    mute: (reason) =>
      writeTx(async (tx) => {
        await tx
          .insertInto('standing')
          .values({ name: MUTE, value: reason })
          .onConflict((conflict) => conflict.column('name').doNothing())
          .execute()
      }),
    unmute: () =>
      writeTx(async (tx) => {
        const { numDeletedRows } = await tx
          .deleteFrom('standing')
          .where('name', '=', MUTE)
          .executeTakeFirstOrThrow()
        return numDeletedRows > 0n
      }),
  }
}
