import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openDatabase } from '../../storage/database.ts'
import { migrate } from '../../storage/migrate.ts'
import { createTurnStore } from '../../storage/turns.ts'

/** A folder of its own that goes with the test. */
export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'htx-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Every database that the storage must behave alike on: its name, and the URL of an empty one. */
export const DATABASES = [
  { name: 'SQLite', newUrl: () => `sqlite:${join(newFolder(), 'data', 'a.db')}` },
] as const

/** A migrated database with its store, closed with the test. */
export const openStore = async (url: string) => {
  const db = openDatabase(url)
  onTestFinished(() => db.destroy())
  await migrate(db)
  return { db, store: createTurnStore(db) }
}
