import type { Kysely } from 'kysely'
import type { Session } from '../../handlers/conversation.ts'
import type { Effect } from '../../handlers/effect.ts'
import { forget } from './forgetting.ts'
import { readPseudonym } from '../database/pseudonym.ts'
import type { Database } from '../database/schema.ts'
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

export const readSession = async (db: Kysely<Database>, chat: string): Promise<Remembered> => {
  const row = await db
    .selectFrom('sessions')
    .select('session')
    .where('chat', '=', chat)
    .executeTakeFirst()
  return remember(row?.session ?? null)
}

export const writeSession = async (
  tx: Kysely<Database>,
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
  tx: Kysely<Database>,
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

/** Stores session and effects of a turn. Returns whether the data of the chat was deleted. */
export const writeTurn = async (
  tx: Kysely<Database>,
  chat: string,
  at: string,
  session: Session | null,
  effects: readonly Effect[],
): Promise<boolean> => {
  const isForgotten = session === null || effects.some(isForgetting)
  if (isForgotten) await forget(tx, chat)
  else await writeSession(tx, chat, at, session)
  await recordUnanswered(tx, chat, effects)
  return isForgotten
}
