import { eraseSettled, isHeard, isIn } from './erasure.ts'
import { chatsOfRoom } from './rooms.ts'
import { moveSecond } from './second-chat.ts'
import { readPseudonym } from '../database/pseudonym.ts'
import type { Db } from '../database/schema.ts'

/** After this many refused messages in a row a chat is inactive until the person writes again. */
const MOST_REJECTIONS = 3

/** A person wrote: the chat can be written to again, whatever was recorded before. */
export const hearFrom = async (
  tx: Db,
  channel: string,
  chat: string,
  now: number,
): Promise<void> => {
  const row = { state: 'active', reason: null, rejections: 0, heard_at: now } as const
  await tx
    .insertInto('recipients')
    .values({ chat, channel, ...row })
    .onConflict((conflict) => conflict.column('chat').doUpdateSet(row))
    .execute()
}

const dropWaiting = async (tx: Db, chat: string, reason: string, now: number): Promise<void> => {
  await tx
    .updateTable('outbox')
    .set({ state: 'blocked', reason, parcel: null, settled_at: now })
    .where('chat', '=', chat)
    .where('state', 'in', ['planned', 'pending'])
    .execute()
  await eraseSettled(tx, chat)
}

/** Makes a chat inactive and drops what waits for it. */
export const deactivate = async (
  tx: Db,
  channel: string,
  chat: string,
  reason: string,
  now: number,
): Promise<void> => {
  const row = { state: 'inactive', reason } as const
  await tx
    .insertInto('recipients')
    .values({ chat, channel, heard_at: 0, ...row })
    .onConflict((conflict) => conflict.column('chat').doUpdateSet(row))
    .execute()
  await dropWaiting(tx, chat, reason, now)
}

/**
 * A person left, or the bot may not write in a room any more, in none of its topics. Nothing is
 * recorded of a chat whose data was deleted, or that never wrote.
 */
export const leave = async (
  tx: Db,
  channel: string,
  room: string,
  reason: string,
  now: number,
): Promise<void> => {
  for (const chat of await chatsOfRoom(tx, room))
    if ((await isHeard(tx, chat)) || (await isIn(tx, 'subscribers', chat)))
      await deactivate(tx, channel, chat, reason, now)
    else await dropWaiting(tx, chat, reason, now)
}

/** A room takes messages again, in all of its topics; of chats that were never heard nothing is recorded. */
export const comeBack = async (tx: Db, room: string): Promise<void> => {
  await tx
    .updateTable('recipients')
    .set({ state: 'active', reason: null, rejections: 0 })
    .where('chat', 'in', await chatsOfRoom(tx, room))
    .execute()
}

/** Counts a refused message; the third in a row makes the chat inactive. */
export const countRejection = async (
  tx: Db,
  channel: string,
  chat: string,
  reason: string,
  now: number,
): Promise<void> => {
  const row = await tx
    .updateTable('recipients')
    .set((expression) => ({ rejections: expression('rejections', '+', 1) }))
    .where('chat', '=', chat)
    .returning('rejections')
    .executeTakeFirst()
  if (row && row.rejections >= MOST_REJECTIONS) await deactivate(tx, channel, chat, reason, now)
}

/** A message was accepted: earlier refusals no longer count. */
export const clearRejections = async (tx: Db, chat: string): Promise<void> => {
  await tx
    .updateTable('recipients')
    .set({ rejections: 0 })
    .where('chat', '=', chat)
    .where('rejections', '>', 0)
    .execute()
}

/** Moves all that is stored of a chat, and all that waits, to its new id. */
export const moveChat = async (tx: Db, chat: string, to: string): Promise<void> => {
  for (const table of ['recipients', 'sessions', 'subscribers'] as const) {
    if (await isIn(tx, table, to)) await tx.deleteFrom(table).where('chat', '=', chat).execute()
    else await tx.updateTable(table).set({ chat: to }).where('chat', '=', chat).execute()
  }
  // What was already told under the new id must not be told again.
  await tx
    .deleteFrom('reminders')
    .where('chat', '=', chat)
    .where('key', 'in', tx.selectFrom('reminders').select('key').where('chat', '=', to))
    .execute()
  for (const table of ['outbox', 'reminders', 'marks', 'sheets'] as const)
    await tx.updateTable(table).set({ chat: to }).where('chat', '=', chat).execute()
  // Ids of messages begin anew under the new id, and nothing is sent to the old one.
  for (const table of ['last_messages', 'receipts'] as const)
    await tx.deleteFrom(table).where('chat', '=', chat).execute()
  await tx.deleteFrom('paces').where('key', '=', chat).execute()
  const pseudonym = await readPseudonym(tx)
  await tx
    .updateTable('unanswered')
    .set({ asker: pseudonym(to) })
    .where('asker', '=', pseudonym(chat))
    .execute()
  await moveSecond(tx, chat, to)
  await tx.updateTable('invitations').set({ used_by: to }).where('used_by', '=', chat).execute()
  // Also what is done: only under the id that the chat goes by is it found when its data is deleted.
  await tx.updateTable('inbox').set({ chat: to }).where('chat', '=', chat).execute()
}

/** How many people of a channel can be written to. */
export const countPeople = async (db: Db, channel: string): Promise<number> => {
  const { people } = await db
    .selectFrom('recipients')
    .select(({ fn }) => fn.countAll().as('people'))
    .where('channel', '=', channel)
    .where('state', '=', 'active')
    .executeTakeFirstOrThrow()
  return Number(people)
}
