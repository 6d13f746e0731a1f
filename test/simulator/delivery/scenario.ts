import type { Kysely } from 'kysely'
import type { ChannelLimits } from '../../../bot/channels/channel.ts'
import type { DeliveryDraft } from '../../../storage/outbox/outbox.ts'
import { deactivate, hearFrom } from '../../../storage/outbox/recipients.ts'
import type { Database } from '../../../storage/database/schema.ts'
import { createWriteTx } from '../../../storage/database/write-tx.ts'
import { breachesAtTheEnd, type Ending } from './invariants.ts'
import { CHANNEL, createPlatform } from '../kit/platform.ts'
import { runReplica, type Engine, type Replica } from './replica.ts'
import { createWitness } from './witness.ts'
import { createWorld } from '../kit/world.ts'

/** What a seed came to. */
export interface Report {
  readonly seed: number
  readonly breaches: readonly string[]
  readonly steps: readonly string[]
  /** What happened in it: `crash at gate done`, `answer in-doubt`, `jump`, `freeze`. */
  readonly events: readonly string[]
}

const DELIVERIES = 8
const STORM_STEPS = 130
/** More than anything takes that ends at all. */
const MOST_CALM_STEPS = 4000
const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const YEAR_MS = 365 * DAY_MS
/** Receipts, retries and rests together end sooner than this once faults stop. */
const ENDS_WITHIN_MS = 20 * MINUTE_MS
const WINDOW_MS = 2 * HOUR_MS
const JUMPS = [HOUR_MS, -HOUR_MS, YEAR_MS, -DAY_MS, 5 * SECOND_MS, -5 * SECOND_MS] as const
const LONGEST_LEAP_MS = 30 * SECOND_MS

const TABLES = ['outbox', 'attempts', 'owners', 'recipients', 'paces', 'quotas'] as const

/** The point without the delivery: `gate reply-1 done` is `gate done`. */
const pointOf = (what: string) => what.replace(/ (of )?(reply|reminder|p)-?\d+.*?( done)?$/u, '$3')

