import { sql } from 'kysely'
import { isShared } from '../database/dialects.ts'
import type { Db } from '../database/schema.ts'

/** A topic of a group: `<room>/<number>`. */
const TOPIC = /^([\w-]+:-?\d+)\/\d+$/u

/**
 * The room that a chat is part of, which is the chat itself unless it is a topic of a group. Talks and
 * reminders belong to a topic; limits of a platform and the right to write hold for the whole room.
 */
export const roomOf = (chat: string): string => TOPIC.exec(chat)?.[1] ?? chat

/** A room, and those of its topics of which something is stored. */
export const chatsOfRoom = async (tx: Db, room: string): Promise<readonly string[]> => {
  // Compared byte by byte: the collation of a language would ignore punctuation. "0" follows "/".
  const chat = isShared(tx) ? sql<string>`chat collate "C"` : sql<string>`chat`
  const topicsIn = (table: 'outbox' | 'recipients' | 'subscribers') =>
    tx
      .selectFrom(table)
      .select('chat')
      .distinct()
      .where((eb) => eb.and([eb(chat, '>=', `${room}/`), eb(chat, '<', `${room}0`)]))
  const rows = await topicsIn('recipients')
    .union(topicsIn('subscribers'))
    .union(topicsIn('outbox').where('state', 'in', ['planned', 'pending']))
    .execute()
  const topics = rows.map((row) => row.chat).filter((topic) => roomOf(topic) === room)
  return [room, ...topics.toSorted()]
}
