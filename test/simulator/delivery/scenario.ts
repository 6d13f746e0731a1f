import type { DeliveryDraft } from '../../../storage/outbox/outbox.ts'
import { hearFrom } from '../../../storage/outbox/recipients.ts'
import { createCrew } from '../kit/crew.ts'
import type { Db } from '../kit/mutants.ts'
import { CHANNEL, limitsOf } from '../kit/platform.ts'
import { readOpen } from '../kit/rows.ts'
import { openStage, type Report } from '../kit/stage.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, YEAR_MS } from '../kit/world.ts'
import { breachesAtTheEnd } from './invariants.ts'
import { runReplica, type Engine } from './replica.ts'
import { createDeliveryWitness } from './witness.ts'

const DELIVERIES = 8
const STORM_STEPS = 130
/** More than anything takes that ends at all. */
const MOST_CALM_STEPS = 4000
/** Receipts, retries and rests together end sooner than this once faults stop. */
const ENDS_WITHIN_MS = 20 * MINUTE_MS
const WINDOW_MS = 2 * HOUR_MS
/** How clocks jump, in milliseconds. */
export const JUMPS = [HOUR_MS, -HOUR_MS, YEAR_MS, -DAY_MS, 5 * SECOND_MS, -5 * SECOND_MS] as const
const LONGEST_LEAP_MS = 30 * SECOND_MS
const TROUBLES = {
  crashes: 60,
  freezes: 40,
  jumps: 40,
  faults: 60,
  silence: 30,
  leaving: 30,
  isTold: 50,
}

/** Replies and reminders to a few chats, sent by programs in trouble. */
export const playDelivery = async (db: Db, engine: Engine, seed: number): Promise<Report> => {
  const stage = await openStage(db, { seed, troubles: TROUBLES })
  const { world, dice, platform, has, writeTx } = stage
  const window = dice.percent(20) ? WINDOW_MS : null
  const pace = {
    perSecond: dice.pick([0, 2, 25]),
    burst: dice.pick([1, 1, 3]),
    chatPerSecond: dice.pick([0, 1]),
    inFlight: dice.pick([1, 2, 3]),
  }
  const limits = limitsOf(pace, { window })
  const witness = createDeliveryWitness(world)
  const crew = createCrew({
    stage,
    witness,
    start: (birth) => runReplica({ stage, engine, witness, limits }, birth),
    harmPercent: 12,
    wakePercent: 15,
    silentPercent: 4,
    aheadAtBirth: () => dice.pick(JUMPS),
    jumpOf: () => dice.pick(JUMPS),
    isTold: has.isTold,
  })
  const { alive } = crew

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

  /** One thing that happens from outside. */
  const disturb = async () => {
    const met = alive.length > 0 ? dice.pick(alive) : null
    if (waiting.length > 0 && dice.percent(25)) await say(1 + dice.below(3))
    if (dice.percent(3)) await repeat()
    if (has.leaving && dice.percent(4)) await stage.leave(dice.pick(chats), wall(), witness)
    if (!met) {
      crew.spawn()
      return
    }
    crew.trouble(met)
    if (dice.percent(40)) world.pass(1 + dice.below(dice.pick([50, 500, 4000])))
    if (crew.hasFrozen() && dice.percent(20)) world.pass(11_000)
  }

  /** No more faults: all programs but one end as on SIGTERM, and the last one finishes everything. */
  const calm = async () => {
    crew.calm()
    if (waiting.length > 0) await say(waiting.length)
    if (alive.length === 0) crew.spawn()
    const others = alive.slice(1)
    for (const { name } of others) witness.stops(name)
    for (const replica of others)
      void replica.stop().then(async () => {
        const { name } = replica
        for (const { key, owner, state } of await readOpen(db))
          if (owner === name && state === 'sending')
            witness.blame('I11', `${name} stopped with ${key} under way`)
        crew.bury(replica)
      })
    const began = world.now()
    let leap = SECOND_MS
    let granted = witness.grants.length
    for (let step = 0; step < MOST_CALM_STEPS; step += 1) {
      if (await world.step(() => false)) continue
      if ((await readOpen(db)).length === 0 || world.now() - began > ENDS_WITHIN_MS) break
      // Alone in the world, the last one sleeps through whatever there is to wait for.
      if (alive.length === 1 && granted === witness.grants.length) {
        world.pass(leap)
        leap = Math.min(leap * 2, LONGEST_LEAP_MS)
      } else leap = SECOND_MS
      granted = witness.grants.length
      world.passToNext()
    }
  }

  await say(1 + dice.below(DELIVERIES))
  for (let count = 1 + dice.below(3); count > 0; count -= 1) crew.spawn()
  for (let step = 0; step < STORM_STEPS; step += 1) await crew.step(25, disturb)
  await calm()
  const isSteady = !has.jumps && !has.silence && !has.freezes
  await breachesAtTheEnd(stage, witness, { drafts, limits, isSteady })
  crew.end()
  return stage.report(witness)
}