/** Runs one seed on a migrated database, of which nothing is kept. */
export const runScenario = async (
  db: Kysely<Database>,
  engine: Engine,
  seed: number,
): Promise<Report> => {
  for (const table of TABLES) await db.deleteFrom(table).execute()
  const world = createWorld(seed)
  const { dice } = world
  // A seed has some kinds of trouble and not others: each of them alone must be borne too.
  const has = {
    crashes: dice.percent(60),
    freezes: dice.percent(40),
    jumps: dice.percent(40),
    faults: dice.percent(60),
    silence: dice.percent(30),
    leaving: dice.percent(30),
    isTold: dice.percent(50),
  }
  const limits: ChannelLimits = {
    text: 4096,
    choices: 8,
    numbersChoices: false,
    writesFirst: 'always',
    window: dice.percent(20) ? WINDOW_MS : null,
    quota: null,
    pace: {
      perSecond: dice.pick([0, 2, 25]),
      burst: dice.pick([1, 1, 3]),
      chatPerSecond: dice.pick([0, 1]),
      inFlight: dice.pick([1, 2, 3]),
    },
  }
  const platform = createPlatform(world, has.faults)
  const witness = createWitness(world)
  const writeTx = createWriteTx(db)

  let isStorm = true
  let born = 0
  const alive: Replica[] = []
  const dead = new Set<string>()
  const frozen = new Set<string>()
  const events: string[] = []

  const spawn = () => {
    born += 1
    const replica = runReplica({
      world,
      db,
      engine,
      platform,
      witness,
      limits,
      name: `p${born}`,
      ahead: has.jumps && dice.percent(20) ? dice.pick(JUMPS) : 0,
      silentPercent: () => (has.silence && isStorm ? 4 : 0),
      isGone: (owner) => has.isTold && dead.has(owner),
    })
    alive.push(replica)
  }
  const bury = (replica: Replica) => {
    witness.died(replica.name)
    dead.add(replica.name)
    alive.splice(alive.indexOf(replica), 1)
  }
  const crash = (replica: Replica) => {
    world.note(`${replica.name} DIES`)
    for (const what of world.kill(replica.name)) events.push(`crash at ${pointOf(what)}`)
    bury(replica)
    frozen.delete(replica.name)
  }

  const chats = Array.from({ length: 3 + dice.below(2) }, (_, at) => `${CHANNEL}:${at + 1}`)
  const drafts: DeliveryDraft[] = Array.from({ length: DELIVERIES }, (_, at) => {
    const kind = dice.pick(['reply', 'reminder'] as const)
    const key = `${kind}-${at + 1}`
    const parcel = JSON.stringify({ text: key, choices: [] })
    return { key, channel: CHANNEL, chat: dice.pick(chats), class: kind, parcel }
  })
  const waiting = [...drafts]
  const wall = () => (alive.length > 0 ? dice.pick(alive).time.now() : world.now())

  /** A turn: the person was heard, and what is to be said is stored with it. */
  const say = async (count: number) => {
    const now = wall()
    const batch = waiting.splice(0, count)
    await writeTx(async (tx) => {
      for (const { chat } of batch) await hearFrom(tx, CHANNEL, chat, now)
      await engine.enqueue(tx, batch, now)
    })
    for (const { chat } of batch) {
      platform.unblock(chat)
      witness.heard(chat, now)
    }
    world.note(`${batch.map(({ key, chat }) => `${key} to ${chat}`).join(', ')} added`)
    for (const replica of alive) replica.wake()
  }
  /** The same update comes again: what it says is drafted again, and must not count. */
  const repeat = async () => {
    const said = drafts.slice(0, drafts.length - waiting.length)
    await writeTx((tx) => engine.enqueue(tx, said, world.now()))
    world.note('all of it drafted again')
  }
  const leave = async () => {
    const chat = dice.pick(chats)
    const now = wall()
    platform.block(chat)
    await writeTx((tx) => deactivate(tx, CHANNEL, chat, 'left', now))
    witness.left(chat)
    world.note(`${chat} leaves`)
  }

  /** One thing that happens from outside. */
  const disturb = async () => {
    const replica = alive.length > 0 ? dice.pick(alive) : null
    if (waiting.length > 0 && dice.percent(25)) await say(1 + dice.below(3))
    if (dice.percent(3)) await repeat()
    if (has.leaving && dice.percent(4)) await leave()
    if (!replica) {
      spawn()
      return
    }
    if (has.crashes && dice.percent(12)) crash(replica)
    else if (has.freezes && dice.percent(12) && !frozen.has(replica.name)) {
      world.note(`${replica.name} FREEZES`)
      frozen.add(replica.name)
      events.push('freeze')
    } else if (has.jumps && dice.percent(12)) {
      const jump = dice.pick(JUMPS)
      world.note(`${replica.name} JUMPS ${jump}`)
      replica.jump(jump)
      events.push('jump')
    }
    if (frozen.size > 0 && dice.percent(15)) {
      const name = dice.pick([...frozen])
      world.note(`${name} WAKES`)
      frozen.delete(name)
    }
    if (alive.length < 2 && dice.percent(30)) spawn()
    if (dice.percent(40)) world.pass(1 + dice.below(dice.pick([50, 500, 4000])))
    if (frozen.size > 0 && dice.percent(20)) world.pass(11_000)
  }

  const storm = async () => {
    for (let at = 0; at < STORM_STEPS; at += 1) {
      if (dice.percent(25)) await disturb()
      if (!(await world.step((who) => frozen.has(who))) && !world.passToNext()) spawn()
    }
  }

  /** No more faults: all programs but one end as on SIGTERM, and the last one finishes everything. */
  const calm = async (): Promise<Ending> => {
    isStorm = false
    platform.calm()
    frozen.clear()
    world.note('CALM')
    if (waiting.length > 0) await say(waiting.length)
    if (alive.length === 0) spawn()
    const [last, ...others] = alive
    for (const { name } of others) witness.stops(name)
    for (const replica of others)
      void replica.stop().then(async () => {
        const left = await db
          .selectFrom('outbox')
          .select('key')
          .where('owner', '=', replica.name)
          .where('state', '=', 'sending')
          .execute()
        for (const { key } of left)
          witness.blame('I11', `${replica.name} stopped with ${key} under way`)
        world.kill(replica.name)
        bury(replica)
      })
    const began = world.now()
    let leap = SECOND_MS
    let granted = witness.grants.length
    for (let step = 0; step < MOST_CALM_STEPS; step += 1) {
      if (await world.step(() => false)) continue
      const open = await db
        .selectFrom('outbox')
        .select('key')
        .where('state', 'in', ['pending', 'claimed', 'sending'])
        .limit(1)
        .execute()
      if (open.length === 0) break
      if (world.now() - began > ENDS_WITHIN_MS) break
      // Alone in the world, the last one sleeps through whatever there is to wait for.
      if (alive.length === 1 && granted === witness.grants.length) {
        world.pass(leap)
        leap = Math.min(leap * 2, LONGEST_LEAP_MS)
      } else leap = SECOND_MS
      granted = witness.grants.length
      world.passToNext()
    }
    return {
      drafts,
      limits,
      isSteady: !has.jumps && !has.silence && !has.freezes,
      last: last?.name ?? '',
    }
  }

  await say(1 + dice.below(DELIVERIES))
  for (let count = 1 + dice.below(3); count > 0; count -= 1) spawn()
  await storm()
  const ending = await calm()
  await breachesAtTheEnd(db, platform, witness, ending)
  for (const replica of alive) world.kill(replica.name)
  return {
    seed,
    breaches: witness.breaches,
    steps: world.steps,
    events: [...events, ...platform.calls.map(({ outcome }) => `answer ${outcome.kind}`)],
  }
}
