import { lockChat } from '../database/dialects.ts'
import type { Db } from '../database/schema.ts'

/** An update that says, or does not say, that nothing of its chat may be kept. */
interface Withdrawing {
  readonly chat: string
  readonly isWithdrawal?: boolean
}

/** Why an update that waited is done: what came behind it says that all is to be deleted. */
export const OVERTAKEN = 'overtaken'

/** Waits for what is done in the chats that withdraw, before anything is stored of them. */
export const lockWithdrawn = async (tx: Db, arrivals: readonly Withdrawing[]): Promise<void> => {
  const chats = arrivals.filter(({ isWithdrawal }) => isWithdrawal).map(({ chat }) => chat)
  for (const chat of [...new Set(chats)].toSorted()) await lockChat(tx, chat)
}

/**
 * A withdrawal overtakes what waits in its chat: that is neither heard nor answered any more. Of one
 * that was delivered again and is done, nothing: what came since is of somebody who came back.
 */
export const overtake = async (
  tx: Db,
  {
    channel,
    chat,
    update_key: key,
  }: { readonly [name in 'channel' | 'chat' | 'update_key']: string },
): Promise<void> => {
  const row = await tx
    .selectFrom('inbox')
    .select('id')
    .where('channel', '=', channel)
    .where('update_key', '=', key)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  if (!row) return
  await tx
    .updateTable('inbox')
    .set({ state: 'done', event: null, reason: OVERTAKEN })
    .where('chat', '=', chat)
    .where('state', '=', 'waiting')
    .where('id', '<', row.id)
    .execute()
}
