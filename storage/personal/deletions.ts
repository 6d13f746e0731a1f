import { randomInt } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { DataTally } from '../../handlers/conversation/carried-out.ts'
import { readFact, writeFact } from '../database/flags.ts'
import type { Database, Db } from '../database/schema.ts'

/** That a chat was deleted: when, how much of what, and of whom only as a keyed hash. */
export type Deletion = Selectable<Database['deletions']>

/** Up to when deletions are forgotten, as every copy that could bring their chats back is gone. */
const FORGOTTEN = 'deletions-from'

const DIGITS = 10_000
const PARTS = 3

/** A new number as it is read aloud: "XD-4839-2017-4520". */
const newReceipt = (): string =>
  ['XD', ...Array.from({ length: PARTS }, () => String(randomInt(DIGITS)).padStart(4, '0'))].join(
    '-',
  )

const insert = async (tx: Db, deletion: Deletion): Promise<Deletion> => {
  await tx.insertInto('deletions').values(deletion).execute()
  return deletion
}

/** Notes that a chat was deleted. */
export const noteDeletion = (
  tx: Db,
  { pseudonym }: { readonly pseudonym: string },
  tally: DataTally,
  now: number,
): Promise<Deletion> =>
  insert(tx, { receipt: newReceipt(), chat: pseudonym, kinds: JSON.stringify(tally), at: now })

/** Takes over a deletion that another copy of the database knows. */
export const adoptDeletion = insert

/** The deletion of a receipt; null where there is none. */
export const findDeletion = async (db: Db, receipt: string): Promise<Deletion | null> =>
  (await db
    .selectFrom('deletions')
    .selectAll()
    .where('receipt', '=', receipt)
    .executeTakeFirst()) ?? null

export const readDeletions = (db: Db): Promise<readonly Deletion[]> =>
  db.selectFrom('deletions').selectAll().orderBy('at').orderBy('receipt').execute()

/** The instant before which no deletion is known any more. */
export const readForgottenUntil = async (db: Db): Promise<number> =>
  Number((await readFact(db, FORGOTTEN)) ?? 0)

/** Forgets deletions from before an instant, and that there were any. */
export const expireDeletions = async (tx: Db, before: number): Promise<void> => {
  await tx.deleteFrom('deletions').where('at', '<', before).execute()
  await writeFact(tx, FORGOTTEN, String(before))
}
