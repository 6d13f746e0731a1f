import { sql } from 'kysely'
import { insertMany } from '../database/bulk.ts'
import { claimDue, releaseUnheld, type Claimant } from './claim.ts'
import { bury } from './owners.ts'
import { passGate, type Gate } from './gate.ts'
import { whenReady, type Cell } from './pace.ts'
import type { Db, DeliveryClass, OutboxRow } from '../database/schema.ts'
import { settle, type Settlement } from './settlement.ts'
import { wipeTraces } from '../database/file/traces.ts'
import { createWriteTx } from '../database/write-tx.ts'

/** A message to be sent, as a turn or a reminder leaves it. */
export interface DeliveryDraft {
  /** Idempotency key: a second draft with the same key changes nothing, at any later time. */
  readonly key: string
  readonly channel: string
  readonly chat: string
  readonly class: DeliveryClass
  /** JSON of a parcel. */
  readonly parcel: string
}

const RANKS: Readonly<Record<DeliveryClass, number>> = { reply: 0, reminder: 10 }

const rowsOf = (drafts: readonly DeliveryDraft[], now: number) =>
  drafts.map((draft) => ({
    ...draft,
    rank: RANKS[draft.class],
    state: 'pending' as const,
    next_at: now,
    set_at: now,
    created_at: now,
  }))

/** Adds messages within the transaction of what caused them. */
export const enqueue = async (
  tx: Db,
  drafts: readonly DeliveryDraft[],
  now: number,
): Promise<void> => {
  if (drafts.length === 0) return
  await tx
    .insertInto('outbox')
    .values(rowsOf(drafts, now))
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
}

/** The same with fewer statements, for hundreds of messages at once. */
export const enqueueMany = (tx: Db, drafts: readonly DeliveryDraft[], now: number): Promise<void> =>
  insertMany(tx, 'outbox', rowsOf(drafts, now), sql`on conflict (key) do nothing`)

/**
 * A transactional outbox: a message is stored in the same transaction as what caused it and sent
 * afterwards, so that neither happens without the other. Each method is one short transaction; instants
 * are milliseconds since the epoch.
 */
export const createOutbox = (db: Db) => {
  const writeTx = createWriteTx(db)
  return {
    /**
     * Claims what is due, at most one delivery of each chat, replies before reminders; each gets a new
     * fence. What this owner has claimed and does not hold, because an answer was lost, is released first.
     * `restUntil` is until when the bot has to rest, or null.
     */
    claim: (claimant: Claimant, bot: Cell, now: number, most: number) =>
      writeTx(async (tx) => {
        await releaseUnheld(tx, claimant)
        const ready = await whenReady(tx, [bot], now)
        if (ready > now) return { deliveries: [], restUntil: ready }
        const deliveries = await claimDue(tx, claimant, now, most)
        return { deliveries, restUntil: null }
      }),
    /** `claimed` becomes `sending`, committed before the first byte leaves. */
    async gate(delivery: OutboxRow, gate: Gate, now: number) {
      const result = await writeTx((tx) => passGate(tx, delivery, gate, now))
      if (result.kind === 'lost' && delivery.erase > 0) await wipeTraces(db)
      return result
    },
    /** Records the result of a send. False if the fence is not that of the claim any more. */
    async record(delivery: OutboxRow, settlement: Settlement, now: number) {
      const settled = await writeTx((tx) => settle(tx, delivery, settlement, now))
      if (settled === 'erased') await wipeTraces(db)
      return settled !== 'stale'
    },
    /**
     * Takes over from a program whose heartbeat has stopped at `beat`: what it had claimed is pending
     * again, what it was sending is in doubt. Returns how many deliveries that were; null if its heartbeat
     * has gone on since, or another program has taken over.
     */
    async reap(
      owner: string,
      beat: number,
      doubt: (delivery: OutboxRow) => Settlement,
      now: number,
    ) {
      let isErased = false
      const taken = await writeTx(async (tx) => {
        if (!(await bury(tx, owner, beat))) return null
        const { numUpdatedRows } = await tx
          .updateTable('outbox')
          .set({ state: 'pending', next_at: now, set_at: now })
          .where('owner', '=', owner)
          .where('state', '=', 'claimed')
          .executeTakeFirstOrThrow()
        const sending = await tx
          .selectFrom('outbox')
          .selectAll()
          .where('owner', '=', owner)
          .where('state', '=', 'sending')
          .execute()
        for (const delivery of sending)
          if ((await settle(tx, delivery, doubt(delivery), now)) === 'erased') isErased = true
        return Number(numUpdatedRows) + sending.length
      })
      if (isErased) await wipeTraces(db)
      return taken
    },
    /** How many deliveries are in each state; states without any are left out. */
    async count() {
      const rows = await db
        .selectFrom('outbox')
        .select(({ fn }) => ['state', fn.countAll().as('count')])
        .groupBy('state')
        .execute()
      return new Map(rows.map(({ state, count }) => [state, Number(count)]))
    },
    /** When the next delivery of a channel is due; null if none waits. */
    async nextDue(channel: string) {
      const { next } = await db
        .selectFrom('outbox')
        .select(({ fn }) => fn.min('next_at').as('next'))
        .where('channel', '=', channel)
        .where('state', '=', 'pending')
        .executeTakeFirstOrThrow()
      return next
    },
  }
}

export type Outbox = ReturnType<typeof createOutbox>
