import type { Selectable } from 'kysely'
import { minuteOf } from '../../../bot/clock.ts'
import type { Subscriber } from '../../../handlers/conversation/subscriber.ts'
import { addDays } from '../../../knowledge/calendar/civil-day.ts'
import { workdayUpTo } from '../../../knowledge/calendar/workday.ts'
import type { Database, OutboxRow } from '../../../storage/database/schema.ts'
import type { Call } from '../kit/platform.ts'
import { checkRow, ENDS, readDoubts } from '../kit/rows.ts'
import type { Stage } from '../kit/stage.ts'
import { tasksOf } from './content.ts'
import type { Said } from './letter.ts'
import { isAskedFor, type Person } from './people.ts'
import { personOf, type Letter, type Watcher } from './watcher.ts'

export interface Ending extends Pick<Stage, 'db' | 'platform'> {
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
}

type Reminder = Selectable<Database['reminders']>

const isQuiet = ({ quiet }: Subscriber, minute: string): boolean => {
  if (!quiet) return false
  const { from, to } = quiet
  return from < to ? minute >= from && minute < to : minute >= from || minute < to
}

/** Holds one thing said against the instant at which it was let go. */
const checkSaid = (said: Said, { letter, today }: Shot, blame: Watcher['blame']): void => {
  const { adopted, subscriber } = letter.grant
  const what = `${said.name} of ${said.due} is told`
  const same = tasksOf(adopted, today).filter(({ name }) => name === said.name)
  const task = same.find(({ due }) => due === said.due)
  if (said.kind === 'gone') {
    if (task && said.due >= today) blame('I9', `${what} as gone, and falls due`)
    return
  }
  if (!task) {
    blame('I9', `${what}, which the content has not`)
    return
  }
  const deadline = adopted.deadlines.get(task.deadline)
  const isDone = subscriber?.marks.some(
    ({ act, deadline: of, due }) => act === 'done' && of === task.deadline && due === task.due,
  )
  if (said.due < today) blame('I7', `${what} when it is over`)
  if (isDone) blame('I7', `${what} when it is done`)
  if (subscriber && deadline && !isAskedFor(subscriber, deadline))
    blame('I7', `${what} to somebody who did not ask`)
}

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
    checkSaid(said, shot, (invariant, fault) => blame(invariant, `${what}: ${fault}`))
}

/** So many doubts of one delivery, and nobody sends it again. */
const MOST_DOUBTS = 2

/** Each lead, snooze or notice once, and once more for each doubt. */
const checkCounts = (
  shown: readonly Shot[],
  rows: readonly OutboxRow[],
  blame: Watcher['blame'],
) => {
  const doubts = new Map(rows.map((row) => [row.key, row.doubts]))
  const byItem = Map.groupBy(
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
    const isUnknown = all.some(({ key }) => (doubts.get(key) ?? 0) >= MOST_DOUBTS)
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
  for (const [about, all] of Map.groupBy(told, (one) => one.about)) {
    const keys = new Set(all.map(({ key }) => key))
    const isDoubtful = [...keys].some((key) => (doubts.get(key) ?? 0) > 0)
    if (keys.size > 1 && !isDoubtful) blame('I5', `${about}: ${[...keys].join(', ')}`)
  }
}

/** What was taken back is over, too. */
const ENDED = new Set([...ENDS, 'cancelled' as const])

const checkRows = (
  rows: readonly OutboxRow[],
  doubts: ReadonlyMap<number, number>,
  reminders: readonly Reminder[],
  shown: readonly Shot[],
  blame: Watcher['blame'],
) => {
  for (const row of rows) {
    const own = shown.filter(({ letter }) => letter.grant.key === row.key)
    const arrived = own.map(({ call }) => call)
    checkRow(row, arrived, doubts.get(row.id) ?? 0, blame, ENDED)
  }
  for (const { chat, key, state, reason } of reminders)
    if (state !== 'queued' && reason === null) blame('I1', `${key} of ${chat} is ${state}, why?`)
}

/** Why a message did not come, as the record has it. */
const REASONS = new Set(['quiet-hours', 'unreachable'])

/** Everything that falls due when nothing goes wrong any more is told, or the record says why not. */
const checkLoss = (
  shown: readonly Shot[],
  rows: readonly OutboxRow[],
  reminders: readonly Reminder[],
  { watcher, people, calmFrom, hasJumps }: Ending,
) => {
  const stateOf = new Map(rows.map(({ key, state }) => [key, state]))
  const content = watcher.adopted()
  for (const { chat } of people) {
    const subscriber = watcher.subscriberOf(chat)
    if (!subscriber) continue
    const own = shown.filter(({ person }) => person === chat)
    for (const task of tasksOf(content, calmFrom)) {
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
    return letter
      ? [{ call, letter, person: personOf(call.chat), ...minuteOf(letter.grant.wall) }]
      : []
  })
  const shown = shots.filter(({ call }) => call.messageId !== null)
  for (const shot of shots) checkShot(shot, watcher.blame)
  checkCounts(shown, rows, watcher.blame)
  checkRows(rows, await readDoubts(db), reminders, shown, watcher.blame)
  checkLoss(shown, rows, reminders, ending)
}
