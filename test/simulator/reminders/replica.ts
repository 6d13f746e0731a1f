import type { Channel } from '../../../bot/channels/channel.ts'
import { instantOf, minuteOf } from '../../../bot/clock.ts'
import { createSender, type Sender } from '../../../bot/delivery/sender.ts'
import { createTakeover } from '../../../bot/delivery/takeover.ts'
import { createClockWatch, type ClockWatch } from '../../../bot/reminders/timer/clock-watch.ts'
import { createReminderEngine } from '../../../bot/reminders/engine.ts'
import { createRecheck } from '../../../bot/reminders/recheck.ts'
import { keepGoing } from '../../../bot/reminders/timer/timer.ts'
import { actOn } from '../../../handlers/reminders/acts/acts.ts'
import { createConcern } from '../../../handlers/reminders/concern.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { Outbox } from '../../../storage/outbox/outbox.ts'
import { keepSubscriber } from '../../../storage/reminders/subscribers.ts'
import { createStores, type Stores } from '../../../storage/stores.ts'
import type { Db } from '../kit/mutants.ts'
import { limitsOf } from '../kit/platform.ts'
import { createProgram, type Birth, type Program } from '../kit/program.ts'
import { readOpen } from '../kit/rows.ts'
import type { Stage } from '../kit/stage.ts'
import type { Watcher } from './watcher.ts'

export type SimulatedStores = Pick<
  Stores,
  'outbox' | 'owners' | 'reminders' | 'agenda' | 'rerouting' | 'standing'
>

/** The parts that reminders are made of; a mutant has one of them replaced. */
export interface Parts {
  readonly storesOf: (db: Db) => SimulatedStores
  readonly engineOf: typeof createReminderEngine
  readonly recheckOf: typeof createRecheck
  readonly clockWatchOf: typeof createClockWatch
  readonly keepSubscriber: typeof keepSubscriber
  readonly actOn: typeof actOn
}

export const REAL_PARTS: Parts = {
  storesOf: createStores,
  engineOf: createReminderEngine,
  recheckOf: createRecheck,
  clockWatchOf: createClockWatch,
  keepSubscriber,
  actOn,
}

export interface ReplicaDeps {
  readonly stage: Pick<Stage, 'world' | 'db' | 'platform'>
  readonly parts: Parts
  readonly watcher: Watcher
  readonly knowledge: Knowledge
}

/** One running program that plans and sends. */
export interface Replica extends Program {
  readonly knowledge: Knowledge
  /** Whether it has taken over the days of its content. */
  readonly hasAdopted: () => boolean
  /** The machine's own timers are called off; what stands in the world is the world's. */
  end(): void
}

const REST_MS = 3000
const IN_FLIGHT = 2
/** A clock that is found so far ahead of where it was stops all reminders. */
const MOST_AHEAD_MS = 600_000

const PACE = { perSecond: 25, burst: 3, chatPerSecond: 1, inFlight: IN_FLIGHT }
const CHANNELS = [
  { name: 'telegram', limits: limitsOf(PACE, {}) },
  { name: 'zalo-bot', limits: limitsOf(PACE, { choices: 0 }) },
] as const satisfies readonly Pick<Channel, 'name' | 'limits'>[]

/** What fails is tried again at the next look. */
const attempt = (work: Promise<void>): Promise<void> => work.catch(() => undefined)

/** What a message tells, as it is on record. */
const itemsOf = (db: Db, delivery: string) =>
  db
    .selectFrom('reminders')
    .select(['key', 'send_on as sendOn'])
    .where('delivery', '=', delivery)
    .where('state', '=', 'queued')
    .execute()

