import type { Kysely } from 'kysely'
import { instantOf, minuteOf } from '../../../bot/clock.ts'
import { addDays, daysBetween } from '../../../knowledge/calendar/civil-day.ts'
import { deactivate } from '../../../storage/outbox/recipients.ts'
import type { Database } from '../../../storage/database/schema.ts'
import { createMuteSwitch } from '../../../storage/database/flags.ts'
import { createWriteTx } from '../../../storage/database/write-tx.ts'
import { createPlatform, FAULTS_IN_PLACE } from '../kit/platform.ts'
import type { Report } from '../delivery/scenario.ts'
import { createWorld } from '../kit/world.ts'
import { createEditors, LAST_DUE_AFTER } from './content.ts'
import { breachesAtTheEnd } from './invariants.ts'
import type { Parts } from './parts.ts'
import { createCrowd } from './people.ts'
import { runReplica, type Replica } from './replica.ts'
import { createWatcher } from './watcher.ts'

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const YEAR_MS = 365 * DAY_MS
/** Ordinary days, days off, the end of a year, and a plan of 2021. */
const FIRST_DAYS = ['2026-11-26', '2026-04-25', '2026-12-24', '2025-12-27', '2021-08-25'] as const
const STORM_DAYS = 5
const MOMENTS = ['00:00', '06:31', '07:00', '08:00', '08:00', '08:30', '12:30', '20:31', '23:59']
const JUMPS = [HOUR_MS, -HOUR_MS, DAY_MS, -DAY_MS, YEAR_MS, 2 * MINUTE_MS] as const
/** Retries, receipts and rests together end sooner than this once faults stop. */
const MOST_CALM_STEPS = 600
const OPEN = ['pending', 'claimed', 'sending'] as const

const TABLES = [
  'outbox',
  'attempts',
  'owners',
  'recipients',
  'paces',
  'quotas',
  'subscribers',
  'agenda',
  'reminders',
  'marks',
  'standing',
] as const

