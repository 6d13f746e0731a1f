import { isShared } from '../database/dialects.ts'
import { keepKnown } from './owners.ts'
import { AHEAD_MS } from './pace.ts'
import type { Db, OutboxRow } from '../database/schema.ts'

/** Who claims, on which channel, and the ids of the deliveries that it is still working on. */
export interface Claimant {
  readonly owner: string
  readonly channel: string
  readonly holds: readonly number[]
}

/**
 * Releases what is claimed in the claimant's name and not in its hands: the answer to an earlier claim
 * was lost on the way, so nobody would ever send it.
 */
export const releaseUnheld = async (tx: Db, { channel, owner, holds }: Claimant): Promise<void> => {
  await tx
    .updateTable('outbox')
    .set({ state: 'pending' })
    .where('channel', '=', channel)
    .where('state', '=', 'claimed')
    .where('owner', '=', owner)
    .$if(holds.length > 0, (query) => query.where('id', 'not in', holds))
    .execute()
}

/**
 * Claims what is due on a channel: for each chat the first waiting delivery, and only if none of that
 * chat is in flight. Replies go before reminders, older before newer. A claim is a lease: it holds as
 * long as its owner's heartbeat goes on. Each claim raises `fence`, so that an earlier claim of the same
 * delivery has no effect any more.
 */
export const claimDue = async (
  tx: Db,
  { channel, owner }: Claimant,
  now: number,
  most: number,
): Promise<readonly OutboxRow[]> => {
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
  // Materialized: PostgreSQL may otherwise run the subquery for every row, and claim more than `most`.
  const claimed = await tx
    .with(
      (cte) => cte('chosen').materialized(),
      () => due,
    )
    .updateTable('outbox')
    .set((eb) => ({ state: 'claimed' as const, owner, fence: eb('outbox.fence', '+', 1) }))
    .where('id', 'in', (eb) => eb.selectFrom('chosen').select('chosen.id'))
    .returningAll()
    .execute()
  if (claimed.length > 0) await keepKnown(tx, owner)
  return claimed.toSorted((one, other) => one.rank - other.rank || one.id - other.id)
}
