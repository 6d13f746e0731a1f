import type { Kysely } from 'kysely'
import type { Subscriber } from '../handlers/subscriber.ts'
import type { Database } from './schema.ts'
import { formatSubscriber, NO_DUES } from './subscriber-format.ts'

/**
 * Keeps what a chat wants to be reminded of; null ends it. Today is planned anew: what was told stays
 * told.
 */
export const keepSubscriber = async (
  tx: Kysely<Database>,
  channel: string,
  chat: string,
  subscriber: Subscriber | null,
): Promise<void> => {
  if (subscriber === null) {
    await tx.deleteFrom('subscribers').where('chat', '=', chat).execute()
    return
  }
  const row = {
    settings: formatSubscriber(subscriber),
    send_time: subscriber.time,
    planned_on: null,
  }
  await tx
    .insertInto('subscribers')
    .values({ chat, channel, latest: NO_DUES, ...row })
    .onConflict((conflict) => conflict.column('chat').doUpdateSet(row))
    .execute()
}
