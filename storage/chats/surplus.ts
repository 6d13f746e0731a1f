import type { Db, InboxState } from '../database/schema.ts'

/** An update, and whether the limit of waiting updates applies to it. */
interface Limited {
  readonly chat: string
  readonly isLimited?: boolean
}

/** How many updates wait in each chat. */
const countWaiting = async (tx: Db, chats: readonly string[]): Promise<Map<string, number>> => {
  if (chats.length === 0) return new Map()
  const rows = await tx
    .selectFrom('inbox')
    .select(({ fn }) => ['chat', fn.countAll().as('count')])
    .where('state', '=', 'waiting')
    .where('chat', 'in', chats)
    .groupBy('chat')
    .execute()
  return new Map(rows.map(({ chat, count }) => [chat, Number(count)]))
}

/**
 * The state in which each arrival is stored if at most `most` updates of a chat may wait: what a person
 * writes beyond that is `surplus`. It is stored without its text and not handled, and the person is told.
 */
export const statesOf = async (
  tx: Db,
  arrivals: readonly Limited[],
  most: number,
): Promise<readonly InboxState[]> => {
  const limited = arrivals.filter(({ isLimited }) => isLimited).map(({ chat }) => chat)
  const waiting = await countWaiting(tx, [...new Set(limited)])
  return arrivals.map(({ chat, isLimited = false }) => {
    const before = waiting.get(chat) ?? 0
    if (isLimited && before >= most) return 'surplus'
    waiting.set(chat, before + 1)
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
