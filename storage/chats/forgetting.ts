import { readPseudonym } from '../database/pseudonym.ts'
import type { Db } from '../database/schema.ts'
import { eraseDeliveries } from '../outbox/erasure.ts'
import { dropSecond } from '../outbox/second-chat.ts'
import { settleSurplus } from './surplus.ts'

/**
 * Deletes all that is stored of a chat. Two things stay, under a keyed hash in place of the chat: the
 * keys by which an update that is delivered again is recognised, and for an hour the number of wrong
 * invitation codes, since deleting one's data would otherwise allow guessing without end.
 */
export const forget = async (tx: Db, chat: string): Promise<void> => {
  const pseudonym = await readPseudonym(tx)
  await tx.deleteFrom('updates').where('chat', '=', pseudonym(chat)).execute()
  await tx.deleteFrom('unanswered').where('asker', '=', pseudonym(chat)).execute()
  // Before the rows of `reminders`: these are needed to find the planned messages.
  await eraseDeliveries(tx, chat)
  const heard = await tx.deleteFrom('recipients').where('chat', '=', chat).executeTakeFirst()
  if (heard.numDeletedRows > 0n) await dropSecond(tx, chat)
  for (const table of ['sessions', 'receipts', 'subscribers', 'reminders', 'marks'] as const)
    await tx.deleteFrom(table).where('chat', '=', chat).execute()
  await tx.deleteFrom('paces').where('key', '=', chat).execute()
  await tx.updateTable('invitations').set({ used_by: null }).where('used_by', '=', chat).execute()
  await settleSurplus(tx, chat)
  await tx
    .updateTable('inbox')
    .set({ chat: '' })
    .where('chat', '=', chat)
    .where('state', '!=', 'waiting')
    .execute()
}
