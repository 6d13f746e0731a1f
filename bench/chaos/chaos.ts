import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Fault } from '../../test/support/fakes/fake-channel.ts'
import { createDice, type Dice } from '../../test/simulator/kit/dice.ts'
import { startServer } from '../../test/support/database/postgres.ts'
import type { Ledger } from './ledger.ts'
import type { PlatformName, Reach } from './platforms.ts'
import { openWorld, type World } from './world.ts'

export interface ChaosOptions {
  readonly kills: number
  readonly seed: number
  readonly database: 'sqlite' | 'postgres'
  /** False where platforms reach the program directly: what it misses they try again, or give up. */
  readonly isBalanced: boolean
  readonly tell: (line: string) => void
}

export interface Chaos {
  readonly kills: number
  readonly freezes: number
  readonly restarts: number
  /** Starts that failed and were tried again. */
  readonly failedStarts: number
  readonly faults: number
  readonly people: number
  /** In words what was still on its way when nothing moved any more; empty is settled. */
  readonly left: readonly string[]
  readonly seconds: number
  readonly ledger: Ledger
}

const PLATFORMS: readonly PlatformName[] = ['telegram', 'zalo-bot']
/** What people write; each gets another answer. */
const TALK = ['trợ giúp', 'hồ sơ gồm những gì', 'kiểm tra điều kiện', 'đồng ý']
const FAULTS: readonly Fault[] = [
  'too-many',
  'blocked',
  'bad-gateway',
  'internal',
  'accept-then-502',
  'drop-before',
  'accept-then-drop',
  'bad-json',
]
/** A Zalo bot may send five messages a second, a Telegram bot twenty-five. */
const ZALO_EVERY = 6
const FAULT_EVERY = 5
const SLOW_EVERY = 20
const SLOW_MS = 500
/** So many messages are looked at before they come; a burst must not run through. */
const PLANNED_AHEAD = 20
const LOOK_MS = 50
const FREEZE_MS = 3500
const SECOND_MS = 1000

/** Kills, freezes and restarts one program after another until enough were killed. */
const harm = async (world: World, { kills, tell }: ChaosOptions, dice: Dice) => {
  const done = { kills: 0, freezes: 0, restarts: 0 }
  while (done.kills < kills) {
    await wait(dice.between(200, 1500))
    const victim = dice.pick(world.replicas)
    const roll = dice.between(0, 9)
    if (roll === 0) {
      done.freezes += 1
      victim.freeze()
      await wait(FREEZE_MS)
      victim.wake()
    } else if (roll === 1) {
      done.restarts += 1
      await world.terminate(victim)
      await world.start()
    } else {
      done.kills += 1
      await world.kill(victim)
      await world.start()
      tell(`killed ${done.kills} of ${kills}`)
    }
  }
  return done
}

/** People come one after the other, each wants to be reminded and writes the whole talk. */
const populate = async (world: World, dice: Dice, signal: AbortSignal): Promise<number> => {
  const talks: Promise<void>[] = []
  let people = 0
  while (!signal.aborted) {
    people += 1
    const platform = people % ZALO_EVERY === 0 ? 'zalo-bot' : 'telegram'
    const chat = world.meet(platform, String(100_000 + people))
    const talk = async () => {
      for (const text of TALK) {
        await world.say(chat, text)
        if (text === TALK[0]) await world.subscribe(chat)
        await wait(dice.between(0, 1500))
      }
    }
    talks.push(talk())
    await wait(dice.between(500, 1000))
  }
  await Promise.all(talks)
  return people
}

/** Something goes wrong with every fifth message of a platform, more or less. */
const disturb = async ({ fake, out }: Reach, dice: Dice, signal: AbortSignal): Promise<number> => {
  let faults = 0
  let planned = 0
  while (!signal.aborted) {
    const sends = fake.calls.filter(({ method }) => method === 'sendMessage').length
    for (; planned < sends + PLANNED_AHEAD; planned += 1) {
      const isFault = dice.between(1, FAULT_EVERY) === 1
      fake.fail(isFault ? dice.pick(FAULTS) : null)
      if (isFault) faults += 1
      if (dice.between(1, SLOW_EVERY) === 1) out.slow(SLOW_MS, 2)
    }
    await wait(LOOK_MS)
  }
  return faults
}

/** One run on an empty database. */
export const runChaos = async (options: ChaosOptions): Promise<Chaos> => {
  const { database, seed, isBalanced } = options
  const folder = mkdtempSync(join(tmpdir(), 'htx-chaos-'))
  const server = database === 'postgres' ? await startServer() : null
  const began = performance.now()
  const url = server?.url ?? `sqlite:${join(folder, 'a.db')}`
  const world = await openWorld(url, PLATFORMS, { isBalanced })
  const over = new AbortController()
  try {
    await world.start()
    // Only PostgreSQL is shared.
    if (server) await world.start()
    const populating = populate(world, createDice(seed + 1), over.signal)
    const disturbing = [...world.platforms.values()].map((reach, at) =>
      disturb(reach, createDice(seed + 2 + at), over.signal),
    )
    const done = await harm(world, options, createDice(seed))
    over.abort()
    const people = await populating
    const faults = (await Promise.all(disturbing)).reduce((sum, count) => sum + count, 0)
    options.tell('no more harm: waiting until nothing waits')
    const left = await world.settle()
    const ledger = await world.count()
    const seconds = Math.round((performance.now() - began) / SECOND_MS)
    const { failedStarts } = world
    return { ...done, failedStarts, faults, people, left, seconds, ledger }
  } finally {
    over.abort()
    await world.end()
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
