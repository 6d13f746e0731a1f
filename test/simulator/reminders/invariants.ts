import type { Kysely, Selectable } from 'kysely'
import { minuteOf } from '../../../bot/clock.ts'
import type { Subscriber } from '../../../handlers/subscriber.ts'
import { addDays } from '../../../knowledge/calendar/civil-day.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { workdayUpTo } from '../../../knowledge/calendar/workday.ts'
import type { Database } from '../../../storage/database/schema.ts'
import type { Call, Platform } from '../kit/platform.ts'
import { tasksOf, type Task } from './content.ts'
import type { Said } from './letter.ts'
import { isAskedFor, type Person } from './people.ts'
import { personOf, type Letter, type Watcher } from './watcher.ts'

export interface Ending {
  readonly db: Kysely<Database>
  readonly platform: Platform
  readonly watcher: Watcher
  readonly people: readonly Person[]
  /** The first day on which nothing went wrong any more. */
  readonly calmFrom: string
  readonly hasJumps: boolean
}

/** One message as the platform saw it. */
interface Shot {
  readonly call: Call
  readonly letter: Letter
  readonly person: string
  /** Civil day and minute of the program that sent it, when it was let go. */
  readonly today: string
  readonly minute: string
  readonly isShown: boolean
}

type Row = Selectable<Database['outbox']>
type Reminder = Selectable<Database['reminders']>

const isQuiet = ({ quiet }: Subscriber, minute: string): boolean => {
  if (!quiet) return false
  const { from, to } = quiet
  return from < to ? minute >= from && minute < to : minute >= from || minute < to
}

const tasksNow = (knowledge: Knowledge, around: string): readonly Task[] =>
  tasksOf(knowledge, around)

/** What is wrong with one thing said, seen from the instant at which it was let go. */
const faultsOf = (said: Said, { letter, today }: Shot): readonly string[] => {
  const { adopted, subscriber } = letter.grant
  const same = tasksNow(adopted, today).filter(({ name }) => name === said.name)
  if (said.kind === 'gone')
    return same.some(({ due }) => due === said.due && due >= today)
      ? [`I9: ${said.name} is told as gone, and falls due on ${said.due}`]
      : []
  const task = same.find(({ due }) => due === said.due)
  if (!task) return [`I9: ${said.name} is told for ${said.due}, which the content has not`]
  const deadline = adopted.deadlines.get(task.deadline)
  const isDone = subscriber?.marks.some(
    ({ act, deadline: of, due }) => act === 'done' && of === task.deadline && due === task.due,
  )
  return [
    ...(said.due < today ? [`I7: ${said.name} of ${said.due} is told when it is over`] : []),
    ...(isDone ? [`I7: ${said.name} of ${said.due} is told when it is done`] : []),
    ...(subscriber && deadline && !isAskedFor(subscriber, deadline)
      ? [`I7: ${said.name} is told to somebody who did not ask`]
      : []),
  ]
}

