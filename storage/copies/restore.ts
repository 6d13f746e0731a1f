import { inspectBackup, withBackup, type BackupReport } from './backup.ts'
import { unload, type TableCopy } from './table-copy.ts'
import { whileHeld } from '../database/file/lock.ts'
import { forgetPlace } from '../database/file/identity.ts'
import { migrateWithin, refuseNewer } from '../database/migrate.ts'
import { pathOf } from '../database/file/place.ts'
import { refillServer } from './server-refill.ts'
import { replaceFile } from './file-swap.ts'
import type { Db } from '../database/schema.ts'
import { muteIn, unmarkMoved, unmarkUnfinished } from '../database/flags.ts'

export interface RestoreReport extends BackupReport {
  /** Where what was there before is kept; null where there was nothing. */
  readonly kept: string | null
}

/** Fills an empty place, brings it to this version, and lets no reminder leave from it. */
const fillFrom =
  ({ migrations, loads }: TableCopy, reason: string) =>
  async (tx: Db): Promise<BackupReport> => {
    await migrateWithin(tx, migrations.at(-1))
    const tallies = await unload(tx, loads)
    await migrateWithin(tx)
    await forgetPlace(tx)
    await unmarkMoved(tx)
    await unmarkUnfinished(tx)
    await muteIn(tx, reason)
    return { migrations, tallies }
  }

/**
 * Puts a backup of either database in the place of what is there, which is kept. What comes back is
 * muted: between the backup and now more may have been sent than it knows. Whoever is killed leaves
 * the old whole, the new whole, or a place that says that it is unfinished. Throws `StorageError`
 * where a program is running, and for a backup that is damaged, newer than this program, or none.
 */
export const restore = async (url: string, path: string, at: string): Promise<RestoreReport> => {
  // Read to its end before anything is touched.
  await inspectBackup(path)
  return withBackup(path, async (copy) => {
    refuseNewer(copy.migrations)
    const fill = fillFrom(copy, `restored ${at}`)
    const file = pathOf(url)
    const { result, kept } = await whileHeld(url, () =>
      file === null ? refillServer(url, path, fill) : replaceFile(file, fill, { keeps: true }),
    )
    return { ...result, kept }
  })
}
