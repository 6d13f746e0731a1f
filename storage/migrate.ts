import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { StorageError } from './errors.ts'
import * as sessions from './migrations/0001-sessions.ts'
import * as delivery from './migrations/0002-delivery.ts'
import * as documents from './migrations/0003-documents.ts'
import * as reminders from './migrations/0004-reminders.ts'
import type { Database } from './schema.ts'

const MIGRATIONS = {
  '0001-sessions': sessions,
  '0002-delivery': delivery,
  '0003-documents': documents,
  '0004-reminders': reminders,
}

/** Brings the database to this version. Returns the names of what was done, none if up to date. */
export const migrate = async (db: Kysely<Database>): Promise<readonly string[]> => {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(MIGRATIONS) },
  })
  const { error, results = [] } = await migrator.migrateToLatest()
  if (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason'
    throw new StorageError(`the database could not be migrated: ${reason}`, { cause: error })
  }
  return results.map(({ migrationName }) => migrationName)
}
