import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { isShared } from './dialects.ts'
import type { Db } from './schema.ts'

/**
 * Runs work in a write transaction; it counts once the promise resolves. The work may share its
 * transaction with others' and may run a second time, so it does nothing but read and write rows.
 */
export type WriteTx = <T>(work: (tx: Db) => Promise<T>) => Promise<T>

interface Job {
  readonly run: (tx: Db) => Promise<unknown>
  readonly resolve: (result: unknown) => void
  readonly reject: (error: unknown) => void
}

/** Works that wait for the disk together; more would only make the first of them wait longer. */
const MOST_TOGETHER = 64
/** Works that reckon for so long let the rest of the program have its turn before the next of them. */
const SLICE_MS = 5

/** Runs them one after another. SQLite never waits, so by themselves they would let nobody in between. */
const runAll = async (tx: Db, jobs: readonly Job[]): Promise<readonly unknown[]> => {
  const results: unknown[] = []
  let since = performance.now()
  for (const { run } of jobs) {
    if (performance.now() - since > SLICE_MS) {
      await setImmediate()
      since = performance.now()
    }
    results.push(await run(tx))
  }
  return results
}

/**
 * On SQLite begun IMMEDIATE: the lock is taken before the first read, so that two writers can never
 * both read and then find that only one may write. On PostgreSQL READ COMMITTED, with row locks.
 */
const commit = (db: Db, jobs: readonly Job[]): Promise<readonly unknown[]> =>
  db.connection().execute(async (tx) => {
    await (isShared(db) ? sql`BEGIN` : sql`BEGIN IMMEDIATE`).execute(tx)
    try {
      const results = await runAll(tx, jobs)
      await sql`COMMIT`.execute(tx)
      return results
    } catch (error) {
      // SQLite has rolled back by itself after a full disk; the first error is the one to tell.
      await sql`ROLLBACK`.execute(tx).catch(() => undefined)
      throw error
    }
  })

/** Commits all of them, or else each by itself, so that one that fails harms no other. */
const settle = async (db: Db, jobs: readonly Job[]): Promise<void> => {
  try {
    const results = await commit(db, jobs)
    for (const [at, { resolve }] of jobs.entries()) resolve(results[at])
  } catch (error) {
    if (jobs.length === 1) jobs[0]?.reject(error)
    else for (const job of jobs) await settle(db, [job])
  }
}

const writers = new WeakMap<Db, WriteTx>()

/** PostgreSQL has writers beside one another, and gathers their commits itself. */
const createSharedTx =
  (db: Db): WriteTx =>
  (work) =>
    new Promise((resolve, reject) => {
      void settle(db, [{ run: work, resolve: resolve as (result: unknown) => void, reject }])
    })

/** What came while the disk was busy is committed together: fifty turns cost no more than one. */
const createQueuedTx = (db: Db): WriteTx => {
  const waiting: Job[] = []
  let isRunning = false
  const drain = async () => {
    isRunning = true
    while (waiting.length > 0) {
      // SQLite never waits, so without this turn of the loop a second request could not come along.
      await setImmediate()
      await settle(db, waiting.splice(0, MOST_TOGETHER))
    }
    isRunning = false
  }
  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push({ run: work, resolve: resolve as (result: unknown) => void, reject })
      if (!isRunning) void drain()
    })
}

/** The one way to write to a database, however many stores there are. */
export const createWriteTx = (db: Db): WriteTx => {
  const known = writers.get(db)
  if (known) return known
  const writeTx = isShared(db) ? createSharedTx(db) : createQueuedTx(db)
  writers.set(db, writeTx)
  return writeTx
}
