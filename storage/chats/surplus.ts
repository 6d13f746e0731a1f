import type { Kysely } from 'kysely'
import type { Database, InboxState } from '../database/schema.ts'

/** An update of a chat that may let only so many wait, or not. */
interface Limited {
  readonly chat: string
  readonly isLimited?: boolean
}

/** How many updates wait in each chat. */
const countWaiting = async (
  tx: Kysely<Database>,
  chats: readonly string[],
): Promise<Map<string, number>> => {
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
 * In which state each arrival is stored, where a chat may let so many wait: what a person says beyond
 * that is surplus. It is known by its key, will not be handled, and the person is told of it.
 */
export const statesOf = async (
  tx: Kysely<Database>,
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

/** How many updates of a chat are surplus and not told yet. */
export const countSurplus = async (tx: Kysely<Database>, chat: string): Promise<number> => {
  const { count } = await tx
    .selectFrom('inbox')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('chat', '=', chat)
    .where('state', '=', 'surplus')
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The person is told of them now. */
export const settleSurplus = async (tx: Kysely<Database>, chat: string): Promise<void> => {
  await tx
    .updateTable('inbox')
    .set({ state: 'done' })
    .where('chat', '=', chat)
    .where('state', '=', 'surplus')
    .execute()
}
