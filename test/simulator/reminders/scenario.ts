import { instantOf, minuteOf } from '../../../bot/clock.ts'
import { addDays, daysBetween } from '../../../knowledge/calendar/civil-day.ts'
import { createMuteSwitch } from '../../../storage/database/flags.ts'
import { createCrew } from '../kit/crew.ts'
import type { Db } from '../kit/mutants.ts'
import { FAULTS_IN_PLACE } from '../kit/platform.ts'
import { readOpen } from '../kit/rows.ts'
import { openStage, type Report } from '../kit/stage.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, YEAR_MS } from '../kit/world.ts'
import { createEditors, LAST_DUE_AFTER } from './content.ts'
import { breachesAtTheEnd } from './invariants.ts'
import { createCrowd } from './people.ts'
import { runReplica, type Parts } from './replica.ts'
import { createWatcher } from './watcher.ts'

/** Ordinary days, days off, the end of a year, and a plan of 2021. */
const FIRST_DAYS = ['2026-11-26', '2026-04-25', '2026-12-24', '2025-12-27', '2021-08-25'] as const
const STORM_DAYS = 5
const MOMENTS = ['00:00', '06:31', '07:00', '08:00', '08:00', '08:30', '12:30', '20:31', '23:59']
const JUMPS = [HOUR_MS, -HOUR_MS, DAY_MS, -DAY_MS, YEAR_MS, 2 * MINUTE_MS] as const
/** Retries, receipts and rests together end sooner than this once faults stop. */
const MOST_CALM_STEPS = 600

const TROUBLES = {
  crashes: 50,
  freezes: 30,
  jumps: 35,
  faults: 50,
  silence: 20,
  leaving: 25,
  edits: 50,
  acts: 70,
}

/** A few days of people, editors and programs in trouble, and then all the days that are left. */
export const playReminders = async (db: Db, parts: Parts, seed: number): Promise<Report> => {
  const firstDay = FIRST_DAYS[seed % FIRST_DAYS.length] ?? FIRST_DAYS[0]
  const start = instantOf(firstDay, '05:00')
  const stage = await openStage(db, { seed, start, troubles: TROUBLES, faults: FAULTS_IN_PLACE })
  const { world, dice, has, tried } = stage
  const editors = createEditors(dice, firstDay)
  const watcher = createWatcher(world, editors.newest())
  const crowd = createCrowd(stage, parts, watcher)
  const standing = createMuteSwitch(db)
  const crew = createCrew({
    stage,
    witness: watcher,
    start: (birth) => runReplica({ stage, parts, watcher, knowledge: editors.newest() }, birth),
    harmPercent: 14,
    wakePercent: 30,
    silentPercent: 3,
    aheadAtBirth: () => -HOUR_MS,
    jumpOf: (replica) =>
      replica.ahead() !== 0 && dice.percent(60) ? -replica.ahead() : dice.pick(JUMPS),
  })
  const { alive } = crew

  const unmute = async () => {
    if (await standing.unmute()) {
      world.note('a person lets reminders go on')
      tried('resume')
    }
    watcher.muted(false)
  }
  const mendClocks = () => {
    for (const replica of alive) replica.jump(-replica.ahead())
  }
  /** One thing that happens from outside. */
  const disturb = async () => {
    const { today } = minuteOf(world.now())
    if (has.acts && dice.percent(35)) {
      const what = await crowd.act(world.now(), today, watcher.adopted())
      world.note(what)
      tried(what.split(' ')[1] ?? '')
    }
    if (has.edits && dice.percent(12)) {
      const what = editors.edit()
      world.note(`EDIT ${what}`)
      tried('edit')
      // The new content comes with a program that starts, beside those that run or in their place;
      // who has not come so far as to take the old content over must not do so later.
      for (const replica of alive.filter((one) => !one.hasAdopted() || dice.percent(30)))
        crew.crash(replica)
      crew.spawn()
    }
    if (has.leaving && dice.percent(6))
      await stage.leave(dice.pick(crowd.people).chat, world.now(), watcher)
    if (has.jumps && dice.percent(10)) {
      // Somebody mends the clocks and has a look; now and then without mending them.
      if (dice.percent(80)) mendClocks()
      await unmute()
    }
    crew.trouble(alive.length > 0 ? dice.pick(alive) : undefined)
    if (alive.length === 0) crew.spawn()
  }

  const goTo = (instant: number) => world.pass(Math.max(0, instant - world.now()))
  const momentsOf = (list: readonly string[], count: number) =>
    [...new Set(Array.from({ length: count }, () => dice.pick(list)))].toSorted()

  const storm = async () => {
    for (let day = 0; day < STORM_DAYS; day += 1)
      for (const minute of momentsOf(MOMENTS, 3)) {
        goTo(instantOf(addDays(firstDay, day), minute))
        world.note(`--- ${addDays(firstDay, day)} ${minute}`)
        for (let step = 10 + dice.below(35); step > 0; step -= 1) await crew.step(12, disturb)
      }
  }

  const isOpen = async (now: number) =>
    (await readOpen(db)).some(({ state, next_at: at }) => state !== 'pending' || at <= now)
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
    crew.calm()
    const last = alive.find(({ knowledge }) => knowledge === editors.newest())
    for (const replica of alive.filter((one) => one !== last || dice.percent(50)))
      crew.crash(replica)
    if (alive.length === 0) crew.spawn()
    mendClocks()
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

  const { people } = crowd
  for (const person of people) await crowd.join(person, world.now())
  crew.spawn()
  if (dice.percent(70)) crew.spawn()
  await storm()
  const calmFrom = await calm()
  await breachesAtTheEnd({ ...stage, watcher, people, calmFrom, hasJumps: has.jumps })
  crew.end()
  return stage.report(watcher)
}
