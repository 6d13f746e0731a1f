import type { Kysely } from 'kysely'
import { isShared } from '../database/dialects.ts'
import { keepKnown } from './owners.ts'
import { AHEAD_MS } from './pace.ts'
import type { Database } from '../database/schema.ts'
import type { OutboxRow } from '../database/schema.ts'

/** Who claims, on which channel, and which deliveries it still has in hand, by id. */
export interface Claimant {
  readonly owner: string
  readonly channel: string
  readonly holds: readonly number[]
}

/** Lets go of what was claimed without the claimant hearing of it: nobody else would ever try it. */
export const releaseUnheld = async (
  tx: Kysely<Database>,
  { channel, owner, holds }: Claimant,
): Promise<void> => {
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
 * Claims what is due on a channel: of each chat the first that waits, and only where nothing of that
 * chat is on its way. Replies go before the rest, older before newer.
 */
export const claimDue = async (
  tx: Kysely<Database>,
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
  // Materialized: asked again for every row, PostgreSQL would lock and claim more than `most`.
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
