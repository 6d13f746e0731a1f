import type { Kysely } from 'kysely'
import type { Channel, ChannelLimits } from '../../../bot/channels/channel.ts'
import { civilDay, instantOf, minuteOf, type DeliveryTime } from '../../../bot/clock.ts'
import { createSender, type Sender } from '../../../bot/delivery/sender.ts'
import { createTakeover } from '../../../bot/delivery/takeover.ts'
import { createLog } from '../../../bot/log.ts'
import type { ClockWatch } from '../../../bot/reminders/clock-watch.ts'
import { keepGoing } from '../../../bot/reminders/timer.ts'
import { createConcern } from '../../../handlers/reminders/concern.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { Outbox } from '../../../storage/outbox/outbox.ts'
import type { Database } from '../../../storage/database/schema.ts'
import type { Platform } from '../kit/platform.ts'
import type { World } from '../kit/world.ts'
import type { Parts, SimulatedStores } from './parts.ts'
import type { Watcher } from './watcher.ts'

export interface ReplicaDeps {
  readonly world: World
  readonly db: Kysely<Database>
  readonly parts: Parts
  readonly platform: Platform
  readonly watcher: Watcher
  readonly knowledge: Knowledge
  readonly name: string
  /** How far its wall clock is ahead of true time, in milliseconds. */
  readonly ahead: number
  /** How often of a hundred times the database does not answer, before or after it did the work. */
  readonly silentPercent: () => number
  /** True where the operating system knows that a program has ended. */
  readonly isGone: (owner: string) => boolean
}

/** One running program that plans and sends. */
export interface Replica {
  readonly name: string
  readonly knowledge: Knowledge
  readonly time: DeliveryTime
  readonly ahead: () => number
  /** Whether it has taken over the days of its content. */
  readonly hasAdopted: () => boolean
  /** Its wall clock jumps. */
  jump(milliseconds: number): void
  /** The machine's own timers are called off; what stands in the world is the world's. */
  end(): void
}

const REST_MS = 3000
const IN_FLIGHT = 2
/** A clock that is found so far ahead of where it was stops all reminders. */
const MOST_AHEAD_MS = 600_000
const NEVER = new AbortController().signal
const log = createLog('silent')

const limitsOf = (choices: number): ChannelLimits => ({
  text: 4096,
  choices,
  numbersChoices: false,
  writesFirst: 'always',
  window: null,
  quota: null,
  pace: { perSecond: 25, burst: 3, chatPerSecond: 1, inFlight: IN_FLIGHT },
})
const CHANNELS = [
  { name: 'telegram', limits: limitsOf(8) },
  { name: 'zalo-bot', limits: limitsOf(0) },
] as const satisfies readonly Pick<Channel, 'name' | 'limits'>[]

/** What fails is tried again at the next look. */
const attempt = (work: Promise<void>): Promise<void> => work.catch(() => undefined)

