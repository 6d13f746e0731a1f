import type { Subscriber } from '../../../handlers/conversation/subscriber.ts'
import type { AgendaStore } from '../../../storage/reminders/agenda.ts'
import type { PlanDay, PlannedChat, Unplanned } from '../../../storage/reminders/reminders.ts'
import type { Rechecked } from '../../../storage/outbox/recheck.ts'
import { meddle, replacing, type Db, type Mutants } from '../kit/mutants.ts'
import { REAL_PARTS, type Parts } from './replica.ts'

const withStores = replacing(REAL_PARTS.storesOf)

/** Whoever plans sees something else, or says something else. */
interface Planning {
  readonly before?: (found: Unplanned, day: PlanDay) => Unplanned
  readonly after?: (planned: PlannedChat) => PlannedChat
}

const planning = ({ before = (found) => found, after = (planned) => planned }: Planning) =>
  withStores(({ reminders }) => ({
    reminders: {
      plan: (day, most, decide, now) =>
        reminders.plan(day, most, (found) => after(decide(before(found, day))), now),
    },
  }))

/** The gate sees something else. */
const screening = (before: (found: Rechecked) => Rechecked): Pick<Parts, 'recheckOf'> => ({
  recheckOf: (deps) => {
    const recheck = REAL_PARTS.recheckOf(deps)
    return (found, now) => recheck(before(found), now)
  },
})

const screeningItems = (change: Partial<Rechecked['items'][number]>) =>
  screening((found) => ({ ...found, items: found.items.map((item) => ({ ...item, ...change })) }))

/** The gate sees another subscriber. */
const wanting = (change: (subscriber: Subscriber) => Subscriber) =>
  screening((found) => ({ ...found, subscriber: found.subscriber && change(found.subscriber) }))

/** Whoever plans and the gate see another subscriber. */
const always = (change: (subscriber: Subscriber) => Subscriber): Partial<Parts> => ({
  ...planning({ before: (found) => ({ ...found, subscriber: change(found.subscriber) }) }),
  ...wanting(change),
})

type Compare = Parameters<AgendaStore['adopt']>[0]
/** An agenda store that takes over something else than what was compared. */
const adopting = (change: (compare: Compare) => Compare) =>
  withStores(({ agenda }) => ({
    agenda: {
      ...agenda,
      adopt: (compare, ...args) => agenda.adopt(change(compare), ...args),
    },
  }))

const planDays = (db: Db) => db.selectFrom('subscribers').select(['chat', 'planned_on']).execute()
const setPlanned = (db: Db, chat: string, planned_on: string | null) =>
  meddle(db, (tx) => tx.updateTable('subscribers').set({ planned_on }).where('chat', '=', chat))

/** Days that were planned stay planned, whatever was taken back meanwhile. */
const keepingDays = async <T>(db: Db, work: () => Promise<T>): Promise<T> => {
  const before = await planDays(db)
  const result = await work()
  for (const { chat, planned_on } of before)
    if (planned_on !== null) await setPlanned(db, chat, planned_on)
  return result
}

const ignoresStop: Partial<Parts> = {
  recheckOf: (deps) => {
    const recheck = REAL_PARTS.recheckOf({ ...deps, isConcern: () => true })
    return (found, now) => {
      const { subscriber } = found
      if (!subscriber || subscriber.follows.length === 0) return { kind: 'go' }
      return recheck(found, now)
    }
  },
}

const voidsAtNight: Partial<Parts> = {
  recheckOf: (deps) => {
    const recheck = REAL_PARTS.recheckOf(deps)
    return (found, now) => {
      const verdict = recheck(found, now)
      if (verdict.kind !== 'cancel' || ![...verdict.faults.values()].includes('quiet-hours'))
        return verdict
      const faults = new Map(found.items.map(({ key }) => [key, 'quiet-hours']))
      return { kind: 'cancel', faults }
    }
  },
}

/**
 * Every one of them must be found out. Two that look like mutants change nothing that anybody could
 * see, and are not here: a key that is not unique (`planned_on` is read within the transaction, and
 * what is on or before the last day told is covered anyhow), and what is covered without a row (the
 * next planning comes to the same).
 */
export const MUTANTS: Mutants<Parts> = {
  'forgets what was told': planning({ before: (found) => ({ ...found, told: [] }) }),
  'keeps no record of what it tells': planning({
    after: (planned) => ({ ...planned, reminders: [] }),
  }),
  'takes whoever is planned for unplanned': withStores(({ reminders }, db) => ({
    reminders: {
      plan: async (...args) => {
        const { planned } = await reminders.plan(...args)
        if (planned > 0)
          await meddle(db, (tx) => tx.deleteFrom('reminders').where('state', '=', 'queued'))
        return { planned: 0, unreadable: 0 }
      },
    },
  })),
  'sends without another look': { recheckOf: () => () => ({ kind: 'go' }) },
  'sends what was done meanwhile': wanting((subscriber) => ({ ...subscriber, marks: [] })),
  'sends to whoever has stopped meanwhile': ignoresStop,
  'sends at night': wanting((subscriber) => ({ ...subscriber, quiet: null })),
  'sends a day that has moved': screeningItems({ agenda: null }),
  'sends what is over': screeningItems({ due: '9999-12-31', agenda: null }),
  'lets the night take the whole message': voidsAtNight,
  'takes a message back and plans nothing anew': withStores(({ outbox, agenda }, db) => ({
    outbox: { ...outbox, gate: (...args) => keepingDays(db, () => outbox.gate(...args)) },
    agenda: { ...agenda, adopt: (...args) => keepingDays(db, () => agenda.adopt(...args)) },
  })),
  'does not notice that the clock was set forward': {
    clockWatchOf: () => ({ jump: () => 0, accept: () => undefined }),
  },
  'tells a change every time it starts': adopting((compare) => (known) => ({
    ...compare(known),
    rows: known.length === 0 ? compare(known).rows : [],
  })),
  'never takes new days over': adopting(
    (compare) => (known) => (known.length === 0 ? compare(known) : { rows: [], changes: [] }),
  ),
  'waits for a day that the clock had once reached': withStores(({ reminders }, db) => ({
    reminders: {
      plan: async (day, ...args) => {
        const ahead = (await planDays(db)).filter((one) => (one.planned_on ?? '') > day.today)
        for (const { chat } of ahead) await setPlanned(db, chat, day.today)
        const count = await reminders.plan(day, ...args)
        for (const { chat, planned_on } of ahead) await setPlanned(db, chat, planned_on)
        return count
      },
    },
  })),
  'does not pause': always((subscriber) => ({ ...subscriber, pausedUntil: null })),
  'tells whoever waits for approval': always((subscriber) => ({
    ...subscriber,
    grants: subscriber.grants.map((grant) => ({ ...grant, state: 'approved' })),
  })),
  'takes back what another program sends': withStores(({ outbox }, db) => ({
    outbox: {
      ...outbox,
      gate: async (delivery, gate, now) => {
        const result = await outbox.gate(delivery, gate, now)
        const rebuilt = { state: 'cancelled', reason: 'rebuilt', delivery: null } as const
        if (result.kind === 'lost')
          await meddle(db, (tx) =>
            tx.updateTable('reminders').set(rebuilt).where('delivery', '=', delivery.key),
          )
        return result
      },
    },
  })),
}
