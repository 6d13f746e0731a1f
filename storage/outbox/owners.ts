import type { Db } from '../database/schema.ts'
import { createWriteTx } from '../database/write-tx.ts'

/** The last beat of every program that sends, by its name. */
export type Beats = ReadonlyMap<string, number>

/** Registers a program that claims: one that was wrongly declared dead is watched again. */
export const keepKnown = async (tx: Db, owner: string): Promise<void> => {
  await tx
    .insertInto('owners')
    .values({ owner, beat: 0 })
    .onConflict((conflict) => conflict.column('owner').doNothing())
    .execute()
}

/** Declares a program dead if its last beat is still the one seen. False if it has beaten since. */
export const bury = async (tx: Db, owner: string, beat: number): Promise<boolean> => {
  const { numDeletedRows } = await tx
    .deleteFrom('owners')
    .where('owner', '=', owner)
    .where('beat', '=', beat)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

/** Which programs live. A beat is a number and not a time, so that no clock has to be right. */
export const createOwnerStore = (db: Db) => {
  const writeTx = createWriteTx(db)
  return {
    /** The heartbeat of a program: a number that differs from its last one. */
    beat: (owner: string, beat: number) =>
      writeTx(async (tx) => {
        await tx
          .insertInto('owners')
          .values({ owner, beat })
          .onConflict((conflict) => conflict.column('owner').doUpdateSet({ beat }))
          .execute()
      }),
    /** The last beats of all programs that have not been declared dead. */
    async beats() {
      const rows = await db.selectFrom('owners').selectAll().execute()
      return new Map(rows.map(({ owner, beat }) => [owner, beat]))
    },
  }
}

export type OwnerStore = ReturnType<typeof createOwnerStore>
