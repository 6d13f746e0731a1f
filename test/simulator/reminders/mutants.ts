import type { Kysely } from 'kysely'
import type { Subscriber } from '../../../handlers/subscriber.ts'
import type { AgendaStore } from '../../../storage/reminders/agenda.ts'
import type {
  PlanDay,
  PlannedChat,
  ReminderStore,
  Unplanned,
} from '../../../storage/reminders/reminders.ts'
import type { Database } from '../../../storage/database/schema.ts'
import type { Rechecked } from '../../../storage/outbox/recheck.ts'
import { createWriteTx } from '../../../storage/database/write-tx.ts'
import { REAL_PARTS, type Parts, type SimulatedStores } from './parts.ts'

type Db = Kysely<Database>

/** Reminders with one thing wrong, made from the real ones by replacing one part. */
export interface Mutant {
  readonly name: string
  readonly parts: Parts
}

const withParts = (name: string, parts: Partial<Parts>): Mutant => ({
  name,
  parts: { ...REAL_PARTS, ...parts },
})

const withStores = (
  name: string,
  storesOf: (real: SimulatedStores, db: Db) => Partial<SimulatedStores>,
  parts: Partial<Parts> = {},
): Mutant =>
  withParts(name, {
    ...parts,
    storesOf: (db) => {
      const real = REAL_PARTS.storesOf(db)
      return { ...real, ...storesOf(real, db) }
    },
  })

/** Whoever plans sees something else, or says something else. */
const planning = (
  real: ReminderStore,
  { before = (found) => found, after = (planned) => planned }: Planning,
): ReminderStore => ({
  plan: (day, most, decide, now) =>
    real.plan(day, most, (found) => after(decide(before(found, day)), found), now),
})
interface Planning {
  readonly before?: (found: Unplanned, day: PlanDay) => Unplanned
  readonly after?: (planned: PlannedChat, found: Unplanned) => PlannedChat
}

/** The gate sees something else. */
const screening = (before: (found: Rechecked) => Rechecked): Pick<Parts, 'recheckOf'> => ({
  recheckOf: (deps) => {
    const recheck = REAL_PARTS.recheckOf(deps)
    return (found, now) => recheck(before(found), now)
  },
})

const wanting = (change: (subscriber: Subscriber) => Subscriber) => (found: Rechecked) => ({
  ...found,
  subscriber: found.subscriber && change(found.subscriber),
})

const planDays = (db: Db) => db.selectFrom('subscribers').select(['chat', 'planned_on']).execute()

/** Days that were planned stay planned, whatever was taken back meanwhile. */
const keepingDays = async <T>(db: Db, work: () => Promise<T>): Promise<T> => {
  const before = await planDays(db)
  const result = await work()
  for (const { chat, planned_on } of before)
    if (planned_on !== null)
      await createWriteTx(db)((tx) =>
        tx.updateTable('subscribers').set({ planned_on }).where('chat', '=', chat).execute(),
      )
  return result
}

const forgetsTold = withStores('forgets what was told', ({ reminders }) => ({
  reminders: planning(reminders, { before: (found) => ({ ...found, told: [] }) }),
}))

const recordsNothing = withStores('keeps no record of what it tells', ({ reminders }) => ({
  reminders: planning(reminders, { after: (planned) => ({ ...planned, reminders: [] }) }),
}))

const plansAnyTime = withStores('takes whoever is planned for unplanned', ({ reminders }, db) => ({
  reminders: {
    plan: async (...args) => {
      const { planned } = await reminders.plan(...args)
      if (planned > 0)
        await createWriteTx(db)((tx) =>
          tx.deleteFrom('reminders').where('state', '=', 'queued').execute(),
        )
      return { planned: 0, unreadable: 0 }
    },
  },
}))

const noScreen = withParts('sends without another look', {
  recheckOf: () => () => ({ kind: 'go' }),
})

const ignoresDone = withParts(
  'sends what was done meanwhile',
  screening(wanting((subscriber) => ({ ...subscriber, marks: [] }))),
)

const ignoresStop = withParts('sends to whoever has stopped meanwhile', {
  recheckOf: (deps) => {
    const recheck = REAL_PARTS.recheckOf({ ...deps, isConcern: () => true })
    return (found, now) => {
      const { subscriber } = found
      if (!subscriber || subscriber.follows.length === 0) return { kind: 'go' }
      return recheck(found, now)
    }
  },
})

const ignoresNight = withParts(
  'sends at night',
  screening(wanting((subscriber) => ({ ...subscriber, quiet: null }))),
)

const ignoresAgenda = withParts(
  'sends a day that has moved',
  screening((found) => ({
    ...found,
    items: found.items.map((item) => ({ ...item, agenda: null })),
  })),
)

