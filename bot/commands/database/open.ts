import { asCommand } from '../../../storage/database/file/lock.ts'
import { migrate } from '../../../storage/database/migrate.ts'
import { openDatabase } from '../../../storage/database/open.ts'
import type { Db } from '../../../storage/database/schema.ts'

/**
 * A database as a command has it open: migrated, and not taken for a program that runs. Rejects with
 * `StorageError`.
 */
export const openForCommand = async (url: string): Promise<Db> => {
  const db = openDatabase(asCommand(url))
  try {
    await migrate(db)
    return db
  } catch (error) {
    await db.destroy()
    throw error
  }
}
