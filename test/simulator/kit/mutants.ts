import type { Kysely } from 'kysely'
import type { Database } from '../../../storage/database/schema.ts'
import { createWriteTx } from '../../../storage/database/write-tx.ts'

export type Db = Kysely<Database>

/** The parts that each mutant has replaced, under what it does wrong: "sends at night". */
export type Mutants<P> = Readonly<Record<string, Partial<P>>>

/** Makes parts of which some stores are replaced by others, made from the real ones. */
export const replacing =
  <S extends object, A extends readonly unknown[]>(storesOf: (db: Db, ...more: A) => S) =>
  (change: (real: S, db: Db, ...more: A) => Partial<S>) => ({
    storesOf: (db: Db, ...more: A): S => {
      const real = storesOf(db, ...more)
      return { ...real, ...change(real, db, ...more) }
    },
  })

/** Something done to the tables behind the back of the program. */
export const meddle = async (db: Db, change: (tx: Db) => { execute(): Promise<unknown> }) => {
  await createWriteTx(db)((tx) => change(tx).execute())
}
