import type { Selectable } from 'kysely'
import type { CarriedOut } from '../../handlers/conversation/carried-out.ts'
import type { Checklist } from '../../handlers/conversation/checklist.ts'
import type { HandOffView } from '../../handlers/conversation/hand-off.ts'
import { readChecklists } from '../checklists/checklists.ts'
import { pseudonymsOf } from '../database/pseudonym.ts'
import type { Database, Db } from '../database/schema.ts'
import { offersSending, readHandOffView } from '../handoff/view.ts'
import { parseSession } from './format/session-format.ts'
import {
  createTurnTx,
  readStored,
  remember,
  writeSession,
  writeTurn,
  type Done,
  type Remembered,
  type TurnResult,
} from './sessions.ts'
import { createWriteTx } from '../database/write-tx.ts'

/** What a turn stores. */
export interface Saved extends TurnResult {
  /** The response as it is sent, to be given again for the same key; null if there is no need. */
  readonly response: string | null
}

/** What the caller of a turn is given, and its response as it is sent. */
export interface Concluded<T> extends Pick<Saved, 'response'> {
  readonly result: T
}

/** What a turn is decided on. */
export interface TurnContext extends Remembered {
  readonly checklists: readonly Checklist[]
  readonly handOff: HandOffView
}

/**
 * What a turn decides: what is stored, or null for nothing, and what the caller is given. `conclude`
 * says both anew where they depend on what storage did.
 */
export interface Decided<T> {
  readonly saved: Saved | null
  readonly result: T
  readonly conclude?: ((carriedOut: CarriedOut) => Concluded<T>) | undefined
}

/** Matches stored sessions that hold an opening message, or what was said and not yet agreed to. */
const HELD = '%"held":{%'

/** Chat and key of an update as they are stored: both as keyed hashes. */
type Named = Pick<Selectable<Database['updates']>, 'chat' | 'update_key'>

const readResponse = async (db: Db, { chat, update_key: key }: Named): Promise<string | null> => {
  const row = await db
    .selectFrom('updates')
    .select('response')
    .where('chat', '=', chat)
    .where('update_key', '=', key)
    .executeTakeFirst()
  return row?.response ?? null
}

const keepResponse = async (
  tx: Db,
  named: Named | null,
  at: string,
  response: string | null,
): Promise<void> => {
  if (named === null || response === null) return
  await tx
    .insertInto('updates')
    .values({ ...named, response, seen_at: at })
    .execute()
}

const store = async <T>(
  tx: Db,
  chat: string,
  at: string,
  { saved, result, conclude }: Decided<T>,
  named: Named | null,
): Promise<Done<{ readonly result: T }>> => {
  if (saved === null) return { result: { result } }
  const { response, ...turn } = saved
  const { isErased, deletion, carriedOut } = await writeTurn(tx, chat, at, turn)
  const concluded = conclude?.(carriedOut) ?? { response, result }
  await keepResponse(tx, named, at, concluded.response)
  return { result: { result: concluded.result }, isErased, deletion }
}

/** Stores turns of the HTTP interface; on a database that has been migrated. */
export const createTurnStore = (db: Db) => {
  const writeTx = createWriteTx(db)
  const turnTx = createTurnTx(db)
  const nameOf = async (chat: string, updateKey: string): Promise<Named> => {
    const pseudonym = await pseudonymsOf(db)
    return { chat: pseudonym(chat), update_key: pseudonym(chat, updateKey) }
  }
  return {
    /**
     * Runs one turn of a chat in one transaction: `decide` is given session and lists, and what it decides is
     * stored. If the update key was seen before, nothing changes and the stored response is returned.
     * `decide` may be called twice, since the transaction may be repeated.
     */
    async take<T>(
      chat: string,
      updateKey: string | null,
      at: string,
      decide: (context: TurnContext) => Decided<T>,
    ): Promise<{ readonly repeated: string } | { readonly result: T }> {
      const named = updateKey === null ? null : await nameOf(chat, updateKey)
      return turnTx(chat, async (tx): Promise<Done<{ repeated: string } | { result: T }>> => {
        const repeated = named === null ? null : await readResponse(tx, named)
        if (repeated !== null) return { result: { repeated } }
        const stored = await readStored(tx, chat)
        const cue = { replyTo: null, isSending: offersSending(stored) }
        const handOff = await readHandOffView(tx, chat, cue, Date.parse(at))
        const checklists = await readChecklists(tx, chat)
        const decided = decide({ ...remember(stored), checklists, handOff })
        return store(tx, chat, at, decided, named)
      })
    },
    /** Deletes opening and voice messages that have waited for a yes since before an instant. */
    eraseHeld: (before: string) =>
      writeTx(async (tx) => {
        const rows = await tx
          .selectFrom('sessions')
          .selectAll()
          .where('session', 'like', HELD)
          .execute()
        for (const { chat, session, updated_at } of rows) {
          const parsed = parseSession(session)
          if (!parsed) await tx.deleteFrom('sessions').where('chat', '=', chat).execute()
          else {
            const { held, media } = parsed
            const isOld = held !== null && held.at < before
            const isMediaOld = media.held !== null && media.held.at < before
            if (isOld || isMediaOld)
              await writeSession(tx, chat, updated_at, {
                ...parsed,
                held: isOld ? null : held,
                media: isMediaOld ? { ...media, held: null } : media,
              })
          }
        }
      }),
    /** Removes responses given before an instant: the same key is then a new message. */
    expireResponses: (before: string) =>
      writeTx(async (tx) => {
        await tx.deleteFrom('updates').where('seen_at', '<', before).execute()
      }),
    /** Removes sessions not changed since an instant; returns how many. */
    expire: (before: string) =>
      writeTx(async (tx) => {
        const gone = await tx
          .deleteFrom('sessions')
          .where('updated_at', '<', before)
          .executeTakeFirst()
        return Number(gone.numDeletedRows)
      }),
    /** How many sessions are stored. */
    async count() {
      const { sessions } = await db
        .selectFrom('sessions')
        .select(({ fn }) => fn.countAll().as('sessions'))
        .executeTakeFirstOrThrow()
      return Number(sessions)
    },
  }
}

export type TurnStore = ReturnType<typeof createTurnStore>
