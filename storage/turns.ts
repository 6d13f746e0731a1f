import type { Kysely } from 'kysely'
import type { Effect, Session } from '../handlers/conversation.ts'
import type { Database } from './schema.ts'
import { parseSession } from './session-format.ts'
import { readSession, writeSession, writeTurn, type Remembered } from './sessions.ts'
import { createWriteTx } from './write-tx.ts'

/** What a turn leaves behind. `session` is null where nothing of the chat may stay. */
export interface Saved {
  readonly session: Session | null
  /** The response as it goes out, or null where nothing need be repeated. */
  readonly response: string | null
  readonly effects: readonly Effect[]
}

/** The store of one turn. */
export interface TurnStore {
  /** The response that this update got before, or null. */
  seen(chat: string, updateKey: string): Promise<string | null>
  load(chat: string): Promise<Remembered>
  /** Session, update key, response and effects in one transaction, before a reply leaves. */
  save(chat: string, updateKey: string | null, at: string, saved: Saved): Promise<void>
  /** Erases opening messages that waited for consent since before an instant. */
  eraseHeld(before: string): Promise<void>
  /** Removes what was last touched before an instant; returns how many chats went. */
  expire(before: string): Promise<number>
  /** How many sessions are stored; any working database answers it. */
  count(): Promise<number>
}

/** A stored session that still holds an opening message. */
const HELD = '%"held":{%'

/** Sessions and seen updates on a database that has been migrated. */
export const createTurnStore = (db: Kysely<Database>): TurnStore => {
  const writeTx = createWriteTx(db)
  return {
    async seen(chat, updateKey) {
      const row = await db
        .selectFrom('updates')
        .select('response')
        .where('chat', '=', chat)
        .where('update_key', '=', updateKey)
        .executeTakeFirst()
      return row?.response ?? null
    },
    load: (chat) => readSession(db, chat),
    async save(chat, updateKey, at, { session, response, effects }) {
      await writeTx(async (tx) => {
        await writeTurn(tx, chat, at, session, effects)
        if (updateKey === null || response === null) return
        await tx
          .insertInto('updates')
          .values({ chat, update_key: updateKey, response, seen_at: at })
          .execute()
      })
    },
    eraseHeld: (before) =>
      writeTx(async (tx) => {
        const rows = await tx
          .selectFrom('sessions')
          .selectAll()
          .where('session', 'like', HELD)
          .execute()
        for (const { chat, session, updated_at } of rows) {
          const parsed = parseSession(session)
          if (!parsed) await tx.deleteFrom('sessions').where('chat', '=', chat).execute()
          else if (parsed.held && parsed.held.at < before)
            await writeSession(tx, chat, updated_at, { ...parsed, held: null })
        }
      }),
    expire: (before) =>
      writeTx(async (tx) => {
        await tx.deleteFrom('updates').where('seen_at', '<', before).execute()
        const gone = await tx
          .deleteFrom('sessions')
          .where('updated_at', '<', before)
          .executeTakeFirst()
        return Number(gone.numDeletedRows)
      }),
    async count() {
      const { sessions } = await db
        .selectFrom('sessions')
        .select(({ fn }) => fn.countAll().as('sessions'))
        .executeTakeFirstOrThrow()
      return Number(sessions)
    },
  }
}
