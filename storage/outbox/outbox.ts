import { sql, type Kysely } from 'kysely'
import { insertMany } from '../database/bulk.ts'
import { claimDue, releaseUnheld, type Claimant } from './claim.ts'
import { bury } from './owners.ts'
import { passGate, type Gate, type GateResult } from './gate.ts'
import { whenReady, type Cell } from './pace.ts'
import type { Database, DeliveryClass, DeliveryState } from '../database/schema.ts'
import { settle, type Settlement } from './settlement.ts'
import type { OutboxRow } from '../database/schema.ts'
import { wipeTraces } from '../database/file/traces.ts'
import { createWriteTx } from '../database/write-tx.ts'

/** A message to be sent, as a turn or a reminder leaves it. */
export interface DeliveryDraft {
  /** What it is, once for ever: a second draft of the same key changes nothing. */
  readonly key: string
  readonly channel: string
  readonly chat: string
  readonly class: DeliveryClass
  /** JSON of a parcel. */
  readonly parcel: string
}

/** What a claim brings: deliveries to try now, and when to look again where the bot must rest. */
export interface Claimed {
  readonly deliveries: readonly OutboxRow[]
  readonly restUntil: number | null
}

/** Every verb is one short transaction; instants are milliseconds since the epoch. */
export interface Outbox {
  /**
   * Takes what is due, one of each chat, replies before the rest; each with a new fence. What this
   * owner claimed before and does not hold, since the answer was lost, waits again.
   */
  claim(claimant: Claimant, bot: Cell, now: number, most: number): Promise<Claimed>
  /** `claimed` becomes `sending`, committed before the first byte leaves. */
  gate(delivery: OutboxRow, gate: Gate, now: number): Promise<GateResult>
  /** Writes down what became of a send. False where the fence is no longer that of the claim. */
  record(delivery: OutboxRow, settlement: Settlement, now: number): Promise<boolean>
  /**
   * Takes over from a program that stopped at a beat: what had not left waits again, the rest is in
   * doubt. Returns how many deliveries, or null where it has beaten since or another took over.
   */
  reap(
    owner: string,
    beat: number,
    doubt: (delivery: OutboxRow) => Settlement,
    now: number,
  ): Promise<number | null>
  /** How many deliveries are in each state; a state without any is missing. */
  count(): Promise<ReadonlyMap<DeliveryState, number>>
  /** When the next delivery of a channel is due; null where nothing waits. */
  nextDue(channel: string): Promise<number | null>
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

/** Adds messages to the outbox within the transaction of what caused them. */
export const enqueue = async (
  tx: Kysely<Database>,
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

/** The same for hundreds at once, which it is quicker for. */
export const enqueueMany = (
  tx: Kysely<Database>,
  drafts: readonly DeliveryDraft[],
  now: number,
): Promise<void> => insertMany(tx, 'outbox', rowsOf(drafts, now), sql`on conflict (key) do nothing`)

/** The outbox of a database that has been migrated. */
export const createOutbox = (db: Kysely<Database>): Outbox => {
  const writeTx = createWriteTx(db)
  return {
    claim: (claimant, bot, now, most) =>
      writeTx(async (tx) => {
        await releaseUnheld(tx, claimant)
        const ready = await whenReady(tx, [bot], now)
        if (ready > now) return { deliveries: [], restUntil: ready }
        const deliveries = await claimDue(tx, claimant, now, most)
        return { deliveries, restUntil: null }
      }),
    async gate(delivery, gate, now) {
      const result = await writeTx((tx) => passGate(tx, delivery, gate, now))
      if (result.kind === 'lost' && delivery.erase === 1) await wipeTraces(db)
      return result
    },
    async record(delivery, settlement, now) {
      const settled = await writeTx((tx) => settle(tx, delivery, settlement, now))
      if (settled === 'erased') await wipeTraces(db)
      return settled !== 'stale'
    },
    async reap(owner, beat, doubt, now) {
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
    async count() {
      const rows = await db
        .selectFrom('outbox')
        .select(({ fn }) => ['state', fn.countAll().as('count')])
        .groupBy('state')
        .execute()
      return new Map(rows.map(({ state, count }) => [state, Number(count)]))
    },
    async nextDue(channel) {
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
