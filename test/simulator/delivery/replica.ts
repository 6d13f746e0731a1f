import type { Kysely } from 'kysely'
import type { ChannelLimits } from '../../../bot/channels/channel.ts'
import { civilDay, type DeliveryTime } from '../../../bot/clock.ts'
import { createSender } from '../../../bot/delivery/sender.ts'
import { runDispatcher, type Dispatcher } from '../../../bot/delivery/dispatcher.ts'
import { createTakeover, type Takeover, type TakeoverDeps } from '../../../bot/delivery/takeover.ts'
import { createLog } from '../../../bot/log.ts'
import {
  createOutbox,
  enqueue,
  type DeliveryDraft,
  type Outbox,
} from '../../../storage/outbox/outbox.ts'
import { createOwnerStore, type OwnerStore } from '../../../storage/outbox/owners.ts'
import type { Database } from '../../../storage/database/schema.ts'
import { channelOn, CHANNEL, type Platform } from '../kit/platform.ts'
import type { Witness } from './witness.ts'
import type { World } from '../kit/world.ts'

type Db = Kysely<Database>

/** The parts of the engine; a mutant has one of them replaced. */
export interface Engine {
  outboxOf(db: Db): Outbox
  ownersOf(db: Db, time: Pick<DeliveryTime, 'now'>): OwnerStore
  watchOf(deps: TakeoverDeps): Takeover
  enqueue(tx: Db, drafts: readonly DeliveryDraft[], now: number): Promise<void>
}

export const REAL_ENGINE: Engine = {
  outboxOf: createOutbox,
  ownersOf: createOwnerStore,
  watchOf: createTakeover,
  enqueue,
}

export interface ReplicaDeps {
  readonly world: World
  readonly db: Db
  readonly engine: Engine
  readonly platform: Platform
  readonly witness: Witness
  readonly limits: ChannelLimits
  readonly name: string
  /** How far its wall clock is ahead of true time, in milliseconds. */
  readonly ahead: number
  /** How often of a hundred times the database does not answer, before or after it did the work. */
  readonly silentPercent: () => number
  /** True where the operating system knows that a program has ended. */
  readonly isGone: (owner: string) => boolean
}

/** One running program. */
export interface Replica {
  readonly name: string
  readonly time: DeliveryTime
  /** Its wall clock jumps. */
  jump(milliseconds: number): void
  wake(): void
  /** Ends as on SIGTERM: claims nothing more and finishes what is on its way. */
  stop(): Promise<void>
}

const TICK_MS = 1000
const NEVER = new AbortController().signal
const log = createLog('silent')

export const runReplica = ({
  world,
  db,
  engine,
  platform,
  witness,
  limits,
  name,
  ahead,
  silentPercent,
  isGone,
}: ReplicaDeps): Replica => {
  let offset = ahead
  const time: DeliveryTime = {
    now: () => world.now() + offset,
    monthOf: (instant) => civilDay(new Date(instant)).slice(0, 'YYYY-MM'.length),
  }

  /** One verb: the program can be overtaken or die before and after it, and miss the answer. */
  const verb = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    await world.stand(name, what)
    const isSilent = world.dice.percent(silentPercent())
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

  const real = engine.outboxOf(db)
  const outbox: Outbox = {
    ...real,
    nextDue: (channel) => world.atOnce(() => real.nextDue(channel)),
    claim: (claimant, bot, now, most) => verb('claim', () => real.claim(claimant, bot, now, most)),
    gate: (delivery, gate, now) =>
      verb(`gate ${delivery.key}`, async () => {
        const result = await real.gate(delivery, gate, now)
        witness.gated(delivery, gate, name, now, result)
        return result
      }),
    record: (delivery, settlement, now) =>
      verb(`record ${delivery.key} ${settlement.outcome}`, async () => {
        const isTaken = await real.record(delivery, settlement, now)
        witness.recorded(delivery, settlement, isTaken)
        return isTaken
      }),
    reap: (owner, beat, doubt, now) =>
      verb(`reap ${owner}`, async () => {
        const taken = await real.reap(owner, beat, doubt, now)
        if (taken !== null) witness.reaped(name, owner)
        return taken
      }),
  }
  const beats = engine.ownersOf(db, time)
  const owners: OwnerStore = {
    beats: () => world.atOnce(() => beats.beats()),
    beat: (owner, beat) =>
      verb('beat', async () => {
        await beats.beat(owner, beat)
        witness.beat(owner)
      }),
  }

  const watch = engine.watchOf({
    owners,
    outbox,
    owner: name,
    time,
    monotonic: () => world.now(),
    isGone,
    log,
  })
  const courier = createSender({
    outbox,
    channel: channelOn(platform, name, limits),
    time,
    log,
    isPaced: true,
    wait: (milliseconds) => world.stand(name, 'tries again', milliseconds),
    newSignal: () => NEVER,
  })
  const dispatch = () =>
    runDispatcher({
      outbox,
      sender: courier,
      channel: CHANNEL,
      owner: name,
      time,
      inFlight: limits.pace.inFlight,
      after: (milliseconds, callBack) => world.after(name, 'looks', milliseconds, callBack),
      log,
      onDelivered: () => undefined,
    })
  let dispatcher: Dispatcher | null = null
  const stopping = new AbortController()
  /** It shows that it lives until all of it has ended. */
  const ended = new AbortController()
  const tick = () =>
    watch.tick().then(
      () => true,
      () => false,
    )
  /** As the program starts: nothing is claimed before it was seen to live. */
  const live = async () => {
    while (!ended.signal.aborted) {
      const isSeen = await tick()
      if (isSeen && !stopping.signal.aborted) dispatcher ??= dispatch()
      await world.stand(name, 'tick', TICK_MS)
    }
  }
  void live()

  return {
    name,
    time,
    jump: (milliseconds) => {
      offset += milliseconds
    },
    wake: () => dispatcher?.wake(),
    async stop() {
      stopping.abort()
      await dispatcher?.stop()
      ended.abort()
    },
  }
}
