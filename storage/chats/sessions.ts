import type { Session } from '../../handlers/conversation/conversation.ts'
import type { Effect } from '../../handlers/conversation/effect.ts'
import type { CarriedOut, Erased } from '../../handlers/conversation/carried-out.ts'
import type { Purpose } from '../../handlers/conversation/purpose.ts'
import { carryOutHandOff } from '../handoff/acts.ts'
import { lockChat } from '../database/dialects.ts'
import { wipeTraces } from '../database/file/traces.ts'
import { readPseudonym } from '../database/pseudonym.ts'
import type { Deletion } from '../personal/deletions.ts'
import { readKept } from '../personal/kept.ts'
import { noteOutside } from './deletions.ts'
import { eraseFor, forget } from './forget.ts'
import type { Db } from '../database/schema.ts'
import { writeSheets } from '../sheets/sheets.ts'
import { createWriteTx } from '../database/write-tx.ts'
import { keepChecklists } from '../checklists/checklists.ts'
import { parseSession } from './format/session-format.ts'

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

/** The session of a chat as it is stored, or null. */
export const readStored = async (db: Db, chat: string): Promise<string | null> => {
  const row = await db
    .selectFrom('sessions')
    .select('session')
    .where('chat', '=', chat)
    .executeTakeFirst()
  return row?.session ?? null
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

/** What a turn stores. With `session` null all data of the chat is deleted. */
export interface TurnResult {
  readonly session: Session | null
  readonly effects: readonly Effect[]
  /** Days for which the link to a result that is issued now leads to it. */
  readonly sheetDays?: number
}

/** What storing a turn came to. */
export interface Written {
  /** True where all data of the chat was deleted. */
  readonly isForgotten: boolean
  /** True where something of it was. */
  readonly isErased: boolean
  /** The note of it. */
  readonly deletion: Deletion | null
  /** For the reply to say. */
  readonly carriedOut: CarriedOut
}

/** What the effects ask of storage, done. */
const answer = async (
  tx: Db,
  chat: string,
  effects: readonly Effect[],
  now: number,
): Promise<CarriedOut> => {
  const withdrawn: Partial<Record<Purpose, Erased>> = {}
  for (const effect of effects)
    if (effect.do === 'withdraw')
      withdrawn[effect.purpose] = await eraseFor(tx, chat, effect.purpose, now)
  const asksAll = effects.some((effect) => effect.do === 'export')
  return {
    ...(Object.keys(withdrawn).length > 0 ? { withdrawn } : {}),
    ...(asksAll ? { kept: await readKept(tx, chat) } : {}),
  }
}

/** Stores session and effects of a turn, and says what came of it. */
export const writeTurn = async (
  tx: Db,
  chat: string,
  at: string,
  { session, effects, sheetDays }: TurnResult,
): Promise<Written> => {
  const now = Date.parse(at)
  const forgetting = effects.find((effect) => effect.do === 'forget')
  if (session === null || forgetting) {
    const { held = {} } = forgetting ?? {}
    const { erased, deletion } = await forget(tx, chat, now, { held })
    await recordUnanswered(tx, chat, effects)
    return { isForgotten: true, isErased: true, deletion, carriedOut: { erased } }
  }
  await writeSession(tx, chat, at, session)
  await writeSheets(tx, chat, at, effects, sheetDays)
  await keepChecklists(tx, chat, effects, now)
  for (const effect of effects)
    if (effect.do === 'hand-off') await carryOutHandOff(tx, chat, effect.act, now)
  await recordUnanswered(tx, chat, effects)
  const carriedOut = await answer(tx, chat, effects, now)
  const isErased = carriedOut.withdrawn !== undefined
  return { isForgotten: false, isErased, deletion: null, carriedOut }
}

/** What was done in a turn. */
export interface Done<T> {
  readonly result: T
  /** True where data was deleted. */
  readonly isErased?: boolean
  /** The note of a chat that was deleted as a whole. */
  readonly deletion?: Deletion | null
}

/**
 * Runs turns, whichever way they came: one at a time of a chat, each in one transaction, which may be
 * repeated. What was deleted leaves no trace in a file, and that it was is noted outside the database
 * before anybody is told.
 */
export const createTurnTx =
  (db: Db) =>
  async <T>(chat: string, work: (tx: Db) => Promise<Done<T>>): Promise<T> => {
    const { result, isErased, deletion } = await createWriteTx(db)(async (tx) => {
      await lockChat(tx, chat)
      return work(tx)
    })
    if (isErased) await wipeTraces(db)
    if (deletion) await noteOutside(db, [deletion])
    return result
  }
