import { sql } from 'kysely'
import type { Subscriber } from '../../handlers/conversation/subscriber.ts'
import type { Db } from '../database/schema.ts'
import { formatSubscriber, NO_DUES } from '../database/subscriber-format.ts'

/** Before the day that was planned last: that day counts as not planned any more. */
const AGAIN = '-'

/** The last day that was planned for a chat; null is none. */
export const dayPlanned = (plannedOn: string | null): string | null =>
  plannedOn?.startsWith(AGAIN) ? plannedOn.slice(AGAIN.length) : plannedOn

/**
 * Keeps what a chat wants to be reminded of; null ends it. Today is planned anew: what was told stays
 * told.
 */
export const keepSubscriber = async (
  tx: Db,
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
    on_duty: subscriber.shift === undefined ? 0 : 1,
  }
  await tx
    .insertInto('subscribers')
    .values({ chat, channel, latest: NO_DUES, planned_on: null, ...row })
    .onConflict((conflict) =>
      conflict.column('chat').doUpdateSet({
        ...row,
        planned_on: sql<string | null>`${AGAIN} || ltrim(subscribers.planned_on, ${AGAIN})`,
      }),
    )
    .execute()
}
