import type { Effect } from '../../handlers/conversation/effect.ts'
import type { ResultSheet } from '../../handlers/conversation/sheet.ts'
import { pseudonymsOf, readPseudonym, type Pseudonym } from '../database/pseudonym.ts'
import type { Db } from '../database/schema.ts'
import { wipeTraces } from '../database/file/traces.ts'
import { createWriteTx } from '../database/write-tx.ts'
import { parseSheet } from './sheet-format.ts'

/** What the link of an issued result leads to. `gone` was there once; of `unknown` nothing says that it ever was. */
export type FoundSheet =
  | { readonly kind: 'sheet'; readonly sheet: ResultSheet; readonly expiresAt: number }
  | { readonly kind: 'gone'; readonly why: 'expired' | 'revoked' }
  | { readonly kind: 'unknown' }

const DAY_MS = 24 * 60 * 60 * 1000
const USUAL_DAYS = 30
/** A chat keeps so many results at a time: an officer fills in for dozens, a flood for more. */
const MOST_KEPT = 50

const nameOf = (pseudonym: Pseudonym, token: string) => pseudonym('sheet', token)

/** Nothing of a person stays of a sheet that is gone. */
const EMPTY = { chat: '', sheet: null } as const

const issue = async (
  tx: Db,
  chat: string,
  { token, sheet }: Extract<Effect, { do: 'issue-sheet' }>,
  now: number,
  days: number,
): Promise<void> => {
  const row = {
    token: nameOf(await readPseudonym(tx), token),
    chat,
    sheet: JSON.stringify(sheet),
    issued_at: now,
    expires_at: now + days * DAY_MS,
    revoked_at: null,
  }
  await tx.insertInto('sheets').values(row).execute()
  const older = tx
    .selectFrom('sheets')
    .select('token')
    .where('chat', '=', chat)
    .where('token', '!=', row.token)
    .orderBy('issued_at', 'desc')
    .limit(MOST_KEPT - 1)
  const kept = await older.execute()
  if (kept.length < MOST_KEPT - 1) return
  await tx
    .deleteFrom('sheets')
    .where('chat', '=', chat)
    .where('token', 'not in', [row.token, ...kept.map((one) => one.token)])
    .execute()
}

const revoke = async (tx: Db, chat: string, now: number): Promise<void> => {
  await tx
    .updateTable('sheets')
    .set({ ...EMPTY, revoked_at: now })
    .where('chat', '=', chat)
    .execute()
}

/** Issues and revokes results as the effects of a turn say, in their order. */
export const writeSheets = async (
  tx: Db,
  chat: string,
  at: string,
  effects: readonly Effect[],
  days = USUAL_DAYS,
): Promise<void> => {
  const now = Date.parse(at)
  for (const effect of effects)
    if (effect.do === 'issue-sheet') await issue(tx, chat, effect, now, days)
    else if (effect.do === 'revoke-sheets') await revoke(tx, chat, now)
}

/** Results by the word that their link ends in; on a database that has been migrated. */
export const createSheetStore = (db: Db) => {
  const writeTx = createWriteTx(db)
  return {
    /** What stands behind a token. The database knows it only as a pseudonym, so nothing tells how near a guess was. */
    async find(token: string, now: number): Promise<FoundSheet> {
      const name = nameOf(await pseudonymsOf(db), token)
      const row = await db
        .selectFrom('sheets')
        .select(['sheet', 'expires_at', 'revoked_at'])
        .where('token', '=', name)
        .executeTakeFirst()
      if (!row) return { kind: 'unknown' }
      if (row.revoked_at !== null) return { kind: 'gone', why: 'revoked' }
      const sheet = row.sheet === null || row.expires_at <= now ? null : parseSheet(row.sheet)
      if (!sheet) return { kind: 'gone', why: 'expired' }
      return { kind: 'sheet', sheet, expiresAt: row.expires_at }
    },
    /** Counts that somebody looked at a result; who it was is not kept. */
    async countLook(token: string, now: number): Promise<void> {
      const name = nameOf(await pseudonymsOf(db), token)
      await writeTx(async (tx) => {
        await tx
          .updateTable('sheets')
          .set((eb) => ({ looks: eb('looks', '+', 1), looked_at: now }))
          .where('token', '=', name)
          .execute()
      })
    },
    /** Empties results that have expired, and forgets those that were gone before an instant. */
    async expire(now: number, goneBefore: number): Promise<void> {
      await writeTx(async (tx) => {
        await tx
          .updateTable('sheets')
          .set(EMPTY)
          .where('expires_at', '<=', now)
          .where('sheet', 'is not', null)
          .execute()
        await tx
          .deleteFrom('sheets')
          .where('sheet', 'is', null)
          .where('expires_at', '<', goneBefore)
          .execute()
      })
      await wipeTraces(db)
    },
  }
}

export type SheetStore = ReturnType<typeof createSheetStore>
