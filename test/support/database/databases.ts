import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Kysely } from 'kysely'
import { inject, onTestFinished } from 'vitest'
import { openDatabase } from '../../../storage/database/open.ts'
import { migrate } from '../../../storage/database/migrate.ts'
import type { Database } from '../../../storage/database/schema.ts'
import type { Remembered } from '../../../storage/chats/sessions.ts'
import { createTurnStore, type Saved } from '../../../storage/chats/turns.ts'
import { newName, onServer } from './templates.ts'

/** A folder of its own that goes with the test. */
export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'htx-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const newFile = (): string => join(newFolder(), 'data', 'a.db')

const newSqlite = async (): Promise<string> => {
  const file = newFile()
  mkdirSync(dirname(file), { mode: 0o700 })
  copyFileSync(inject('sqliteTemplate'), file)
  return `sqlite:${file}`
}

/** A database of its own on the server of this run, gone with the test. */
const newPostgres = async (template: string): Promise<string> => {
  const server = inject('postgresUrl')
  const name = newName()
  // A log of every page of the template would be written for a server that outlives nothing.
  await onServer(server, `create database ${name} template ${template} strategy file_copy`)
  onTestFinished(() => onServer(server, `drop database ${name} with (force)`))
  return Object.assign(new URL(server), { pathname: name }).href
}

/**
 * Every database that the storage must behave alike on: its name, the URL of one that is migrated and
 * holds nothing (`newUrl`), and of one that nobody has been in (`newEmptyUrl`), for what has to do
 * with its making. Both are gone with the test.
 */
export const DATABASES = [
  {
    name: 'SQLite',
    newUrl: newSqlite,
    newEmptyUrl: async () => `sqlite:${newFile()}`,
  },
  {
    name: 'PostgreSQL',
    newUrl: () => newPostgres(inject('postgresTemplate')),
    newEmptyUrl: () => newPostgres('template1'),
  },
] as const

const MEMORY = 'sqlite::memory:'

/** Opens what is migrated, or in memory, where it begins with nothing; closed with the test. */
export const openMigrated = async (url: string): Promise<Kysely<Database>> => {
  const db = openDatabase(url)
  onTestFinished(() => db.destroy())
  if (url === MEMORY) await migrate(db)
  return db
}

const nothing = ({ session, unreadable }: Remembered) => ({
  saved: null,
  result: { session, unreadable },
})

/** Does something with a database that is migrated, and open no longer than that. */
export const withDatabase = async <T>(
  url: string,
  work: (db: Kysely<Database>) => Promise<T>,
): Promise<T> => {
  const db = openDatabase(url)
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

/** A migrated database with its store and what a turn does with it, closed with the test. */
export const openStore = async (url: string) => {
  const db = await openMigrated(url)
  const store = createTurnStore(db)
  return {
    db,
    store,
    /** What is remembered of a chat. */
    load: async (chat: string): Promise<Remembered> => {
      const taken = await store.take(chat, null, '', nothing)
      if ('repeated' in taken) throw new Error('a turn without a key was seen before')
      return taken.result
    },
    /** The response that an update got before, or null. */
    seen: async (chat: string, updateKey: string): Promise<string | null> => {
      const taken = await store.take(chat, updateKey, '', nothing)
      return 'repeated' in taken ? taken.repeated : null
    },
    save: (chat: string, updateKey: string | null, at: string, saved: Saved) =>
      store.take(chat, updateKey, at, () => ({ saved, result: null })),
  }
}
