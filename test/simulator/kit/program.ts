import { civilDay, type DeliveryTime } from '../../../bot/clock.ts'
import type { SenderDeps } from '../../../bot/delivery/sender.ts'
import type { TakeoverDeps } from '../../../bot/delivery/takeover.ts'
import { createLog } from '../../../bot/log.ts'
import type { World } from './world.ts'

/** How a program comes into the world. */
export interface Birth {
  readonly world: World
  readonly name: string
  /** How far its wall clock is ahead of true time, in milliseconds. */
  readonly ahead: number
  /** How often of a hundred times the database does not answer, before or after it did the work. */
  readonly silentPercent: () => number
  /** True where the operating system knows that a program has ended. */
  readonly isGone: (owner: string) => boolean
}

/** One running program: a wall clock of its own, and verbs in the midst of which it can die. */
export interface Program {
  readonly name: string
  readonly time: DeliveryTime
  readonly ahead: () => number
  /** Its wall clock jumps. */
  readonly jump: (milliseconds: number) => void
  /** How often the database did not answer it so far. */
  readonly failures: () => number
  /**
   * A store as this program reaches it. Before and after a verb it can be overtaken or die, and it can
   * miss the answer; all else that it asks is answered at once.
   */
  readonly reach: <S extends object>(store: S, verbs: readonly (keyof S)[]) => S
  /** What takeover and senders need of the program that they run in. */
  readonly hands: Omit<TakeoverDeps, 'owners' | 'outbox'> & Omit<SenderDeps, 'outbox' | 'channel'>
}

type Verb = (...args: readonly unknown[]) => Promise<unknown>

const NEVER = new AbortController().signal
const log = createLog('silent')

export const createProgram = ({ world, name, ahead, silentPercent, isGone }: Birth): Program => {
  let offset = ahead
  let failures = 0
  const time: DeliveryTime = {
    now: () => world.now() + offset,
    monthOf: (instant) => civilDay(new Date(instant)).slice(0, 'YYYY-MM'.length),
  }
  const cutShort = async (what: string, work: () => Promise<unknown>) => {
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
  const reach: Program['reach'] = (store, verbs) => {
    const cut = new Set<PropertyKey>(verbs)
    const reached = Object.entries(store).map(([what, verb]: [string, Verb]): [string, Verb] => [
      what,
      (...args) => {
        const work = () => verb(...args)
        return cut.has(what) ? cutShort(what, work) : world.atOnce(work)
      },
    ])
    return Object.fromEntries(reached) as typeof store
  }
  return {
    name,
    time,
    ahead: () => offset,
    jump: (milliseconds) => {
      offset += milliseconds
    },
    failures: () => failures,
    reach,
    hands: {
      owner: name,
      time,
      log,
      isGone,
      monotonic: () => world.now(),
      isPaced: true,
      wait: (milliseconds) => world.stand(name, 'tries again', milliseconds),
      newSignal: () => NEVER,
    },
  }
}
