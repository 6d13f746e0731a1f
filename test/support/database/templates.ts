import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../../storage/database/migrate.ts'
import { openDatabase } from '../../../storage/database/open.ts'
import { startServer } from './postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    readonly postgresUrl: string
    /** Name of a database on that server which is migrated and empty, and to which nobody connects. */
    readonly postgresTemplate: string
    /** Path of a SQLite file that is the same. */
    readonly sqliteTemplate: string
  }
}

const fill = async (url: string): Promise<void> => {
  const db = openDatabase(url)
  await migrate(db)
  await db.destroy()
}

/** The server of `TEST_DATABASE_URL`, or one of our own. */
const reachServer = async () => {
  const given = process.env['TEST_DATABASE_URL']
  return given ? { url: given, stop: () => Promise.resolve() } : startServer()
}

/** The name of a database that no other run has. */
export const newName = (): string => `htx_${randomUUID().replaceAll('-', '')}`

/** What is done on a server beside its databases, over one connection that is closed after it. */
export const onServer = async (url: string, ...statements: readonly string[]): Promise<void> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

/**
 * The real server for the whole run, and a migrated database of each kind: to copy one takes a
 * fraction of the time in which one is migrated.
 */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const { url, stop } = await reachServer()
  const template = newName()
  await onServer(url, `create database ${template}`)
  await fill(Object.assign(new URL(url), { pathname: template }).href)
  const folder = mkdtempSync(join(tmpdir(), 'htx-template-'))
  const file = join(folder, 'a.db')
  await fill(`sqlite:${file}`)
  project.provide('postgresUrl', url)
  project.provide('postgresTemplate', template)
  project.provide('sqliteTemplate', file)
  return async () => {
    rmSync(folder, { recursive: true })
    await onServer(url, `drop database ${template}`)
    await stop()
  }
}
