import type { Kysely } from 'kysely'
import type { Takeover } from '../../../bot/delivery/takeover.ts'
import type { Outbox } from '../../../storage/outbox/outbox.ts'
import { enqueue } from '../../../storage/outbox/outbox.ts'
import type { Database } from '../../../storage/database/schema.ts'
import type { Settlement } from '../../../storage/outbox/settlement.ts'
import type { OutboxRow } from '../../../storage/database/schema.ts'
import { createWriteTx } from '../../../storage/database/write-tx.ts'
import { REAL_ENGINE, type Engine } from './replica.ts'

type Db = Kysely<Database>

/** An engine with one thing wrong, made from the real one by replacing one verb. */
export interface Mutant {
  readonly name: string
  readonly engine: Engine
}

const DEAD_AFTER_MS = 10_000

/** The outbox with verbs replaced. */
const outboxWith = (name: string, verbsOf: (real: Outbox, db: Db) => Partial<Outbox>): Mutant => ({
  name,
  engine: {
    ...REAL_ENGINE,
    outboxOf: (db) => {
      const real = REAL_ENGINE.outboxOf(db)
      return { ...real, ...verbsOf(real, db) }
    },
  },
})

/** Every result is changed before it is recorded. */
const recordsWith = (
  name: string,
  change: (settlement: Settlement, delivery: OutboxRow, now: number) => Settlement,
): Mutant =>
  outboxWith(name, (real) => ({
    record: (delivery, settlement, now) =>
      real.record(delivery, change(settlement, delivery, now), now),
  }))

const update = (db: Db, change: Partial<OutboxRow>, { id }: Pick<OutboxRow, 'id'>) =>
  createWriteTx(db)((tx) => tx.updateTable('outbox').set(change).where('id', '=', id).execute())

const newestFence = async (db: Db, delivery: OutboxRow): Promise<OutboxRow> => {
  const { fence } = await db
    .selectFrom('outbox')
    .select('fence')
    .where('id', '=', delivery.id)
    .executeTakeFirstOrThrow()
  return { ...delivery, fence }
}

const noGate = outboxWith('sends without a gate', (real, db) => ({
  gate: () => Promise.resolve({ kind: 'go', isWithinWindow: true, rests: new Map() }),
  record: async (delivery, settlement, now) => {
    await update(db, { state: 'sending' }, delivery)
    return real.record(delivery, settlement, now)
  },
}))

const sendsAnyway = outboxWith('sends what the gate refused', (real) => ({
  gate: async (...args) => {
    const passed = await real.gate(...args)
    return passed.kind === 'lost' ? { kind: 'go', isWithinWindow: true, rests: new Map() } : passed
  },
}))

const ignoresLeaving = outboxWith('does not ask whether the person is still there', (real, db) => ({
  gate: async (delivery, gate, now) => {
    await createWriteTx(db)((tx) =>
      tx
        .updateTable('recipients')
        .set({ state: 'active' })
        .where('chat', '=', delivery.chat)
        .execute(),
    )
    return real.gate(delivery, gate, now)
  },
}))

const noFence = outboxWith('takes any fence for its own', (real, db) => ({
  gate: async (delivery, gate, now) => real.gate(await newestFence(db, delivery), gate, now),
  record: async (delivery, settlement, now) =>
    real.record(await newestFence(db, delivery), settlement, now),
}))

const noFenceAtRecord = outboxWith('records with any fence', (real, db) => ({
  record: async (delivery, settlement, now) => {
    await update(db, { state: 'sending' }, delivery)
    return real.record(await newestFence(db, delivery), settlement, now)
  },
}))

const sentFirst = outboxWith('marks as sent before it sends', (real) => ({
  gate: async (delivery, gate, now) => {
    const passed = await real.gate(delivery, gate, now)
    if (passed.kind === 'go')
      await real.record(
        delivery,
        {
          state: 'sent',
          outcome: 'sent',
          reason: null,
          messageId: 'm',
          nextAt: now,
          isFailure: false,
          isDoubt: false,
          isKept: false,
          pauses: [],
          recovered: [],
          chat: 'reached',
          moveTo: null,
          month: null,
        },
        now,
      )
    return passed
  },
}))

const forgetsCrash = outboxWith('resends after a crash without counting', (real) => ({
  reap: (owner, beat, doubt, now) =>
    real.reap(owner, beat, (row) => ({ ...doubt(row), state: 'pending', isDoubt: false }), now),
}))

const buriesQuietly = outboxWith('does not count what a dead program had on its way', (real) => ({
  reap: (owner, beat, doubt, now) =>
    real.reap(owner, beat, (row) => ({ ...doubt(row), isDoubt: false }), now),
}))

const neverReaps = outboxWith('takes over nothing', (real) => ({
  reap: (owner, beat, _doubt, now) => real.reap(owner, beat - 1, _doubt, now),
}))

const doubtIsFailure = recordsWith('takes a doubt for a failure', (settlement) =>
  settlement.isDoubt
    ? { ...settlement, state: 'pending', isDoubt: false, isFailure: true }
    : settlement,
)

const resendsForEver = recordsWith('resends in doubt without a bound', (settlement) =>
  settlement.isDoubt ? { ...settlement, state: 'pending' } : settlement,
)

const doubtIsSent = recordsWith('takes a doubt for success', (settlement) =>
  settlement.isDoubt ? { ...settlement, state: 'sent', isDoubt: false } : settlement,
)

