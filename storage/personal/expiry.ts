import type { Db } from '../database/schema.ts'

/** What was done with somebody's reminders long ago, or is about deadlines long past. */
const expireReminders = async (tx: Db, before: number, day: string): Promise<void> => {
  await tx.deleteFrom('reminders').where('due', '<', day).where('created_at', '<', before).execute()
  await tx.deleteFrom('marks').where('at', '<', before).execute()
}

/** Subscriptions of chats that take no message any more, unless they are told in a second chat. */
const expireSubscribers = async (tx: Db, before: number): Promise<void> => {
  const gone = tx
    .selectFrom('recipients')
    .select('chat')
    .where('state', '=', 'inactive')
    .where('heard_at', '>', 0)
    .where('heard_at', '<', before)
  await tx
    .deleteFrom('subscribers')
    .where('chat', 'in', gone)
    .where('settings', 'like', '%"second":null%')
    .execute()
}

/** Chats that nothing is kept of but that they once wrote, and who once used an invitation. */
const expireAcquaintances = async (tx: Db, before: number): Promise<void> => {
  const subscribed = tx.selectFrom('subscribers').select('chat')
  await tx
    .deleteFrom('recipients')
    .where('heard_at', '<', before)
    .where('chat', 'not in', subscribed)
    .where('chat', 'not in', tx.selectFrom('sessions').select('chat'))
    .execute()
  await tx
    .updateTable('invitations')
    .set({ used_by: null })
    .where('used_at', '<', before)
    .where('used_by', 'is not', null)
    .where('used_by', 'not in', subscribed)
    .execute()
}

/**
 * Removes what is kept of people whose time is over: `before` is the instant and `day` its civil day. A
 * subscription that goes on is kept for as long as it does.
 */
export const expirePersonal = async (tx: Db, before: number, day: string): Promise<void> => {
  await expireReminders(tx, before, day)
  await expireSubscribers(tx, before)
  await expireAcquaintances(tx, before)
}
