import type { CarriedOut, DataKind, DataRow } from '../../handlers/conversation/carried-out.ts'
import type { Db } from '../database/schema.ts'
import { namesOf, readRows } from './rows.ts'
import { PERSONAL_ROWS } from './tables.ts'

/** The conversation itself is the turn's own, which is ahead of what is stored. */
const OWN: DataKind = 'conversation'

/** Everything that is kept of a chat outside its conversation, in the transaction of a turn. */
export const readKept = async (tx: Db, chat: string): Promise<NonNullable<CarriedOut['kept']>> => {
  const names = await namesOf(tx, chat)
  const kept: Partial<Record<DataKind, readonly DataRow[]>> = {}
  for (const of of PERSONAL_ROWS) {
    const { kind } = of
    if (kind === null || kind === OWN) continue
    const rows = await readRows(tx, of, names)
    if (rows.length > 0) kept[kind] = [...(kept[kind] ?? []), ...rows]
  }
  return kept
}
