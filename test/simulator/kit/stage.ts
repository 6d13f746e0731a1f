import type { Kysely } from 'kysely'
import type { Database } from '../../../storage/database/schema.ts'
import { createWriteTx, type WriteTx } from '../../../storage/database/write-tx.ts'
import { deactivate } from '../../../storage/outbox/recipients.ts'
import type { Dice } from './dice.ts'
import { CHANNEL, createPlatform, type Fault, type Platform } from './platform.ts'
import type { Witness } from './witness.ts'
import { createWorld, type World } from './world.ts'

/** Kinds of trouble that every promise must bear. */
export type Trouble = 'crashes' | 'freezes' | 'jumps' | 'faults' | 'silence' | 'leaving'

/** What a seed came to. */
export interface Report {
  readonly seed: number
  readonly breaches: readonly string[]
  readonly steps: readonly string[]
  /** What was tried in it: `crash at gate done`, `answer in-doubt`, `jump 3600000`, `freeze`. */
  readonly events: readonly string[]
}

/** Where a seed is played: a world, a platform, an empty database, and the trouble that there is. */
export interface Stage<K extends string = Trouble> {
  readonly db: Kysely<Database>
  readonly writeTx: WriteTx
  readonly world: World
  readonly dice: Dice
  readonly platform: Platform
  readonly has: Readonly<Record<K, boolean>>
  /** Keeps that something was tried. */
  readonly tried: (event: string) => void
  /** A person blocks the bot, and the program hears of it. */
  leave(chat: string, now: number, witness: Witness): Promise<void>
  report(witness: Witness): Report
}

export interface StageOptions<K extends string> {
  readonly seed: number
  /** How many of a hundred seeds have a kind of trouble: each alone must be borne too. */
  readonly troubles: Readonly<Record<K | Trouble, number>>
  /** True time in milliseconds at which it begins. */
  readonly start?: number
  /** What a send can come to beside success. */
  readonly faults?: readonly Fault[]
}

const TABLES = [
  ...(['outbox', 'attempts', 'owners', 'recipients', 'paces', 'quotas'] as const),
  ...(['subscribers', 'agenda', 'reminders', 'marks', 'standing'] as const),
]

/** Sets the stage on a migrated database, of which nothing is kept. */
export const openStage = async <K extends string = Trouble>(
  db: Kysely<Database>,
  { seed, troubles, start, faults }: StageOptions<K>,
): Promise<Stage<K | Trouble>> => {
  for (const table of TABLES) await db.deleteFrom(table).execute()
  const world = createWorld(seed, start)
  const { dice } = world
  const has = Object.fromEntries(
    Object.entries<number>(troubles).map(([kind, often]) => [kind, dice.percent(often)]),
  ) as Record<K | Trouble, boolean>
  const platform = createPlatform(world, has.faults, faults)
  const writeTx = createWriteTx(db)
  const events: string[] = []
  return {
    db,
    writeTx,
    world,
    dice,
    platform,
    has,
    tried: (event) => void events.push(event),
    async leave(chat, now, witness) {
      platform.block(chat)
      await writeTx((tx) => deactivate(tx, CHANNEL, chat, 'left', now))
      witness.left(chat)
      world.note(`${chat} leaves`)
    },
    report: ({ breaches }) => ({
      seed,
      breaches,
      steps: world.steps,
      events: [...events, ...platform.calls.map(({ outcome }) => `answer ${outcome.kind}`)],
    }),
  }
}
