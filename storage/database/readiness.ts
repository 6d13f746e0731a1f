import type { Db } from './schema.ts'
import { writeFact } from './flags.ts'
import { createWriteTx } from './write-tx.ts'

/** Never seen by anybody: it is gone before the transaction ends. */
const PROBE = 'probe'
/** As much as a long talk: a database with room for less takes no messages any more. */
const ROOM = ' '.repeat(16 * 1024)

/** Whether a database still takes what people write. */
export const createReadiness = (db: Db) => {
  const writeTx = createWriteTx(db)
  return {
    /** Commits a write that needs room, and leaves nothing behind. Rejects where that fails. */
    probe: () =>
      writeTx(async (tx) => {
        await writeFact(tx, PROBE, ROOM)
        await tx.deleteFrom('standing').where('name', '=', PROBE).execute()
      }),
  }
}
