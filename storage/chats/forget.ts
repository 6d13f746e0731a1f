import type { DataKind, DataTally, Erased } from '../../handlers/conversation/carried-out.ts'
import type { Purpose } from '../../handlers/conversation/purpose.ts'
import {
  countLeaving,
  eraseAllDeliveries,
  eraseDeliveries,
  eraseHeldReplies,
  eraseReminders,
  type WaitingReplies,
} from '../outbox/erasure.ts'
import { forgetHandOffs } from '../handoff/forgetting.ts'
import { dropSecond } from '../outbox/second-chat.ts'
import type { Db } from '../database/schema.ts'
import { noteDeletion, type Deletion } from '../personal/deletions.ts'
import { countRows, eraseRows, namesOf, type ChatNames } from '../personal/rows.ts'
import { PERSONAL_ROWS, type PersonalRows } from '../personal/tables.ts'
import { settleSurplus } from './surplus.ts'
import { OVERTAKEN } from './withdrawal.ts'

/** Counts by kind. */
const createTally = () => {
  const tally: Partial<Record<DataKind, number>> = {}
  return {
    add(kind: DataKind | null, count: number) {
      if (kind !== null && count > 0) tally[kind] = (tally[kind] ?? 0) + count
    },
    tally: (): DataTally => tally,
  }
}

/** Waiting updates that a deletion has overtaken; the others are empty, and lose their chat. */
const settleInbox = async (tx: Db, chat: string): Promise<number> => {
  await settleSurplus(tx, chat)
  const done = () =>
    tx.updateTable('inbox').where('chat', '=', chat).where('state', '!=', 'waiting')
  const overtaken = await done()
    .where('reason', '=', OVERTAKEN)
    .set({ chat: '', reason: null })
    .executeTakeFirst()
  await done().set({ chat: '' }).execute()
  return Number(overtaken.numUpdatedRows)
}

const eraseAll = async (
  tx: Db,
  names: ChatNames,
  which: (rows: PersonalRows) => boolean,
  counts: ReturnType<typeof createTally>,
): Promise<void> => {
  for (const rows of PERSONAL_ROWS)
    if (rows.erased !== 'apart' && which(rows))
      counts.add(rows.kind, await eraseRows(tx, rows, names))
}

/** Counted before they are erased, by functions of their own. */
const COUNTED: ReadonlySet<PersonalRows['table']> = new Set(['outbox', 'hand_offs'])

/**
 * Deletes all that is stored of a chat, without a note of it. Returns how much of what. Two things stay,
 * under a keyed hash in place of the chat: the keys by which an update that is delivered again is
 * recognised, and for an hour the number of wrong invitation codes, since deleting one's data would
 * otherwise allow guessing without end.
 */
export const eraseChat = async (
  tx: Db,
  names: ChatNames,
  replies: WaitingReplies,
  now: number,
): Promise<DataTally> => {
  const { chat } = names
  const counts = createTally()
  for (const rows of PERSONAL_ROWS)
    if (COUNTED.has(rows.table)) counts.add(rows.kind, await countRows(tx, rows, names))
  await forgetHandOffs(tx, chat, now)
  // Before the rows of `reminders`: these are needed to find the planned messages.
  await eraseDeliveries(tx, chat, replies)
  const heard = await tx.deleteFrom('recipients').where('chat', '=', chat).executeTakeFirst()
  if (heard.numDeletedRows > 0n) await dropSecond(tx, chat)
  await eraseAll(tx, names, () => true, counts)
  counts.add('waiting', await settleInbox(tx, chat))
  return counts.tally()
}

/**
 * The same in a database from before the deletion: nothing of it is still on its way, or waits. Returns
 * whether there was anything. Where `chat` is empty, its name is in no table and only the hash may be.
 */
export const eraseChatFromBefore = async (
  tx: Db,
  names: ChatNames,
  now: number,
): Promise<boolean> => {
  if (names.chat === '') {
    const counts = createTally()
    await eraseAll(tx, names, ({ holds }) => holds === 'pseudonym', counts)
    return Object.keys(counts.tally()).length > 0
  }
  await tx
    .updateTable('inbox')
    .set({ state: 'done', event: null, reason: OVERTAKEN })
    .where('chat', '=', names.chat)
    .where('state', '=', 'waiting')
    .execute()
  await eraseAllDeliveries(tx, names.chat)
  await eraseChat(tx, names, 'dropped', now)
  return true
}

/** What was deleted, with the note of it that outlives a backup; null where there was nothing. */
export interface Forgotten {
  readonly erased: Erased
  readonly deletion: Deletion | null
}

export interface Forgetting {
  readonly replies?: WaitingReplies
  /** What its conversation held, for the note. */
  readonly held?: DataTally
}

/** Deletes all that is stored of a chat, and notes that it was deleted. */
export const forget = async (
  tx: Db,
  chat: string,
  now: number,
  { replies = 'sent', held = {} }: Forgetting = {},
): Promise<Forgotten> => {
  const names = await namesOf(tx, chat)
  const tally = await eraseChat(tx, names, replies, now)
  const deletion =
    Object.keys(tally).length === 0
      ? null
      : await noteDeletion(tx, names, { ...held, ...tally }, now)
  const leaving = await countLeaving(tx, chat)
  return { erased: { tally, receipt: deletion?.receipt ?? null, leaving }, deletion }
}

/** Deletes what is kept for one purpose, whose consent was withdrawn. */
export const eraseFor = async (
  tx: Db,
  chat: string,
  purpose: Purpose,
  now: number,
): Promise<Erased> => {
  const names = await namesOf(tx, chat)
  const counts = createTally()
  // Before the rows of `reminders`, as above. Held replies repeat what was answered.
  if (purpose === 'reminders') counts.add('message', await eraseReminders(tx, chat))
  if (purpose === 'answers') counts.add('message', await eraseHeldReplies(tx, chat))
  for (const rows of PERSONAL_ROWS)
    if (rows.purpose === purpose && COUNTED.has(rows.table))
      counts.add(rows.kind, await countRows(tx, rows, names))
  if (purpose === 'hand-off') await forgetHandOffs(tx, chat, now)
  await eraseAll(tx, names, (rows) => rows.purpose === purpose, counts)
  return { tally: counts.tally(), receipt: null, leaving: 0 }
}
