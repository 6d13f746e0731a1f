import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { Client } from 'pg'
import { inject, onTestFinished } from 'vitest'
import { openDatabase } from '../../../storage/database/open.ts'
import { migrate } from '../../../storage/database/migrate.ts'
import type { Database } from '../../../storage/database/schema.ts'
import type { Remembered } from '../../../storage/chats/sessions.ts'
import { createTurnStore, type Saved } from '../../../storage/chats/turns.ts'

/** A folder of its own that goes with the test. */
export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'htx-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** An empty database of its own on the server of this run, gone with the test. */
const newPostgres = async (): Promise<string> => {
  const url = new URL(inject('postgresUrl'))
  const name = `htx_${randomUUID().replaceAll('-', '')}`
  const run = async (statement: string) => {
    const client = new Client({ connectionString: url.href })
    await client.connect()
    await client.query(statement)
    await client.end()
  }
  await run(`create database ${name}`)
  onTestFinished(() => run(`drop database ${name} with (force)`))
  return Object.assign(new URL(url), { pathname: name }).href
}

/** Every database that the storage must behave alike on: its name, and the URL of an empty one. */
export const DATABASES = [
  { name: 'SQLite', newUrl: async () => `sqlite:${join(newFolder(), 'data', 'a.db')}` },
  { name: 'PostgreSQL', newUrl: newPostgres },
] as const

const nothing = (remembered: Remembered) => ({ saved: null, result: remembered })

/** Does something with a database that is migrated, and open no longer than that. */
export const withDatabase = async <T>(
  url: string,
  work: (db: Kysely<Database>) => Promise<T>,
): Promise<T> => {
  const db = openDatabase(url)
  try {
    await migrate(db)
    return await work(db)
  } finally {
    await db.destroy()
  }
}

/** A migrated database with its store and what a turn does with it, closed with the test. */
export const openStore = async (url: string) => {
  const db = openDatabase(url)
  onTestFinished(() => db.destroy())
  await migrate(db)
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