export const runReplica = (
  { stage: { world, db, platform }, parts, watcher, knowledge }: ReplicaDeps,
  birth: Birth,
): Replica => {
  const program = createProgram(birth)
  const { name, time, hands, reach } = program
  /** How far its clock was ahead when it was last looked at, and whether a stop must follow from that. */
  let seen = program.ahead()
  let isOwed = false
  let hasAdopted = false

  const real = parts.storesOf(db)
  const watched: Outbox = {
    ...real.outbox,
    async gate(delivery, gate, now) {
      const items = await itemsOf(db, delivery.key)
      const result = await real.outbox.gate(delivery, gate, now)
      world.note(`gate ${delivery.key} ${result.kind}`)
      if (result.kind === 'go') watcher.gated(delivery, name, now, items)
      return result
    },
    async record(delivery, settlement, now) {
      const isTaken = await real.outbox.record(delivery, settlement, now)
      watcher.recorded(delivery, settlement, isTaken)
      return isTaken
    },
  }
  const agenda: SimulatedStores['agenda'] = {
    ...real.agenda,
    async adopt(compare, notify, now) {
      const changes = await real.agenda.adopt(compare, notify, now)
      watcher.adoptedBy(name, knowledge, now)
      hasAdopted = true
      return changes
    },
  }
  const muting: SimulatedStores['standing'] = {
    ...real.standing,
    async mute(reason) {
      await real.standing.mute(reason)
      watcher.muted(true)
      isOwed = false
    },
  }
  const outbox = reach(watched, ['claim', 'gate', 'record', 'reap'])
  const standing = reach(muting, ['mute'])
  const stores: SimulatedStores = {
    outbox,
    owners: reach(real.owners, []),
    reminders: reach(real.reminders, ['plan']),
    agenda: reach(agenda, ['adopt']),
    rerouting: reach(real.rerouting, ['reroute']),
    standing: {
      ...standing,
      async readMute() {
        await world.stand(name, 'looks at the clock')
        return standing.readMute()
      },
    },
  }

  const realWatch = parts.clockWatchOf(
    () => time.now(),
    () => world.now(),
  )
  const clockWatch: ClockWatch = {
    jump() {
      if (program.ahead() - seen > MOST_AHEAD_MS) isOwed = true
      seen = program.ahead()
      return realWatch.jump()
    },
    accept: () => realWatch.accept(),
  }
  const engine = parts.engineOf({
    ...hands,
    stores,
    channels: CHANNELS,
    knowledge,
    onPlanned: () => undefined,
  })
  const keeping = keepGoing({ ...hands, engine, clockWatch, standing: stores.standing })
  const watch = createTakeover({ ...hands, owners: stores.owners, outbox })
  const couriers = CHANNELS.map((channel) => ({
    channel: channel.name,
    courier: createSender({
      ...hands,
      outbox,
      channel: {
        ...channel,
        send: (chat, { text }) => platform.send(name, chat, watcher.wrote(name, chat, text)),
      },
      reminding: {
        recheck: parts.recheckOf({
          deadlines: knowledge.deadlines,
          isConcern: createConcern(knowledge.agencies),
          minuteOf,
          instantOf,
        }),
        onceMore: (parcel) => ({
          ...parcel,
          text: `${knowledge.say('reminder.again')}\n${parcel.text}`,
        }),
      },
    }),
  }))

  /** Claims what fits on one channel and lets it go. */
  const under = new Map<Promise<unknown>, number>()
  const round = async (channel: string, courier: Sender): Promise<void> => {
    const free = IN_FLIGHT - under.size
    if (free <= 0) return
    const claimant = { channel, owner: name, holds: [...under.values()] }
    const { deliveries } = await outbox.claim(claimant, courier.bot, time.now(), free)
    for (const delivery of deliveries) {
      const way = courier.deliver(delivery).catch(() => undefined)
      under.set(way, delivery.id)
      void way.finally(() => under.delete(way))
    }
  }
  const live = async () => {
    for (;;) {
      await attempt(watch.tick())
      const before = program.failures()
      await keeping.plan()
      if (isOwed && program.failures() === before) watcher.muted(true)
      const open = await world.atOnce(() => readOpen(db))
      // What waits, or was claimed by somebody who never heard of it.
      const busy = new Set(
        open.filter(({ state }) => state !== 'sending').map((row) => row.channel),
      )
      for (const { channel, courier } of couriers)
        if (busy.has(channel)) await attempt(round(channel, courier))
      await world.stand(name, 'rests', REST_MS)
    }
  }
  void live()

  return {
    ...program,
    knowledge,
    hasAdopted: () => hasAdopted,
    end: () => void keeping.end(),
  }
}
