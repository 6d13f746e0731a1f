import type { Effect } from '../../handlers/conversation/effect.ts'
import { readPseudonym } from '../database/pseudonym.ts'
import type { Db, InboxRow } from '../database/schema.ts'
import type { EventTraits } from './traits.ts'
import { remember, type Remembered } from './sessions.ts'

/** What an edit of a chat's last message goes back to. */
export interface Revision {
  /** The session as it was before that message; null where what it did cannot be taken back. */
  readonly before: Remembered | null
  /** The stored form of that session, and the key of the update that was answered. */
  readonly stored: string | null
  readonly updateKey: string
  /** How many questions that message left for the editors. */
  readonly unanswered: number
}

/** The one effect that can be taken back; see `withdrawQuestions`. */
const isRecord = (effect: Effect): boolean => effect.do === 'record-unanswered'

/** Reason of an answer that was not sent yet when its question was changed. */
const EDITED = 'edited'

/** True where a reminder, or another message that answers nothing, has come after the last message. */
const isFollowedUp = async (tx: Db, chat: string, at: number): Promise<boolean> => {
  const row = await tx
    .selectFrom('outbox')
    .select('id')
    .where('chat', '=', chat)
    .where('class', '!=', 'reply')
    .where('state', '=', 'sent')
    .where('settled_at', '>=', at)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * What an edit replaces. Null where it replaces nothing: something has followed the message, it was
 * never answered, or it says what it said before.
 */
export const readRevision = async (
  tx: Db,
  chat: string,
  { message, words }: EventTraits,
): Promise<Revision | null> => {
  const row = await tx
    .selectFrom('last_messages')
    .selectAll()
    .where('chat', '=', chat)
    .executeTakeFirst()
  if (!row || message === null) return null
  const pseudonym = await readPseudonym(tx)
  const isSame = row.message === pseudonym(chat, 'message', message)
  const isChanged = row.words !== pseudonym(chat, 'words', words)
  if (!isSame || !isChanged || (await isFollowedUp(tx, chat, row.at))) return null
  return {
    before: row.is_plain > 0 ? remember(row.session) : null,
    stored: row.session,
    updateKey: row.update_key,
    unanswered: Math.max(0, row.is_plain - 1),
  }
}

/** The earlier words are not kept for the editors: they are the last that the chat asked in vain. */
const withdrawQuestions = async (tx: Db, chat: string, most: number): Promise<void> => {
  if (most === 0) return
  const asker = (await readPseudonym(tx))(chat)
  const rows = await tx
    .selectFrom('unanswered')
    .select('id')
    .where('asker', '=', asker)
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
  const ids = rows.flatMap(({ id }) => id ?? [])
  await tx.deleteFrom('unanswered').where('id', 'in', ids).execute()
}

/** Takes back the earlier words, and what still waits of the answer to them. */
export const withdrawAnswer = async (
  tx: Db,
  { channel, chat }: InboxRow,
  { updateKey, unanswered }: Revision,
  now: number,
): Promise<void> => {
  await withdrawQuestions(tx, chat, unanswered)
  await tx
    .updateTable('outbox')
    .set({ state: 'cancelled', reason: EDITED, parcel: null, settled_at: now })
    .where('chat', '=', chat)
    .where('class', '=', 'reply')
    .where('state', '=', 'pending')
    .where('key', 'like', `${channel}:${updateKey}:%`)
    .execute()
}

/** Nothing that the chat said before can be changed any more. */
export const closeRevision = async (tx: Db, chat: string): Promise<void> => {
  await tx.deleteFrom('last_messages').where('chat', '=', chat).execute()
}

/**
 * Keeps what an edit of this message would go back to: `session` is the stored session before it.
 * Message and words are kept as pseudonyms.
 */
export const openRevision = async (
  tx: Db,
  { chat, update_key }: InboxRow,
  { message, words }: EventTraits,
  session: string | null,
  effects: readonly Effect[],
  now: number,
): Promise<void> => {
  const pseudonym = await readPseudonym(tx)
  const row = {
    message: pseudonym(chat, 'message', message ?? ''),
    words: pseudonym(chat, 'words', words),
    update_key,
    session,
    is_plain: effects.every(isRecord) ? 1 + effects.length : 0,
    at: now,
  }
  await tx
    .insertInto('last_messages')
    .values({ chat, ...row })
    .onConflict((conflict) => conflict.column('chat').doUpdateSet(row))
    .execute()
}
