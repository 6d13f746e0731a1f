import type { Kysely } from 'kysely'
import { readPseudonym } from '../database/pseudonym.ts'
import type { Database } from '../database/schema.ts'
import { eraseDeliveries } from '../outbox/erasure.ts'
import { dropSecond } from '../outbox/second-chat.ts'
import { settleSurplus } from './surplus.ts'

/**
 * Deletes all that is known of a chat but, under a name that nobody can read, the keys that keep an
 * update from counting twice and, for an hour, how many wrong codes it tried: else nothing would hold
 * back who guesses.
 */
export const forget = async (tx: Kysely<Database>, chat: string): Promise<void> => {
  const pseudonym = await readPseudonym(tx)
  await tx.deleteFrom('updates').where('chat', '=', pseudonym(chat)).execute()
  await tx.deleteFrom('unanswered').where('asker', '=', pseudonym(chat)).execute()
  // Without the record of what it tells nothing would hold a planned message back: it goes first.
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
