import { reapply, type Reapplied } from '../chats/deletions.ts'
import { adoptPseudonymKey, pseudonymOf } from '../database/pseudonym.ts'
import { readLedger } from '../personal/ledger.ts'
import { readReplaced, type ReplacedDeletions } from './replaced.ts'
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
  /** Chats of the backup that were deleted after it was taken, and now are again. */
  readonly reapplied: Reapplied
  /** Where what was there before is kept; null where there was nothing. */
  readonly kept: string | null
}

type Filled = Omit<RestoreReport, 'kept'>

/** Fills an empty place, brings it to this version, and lets no reminder leave from it. */
const fillFrom =
  (
    { migrations, loads }: TableCopy,
    reason: string,
    { key, lines }: ReplacedDeletions,
  ): ((tx: Db) => Promise<Filled>) =>
  async (tx) => {
    await migrateWithin(tx, migrations.at(-1))
    const tallies = await unload(tx, loads)
    await migrateWithin(tx)
    await forgetPlace(tx)
    await unmarkMoved(tx)
    await unmarkUnfinished(tx)
    await muteIn(tx, reason)
    if (key !== null) await adoptPseudonymKey(tx, key)
    const reapplied = await reapply(tx, lines, key === null ? [] : [pseudonymOf(key)])
    return { migrations, tallies, reapplied }
  }

/**
 * Puts a backup of either database in the place of what is there, which is kept. What comes back is
 * muted: between the backup and now more may have been sent than it knows. Who was deleted after it was
 * taken is deleted again: what is there knows of that, and `ledgers`, files beside databases. Whoever is killed leaves
 * the old whole, the new whole, or a place that says that it is unfinished. Throws `StorageError`
 * where a program is running, and for a backup that is damaged, newer than this program, or none.
 */
export const restore = async (
  url: string,
  path: string,
  at: string,
  ledgers: readonly string[] = [],
): Promise<RestoreReport> => {
  // Read to its end before anything is touched.
  await inspectBackup(path)
  return withBackup(path, async (copy) => {
    refuseNewer(copy.migrations)
    const file = pathOf(url)
    const { result, kept } = await whileHeld(url, async () => {
      const replaced = await readReplaced(url)
      const lines = [...replaced.lines, ...ledgers.flatMap(readLedger)]
      const fill = fillFrom(copy, `restored ${at}`, { ...replaced, lines })
      return file === null
        ? refillServer(url, path, fill)
        : replaceFile(file, fill, { keeps: true })
    })
    return { ...result, kept }
  })
}