const countBy = <T>(list: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T[]> =>
  Map.groupBy(list, keyOf)

const checkShot = (shot: Shot, blame: Watcher['blame']) => {
  const { call, letter, today, minute, person } = shot
  const { subscriber, items } = letter.grant
  const what = `${call.key} to ${call.chat} on ${today} ${minute}`
  if (!subscriber) {
    blame('I7', `${what}: ${person} is not subscribed`)
    return
  }
  if ((subscriber.pausedUntil ?? '') > today) blame('I7', `${what}: it pauses`)
  if (isQuiet(subscriber, minute)) blame('I7', `${what}: at a quiet hour`)
  if (items.length === 0) blame('I2', `${what}: a message of which there is no record`)
  for (const said of letter.said)
    for (const fault of faultsOf(said, shot)) {
      const [invariant = '', ...rest] = fault.split(': ')
      blame(invariant, `${what}: ${rest.join(': ')}`)
    }
}

/** Of one delivery: once, and once more in doubt. */
const MOST_SHOWN = 2

/** Each lead, snooze or notice once, and once more for each doubt. */
const checkCounts = (shown: readonly Shot[], rows: readonly Row[], blame: Watcher['blame']) => {
  const doubts = new Map(rows.map((row) => [row.key, row.doubts]))
  const byItem = countBy(
    shown.flatMap(({ person, letter: { grant } }) =>
      grant.items.map(({ key: item }) => ({
        item: `${item} of ${person}`,
        key: grant.key,
        chat: grant.chat,
      })),
    ),
    ({ item }) => item,
  )
  for (const [item, all] of byItem) {
    const keys = new Set(all.map(({ key }) => key))
    const allowed = 1 + [...keys].reduce((sum, key) => sum + (doubts.get(key) ?? 0), 0)
    const isUnknown = all.some(({ key }) => (doubts.get(key) ?? 0) >= MOST_SHOWN)
    if (isUnknown && new Set(all.map(({ chat }) => chat)).size > 1)
      blame('I2', `${item} may have arrived, and is told in the second chat`)
    if (all.length > allowed)
      blame('I2', `${item} was shown ${all.length} times (${[...keys].join(', ')})`)
  }
  // What had to wait for the night or the platform counts for the day that it was planned for.
  const told = shown.flatMap(({ person, letter: { said, grant } }) =>
    said
      .filter(({ kind }) => kind === 'told')
      .flatMap(({ name, due }) =>
        grant.items
          .filter(({ key }) => key.startsWith(`sim-${name.at(-1)?.toLowerCase()}|`))
          .filter(({ key }) => /[|](lead|snooze):/u.test(key))
          .map(({ sendOn }) => ({
            about: `${name} of ${due} to ${person} planned for ${sendOn}`,
            key: grant.key,
          })),
      ),
  )
  for (const [about, all] of countBy(told, (one) => one.about)) {
    const keys = new Set(all.map(({ key }) => key))
    const isDoubtful = [...keys].some((key) => (doubts.get(key) ?? 0) > 0)
    if (keys.size > 1 && !isDoubtful) blame('I5', `${about}: ${[...keys].join(', ')}`)
  }
}

const ENDS = new Set(['sent', 'blocked', 'dead', 'unknown', 'cancelled'])

const checkRows = (
  rows: readonly Row[],
  reminders: readonly Reminder[],
  shots: readonly Shot[],
  blame: Watcher['blame'],
) => {
  for (const { key, state, message_id, doubts, reason } of rows) {
    const own = shots.filter(({ letter }) => letter.grant.key === key)
    const shown = own.filter(({ isShown }) => isShown)
    if (!ENDS.has(state)) blame('I8', `${key} is still ${state}`)
    if (state === 'sent' && !shown.some(({ call }) => call.messageId === message_id))
      blame('I3', `${key} is sent as ${message_id}, which was never shown`)
    if (state !== 'sent' && doubts === 0 && shown.length > 0)
      blame('I3', `${key} was shown and is ${state} without a doubt`)
    if (shown.length > Math.min(1 + doubts, MOST_SHOWN))
      blame('I2', `${key} was shown ${shown.length} times`)
    if (['blocked', 'dead', 'cancelled'].includes(state) && reason === null)
      blame('I1', `${key} is ${state} without a reason`)
  }
  for (const { chat, key, state, reason } of reminders)
    if (state !== 'queued' && reason === null) blame('I1', `${key} of ${chat} is ${state}, why?`)
}

/** Why a message did not come, as the record has it. */
const REASONS = new Set(['quiet-hours', 'unreachable'])

/** Everything that falls due when nothing goes wrong any more is told, or the record says why not. */
const checkLoss = (
  shown: readonly Shot[],
  rows: readonly Row[],
  reminders: readonly Reminder[],
  { watcher, people, calmFrom, hasJumps }: Ending,
) => {
  const stateOf = new Map(rows.map(({ key, state }) => [key, state]))
  const content = watcher.adopted()
  for (const { chat } of people) {
    const subscriber = watcher.subscriberOf(chat)
    if (!subscriber) continue
    const own = shown.filter(({ person }) => person === chat)
    for (const task of tasksNow(content, calmFrom)) {
      const deadline = content.deadlines.get(task.deadline)
      if (!deadline || task.due < calmFrom || !isAskedFor(subscriber, deadline)) continue
      const marks = subscriber.marks.filter(
        (mark) => mark.deadline === task.deadline && mark.due === task.due,
      )
      if (marks.some(({ act }) => act === 'done')) continue
      const until =
        marks
          .map((mark) => mark.until ?? '')
          .toSorted()
          .at(-1) ?? ''
      const days = subscriber.leads
        .map((lead) => addDays(task.due, -lead))
        .map((day) => (subscriber.workdays ? workdayUpTo(day, content.holidays) : day))
        .concat(until === '' ? [] : [until])
        .filter((day) => day >= calmFrom && day <= task.due)
        .filter((day) => day >= until && day >= (subscriber.pausedUntil ?? ''))
      if (days.length === 0) continue
      const about = own.filter(({ letter }) =>
        letter.said.some(
          ({ name, due, kind }) => name === task.name && due === task.due && kind !== 'gone',
        ),
      )
      const excuses = reminders.filter(
        (row) =>
          row.chat === chat &&
          row.deadline === task.deadline &&
          row.due === task.due &&
          (row.state === 'queued'
            ? ['blocked', 'dead', 'unknown'].includes(stateOf.get(row.delivery ?? '') ?? '')
            : REASONS.has(row.reason ?? '')),
      )
      const what = `${task.name} of ${task.due} to ${chat}`
      if (about.length === 0 && excuses.length === 0) {
        watcher.blame('I1', `${what} was never told, due to be on ${days.join(', ')}`)
        continue
      }
      if (hasJumps) continue
      const isNightly = isQuiet(subscriber, subscriber.time)
      for (const day of days) {
        const isOn = (other: string) =>
          other === day || (isNightly && (other === addDays(day, 1) || other === day))
        if (!about.some(({ today }) => isOn(today)) && !excuses.some((row) => isOn(row.send_on)))
          watcher.blame('I1', `${what} was not told on ${day}`)
      }
    }
  }
}

/** Holds what the platform saw against what people wanted and what the content said. */
export const breachesAtTheEnd = async (ending: Ending): Promise<void> => {
  const { db, platform, watcher } = ending
  const rows = await db.selectFrom('outbox').selectAll().orderBy('id').execute()
  const reminders = await db.selectFrom('reminders').selectAll().orderBy('id').execute()
  const shots = platform.calls.flatMap((call): readonly Shot[] => {
    const letter = watcher.letters.get(call.key)
    if (!letter) return []
    const { today, minute } = minuteOf(letter.grant.wall)
    const isShown = call.messageId !== null
    return [{ call, letter, person: personOf(call.chat), today, minute, isShown }]
  })
  const shown = shots.filter(({ isShown }) => isShown)
  for (const shot of shots) checkShot(shot, watcher.blame)
  checkCounts(shown, rows, watcher.blame)
  checkRows(rows, reminders, shots, watcher.blame)
  checkLoss(shown, rows, reminders, ending)
}
