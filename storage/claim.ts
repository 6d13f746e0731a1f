import type { Kysely } from 'kysely'
import { isShared } from './dialect.ts'
import { AHEAD_MS } from './pace.ts'
import type { Database } from './schema.ts'
import type { Delivery } from './settlement.ts'

/**
 * Claims what is due on a channel: of each chat the first that waits, and only where nothing of that
 * chat is on its way. Replies go before the rest, older before newer.
 */
export const claimDue = async (
  tx: Kysely<Database>,
  channel: string,
  owner: string,
  now: number,
  most: number,
): Promise<readonly Delivery[]> => {
  const due = tx
    .selectFrom('outbox as due')
    .select('due.id')
    .where('due.channel', '=', channel)
    .where('due.state', '=', 'pending')
    .where((eb) => eb.or([eb('due.next_at', '<=', now), eb('due.set_at', '>', now + AHEAD_MS)]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('outbox as busy')
            .select('busy.id')
            .whereRef('busy.chat', '=', 'due.chat')
            .where('busy.state', 'in', ['claimed', 'sending']),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('outbox as first')
            .select('first.id')
            .whereRef('first.chat', '=', 'due.chat')
            .where('first.state', '=', 'pending')
            .where((earlier) =>
              earlier.or([
                earlier('first.rank', '<', earlier.ref('due.rank')),
                earlier.and([
                  earlier('first.rank', '=', earlier.ref('due.rank')),
                  earlier('first.id', '<', earlier.ref('due.id')),
                ]),
              ]),
            ),
        ),
      ),
    )
    .orderBy('due.rank')
    .orderBy('due.id')
    .limit(most)
    .$if(isShared(tx), (query) => query.forUpdate().skipLocked())
  const claimed = await tx
    .updateTable('outbox')
    .set((eb) => ({ state: 'claimed' as const, owner, fence: eb('outbox.fence', '+', 1) }))
    .where('id', 'in', due)
    .returningAll()
    .execute()
  return claimed.toSorted((one, other) => one.rank - other.rank || one.id - other.id)
}
