import type { Kysely, Selectable } from 'kysely'
import type { Session } from '../../handlers/conversation.ts'
import type { Effect } from '../../handlers/effect.ts'
import { lockChat } from '../database/dialects.ts'
import { pseudonymsOf } from '../database/pseudonym.ts'
import type { Database } from '../database/schema.ts'
import { parseSession } from './session-format.ts'
import { readSession, writeSession, writeTurn, type Remembered } from './sessions.ts'
import { wipeTraces } from '../database/file/traces.ts'
import { createWriteTx } from '../database/write-tx.ts'

/** What a turn stores. With `session` null all data of the chat is deleted. */
export interface Saved {
  readonly session: Session | null
  /** The response as it is sent, to be given again for the same key; null if there is no need. */
  readonly response: string | null
  readonly effects: readonly Effect[]
}

/** What a turn decides: what is stored, or null for nothing, and what the caller is given. */
export interface Decided<T> {
  readonly saved: Saved | null
  readonly result: T
}

/** Stores turns of the HTTP interface. */
export interface TurnStore {
  /**
   * Runs one turn of a chat in one transaction: `decide` is given the session, and what it decides is
   * stored. If the update key was seen before, nothing changes and the stored response is returned.
   * `decide` may be called twice, since the transaction may be repeated.
   */
  take<T>(
    chat: string,
    updateKey: string | null,
    at: string,
    decide: (remembered: Remembered) => Decided<T>,
  ): Promise<{ readonly repeated: string } | { readonly result: T }>
  /** Deletes opening messages that have waited for consent since before an instant. */
  eraseHeld(before: string): Promise<void>
  /** Removes responses given before an instant: the same key is then a new message. */
  expireResponses(before: string): Promise<void>
  /** Removes sessions not changed since an instant; returns how many. */
  expire(before: string): Promise<number>
  /** How many sessions are stored. */
  count(): Promise<number>
}

/** Matches stored sessions that hold an opening message. */
const HELD = '%"held":{%'

/** Chat and key of an update as they are stored: both as keyed hashes. */
type Named = Pick<Selectable<Database['updates']>, 'chat' | 'update_key'>

const readResponse = async (
  db: Kysely<Database>,
  { chat, update_key: key }: Named,
): Promise<string | null> => {
  const row = await db
    .selectFrom('updates')
    .select('response')
    .where('chat', '=', chat)
    .where('update_key', '=', key)
    .executeTakeFirst()
  return row?.response ?? null
}

const write = async (
  tx: Kysely<Database>,
  chat: string,
  at: string,
  { session, response, effects }: Saved,
  named: Named | null,
): Promise<boolean> => {
  const isForgotten = await writeTurn(tx, chat, at, session, effects)
  if (named !== null && response !== null)
    await tx
      .insertInto('updates')
      .values({ ...named, response, seen_at: at })
      .execute()
  return isForgotten
}

/** The store on a database that has been migrated. */
export const createTurnStore = (db: Kysely<Database>): TurnStore => {
  const writeTx = createWriteTx(db)
  const nameOf = async (chat: string, updateKey: string): Promise<Named> => {
    const pseudonym = await pseudonymsOf(db)
    return { chat: pseudonym(chat), update_key: pseudonym(chat, updateKey) }
  }
  return {
    async take(chat, updateKey, at, decide) {
      const named = updateKey === null ? null : await nameOf(chat, updateKey)
      const { isForgotten, ...taken } = await writeTx(async (tx) => {
        await lockChat(tx, chat)
        const repeated = named === null ? null : await readResponse(tx, named)
        if (repeated !== null) return { repeated, isForgotten: false }
        const { saved, result } = decide(await readSession(tx, chat))
        return { result, isForgotten: saved ? await write(tx, chat, at, saved, named) : false }
      })
      if (isForgotten) await wipeTraces(db)
      return taken
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
    expireResponses: (before) =>
      writeTx(async (tx) => {
        await tx.deleteFrom('updates').where('seen_at', '<', before).execute()
      }),
    expire: (before) =>
      writeTx(async (tx) => {
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
