import { createHash } from 'node:crypto'
import { sql, type Insertable } from 'kysely'
import { insertMany } from '../database/bulk.ts'
import { isShared } from '../database/dialects.ts'
import { StorageError } from '../database/errors.ts'
import { migrate, readMigrations } from '../database/migrate.ts'
import { openDatabase } from '../database/open.ts'
import { createWriteTx } from '../database/write-tx.ts'
import type { Database, Db } from '../database/schema.ts'
import { readLastId, readParts, readTables, writeLastId, type Row, type Table } from './tables.ts'

/** A table on its way from one database to another. */
export interface Load {
  readonly table: Table
  /** The last number that was given out to a row. */
  readonly lastId: number
  readonly parts: AsyncIterable<readonly Row[]>
}

/** Everything that a database holds, table after table, each to be read to its end. */
export interface TableCopy {
  /** Names of the migrations that made the tables. */
  readonly migrations: readonly string[]
  readonly loads: AsyncIterable<Load>
}

/** What a table holds, in short: equal where the rows are, in whatever order and database. */
export interface Tally {
  readonly table: string
  readonly rows: number
  /** Hexadecimal. */
  readonly checksum: string
}

const SUM_BITS = 64
const SUM_BYTES = 8
const HEX = 16

/** Sums up a hash of each row, so that their order does not matter. */
export const createCounter = ({ name, columns }: Table) => {
  let count = 0
  let sum = 0n
  return {
    add(rows: readonly Row[]) {
      for (const row of rows) {
        const text = JSON.stringify(columns.map((column) => row[column]))
        const hash = createHash('sha256').update(text).digest()
        sum = BigInt.asUintN(SUM_BITS, sum + hash.readBigUInt64BE(hash.length - SUM_BYTES))
      }
      count += rows.length
    },
    tally: () => ({ table: name, rows: count, checksum: sum.toString(HEX) }),
  }
}

const loadsOf = async function* (db: Db): AsyncGenerator<Load> {
  for (const table of await readTables(db))
    yield { table, lastId: await readLastId(db, table), parts: readParts(db, table) }
}

/** Everything that a transaction sees. */
export const cargoOf = async (tx: Db): Promise<TableCopy> => ({
  migrations: await readMigrations(tx),
  loads: loadsOf(tx),
})

/** Lets work read a database as it stands at one instant, whoever writes meanwhile. */
export const withTableCopy = <T>(db: Db, work: (copy: TableCopy) => Promise<T>): Promise<T> =>
  db.connection().execute(async (tx) => {
    const begin = isShared(db)
      ? sql`begin transaction isolation level repeatable read read only`
      : sql`begin`
    await begin.execute(tx)
    try {
      return await work(await cargoOf(tx))
    } finally {
      await sql`rollback`.execute(tx)
    }
  })

/** Counts everything without changing anything. */
export const tallyAll = async (loads: AsyncIterable<Load>): Promise<readonly Tally[]> => {
  const tallies: Tally[] = []
  for await (const { table, parts } of loads) {
    const counter = createCounter(table)
    for await (const rows of parts) counter.add(rows)
    tallies.push(counter.tally())
  }
  return tallies
}

const stow = async (tx: Db, load: Load): Promise<Tally> => {
  const { table, lastId, parts } = load
  const counter = createCounter(table)
  for await (const rows of parts) {
    counter.add(rows)
    await insertMany(tx, table.name, rows as readonly Insertable<Database[never]>[], sql``)
  }
  await writeLastId(tx, table, lastId)
  return counter.tally()
}

/**
 * Puts everything into tables that are empty and of the same version, and reads it back. Throws
 * `StorageError` where something else is read, so that the caller's transaction leaves nothing.
 */
export const unload = async (tx: Db, loads: AsyncIterable<Load>): Promise<readonly Tally[]> => {
  const sent: Tally[] = []
  for await (const load of loads) sent.push(await stow(tx, load))
  const arrived = await tallyAll(loadsOf(tx))
  for (const { table, rows, checksum } of sent) {
    const there = arrived.find((one) => one.table === table)
    if (there?.rows !== rows || there.checksum !== checksum)
      throw new StorageError(
        `of ${rows} rows of ${table} ${there?.rows ?? 0} arrived, or others than were sent`,
      )
  }
  return sent
}

/** Lets work do what it likes with a copy in memory, of which nothing stays. */
export const onCopy = async <T>(db: Db, work: (copy: Db) => Promise<T>): Promise<T> => {
  await using copy = openDatabase('sqlite::memory:')
  await migrate(copy)
  await withTableCopy(db, ({ loads }) => createWriteTx(copy)((tx) => unload(tx, loads)))
  return await work(copy)
}
