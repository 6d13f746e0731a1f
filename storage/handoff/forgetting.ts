import type { Db, HandOffRow } from '../database/schema.ts'
import { eraseRelayed, readReached } from '../outbox/relayed.ts'
import { close } from './acts.ts'
import { tell } from './messages.ts'
import { release } from './tending.ts'

/** Who asked is forgotten: no word of theirs stays, and whoever may have read them is told so. */
const forgetAsker = async (tx: Db, row: HandOffRow, now: number): Promise<void> => {
  const { number, officer } = row
  const reached = await readReached(tx, number, officer)
  await eraseRelayed(tx, number, null)
  if (row.state !== 'closed') {
    await close(tx, { ...row, officer: null }, 'forgotten', now)
    const told = [officer, ...reached.map(({ chat }) => chat)]
    await tx
      .deleteFrom('hand_off_messages')
      .where('hand_off', '=', number)
      .where('state', '=', 'waiting')
      .execute()
    await tell(tx, { number, kind: 'ended', sender: 'system' }, told, now)
  }
  await tx
    .updateTable('hand_offs')
    .set({ chat: null, packet: null })
    .where('number', '=', number)
    .execute()
  await tx
    .updateTable('hand_off_messages')
    .set({ words: null })
    .where('hand_off', '=', number)
    .execute()
}

/** An officer is forgotten: what is not over goes to others, and no name or word of theirs stays. */
const forgetOfficer = async (tx: Db, row: HandOffRow, now: number): Promise<void> => {
  const { number } = row
  await eraseRelayed(tx, number, 'words')
  await tx
    .deleteFrom('hand_off_messages')
    .where('hand_off', '=', number)
    .where('sender', '=', 'officer')
    .execute()
  if (row.state === 'taken') return release(tx, row, now)
  await tx
    .updateTable('hand_offs')
    .set({ officer: null, officer_name: null })
    .where('number', '=', number)
    .execute()
}

/** Deletes what hand-offs hold of a chat; `now` is that of the notices that others get of it. */
export const forgetHandOffs = async (tx: Db, chat: string, now: number): Promise<void> => {
  const rows = await tx
    .selectFrom('hand_offs')
    .selectAll()
    .where((eb) => eb.or([eb('chat', '=', chat), eb('officer', '=', chat)]))
    .orderBy('number')
    .execute()
  for (const row of rows)
    await (row.chat === chat ? forgetAsker(tx, row, now) : forgetOfficer(tx, row, now))
  await tx.deleteFrom('hand_off_messages').where('chat', '=', chat).execute()
}

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Deletes hand-offs that ended before an instant, with what was said in them. By whom one was asked is
 * kept for a day, and longer only of who was blocked: so much the limits need.
 */
export const expireHandOffs = async (tx: Db, before: number, counts: number): Promise<void> => {
  const over = tx.selectFrom('hand_offs').select('number').where('closed_at', '<', before)
  await tx.deleteFrom('hand_off_messages').where('hand_off', 'in', over).execute()
  await tx.deleteFrom('hand_offs').where('closed_at', '<', before).execute()
  await tx
    .updateTable('hand_offs')
    .set({ asker: null })
    .where('chat', 'is', null)
    .where('reason', '!=', 'blocked')
    .where('opened_at', '<', counts - DAY_MS)
    .execute()
}
