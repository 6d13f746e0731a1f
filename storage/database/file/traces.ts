import { BUSY_TIMEOUT_MS } from './place.ts'
import { sql } from 'kysely'
import { isShared } from '../dialects.ts'
import type { Db } from '../schema.ts'
import { readSparse, unmarkSparse } from '../flags.ts'
import { createWriteTx } from '../write-tx.ts'

/** Databases whose log still holds what was deleted, since somebody was reading. */
const owed = new WeakSet<Db>()

/**
 * Empties the log of a SQLite file, in which what was deleted would stay readable for hours. Never
 * waits: while somebody reads, it is owed and tried again. A server does so by itself.
 */
export const wipeTraces = async (db: Db): Promise<void> => {
  if (isShared(db)) return
  const isWiped = await db.connection().execute(async (connection) => {
    // A reader, such as a backup, would be waited for with everybody who writes.
    await sql`pragma busy_timeout = 0`.execute(connection)
    try {
      const { rows } = await sql<{
        readonly busy: number
      }>`pragma wal_checkpoint(truncate)`.execute(connection)
      return rows[0]?.busy === 0
    } catch {
      return false
    } finally {
      await sql`pragma busy_timeout = ${sql.lit(BUSY_TIMEOUT_MS)}`.execute(connection)
    }
  })
  if (isWiped) owed.delete(db)
  else owed.add(db)
}

/** Tries once more what was owed. */
export const wipeOwed = async (db: Db): Promise<void> => {
  if (owed.has(db)) await wipeTraces(db)
}

/**
 * Writes a file anew that was written before what is deleted was overwritten. What fails, for lack of
 * space above all, is tried again by the next start.
 */
export const compact = async (db: Db): Promise<void> => {
  if (isShared(db) || !(await readSparse(db))) return
  try {
    await sql`vacuum`.execute(db)
  } catch {
    return
  }
  await createWriteTx(db)(unmarkSparse)
}
