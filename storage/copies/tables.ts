import { sql, type RawBuilder } from 'kysely'
import { isShared } from '../database/dialects.ts'
import type { Database, Db } from '../database/schema.ts'

export type TableName = keyof Database

/** Every table with the columns of its key, by which it is read in parts. */
const KEYS: Readonly<Record<TableName, readonly string[]>> = {
  agenda: ['deadline', 'occurrence'],
  attempts: ['id'],
  checklists: ['id'],
  code_tries: ['chat'],
  cursors: ['channel'],
  deletions: ['receipt'],
  documents: ['id'],
  hand_off_messages: ['id'],
  hand_offs: ['number'],
  inbox: ['id'],
  invitations: ['id'],
  last_messages: ['chat'],
  marks: ['id'],
  nudges: ['chat', 'send_on'],
  outbox: ['id'],
  owners: ['owner'],
  paces: ['key'],
  passages: ['document', 'position'],
  proposals: ['id'],
  quotas: ['channel', 'month'],
  receipts: ['chat', 'message_id'],
  recipients: ['chat'],
  reminders: ['id'],
  sessions: ['chat'],
  sheets: ['token'],
  standing: ['name'],
  subscribers: ['chat'],
  tokens: ['channel'],
  unanswered: ['id'],
  updates: ['chat', 'update_key'],
}

/** Tables whose `id` the database gives out. */
const NUMBERED: ReadonlySet<TableName> = new Set([
  'attempts',
  'checklists',
  'hand_off_messages',
  'inbox',
  'marks',
  'outbox',
  'reminders',
  'unanswered',
])

/** SQLite gives out numbers of this one again once its last rows are gone, and counts none. */
const UNCOUNTED: TableName = 'unanswered'

const PART = 500

export type Row = Readonly<Record<string, unknown>>

/** A table as it stands: columns in alphabetical order, the same on every database. */
export interface Table {
  readonly name: TableName
  readonly columns: readonly string[]
}

const isTableName = (name: string): name is TableName => Object.hasOwn(KEYS, name)

/** A table by its name, as a file gives it; null where there is none of that name. */
export const tableOf = (name: string, columns: readonly string[]): Table | null =>
  isTableName(name) ? { name, columns } : null

/** The tables that a database has, in alphabetical order. */
export const readTables = async (db: Db): Promise<readonly Table[]> => {
  const tables = await db.introspection.getTables()
  const found = new Map<TableName, Table>()
  for (const { name, columns } of tables)
    if (isTableName(name))
      found.set(name, { name, columns: columns.map((column) => column.name).toSorted() })
  return [...found.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1))
}

/** All rows in the order of the key, a part at a time. */
export const readParts = async function* (
  db: Db,
  { name, columns }: Table,
): AsyncGenerator<readonly Row[]> {
  const key = KEYS[name]
  const keyRefs = sql.join(key.map((column) => sql.ref(column)))
  let after: Row | null = null
  for (;;) {
    const last: Row | null = after
    const from: RawBuilder<unknown> = last
      ? sql`where (${keyRefs}) > (${sql.join(key.map((one) => last[one]))})`
      : sql``
    const { rows }: { readonly rows: readonly Row[] } = await sql<Row>`
      select ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(name)} ${from}
      order by ${keyRefs} limit ${sql.lit(PART)}`.execute(db)
    if (rows.length > 0) yield rows
    if (rows.length < PART) return
    after = rows.at(-1) ?? null
  }
}

interface IdRow {
  readonly id: number | null
}

const sequenceOf = (name: TableName) => sql`pg_get_serial_sequence(${name}, 'id')`

/** Numbers that were given out as the database itself counts them, to rows that are gone, too. */
const readCounted = async (db: Db, name: TableName): Promise<number> => {
  if (!isShared(db) && name === UNCOUNTED) return 0
  const { rows } = await (
    isShared(db)
      ? sql<IdRow>`select pg_sequence_last_value(${sequenceOf(name)}::regclass) as id`
      : sql<IdRow>`select seq as id from sqlite_sequence where name = ${name}`
  ).execute(db)
  return rows[0]?.id ?? 0
}

/** The last number that a table has given out; 0 where it gives none. */
export const readLastId = async (db: Db, { name }: Table): Promise<number> => {
  if (!NUMBERED.has(name)) return 0
  const { rows } = await sql<IdRow>`select max(id) as id from ${sql.table(name)}`.execute(db)
  return Math.max(rows[0]?.id ?? 0, await readCounted(db, name))
}

/** The next number that a table gives out is greater than this one. */
export const writeLastId = async (db: Db, { name }: Table, id: number): Promise<void> => {
  if (!NUMBERED.has(name) || id === 0) return
  if (isShared(db)) {
    await sql`select setval(${sequenceOf(name)}, ${id})`.execute(db)
    return
  }
  if (name === UNCOUNTED) return
  await sql`delete from sqlite_sequence where name = ${name}`.execute(db)
  await sql`insert into sqlite_sequence (name, seq) values (${name}, ${id})`.execute(db)
}
