import { sql } from 'kysely'
import { readPseudonym } from '../database/pseudonym.ts'
import type { Db } from '../database/schema.ts'
import type { PersonalRows } from './tables.ts'

/** A chat by each of the names under which tables know it. */
export interface ChatNames {
  readonly chat: string
  readonly pseudonym: string
}

/** Within a transaction. */
export const namesOf = async (tx: Db, chat: string): Promise<ChatNames> => ({
  chat,
  pseudonym: (await readPseudonym(tx))(chat),
})

const isTheirs = ({ column, holds }: PersonalRows, names: ChatNames) =>
  sql`${sql.ref(column)} = ${names[holds]}`

/** How many rows there are. */
export const countRows = async (tx: Db, of: PersonalRows, names: ChatNames): Promise<number> => {
  const { rows } = await sql<{ readonly count: number | string }>`
    select count(*) as count from ${sql.table(of.table)} where ${isTheirs(of, names)}`.execute(tx)
  return Number(rows[0]?.count ?? 0)
}

/** Deletes the rows, or empties their column. Returns how many they were. */
export const eraseRows = async (tx: Db, of: PersonalRows, names: ChatNames): Promise<number> => {
  const theirs = isTheirs(of, names)
  const { numAffectedRows } = await (
    of.erased === 'emptied'
      ? sql`update ${sql.table(of.table)} set ${sql.ref(of.column)} = null where ${theirs}`
      : sql`delete from ${sql.table(of.table)} where ${theirs}`
  ).execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/** The rows as an export shows them. */
export const readRows = async (
  tx: Db,
  of: PersonalRows,
  names: ChatNames,
): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  const columns = sql.join(of.exported.map((column) => sql.ref(column)))
  const { rows } = await sql<Readonly<Record<string, unknown>>>`
    select ${columns} from ${sql.table(of.table)} where ${isTheirs(of, names)}`.execute(tx)
  return rows
}

/** A group goes on under another id: what follows has the new name, and what is dropped goes. */
export const moveRows = async (
  tx: Db,
  of: PersonalRows,
  from: ChatNames,
  to: ChatNames,
): Promise<void> => {
  const theirs = isTheirs(of, from)
  if (of.moved === 'dropped')
    await sql`delete from ${sql.table(of.table)} where ${theirs}`.execute(tx)
  else if (of.moved === 'follows')
    await sql`update ${sql.table(of.table)} set ${sql.ref(of.column)} = ${to[of.holds]}
      where ${theirs}`.execute(tx)
}
