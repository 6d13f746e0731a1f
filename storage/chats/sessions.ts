import type { Session } from '../../handlers/conversation/conversation.ts'
import type { Effect } from '../../handlers/conversation/effect.ts'
import { eraseDeliveries, type WaitingReplies } from '../outbox/erasure.ts'
import { dropSecond } from '../outbox/second-chat.ts'
import { settleSurplus } from './surplus.ts'
import { lockChat } from '../database/dialects.ts'
import { wipeTraces } from '../database/file/traces.ts'
import { readPseudonym } from '../database/pseudonym.ts'
import type { Db } from '../database/schema.ts'
import { writeSheets } from '../sheets/sheets.ts'
import { createWriteTx } from '../database/write-tx.ts'
import { parseSession } from './session-format.ts'

/** The stored session of a chat. `unreadable`: it does not fit this version, and counts as none. */
export interface Remembered {
  readonly session: Session | null
  readonly unreadable: boolean
}

/** Parses a stored session; null means that none is stored. */
export const remember = (stored: string | null): Remembered => {
  const session = stored === null ? null : parseSession(stored)
  return { session, unreadable: stored !== null && session === null }
}

export const readSession = async (db: Db, chat: string): Promise<Remembered> => {
  const row = await db
    .selectFrom('sessions')
    .select('session')
    .where('chat', '=', chat)
    .executeTakeFirst()
  return remember(row?.session ?? null)
}

export const writeSession = async (
  tx: Db,
  chat: string,
  at: string,
  session: Session,
): Promise<void> => {
  const row = { session: JSON.stringify(session), updated_at: at }
  await tx
    .insertInto('sessions')
    .values({ chat, ...row })
    .onConflict((conflict) => conflict.column('chat').doUpdateSet(row))
    .execute()
}

const isForgetting = ({ do: what }: Effect) => what === 'forget'

const recordUnanswered = async (
  tx: Db,
  chat: string,
  effects: readonly Effect[],
): Promise<void> => {
  for (const effect of effects) {
    if (effect.do !== 'record-unanswered') continue
    const { text, province, on } = effect
    const asker = (await readPseudonym(tx))(chat)
    await tx.insertInto('unanswered').values({ asker, text, province, asked_on: on }).execute()
  }
}

/**
 * Deletes all that is stored of a chat. Two things stay, under a keyed hash in place of the chat: the
 * keys by which an update that is delivered again is recognised, and for an hour the number of wrong
 * invitation codes, since deleting one's data would otherwise allow guessing without end.
 */
export const forget = async (
  tx: Db,
  chat: string,
  replies: WaitingReplies = 'sent',
): Promise<void> => {
  const pseudonym = await readPseudonym(tx)
  await tx.deleteFrom('updates').where('chat', '=', pseudonym(chat)).execute()
  await tx.deleteFrom('unanswered').where('asker', '=', pseudonym(chat)).execute()
  // Before the rows of `reminders`: these are needed to find the planned messages.
  await eraseDeliveries(tx, chat, replies)
  const heard = await tx.deleteFrom('recipients').where('chat', '=', chat).executeTakeFirst()
  if (heard.numDeletedRows > 0n) await dropSecond(tx, chat)
  for (const table of [
    'sessions',
    'last_messages',
    'receipts',
    'subscribers',
    'reminders',
    'marks',
    'sheets',
  ] as const)
    await tx.deleteFrom(table).where('chat', '=', chat).execute()
  await tx.deleteFrom('paces').where('key', '=', chat).execute()
  await tx.updateTable('invitations').set({ used_by: null }).where('used_by', '=', chat).execute()
  await settleSurplus(tx, chat)
  await tx
    .updateTable('inbox')
    .set({ chat: '' })
    .where('chat', '=', chat)
    .where('state', '!=', 'waiting')
    .execute()
}

/** What a turn stores. With `session` null all data of the chat is deleted. */
export interface TurnResult {
  readonly session: Session | null
  readonly effects: readonly Effect[]
  /** Days for which the link to a result that is issued now leads to it. */
  readonly sheetDays?: number
}

/** Stores session and effects of a turn. Returns whether the data of the chat was deleted. */
export const writeTurn = async (
  tx: Db,
  chat: string,
  at: string,
  { session, effects, sheetDays }: TurnResult,
): Promise<boolean> => {
  const isForgotten = session === null || effects.some(isForgetting)
  if (isForgotten) await forget(tx, chat)
  else await writeSession(tx, chat, at, session)
  if (!isForgotten) await writeSheets(tx, chat, at, effects, sheetDays)
  await recordUnanswered(tx, chat, effects)
  return isForgotten
}

/** What was done in a turn, and whether the data of its chat was deleted. */
export interface Done<T> {
  readonly result: T
  readonly isForgotten?: boolean
}

/**
 * Runs turns, whichever way they came: one at a time of a chat, each in one transaction, which may be
 * repeated. What was deleted leaves no trace in a file.
 */
export const createTurnTx =
  (db: Db) =>
  async <T>(chat: string, work: (tx: Db) => Promise<Done<T>>): Promise<T> => {
    const { result, isForgotten = false } = await createWriteTx(db)(async (tx) => {
      await lockChat(tx, chat)
      return work(tx)
    })
    if (isForgotten) await wipeTraces(db)
    return result
  }
