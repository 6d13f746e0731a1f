import { sql, type Kysely } from 'kysely'
import type { Database } from './schema.ts'

/** Runs work in one write transaction; writers of this process wait for one another. */
export type WriteTx = <T>(work: (tx: Kysely<Database>) => Promise<T>) => Promise<T>

/**
 * One writer at a time on one connection, begun IMMEDIATE: the lock is taken before the first read,
 * so that two turns can never both read and then find that only one may write.
 */
export const createWriteTx = (db: Kysely<Database>): WriteTx => {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const run = last.then(() =>
      db.connection().execute(async (tx) => {
        await sql`BEGIN IMMEDIATE`.execute(tx)
        try {
          const result = await work(tx)
          await sql`COMMIT`.execute(tx)
          return result
        } catch (error) {
          // SQLite has rolled back by itself after a full disk; the first error is the one to tell.
          await sql`ROLLBACK`.execute(tx).catch(() => undefined)
          throw error
        }
      }),
    )
    last = run.catch(() => undefined)
    return run
  }
}
