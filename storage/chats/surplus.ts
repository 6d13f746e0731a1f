import type { Db, InboxState } from '../database/schema.ts'
import type { TraitsOf } from './traits.ts'

/** An update, and whether the limit of waiting updates applies to it. */
interface Limited {
  readonly chat: string
  readonly event: string
  readonly isLimited?: boolean
}

/** What waits in a chat, as far as it counts: albums by their name, and the number of all else. */
interface Waiting {
  readonly albums: Set<string>
  single: number
}

/**
 * Adds an update to what counts. An album counts as one, for a person sent it as one; what nobody can read yet does
 * not count, for it may not be to the bot.
 */
const add = (waiting: Waiting, { album, isEdit, isUnread }: ReturnType<TraitsOf>): void => {
  if (isUnread) return
  if (album === null || isEdit) waiting.single += 1
  else waiting.albums.add(album)
}

/** What waits in each chat. */
const readWaiting = async (
  tx: Db,
  chats: readonly string[],
  traitsOf: TraitsOf,
): Promise<Map<string, Waiting>> => {
  const all = new Map(chats.map((chat) => [chat, { albums: new Set<string>(), single: 0 }]))
  if (chats.length === 0) return all
  const rows = await tx
    .selectFrom('inbox')
    .select(['chat', 'event'])
    .where('state', '=', 'waiting')
    .where('chat', 'in', chats)
    .execute()
  for (const { chat, event } of rows) {
    const waiting = all.get(chat)
    if (waiting) add(waiting, traitsOf(event ?? ''))
  }
  return all
}

/**
 * The state in which each arrival is stored if at most `most` updates of a chat may wait: what a person
 * writes beyond that is `surplus`. It is stored without its text and not handled, and the person is told.
 * Further parts of an album that waits are never beyond it.
 */
export const statesOf = async (
  tx: Db,
  arrivals: readonly Limited[],
  most: number,
  traitsOf: TraitsOf,
): Promise<readonly InboxState[]> => {
  const limited = arrivals.filter(({ isLimited }) => isLimited).map(({ chat }) => chat)
  const all = await readWaiting(tx, [...new Set(limited)], traitsOf)
  return arrivals.map(({ chat, event, isLimited = false }) => {
    const waiting = all.get(chat)
    if (!waiting) return 'waiting'
    const traits = traitsOf(event)
    const isPart = traits.album !== null && !traits.isEdit && waiting.albums.has(traits.album)
    if (isLimited && !isPart && waiting.single + waiting.albums.size >= most) return 'surplus'
    add(waiting, traits)
    return 'waiting'
  })
}

/** How many surplus updates of a chat the person has not been told of. */
export const countSurplus = async (tx: Db, chat: string): Promise<number> => {
  const { count } = await tx
    .selectFrom('inbox')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('chat', '=', chat)
    .where('state', '=', 'surplus')
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Marks them as told. */
export const settleSurplus = async (tx: Db, chat: string): Promise<void> => {
  await tx
    .updateTable('inbox')
    .set({ state: 'done' })
    .where('chat', '=', chat)
    .where('state', '=', 'surplus')
    .execute()
}