/** Runs one seed on a migrated database, of which nothing is kept. */
export const runReminders = async (
  db: Kysely<Database>,
  parts: Parts,
  seed: number,
): Promise<Report> => {
  for (const table of TABLES) await db.deleteFrom(table).execute()
  const firstDay = FIRST_DAYS[seed % FIRST_DAYS.length] ?? FIRST_DAYS[0]
  const world = createWorld(seed, instantOf(firstDay, '05:00'))
  const { dice } = world
  // A seed has some kinds of trouble and not others: each of them alone must be borne too.
  const has = {
    crashes: dice.percent(50),
    freezes: dice.percent(30),
    jumps: dice.percent(35),
    faults: dice.percent(50),
    silence: dice.percent(20),
    leaving: dice.percent(25),
    edits: dice.percent(50),
    acts: dice.percent(70),
  }
  const editors = createEditors(dice, firstDay)
  const watcher = createWatcher(world, editors.newest())
  const platform = createPlatform(world, has.faults, FAULTS_IN_PLACE)
  const crowd = createCrowd({ dice, db, parts, platform, watcher })
  const standing = createMuteSwitch(db)
  const writeTx = createWriteTx(db)

  let isStorm = true
  let born = 0
  const alive: Replica[] = []
  const dead = new Set<string>()
  const frozen = new Set<string>()
  const events: string[] = []
  const isFrozen = (who: string) => frozen.has(who)

  const spawn = () => {
    born += 1
    const replica = runReplica({
      world,
      db,
      parts,
      platform,
      watcher,
      knowledge: editors.newest(),
      name: `p${born}`,
      ahead: has.jumps && dice.percent(20) ? -HOUR_MS : 0,
      silentPercent: () => (has.silence && isStorm ? 3 : 0),
      isGone: (owner) => dead.has(owner),
    })
    world.note(`${replica.name} STARTS`)
    alive.push(replica)
  }
  const crash = (replica: Replica) => {
    world.note(`${replica.name} DIES`)
    for (const what of world.kill(replica.name))
      events.push(`crash at ${what.replace(/letter-\d+/u, 'letter')}`)
    replica.end()
    dead.add(replica.name)
    frozen.delete(replica.name)
    alive.splice(alive.indexOf(replica), 1)
  }
  const unmute = async () => {
    if (await standing.unmute()) {
      world.note('a person lets reminders go on')
      events.push('resume')
    }
    watcher.muted(false)
  }
  /** Somebody mends the clocks and has a look; now and then without mending them. */
  const look = async () => {
    if (dice.percent(80)) for (const replica of alive) replica.jump(-replica.ahead())
    await unmute()
  }
  const leave = async () => {
    const { chat } = dice.pick(crowd.people)
    platform.block(chat)
    await writeTx((tx) => deactivate(tx, 'telegram', chat, 'left', world.now()))
    watcher.left(chat)
    world.note(`${chat} leaves`)
  }
  const trouble = (replica: Replica) => {
    if (has.crashes && dice.percent(14)) crash(replica)
    else if (has.freezes && dice.percent(14) && !frozen.has(replica.name)) {
      world.note(`${replica.name} FREEZES`)
      frozen.add(replica.name)
      events.push('freeze')
    } else if (has.jumps && dice.percent(14)) {
      const by = replica.ahead() !== 0 && dice.percent(60) ? -replica.ahead() : dice.pick(JUMPS)
      world.note(`${replica.name} JUMPS ${by}`)
      replica.jump(by)
      events.push(`jump ${by}`)
    }
  }
  /** One thing that happens from outside. */
  const disturb = async () => {
    const { today } = minuteOf(world.now())
    if (has.acts && dice.percent(35)) {
      const what = await crowd.act(world.now(), today, watcher.adopted())
      world.note(what)
      events.push(what.split(' ')[1] ?? '')
    }
    if (has.edits && dice.percent(12)) {
      const what = editors.edit()
      world.note(`EDIT ${what}`)
      events.push('edit')
      // The new content comes with a program that starts, beside those that run or in their place;
      // who has not come so far as to take the old content over must not do so later.
      for (const replica of alive.filter((one) => !one.hasAdopted() || dice.percent(30)))
        crash(replica)
      spawn()
    }
    if (has.leaving && dice.percent(6)) await leave()
    if (has.jumps && dice.percent(10)) await look()
    if (alive.length > 0) trouble(dice.pick(alive))
    if (frozen.size > 0 && dice.percent(30)) frozen.delete(dice.pick([...frozen]))
    if (alive.length < 2 && dice.percent(30)) spawn()
    if (alive.length === 0) spawn()
  }

  const goTo = (instant: number) => world.pass(Math.max(0, instant - world.now()))
  const momentsOf = (list: readonly string[], count: number) =>
    [...new Set(Array.from({ length: count }, () => dice.pick(list)))].toSorted()

  const storm = async () => {
    for (let day = 0; day < STORM_DAYS; day += 1)
      for (const minute of momentsOf(MOMENTS, 3)) {
        goTo(instantOf(addDays(firstDay, day), minute))
        world.note(`--- ${addDays(firstDay, day)} ${minute}`)
        for (let step = 10 + dice.below(35); step > 0; step -= 1) {
          if (dice.percent(12)) await disturb()
          if (!(await world.step(isFrozen)) && !world.passToNext()) spawn()
        }
      }
  }

  const isOpen = async (now: number) => {
    const rows = await db
      .selectFrom('outbox')
      .select('id')
      .where('state', 'in', OPEN)
      .where((eb) => eb.or([eb('next_at', '<=', now), eb('state', '!=', 'pending')]))
      .limit(1)
      .execute()
    return rows.length > 0
  }
  /** Lets one program do all that there is to do now, and look once more after it. */
  const settle = async () => {
    let looks = 0
    for (let step = 0; step < MOST_CALM_STEPS && looks < 2; step += 1) {
      if (await world.step(() => false)) continue
      looks = (await isOpen(world.now() + 2 * MINUTE_MS)) ? 0 : looks + 1
      world.passToNext()
    }
  }
  /** When people are written to, and when a night ends that something waits for. */
  const calmMoments = async () => {
    const times = crowd.people.flatMap(({ chat }) => watcher.subscriberOf(chat)?.time ?? [])
    const waits = (await isOpen(Number.MAX_SAFE_INTEGER)) ? ['07:00', '13:00'] : []
    return [...new Set([...times, ...waits])].toSorted()
  }

  /** No more faults: one program with a right clock goes on until everything is over. */
  const calm = async (): Promise<string> => {
    isStorm = false
    platform.calm()
    frozen.clear()
    world.note('CALM')
    const last = alive.find(({ knowledge }) => knowledge === editors.newest())
    for (const replica of alive.filter((one) => one !== last || dice.percent(50))) crash(replica)
    if (alive.length === 0) spawn()
    for (const replica of alive) replica.jump(-replica.ahead())
    await settle()
    await unmute()
    await settle()
    const from = addDays(minuteOf(world.now()).today, 1)
    const days = daysBetween(from, addDays(firstDay, LAST_DUE_AFTER)) + 2
    for (let day = 0; day < days; day += 1)
      for (const minute of await calmMoments()) {
        goTo(instantOf(addDays(from, day), minute))
        world.note(`--- ${addDays(from, day)} ${minute}`)
        await settle()
        await unmute()
      }
    for (let more = 0; more < 3; more += 1) {
      world.pass(HOUR_MS)
      await settle()
    }
    return from
  }

  for (const person of crowd.people) await crowd.join(person, world.now())
  spawn()
  if (dice.percent(70)) spawn()
  await storm()
  const calmFrom = await calm()
  const { people } = crowd
  await breachesAtTheEnd({ db, platform, watcher, people, calmFrom, hasJumps: has.jumps })
  for (const replica of alive) {
    world.kill(replica.name)
    replica.end()
  }
  return {
    seed,
    breaches: watcher.breaches,
    steps: world.steps,
    events: [...events, ...platform.calls.map(({ outcome }) => `answer ${outcome.kind}`)],
  }
}
