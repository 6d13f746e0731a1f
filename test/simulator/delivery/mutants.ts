import type { Takeover } from '../../../bot/delivery/takeover.ts'
import { enqueue, type Outbox } from '../../../storage/outbox/outbox.ts'
import type { Settlement } from '../../../storage/outbox/settlement.ts'
import type { OutboxRow } from '../../../storage/database/schema.ts'
import { createWriteTx } from '../../../storage/database/write-tx.ts'
import { meddle, replacing, type Db, type Mutants } from '../kit/mutants.ts'
import { REAL_ENGINE, type Engine } from './replica.ts'

const DEAD_AFTER_MS = 10_000

const withStores = replacing(REAL_ENGINE.storesOf)

/** The outbox with verbs replaced. */
const outboxWith = (verbsOf: (real: Outbox, db: Db) => Partial<Outbox>) =>
  withStores(({ outbox }, db) => ({ outbox: { ...outbox, ...verbsOf(outbox, db) } }))

/** The gate is asked for something else. */
const gateWith = (change: (...args: Parameters<Outbox['gate']>) => Parameters<Outbox['gate']>) =>
  outboxWith((real) => ({ gate: (...args) => real.gate(...change(...args)) }))

/** Every result is changed before it is recorded. */
const recordsWith = (change: (settlement: Settlement) => Partial<Settlement>) =>
  outboxWith((real) => ({
    record: (delivery, settlement, now) =>
      real.record(delivery, { ...settlement, ...change(settlement) }, now),
  }))

/** What a dead program had on its way ends otherwise. */
const reapsWith = (change: Partial<Settlement>) =>
  outboxWith((real) => ({
    reap: (owner, beat, doubt, now) =>
      real.reap(owner, beat, (row) => ({ ...doubt(row), ...change }), now),
  }))

const GO = { kind: 'go', isWithinWindow: true, rests: new Map() } as const

/** A result of which nothing else follows. */
const PLAIN: Omit<Settlement, 'state' | 'outcome' | 'nextAt'> = {
  reason: null,
  messageId: null,
  isFailure: false,
  isDoubt: false,
  isKept: false,
  pauses: [],
  recovered: [],
  chat: 'nothing',
  moveTo: null,
  month: null,
}

const setSending = (db: Db, { id }: OutboxRow) =>
  meddle(db, (tx) => tx.updateTable('outbox').set({ state: 'sending' }).where('id', '=', id))

const newestFence = async (db: Db, delivery: OutboxRow): Promise<OutboxRow> => {
  const { fence } = await db
    .selectFrom('outbox')
    .select('fence')
    .where('id', '=', delivery.id)
    .executeTakeFirstOrThrow()
  return { ...delivery, fence }
}

/** A lease in the table, written by one wall clock and read by another. */
const wallLease: Partial<Engine> = {
  ...withStores(({ owners }, _db, time) => ({
    owners: { ...owners, beat: (owner) => owners.beat(owner, time.now()) },
  })),
  watchOf: ({ owners, outbox, owner, time }): Takeover => ({
    async tick() {
      await owners.beat(owner, 0)
      for (const [other, beat] of await owners.beats()) {
        const now = time.now()
        if (other === owner || now - beat < DEAD_AFTER_MS) continue
        const doubt = (row: OutboxRow): Settlement => ({
          ...PLAIN,
          state: row.class === 'reminder' && row.doubts === 0 ? 'pending' : 'unknown',
          outcome: 'in-doubt',
          reason: 'lease',
          nextAt: now,
          isDoubt: true,
          isKept: true,
        })
        await outbox.reap(other, beat, doubt, now)
      }
    },
  }),
}

/** Claims what is due, also of a chat to which something is on its way. */
const claimWithoutLanes =
  (real: Outbox, db: Db): Outbox['claim'] =>
  async (claimant, bot, now, most) => {
    const { owner, channel } = claimant
    await real.claim(claimant, bot, now, 0)
    const deliveries = await createWriteTx(db)((tx) =>
      tx
        .updateTable('outbox')
        .set((eb) => ({ state: 'claimed' as const, owner, fence: eb('fence', '+', 1) }))
        .where('id', 'in', (eb) =>
          eb
            .selectFrom('outbox')
            .select('id')
            .where('channel', '=', channel)
            .where('state', '=', 'pending')
            .where((or) => or.or([or('next_at', '<=', now), or('set_at', '>', now + 1000)]))
            .orderBy('rank')
            .orderBy('id')
            .limit(most),
        )
        .returningAll()
        .execute(),
    )
    return { deliveries, restUntil: null }
  }

