import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { createCounter, type TableCopy, type Load, type Tally } from './table-copy.ts'
import { StorageError } from '../database/errors.ts'
import { createPrivately } from '../database/file/private-files.ts'
import { tableOf, type Row } from './tables.ts'

/** First words of the first line. */
const FORMAT = 'tro-ly-htx backup 1'

/**
 * A file of lines of JSON: what it is and the names of the migrations; then for each table its name
 * with its columns, its rows as lists, and how many they were with their checksum; then the end, by
 * which a file that was cut off is known.
 */
type Line =
  | { readonly format: string; readonly migrations: readonly string[] }
  | { readonly table: string; readonly columns: readonly string[]; readonly lastId: number }
  | readonly unknown[]
  | Tally
  | { readonly end: true }

/** Writes everything into a file for its owner alone. Returns what it holds. */
export const writeArchive = async (
  path: string,
  { migrations, loads }: TableCopy,
): Promise<readonly Tally[]> => {
  createPrivately(path)
  await using file = await open(path, 'w')
  const write = (...lines: readonly Line[]) =>
    file.appendFile(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  const tallies: Tally[] = []
  await write({ format: FORMAT, migrations })
  for await (const { table, lastId, parts } of loads) {
    const { name, columns } = table
    const counter = createCounter(table)
    await write({ table: name, columns, lastId })
    for await (const rows of parts) {
      counter.add(rows)
      await write(...rows.map((row) => columns.map((column) => row[column])))
    }
    const tally = counter.tally()
    await write(tally)
    tallies.push(tally)
  }
  await write({ end: true })
  await file.sync()
  return tallies
}

const broken = (reason: string) =>
  new StorageError(`the backup is damaged: ${reason}`, { problem: 'damaged' })

const parse = (text: string): Line => {
  try {
    return JSON.parse(text) as Line
  } catch {
    throw broken('a line is cut off')
  }
}

/** The next line; `missing` says what is wrong where there is none. */
const nextOf = async (lines: AsyncIterator<string>, missing: string): Promise<Line> => {
  const { value, done } = await lines.next()
  if (done === true) throw broken(missing)
  return parse(value)
}

const isRow = (line: Line): line is readonly unknown[] => Array.isArray(line)

const PART = 500

/** The rows of one table, up to the line that counts them, which must agree. */
const partsOf = async function* (
  lines: AsyncIterator<string>,
  { table }: Pick<Load, 'table'>,
): AsyncGenerator<readonly Row[]> {
  const counter = createCounter(table)
  let part: Row[] = []
  for (;;) {
    const line = await nextOf(lines, `it ends within ${table.name}`)
    if (!isRow(line)) {
      counter.add(part)
      yield part
      const { rows, checksum } = counter.tally()
      if (!('rows' in line) || line.rows !== rows || line.checksum !== checksum)
        throw broken(`${table.name} holds other rows than were written`)
      return
    }
    part.push(Object.fromEntries(table.columns.map((column, at) => [column, line[at]])))
    if (part.length < PART) continue
    counter.add(part)
    yield part
    part = []
  }
}

const loadsOf = async function* (lines: AsyncIterator<string>): AsyncGenerator<Load> {
  for (;;) {
    const line = await nextOf(lines, 'its end is missing')
    if ('end' in line) return
    if (!('columns' in line)) throw broken('a table has no name')
    const table = tableOf(line.table, line.columns)
    if (!table) throw broken(`no table is called ${line.table}`)
    yield { table, lastId: line.lastId, parts: partsOf(lines, { table }) }
  }
}

/**
 * Lets work read a file that `writeArchive` wrote; null where it is none. Throws `StorageError` as
 * soon as something in it is not as it was written.
 */
export const withArchive = async <T>(
  path: string,
  work: (copy: TableCopy) => Promise<T>,
): Promise<T | null> => {
  const stream = createReadStream(path, 'utf8')
  const reader = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })
  try {
    const lines = reader[Symbol.asyncIterator]()
    const { value, done } = await lines.next()
    if (done === true || !value.startsWith(`{"format":"${FORMAT}"`)) return null
    const first = parse(value)
    if (!('format' in first)) return null
    return await work({ migrations: first.migrations, loads: loadsOf(lines) })
  } finally {
    reader.close()
    stream.destroy()
  }
}