const ignoresBlocks = recordsWith('goes on after a block', (settlement) => ({
  ...settlement,
  chat: settlement.chat === 'gone' ? 'nothing' : settlement.chat,
}))

const dropsRefused = recordsWith('gives up what was only put off', (settlement) =>
  settlement.outcome === 'not-sent' || settlement.outcome === 'rate-limited'
    ? { ...settlement, state: 'dead' }
    : settlement,
)

/** The rows forget when an instant was set. */
const noSetAt = outboxWith('does not notice that the clock went back', (real, db) => ({
  claim: async (...args) => {
    await createWriteTx(db)((tx) => tx.updateTable('outbox').set({ set_at: 0 }).execute())
    return real.claim(...args)
  },
}))

const noSetAtInPace = outboxWith('keeps a pace of before the clock went back', (real, db) => {
  const forget = () =>
    createWriteTx(db)((tx) => tx.updateTable('paces').set({ set_at: 0 }).execute())
  return {
    claim: async (...args) => {
      await forget()
      return real.claim(...args)
    },
    gate: async (...args) => {
      await forget()
      return real.gate(...args)
    },
  }
})

const noPace = outboxWith('keeps no pace', (real) => ({
  gate: (delivery, { window, cells }, now) =>
    real.gate(delivery, { window, cells: cells.map((cell) => ({ ...cell, perSecond: 0 })) }, now),
}))

const noWindow = outboxWith('writes outside the window', (real) => ({
  gate: (delivery, { cells }, now) => real.gate(delivery, { window: null, cells }, now),
}))

const noLanes = outboxWith('sends several messages of a chat at once', (real, db) => ({
  claim: async (claimant, bot, now, most) => {
    const { owner, channel } = claimant
    await real.claim(claimant, bot, now, 0)
    const rows = await createWriteTx(db)((tx) =>
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
    return { deliveries: rows, restUntil: null }
  },
}))

const losesClaims = outboxWith('forgets a claim whose answer was lost', (real, db) => ({
  claim: async ({ channel, owner }, bot, now, most) => {
    const mine = await db
      .selectFrom('outbox')
      .select('id')
      .where('owner', '=', owner)
      .where('state', '=', 'claimed')
      .execute()
    return real.claim({ channel, owner, holds: mine.map(({ id }) => id) }, bot, now, most)
  },
}))

const noKey: Mutant = {
  name: 'takes a message drafted again for another',
  engine: {
    ...REAL_ENGINE,
    enqueue: async (tx, drafts, now) => {
      const rows = await tx.selectFrom('outbox').select('key').execute()
      const known = new Set(rows.map(({ key }) => key))
      const copies = drafts.map((draft) =>
        known.has(draft.key) ? { ...draft, key: `${draft.key}/${rows.length}` } : draft,
      )
      return enqueue(tx, copies, now)
    },
  },
}

/** A lease in the table, written by one wall clock and read by another. */
const wallLease: Mutant = {
  name: 'tells the dead by the wall clock',
  engine: {
    ...REAL_ENGINE,
    ownersOf: (db, time) => {
      const real = REAL_ENGINE.ownersOf(db, time)
      return { ...real, beat: (owner) => real.beat(owner, time.now()) }
    },
    watchOf: ({ owners, outbox, owner, time }): Takeover => ({
      async tick() {
        await owners.beat(owner, 0)
        for (const [other, beat] of await owners.beats()) {
          const now = time.now()
          if (other === owner || now - beat < DEAD_AFTER_MS) continue
          const doubt = (row: OutboxRow): Settlement => ({
            state: row.class === 'reminder' && row.doubts === 0 ? 'pending' : 'unknown',
            outcome: 'in-doubt',
            reason: 'lease',
            messageId: null,
            nextAt: now,
            isFailure: false,
            isDoubt: true,
            isKept: true,
            pauses: [],
            recovered: [],
            chat: 'nothing',
            moveTo: null,
            month: null,
          })
          await outbox.reap(other, beat, doubt, now)
        }
      },
    }),
  },
}

const noRest = recordsWith('does not let a bot rest', (settlement) => ({
  ...settlement,
  pauses: [],
}))

const restsForLong = recordsWith('lets a bot rest for an hour', (settlement) => ({
  ...settlement,
  pauses: settlement.pauses.map((pause) => ({ ...pause, until: pause.until + 3_600_000 })),
}))

const restsGrowForEver = recordsWith('never lets a row of rests end', (settlement) => ({
  ...settlement,
  recovered: [],
}))

const noLate = outboxWith('sends a reply however late', (real) => ({
  gate: (delivery, gate, now) => real.gate(delivery, { ...gate, replyLives: Infinity }, now),
}))

/** Every one of them must be found out. */
export const MUTANTS: readonly Mutant[] = [
  noGate,
  sendsAnyway,
  ignoresLeaving,
  noFence,
  noFenceAtRecord,
  sentFirst,
  forgetsCrash,
  buriesQuietly,
  neverReaps,
  wallLease,
  doubtIsFailure,
  resendsForEver,
  doubtIsSent,
  ignoresBlocks,
  dropsRefused,
  noSetAt,
  noSetAtInPace,
  noPace,
  noWindow,
  noLanes,
  losesClaims,
  noKey,
  noRest,
  restsForLong,
  restsGrowForEver,
  noLate,
]