/** Every one of them must be found out. */
export const MUTANTS: Mutants<Engine> = {
  'sends without a gate': outboxWith((real, db) => ({
    gate: () => Promise.resolve(GO),
    record: async (delivery, ...args) => {
      await setSending(db, delivery)
      return real.record(delivery, ...args)
    },
  })),
  'sends what the gate refused': outboxWith((real) => ({
    gate: async (...args) => {
      const passed = await real.gate(...args)
      return passed.kind === 'lost' ? GO : passed
    },
  })),
  'does not ask whether the person is still there': outboxWith((real, db) => ({
    gate: async (delivery, ...args) => {
      const { chat } = delivery
      await meddle(db, (tx) =>
        tx.updateTable('recipients').set({ state: 'active' }).where('chat', '=', chat),
      )
      return real.gate(delivery, ...args)
    },
  })),
  'takes any fence for its own': outboxWith((real, db) => ({
    gate: async (delivery, ...args) => real.gate(await newestFence(db, delivery), ...args),
    record: async (delivery, ...args) => real.record(await newestFence(db, delivery), ...args),
  })),
  'records with any fence': outboxWith((real, db) => ({
    record: async (delivery, ...args) => {
      await setSending(db, delivery)
      return real.record(await newestFence(db, delivery), ...args)
    },
  })),
  'marks as sent before it sends': outboxWith((real) => ({
    gate: async (delivery, gate, now) => {
      const passed = await real.gate(delivery, gate, now)
      const sent = { state: 'sent', outcome: 'sent', messageId: 'm', chat: 'reached' } as const
      if (passed.kind === 'go') await real.record(delivery, { ...PLAIN, ...sent, nextAt: now }, now)
      return passed
    },
  })),
  'resends after a crash without counting': reapsWith({ state: 'pending', isDoubt: false }),
  'does not count what a dead program had on its way': reapsWith({ isDoubt: false }),
  'takes over nothing': outboxWith((real) => ({
    reap: (owner, beat, ...args) => real.reap(owner, beat - 1, ...args),
  })),
  'tells the dead by the wall clock': wallLease,
  'takes a doubt for a failure': recordsWith(({ isDoubt }) =>
    isDoubt ? { state: 'pending', isDoubt: false, isFailure: true } : {},
  ),
  'resends in doubt without a bound': recordsWith(({ isDoubt }) =>
    isDoubt ? { state: 'pending' } : {},
  ),
  'takes a doubt for success': recordsWith(({ isDoubt }) =>
    isDoubt ? { state: 'sent', isDoubt: false } : {},
  ),
  'goes on after a block': recordsWith(({ chat }) => (chat === 'gone' ? { chat: 'nothing' } : {})),
  'gives up what was only put off': recordsWith(({ outcome }) =>
    outcome === 'not-sent' || outcome === 'rate-limited' ? { state: 'dead' } : {},
  ),
  // The rows forget when an instant was set.
  'does not notice that the clock went back': outboxWith((real, db) => ({
    claim: async (...args) => {
      await meddle(db, (tx) => tx.updateTable('outbox').set({ set_at: 0 }))
      return real.claim(...args)
    },
  })),
  'keeps a pace of before the clock went back': outboxWith((real, db) => {
    const forget = () => meddle(db, (tx) => tx.updateTable('paces').set({ set_at: 0 }))
    return {
      claim: (...args) => forget().then(() => real.claim(...args)),
      gate: (...args) => forget().then(() => real.gate(...args)),
    }
  }),
  'keeps no pace': gateWith((delivery, gate, now) => [
    delivery,
    { ...gate, cells: gate.cells.map((cell) => ({ ...cell, perSecond: 0 })) },
    now,
  ]),
  'writes outside the window': gateWith((row, gate, now) => [row, { ...gate, window: null }, now]),
  'sends several messages of a chat at once': outboxWith((real, db) => ({
    claim: claimWithoutLanes(real, db),
  })),
  'forgets a claim whose answer was lost': outboxWith((real, db) => ({
    claim: async (claimant, ...args) => {
      const mine = await db
        .selectFrom('outbox')
        .select('id')
        .where('owner', '=', claimant.owner)
        .where('state', '=', 'claimed')
        .execute()
      return real.claim({ ...claimant, holds: mine.map(({ id }) => id) }, ...args)
    },
  })),
  'takes a message drafted again for another': {
    enqueue: async (tx, drafts, now) => {
      const rows = await tx.selectFrom('outbox').select('key').execute()
      const known = new Set(rows.map(({ key }) => key))
      const copies = drafts.map((draft) =>
        known.has(draft.key) ? { ...draft, key: `${draft.key}/${rows.length}` } : draft,
      )
      return enqueue(tx, copies, now)
    },
  },
  'does not let a bot rest': recordsWith(() => ({ pauses: [] })),
  'lets a bot rest for an hour': recordsWith(({ pauses }) => ({
    pauses: pauses.map((pause) => ({ ...pause, until: pause.until + 3_600_000 })),
  })),
  'never lets a row of rests end': recordsWith(() => ({ recovered: [] })),
  'sends a reply however late': gateWith((row, gate, now) => [
    row,
    { ...gate, replyLives: Infinity },
    now,
  ]),
}
