import { asCommand } from '../database/file/lock.ts'
import { isFilled, pathOf } from '../database/file/place.ts'
import { readMigrations } from '../database/migrate.ts'
import { openDatabase, openReadonly } from '../database/open.ts'
import { pseudonymOf, readPseudonymKey } from '../database/pseudonym.ts'
import type { Db } from '../database/schema.ts'
import { readOwnLines } from '../chats/deletions.ts'
import type { LedgerLine } from '../personal/ledger.ts'

/** What a database that is about to be replaced knows of deletions. */
export interface ReplacedDeletions {
  /** The key of its pseudonyms; null where it has none. */
  readonly key: string | null
  readonly lines: readonly LedgerLine[]
}

const NOTHING: ReplacedDeletions = { key: null, lines: [] }

/** The migration that made the table. */
const SINCE = '0014-deletions'

const readFrom = async (db: Db): Promise<ReplacedDeletions> => {
  const migrations = await readMigrations(db)
  if (migrations.length === 0) return NOTHING
  const key = await readPseudonymKey(db).catch(() => null)
  if (key === null || !migrations.includes(SINCE)) return { key, lines: [] }
  return { key, lines: await readOwnLines(db, pseudonymOf(key)) }
}

/** Nothing where there is no database, or where a file is damaged: the ledger beside it is left. */
export const readReplaced = async (url: string): Promise<ReplacedDeletions> => {
  const path = pathOf(url)
  if (path === null) {
    await using db = openDatabase(asCommand(url))
    return await readFrom(db)
  }
  if (!isFilled(path)) return NOTHING
  try {
    await using db = openReadonly(path)
    return await readFrom(db)
  } catch {
    return NOTHING
  }
}
