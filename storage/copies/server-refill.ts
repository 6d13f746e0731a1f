import { renameSync, rmSync } from 'node:fs'
import { sql } from 'kysely'
import { writeArchive } from './archive.ts'
import { cargoOf } from './table-copy.ts'
import { openDatabase } from '../database/open.ts'
import { lockRefill } from '../database/dialects.ts'
import { asCommand, refuseRunning } from '../database/file/lock.ts'
import { migrateWithin, readMigrations, refuseNewer } from '../database/migrate.ts'
import { freeName, type Replaced } from './file-swap.ts'
import type { Db } from '../database/schema.ts'
import { markUnfinished, readUnfinished } from '../database/flags.ts'
import { readTables } from './tables.ts'
import { createWriteTx } from '../database/write-tx.ts'

/** What stands in the tables, which nobody can change meanwhile, as a file beside `path`. */
const keep = async (tx: Db, path: string): Promise<string> => {
  const kept = freeName(path)
  const part = `${kept}.part`
  rmSync(part, { force: true })
  await writeArchive(part, await cargoOf(tx))
  renameSync(part, kept)
  return kept
}

const lockTables = async (tx: Db): Promise<void> => {
  const tables = (await readTables(tx)).map(({ name }) => sql.table(name))
  if (tables.length > 0)
    await sql`lock table ${sql.join(tables)} in access exclusive mode`.execute(tx)
}

const dropTables = async (tx: Db): Promise<void> => {
  for (const { name } of await readTables(tx))
    await sql`drop table if exists ${sql.table(name)} cascade`.execute(tx)
  await sql`drop table if exists kysely_migration, kysely_migration_lock`.execute(tx)
}

/**
 * Makes the tables of a server anew in one transaction: a kill leaves what was there, all of what is
 * new, or, where nothing was, a database on which no program starts. What was there is kept beside
 * `keepBeside`, or nowhere where that is null.
 */
export const refillServer = async <T>(
  url: string,
  keepBeside: string | null,
  fill: (tx: Db) => Promise<T>,
): Promise<Replaced<T>> => {
  await using db = openDatabase(asCommand(url))
  const writeTx = createWriteTx(db)
  await refuseRunning(db)
  const had = await readMigrations(db)
  refuseNewer(had)
  if (had.length === 0)
    await writeTx(async (tx) => {
      await migrateWithin(tx)
      await markUnfinished(tx)
    })
  return await writeTx(async (tx) => {
    await lockRefill(tx)
    // Whoever comes from now on sees the lock; whoever came before is seen here.
    await refuseRunning(tx)
    await lockTables(tx)
    const isKept = keepBeside !== null && had.length > 0 && !(await readUnfinished(tx))
    const kept = isKept ? await keep(tx, keepBeside) : null
    await dropTables(tx)
    return { result: await fill(tx), kept }
  })
}
