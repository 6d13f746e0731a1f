import { sql } from 'kysely'
import { Migrator, type MigrationResultSet } from 'kysely/migration'
import { isShared } from './dialects.ts'
import { StorageError } from './errors.ts'
import * as sessions from './migrations/0001-sessions.ts'
import * as delivery from './migrations/0002-delivery.ts'
import * as documents from './migrations/0003-documents.ts'
import * as reminders from './migrations/0004-reminders.ts'
import * as rests from './migrations/0005-rests.ts'
import * as tokens from './migrations/0006-tokens.ts'
import * as forgetting from './migrations/0007-forgetting.ts'
import * as lastMessages from './migrations/0008-last-messages.ts'
import * as proposals from './migrations/0009-proposals.ts'
import * as documentNames from './migrations/0010-document-names.ts'
import * as sheets from './migrations/0011-sheets.ts'
import * as checklists from './migrations/0012-checklists.ts'
import * as handOffs from './migrations/0013-hand-offs.ts'
import * as deletions from './migrations/0014-deletions.ts'
import type { Db } from './schema.ts'

const MIGRATIONS = {
  '0001-sessions': sessions,
  '0002-delivery': delivery,
  '0003-documents': documents,
  '0004-reminders': reminders,
  '0005-rests': rests,
  '0006-tokens': tokens,
  '0007-forgetting': forgetting,
  '0008-last-messages': lastMessages,
  '0009-proposals': proposals,
  '0010-document-names': documentNames,
  '0011-sheets': sheets,
  '0012-checklists': checklists,
  '0013-hand-offs': handOffs,
  '0014-deletions': deletions,
}

type Work = (migrator: Migrator) => Promise<MigrationResultSet>

/** Names of the migrations that a database has had, oldest first; none where it is empty. */
export const readMigrations = async (db: Db): Promise<readonly string[]> => {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === 'kysely_migration')) return []
  const { rows } = await sql<{
    name: string
  }>`select name from kysely_migration order by name`.execute(db)
  return rows.map(({ name }) => name)
}

/** Throws `StorageError` where a later version of the program has written here. */
export const refuseNewer = (names: readonly string[]): void => {
  const unknown = names.filter((name) => !Object.hasOwn(MIGRATIONS, name))
  if (unknown.length > 0)
    throw new StorageError(`the database has had ${unknown.join(', ')}`, { problem: 'newer' })
}

const inMigrator = (db: Db, disableTransactions: boolean, work: Work) =>
  work(
    new Migrator({
      db,
      disableTransactions,
      provider: { getMigrations: () => Promise.resolve(MIGRATIONS) },
    }),
  )

/**
 * PostgreSQL has a lock of Kysely's own. SQLite is given one by the transaction, without which a
 * second starter would make the same tables, and a crash would leave half of them.
 */
const runAlone = (db: Db, work: Work): Promise<MigrationResultSet> => {
  if (isShared(db)) return inMigrator(db, false, work)
  return db.connection().execute(async (tx) => {
    await sql`BEGIN IMMEDIATE`.execute(tx)
    const done = await inMigrator(tx, true, work)
    await (done.error === undefined ? sql`COMMIT` : sql`ROLLBACK`).execute(tx)
    return done
  })
}

const failed = (error: unknown): never => {
  const reason = error instanceof Error ? error.message : 'unknown reason'
  throw new StorageError(`the database could not be migrated: ${reason}`, { cause: error })
}

const workOf =
  (to: string | undefined): Work =>
  (migrator) =>
    to === undefined ? migrator.migrateToLatest() : migrator.migrateTo(to)

const namesOf = ({ error, results = [] }: MigrationResultSet): readonly string[] => {
  if (error !== undefined) failed(error)
  return results.map(({ migrationName }) => migrationName)
}

/** The same as `migrate`, in the caller's transaction. */
export const migrateWithin = async (tx: Db, to?: string): Promise<readonly string[]> =>
  namesOf(await inMigrator(tx, true, workOf(to)).catch(failed))

/**
 * Brings the database to this version, or to the one whose last migration is `to`. Returns the names
 * of what was done, none if up to date. Throws `StorageError`, also where the database is newer.
 */
export const migrate = async (db: Db, to?: string): Promise<readonly string[]> => {
  const had = await readMigrations(db).catch(failed)
  refuseNewer(had)
  return namesOf(await runAlone(db, workOf(to)).catch(failed))
}
