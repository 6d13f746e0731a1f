import { existsSync, renameSync, rmSync } from 'node:fs'
import { sql, type Kysely } from 'kysely'
import { writeArchive } from './archive.ts'
import { inspectBackup, withBackup, type BackupReport } from './backup.ts'
import { unload, withCargo, type Cargo } from './cargo.ts'
import { openDatabase, pathOf } from './database.ts'
import { asCommand, holdDatabase, refuseRunning } from './hold.ts'
import { forgetPlace } from './identity.ts'
import { migrate, readMigrations, refuseNewer } from './migrate.ts'
import type { Database } from './schema.ts'
import { muteIn, unmarkMoved } from './standing.ts'
import { readTables } from './tables.ts'
import { createWriteTx } from './write-tx.ts'

export interface RestoreReport extends BackupReport {
  /** Where what was there before is kept; null where there was nothing. */
  readonly kept: string | null
}

/** A file and those that SQLite keeps beside it. */
const PARTS = ['', '-wal', '-shm']

const freeName = (path: string): string => {
  for (let number = 1; ; number += 1) {
    const name = `${path}.before-restore-${number}`
    if (!existsSync(name)) return name
  }
}

/** Fills empty tables, brings them to this version, and lets no reminder leave from them. */
const fill = async (
  db: Kysely<Database>,
  { migrations, loads }: Cargo,
  reason: string,
): Promise<BackupReport> => {
  await migrate(db, migrations.at(-1))
  const tallies = await createWriteTx(db)((tx) => unload(tx, loads))
  await migrate(db)
  await createWriteTx(db)(async (tx) => {
    await forgetPlace(tx)
    await unmarkMoved(tx)
    await muteIn(tx, reason)
  })
  return { migrations, tallies }
}

/** Fills a new file, and only then puts it in the place of the old one. */
const restoreFile = async (path: string, cargo: Cargo, reason: string): Promise<RestoreReport> => {
  const fresh = `${path}.restoring`
  const drop = () => PARTS.forEach((part) => rmSync(`${fresh}${part}`, { force: true }))
  drop()
  const db = openDatabase(`sqlite:${fresh}`)
  try {
    const report = await fill(db, cargo, reason)
    await db.destroy()
    const kept = existsSync(path) ? freeName(path) : null
    if (kept !== null)
      for (const part of PARTS)
        if (existsSync(`${path}${part}`)) renameSync(`${path}${part}`, `${kept}${part}`)
    renameSync(fresh, path)
    return { ...report, kept }
  } catch (error) {
    await db.destroy()
    drop()
    throw error
  }
}

const dropTables = async (db: Kysely<Database>): Promise<void> => {
  for (const { name } of await readTables(db))
    await sql`drop table if exists ${sql.table(name)} cascade`.execute(db)
  await sql`drop table if exists kysely_migration, kysely_migration_lock`.execute(db)
}

/** What a server holds is first written beside the backup; then its tables are made anew. */
const restoreServer = async (
  url: string,
  path: string,
  cargo: Cargo,
  reason: string,
): Promise<RestoreReport> => {
  const db = openDatabase(asCommand(url))
  try {
    await refuseRunning(db)
    const had = await readMigrations(db)
    refuseNewer(had)
    let kept: string | null = null
    if (had.length > 0) {
      const file = freeName(path)
      await withCargo(db, (before) => writeArchive(file, before))
      kept = file
    }
    await dropTables(db)
    return { ...(await fill(db, cargo, reason)), kept }
  } finally {
    await db.destroy()
  }
}

/**
 * Puts a backup of either database in the place of what is there, which is kept. What comes back is
 * muted: between the backup and now more may have been sent than it knows. Throws `StorageError`
 * where a program is running, and for a backup that is damaged, newer than this program, or none.
 */
export const restore = async (url: string, path: string, at: string): Promise<RestoreReport> => {
  // Read to its end before anything is touched.
  await inspectBackup(path)
  return withBackup(path, async (cargo) => {
    refuseNewer(cargo.migrations)
    const reason = `restored ${at}`
    const file = pathOf(url)
    if (file === null) return restoreServer(url, path, cargo, reason)
    const release = holdDatabase(url)
    try {
      return await restoreFile(file, cargo, reason)
    } finally {
      release()
    }
  })
}
