import type { ChannelLimits } from '../../../bot/channels/channel.ts'
import { runDispatcher, type Dispatcher } from '../../../bot/delivery/dispatcher.ts'
import { createSender } from '../../../bot/delivery/sender.ts'
import { createTakeover } from '../../../bot/delivery/takeover.ts'
import type { DeliveryTime } from '../../../bot/clock.ts'
import { createOutbox, enqueue, type Outbox } from '../../../storage/outbox/outbox.ts'
import { createOwnerStore } from '../../../storage/outbox/owners.ts'
import type { Stores } from '../../../storage/stores.ts'
import type { Db } from '../kit/mutants.ts'
import { CHANNEL } from '../kit/platform.ts'
import { createProgram, type Birth, type Program } from '../kit/program.ts'
import type { Stage } from '../kit/stage.ts'
import type { DeliveryWitness } from './witness.ts'

/** The parts of the engine; a mutant has one of them replaced. */
export interface Engine {
  readonly storesOf: (db: Db, time: Pick<DeliveryTime, 'now'>) => Pick<Stores, 'outbox' | 'owners'>
  readonly watchOf: typeof createTakeover
  readonly enqueue: typeof enqueue
}

export const REAL_ENGINE: Engine = {
  storesOf: (db) => ({ outbox: createOutbox(db), owners: createOwnerStore(db) }),
  watchOf: createTakeover,
  enqueue,
}

/** One running program that sends. */
export interface Replica extends Program {
  wake(): void
  /** Ends as on SIGTERM: claims nothing more and finishes what is on its way. */
  stop(): Promise<void>
}

export interface ReplicaDeps {
  readonly stage: Pick<Stage, 'world' | 'db' | 'platform'>
  readonly engine: Engine
  readonly witness: DeliveryWitness
  readonly limits: ChannelLimits
}

const TICK_MS = 1000

export const runReplica = (
  { stage: { world, db, platform }, engine, witness, limits }: ReplicaDeps,
  birth: Birth,
): Replica => {
  const program = createProgram(birth)
  const { name, time, hands, reach } = program
  const real = engine.storesOf(db, time)
  const watched: Outbox = {
    ...real.outbox,
    async gate(delivery, gate, now) {
      const result = await real.outbox.gate(delivery, gate, now)
      witness.gated(delivery, gate, name, now, result)
      return result
    },
    async record(delivery, settlement, now) {
      const isTaken = await real.outbox.record(delivery, settlement, now)
      witness.recorded(delivery, settlement, isTaken)
      return isTaken
    },
    async reap(owner, ...args) {
      const taken = await real.outbox.reap(owner, ...args)
      if (taken !== null) witness.reaped(name, owner)
      return taken
    },
  }
  const outbox = reach(watched, ['claim', 'gate', 'record', 'reap'])
  const beats = {
    ...real.owners,
    async beat(owner: string, beat: number) {
      await real.owners.beat(owner, beat)
      witness.beat(owner)
    },
  }
  const watch = engine.watchOf({ ...hands, owners: reach(beats, ['beat']), outbox })
  const channel = {
    name: CHANNEL,
    limits,
    send: (chat: string, { text }: { readonly text: string }) => platform.send(name, chat, text),
  } as const
  const dispatch = () =>
    runDispatcher({
      ...hands,
      outbox,
      sender: createSender({ ...hands, outbox, channel }),
      channel: CHANNEL,
      inFlight: limits.pace.inFlight,
      after: (milliseconds, callBack) => world.after(name, 'looks', milliseconds, callBack),
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
    ...program,
    wake: () => dispatcher?.wake(),
    async stop() {
      stopping.abort()
      await dispatcher?.stop()
      ended.abort()
    },
  }
}