export const runReplica = ({
  world,
  db,
  parts,
  platform,
  watcher,
  knowledge,
  name,
  ahead,
  silentPercent,
  isGone,
}: ReplicaDeps): Replica => {
  let offset = ahead
  /** The offset when the clock was last looked at, and whether a stop must follow from that. */
  let seen = ahead
  let isOwed = false
  let hasAdopted = false
  let failures = 0
  const time: DeliveryTime = {
    now: () => world.now() + offset,
    monthOf: (instant) => civilDay(new Date(instant)).slice(0, 'YYYY-MM'.length),
  }

  /** One verb: the program can be overtaken or die before and after it, and miss the answer. */
  const verb = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    await world.stand(name, what)
    const isSilent = world.dice.percent(silentPercent())
    if (isSilent) failures += 1
    if (isSilent && world.dice.percent(50)) {
      world.note(`${name}: ${what} fails`)
      throw new Error('the database is away')
    }
    const result = await world.atOnce(work)
    await world.stand(name, `${what} done`)
    if (!isSilent) return result
    world.note(`${name}: ${what} was done, the answer is lost`)
    throw new Error('the answer is lost')
  }

  const real = parts.storesOf(db)
  const outbox: Outbox = {
    ...real.outbox,
    claim: (claimant, bot, now, most) =>
      verb('claim', () => real.outbox.claim(claimant, bot, now, most)),
    gate: (delivery, gate, now) =>
      verb('gate', async () => {
        const rows = await db
          .selectFrom('reminders')
          .select(['key', 'send_on as sendOn'])
          .where('delivery', '=', delivery.key)
          .where('state', '=', 'queued')
          .execute()
        const result = await real.outbox.gate(delivery, gate, now)
        world.note(`gate ${delivery.key} ${result.kind}`)
        if (result.kind === 'go') watcher.gated(delivery, name, now, rows)
        return result
      }),
    record: (delivery, settlement, now) =>
      verb('record', async () => {
        const isTaken = await real.outbox.record(delivery, settlement, now)
        watcher.recorded(delivery, settlement, isTaken)
        return isTaken
      }),
    reap: (owner, beat, doubt, now) =>
      verb('reap', () => real.outbox.reap(owner, beat, doubt, now)),
  }
  const stores: SimulatedStores = {
    outbox,
    owners: {
      beats: () => world.atOnce(() => real.owners.beats()),
      beat: (owner, beat) => world.atOnce(() => real.owners.beat(owner, beat)),
    },
    reminders: {
      plan: (day, most, decide, now) =>
        verb('plan', () => real.reminders.plan(day, most, decide, now)),
    },
    agenda: {
      read: () => world.atOnce(() => real.agenda.read()),
      adopt: (compare, notify, now) =>
        verb('adopt', async () => {
          const changes = await real.agenda.adopt(compare, notify, now)
          watcher.adoptedBy(name, knowledge, now)
          hasAdopted = true
          return changes
        }),
    },
    rerouting: {
      reroute: (today, decide, now) =>
        verb('reroute', () => real.rerouting.reroute(today, decide, now)),
    },
    standing: {
      ...real.standing,
      readMute: async () => {
        await world.stand(name, 'looks at the clock')
        return world.atOnce(() => real.standing.readMute())
      },
      mute: (reason) =>
        verb('mute', async () => {
          await real.standing.mute(reason)
          watcher.muted(true)
          isOwed = false
        }),
    },
  }

  const realWatch = parts.clockWatchOf(
    () => time.now(),
    () => world.now(),
  )
  const clockWatch: ClockWatch = {
    jump() {
      if (offset - seen > MOST_AHEAD_MS) isOwed = true
      seen = offset
      return realWatch.jump()
    },
    accept: () => realWatch.accept(),
  }
  const engine = parts.engineOf({
    stores,
    channels: CHANNELS,
    knowledge,
    time,
    log,
    onPlanned: () => undefined,
  })
  const keeping = keepGoing({ engine, clockWatch, standing: stores.standing, log })
  const watch = createTakeover({
    owners: stores.owners,
    outbox,
    owner: name,
    time,
    monotonic: () => world.now(),
    isGone,
    log,
  })
  const couriers = CHANNELS.map((channel) => ({
    channel: channel.name,
    courier: createSender({
      outbox,
      channel: {
        ...channel,
        send: (chat, { text }) => platform.send(name, chat, watcher.wrote(name, chat, text)),
      },
      time,
      log,
      isPaced: true,
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
      wait: (milliseconds) => world.stand(name, 'tries again', milliseconds),
      newSignal: () => NEVER,
    }),
  }))

  /** The channels on which something waits, or was claimed by somebody who never heard of it. */
  const busyChannels = async (): Promise<readonly string[]> => {
    const open = await db
      .selectFrom('outbox')
      .select('channel')
      .distinct()
      .where('state', 'in', ['pending', 'claimed'])
      .execute()
    return open.map(({ channel }) => channel)
  }
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
      const before = failures
      await keeping.plan()
      if (isOwed && failures === before) watcher.muted(true)
      const busy = await world.atOnce(busyChannels)
      for (const { channel, courier } of couriers)
        if (busy.includes(channel)) await attempt(round(channel, courier))
      await world.stand(name, 'rests', REST_MS)
    }
  }
  void live()

  return {
    name,
    knowledge,
    time,
    ahead: () => offset,
    hasAdopted: () => hasAdopted,
    jump: (milliseconds) => {
      offset += milliseconds
    },
    end: () => {
      void keeping.end()
    },
  }
}