const sendsPast = withParts(
  'sends what is over',
  screening((found) => ({
    ...found,
    items: found.items.map((item) => ({ ...item, due: '9999-12-31', agenda: null })),
  })),
)

const voidsAtNight = withParts('lets the night take the whole message', {
  recheckOf: (deps) => {
    const recheck = REAL_PARTS.recheckOf(deps)
    return (found, now) => {
      const verdict = recheck(found, now)
      if (verdict.kind !== 'cancel' || ![...verdict.faults.values()].includes('quiet-hours'))
        return verdict
      return {
        kind: 'cancel',
        faults: new Map(found.items.map(({ key }) => [key, 'quiet-hours'])),
      }
    }
  },
})

const neverReplans = withStores('takes a message back and plans nothing anew', (real, db) => ({
  outbox: {
    ...real.outbox,
    gate: (...args) => keepingDays(db, () => real.outbox.gate(...args)),
  },
  agenda: {
    ...real.agenda,
    adopt: (...args) => keepingDays(db, () => real.agenda.adopt(...args)),
  },
}))

const ignoresJumps = withParts('does not notice that the clock was set forward', {
  clockWatchOf: () => ({ jump: () => 0, accept: () => undefined }),
})

/** An agenda store that takes over something else than what was compared. */
const adopting =
  (change: (args: Parameters<AgendaStore['adopt']>) => Parameters<AgendaStore['adopt']>) =>
  ({ agenda }: SimulatedStores): Partial<SimulatedStores> => ({
    agenda: { ...agenda, adopt: (...args) => agenda.adopt(...change(args)) },
  })

const noticesAgain = withStores(
  'tells a change every time it starts',
  adopting(([compare, notify, now]) => [
    (known) => ({ ...compare(known), rows: known.length === 0 ? compare(known).rows : [] }),
    notify,
    now,
  ]),
)

const neverAdopts = withStores(
  'never takes new days over',
  adopting(([compare, notify, now]) => [
    (known) => (known.length === 0 ? compare(known) : { rows: [], changes: [] }),
    notify,
    now,
  ]),
)

const missesBack = withStores('waits for a day that the clock had once reached', (real, db) => ({
  reminders: {
    plan: async (day, ...args) => {
      const ahead = await db
        .selectFrom('subscribers')
        .select(['chat', 'planned_on'])
        .where('planned_on', '>', day.today)
        .execute()
      const set = (chat: string, planned_on: string | null) =>
        createWriteTx(db)((tx) =>
          tx.updateTable('subscribers').set({ planned_on }).where('chat', '=', chat).execute(),
        )
      for (const { chat } of ahead) await set(chat, day.today)
      const count = await real.reminders.plan(day, ...args)
      for (const { chat, planned_on } of ahead) await set(chat, planned_on)
      return count
    },
  },
}))

const ignoresPause = withStores(
  'does not pause',
  ({ reminders }) => ({
    reminders: planning(reminders, {
      before: (found) => ({ ...found, subscriber: { ...found.subscriber, pausedUntil: null } }),
    }),
  }),
  screening(wanting((subscriber) => ({ ...subscriber, pausedUntil: null }))),
)

const approved = (subscriber: Subscriber): Subscriber => ({
  ...subscriber,
  grants: subscriber.grants.map((grant) => ({ ...grant, state: 'approved' })),
})
const ignoresApproval = withStores(
  'tells whoever waits for approval',
  ({ reminders }) => ({
    reminders: planning(reminders, {
      before: (found) => ({ ...found, subscriber: approved(found.subscriber) }),
    }),
  }),
  screening(wanting(approved)),
)

const takesBackOthers = withStores('takes back what another program sends', (real, db) => ({
  outbox: {
    ...real.outbox,
    gate: async (delivery, gate, now) => {
      const result = await real.outbox.gate(delivery, gate, now)
      if (result.kind === 'lost')
        await createWriteTx(db)((tx) =>
          tx
            .updateTable('reminders')
            .set({ state: 'cancelled', reason: 'rebuilt', delivery: null })
            .where('delivery', '=', delivery.key)
            .execute(),
        )
      return result
    },
  },
}))

/**
 * Every one of them must be found out. Two that look like mutants change nothing that anybody could
 * see, and are not here: a key that is not unique (`planned_on` is read within the transaction, and
 * what is on or before the last day told is covered anyhow), and what is covered without a row (the
 * next planning comes to the same).
 */
export const MUTANTS: readonly Mutant[] = [
  forgetsTold,
  recordsNothing,
  plansAnyTime,
  noScreen,
  ignoresDone,
  ignoresStop,
  ignoresNight,
  ignoresAgenda,
  sendsPast,
  voidsAtNight,
  neverReplans,
  ignoresJumps,
  noticesAgain,
  neverAdopts,
  missesBack,
  ignoresPause,
  ignoresApproval,
  takesBackOthers,
]
