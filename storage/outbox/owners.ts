import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import { createWriteTx } from '../database/write-tx.ts'

/** Beats of every program that sends, by its name. */
export type Beats = ReadonlyMap<string, number>

export interface OwnerStore {
  /** Shows that a program lives; its next beat is another number. */
  beat(owner: string, beat: number): Promise<void>
  /** The beats of all programs that have not been buried. */
  beats(): Promise<Beats>
}

/** A program that was taken for dead and goes on is watched again, so that its claims are too. */
export const keepKnown = async (tx: Kysely<Database>, owner: string): Promise<void> => {
  await tx
    .insertInto('owners')
    .values({ owner, beat: 0 })
    .onConflict((conflict) => conflict.column('owner').doNothing())
    .execute()
}

/** Removes a program whose beat is still the one that was seen. False where it has beaten since. */
export const bury = async (tx: Kysely<Database>, owner: string, beat: number): Promise<boolean> => {
  const { numDeletedRows } = await tx
    .deleteFrom('owners')
    .where('owner', '=', owner)
    .where('beat', '=', beat)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

/** Which programs live. Beats are counted, never timed: a clock that jumps buries nobody. */
export const createOwnerStore = (db: Kysely<Database>): OwnerStore => {
  const writeTx = createWriteTx(db)
  return {
    beat: (owner, beat) =>
      writeTx(async (tx) => {
        await tx
          .insertInto('owners')
          .values({ owner, beat })
          .onConflict((conflict) => conflict.column('owner').doUpdateSet({ beat }))
          .execute()
      }),
    async beats() {
      const rows = await db.selectFrom('owners').selectAll().execute()
      return new Map(rows.map(({ owner, beat }) => [owner, beat]))
    },
  }
}
