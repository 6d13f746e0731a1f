import { sql, type Insertable, type RawBuilder, type Selectable } from 'kysely'
import { isShared } from './dialects.ts'
import type { Database, Db } from './schema.ts'

/**
 * Rows of a table as one parameter of JSON, to be selected from: many rows cost one short statement,
 * which is the same every time. `columns` are those that the rows have.
 */
const rowsFrom = (
  tx: Db,
  table: string,
  columns: readonly string[],
  rows: readonly unknown[],
): RawBuilder<unknown> => {
  const json = JSON.stringify(rows)
  if (isShared(tx))
    return sql`select ${sql.join(columns.map((one) => sql.ref(one)))}
      from jsonb_populate_recordset(null::${sql.table(table)}, ${json}::text::jsonb)`
  const values = columns.map((one) => sql`value ->> ${sql.lit(one)} as ${sql.ref(one)}`)
  // "where true" keeps SQLite from reading "on conflict" as part of a join.
  return sql`select ${sql.join(values)} from json_each(${json}) where true`
}

/** Sets columns of rows that are there, each found by the first of its columns. */
export const updateMany = async <T extends keyof Database>(
  tx: Db,
  table: T,
  rows: readonly Partial<Selectable<Database[T]>>[],
): Promise<void> => {
  const [first] = rows
  if (first === undefined) return
  const [key = '', ...columns] = Object.keys(first)
  const changes = columns.map((one) => sql`${sql.ref(one)} = ${sql.ref(`fresh.${one}`)}`)
  await sql`update ${sql.table(table)} set ${sql.join(changes)}
    from (${rowsFrom(tx, table, [key, ...columns], rows)}) as fresh
    where ${sql.ref(`${table}.${key}`)} = ${sql.ref(`fresh.${key}`)}`.execute(tx)
}

/** Inserts rows that all have the same columns; `onConflict` is what comes after the rows. */
export const insertMany = async <T extends keyof Database>(
  tx: Db,
  table: T,
  rows: readonly Insertable<Database[T]>[],
  onConflict: RawBuilder<unknown>,
): Promise<void> => {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first)
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map((one) => sql.ref(one)))})
    ${rowsFrom(tx, table, columns, rows)} ${onConflict}`.execute(tx)
}
