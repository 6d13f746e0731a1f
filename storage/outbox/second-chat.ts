import type { Db } from '../database/schema.ts'
import { formatSubscriber, parseSubscriber } from '../database/subscriber-format.ts'

/** Whether the person of a reminder has named a second chat where it could be told instead. */
export const hasSecondChat = async (db: Db, delivery: string): Promise<boolean> => {
  const row = await db
    .selectFrom('reminders')
    .innerJoin('subscribers', 'subscribers.chat', 'reminders.chat')
    .innerJoin('outbox', 'outbox.key', 'reminders.delivery')
    .select('subscribers.chat')
    .where('reminders.delivery', '=', delivery)
    .whereRef('outbox.chat', '=', 'reminders.chat')
    .where('subscribers.settings', 'not like', '%"second":null%')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Names another chat, or none, wherever somebody has named this one as a second chat. */
const replaceSecond = async (tx: Db, chat: string, second: string | null): Promise<void> => {
  const rows = await tx
    .selectFrom('subscribers')
    .select(['chat', 'settings', 'latest'])
    .where('settings', 'like', `%"second":${JSON.stringify(chat)}%`)
    .execute()
  for (const row of rows) {
    const subscriber = parseSubscriber(row.settings, row.latest)
    if (subscriber?.second !== chat) continue
    await tx
      .updateTable('subscribers')
      .set({ settings: formatSubscriber({ ...subscriber, second }) })
      .where('chat', '=', row.chat)
      .execute()
  }
}

/** Removes this chat wherever somebody has named it as a second chat. */
export const dropSecond = (tx: Db, chat: string): Promise<void> => replaceSecond(tx, chat, null)

/** Somebody's second chat goes on under another id. */
export const moveSecond = (tx: Db, chat: string, to: string): Promise<void> =>
  replaceSecond(tx, chat, to)
