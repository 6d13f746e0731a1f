import type { Mark, Subscriber } from '../../handlers/conversation/subscriber.ts'
import { daysBetween } from '../../knowledge/calendar/civil-day.ts'
import type { Reminder } from '../../knowledge/calendar/reminder.ts'
import type { ReminderKind, ReminderState } from '../../storage/database/tables/reminders.ts'
import type { ReminderRow } from '../../storage/database/schema.ts'
import type { NewReminder } from '../../storage/reminders/reminders.ts'
import type { Concern } from '../../handlers/reminders/concern.ts'
import { occurrenceId, type UpcomingView, type PlannedOccurrence } from './upcoming.ts'

/** What a chat was told, or was to be told, of one occurrence before. */
export type ToldBefore = Pick<
  ReminderRow,
  'key' | 'deadline' | 'occurrence' | 'send_on' | 'state' | 'reason'
>

/** A row of the record: what is told today, or why something is not; `send_on` is the day it is meant for. */
export type PlannedRow = Omit<NewReminder, 'delivery'>

/** Something to tell today. */
export interface PlannedItem {
  readonly row: PlannedRow
  readonly reminder: Reminder
  readonly kind: ReminderKind
  /** For `moved`: the last day as it was told before. */
  readonly before?: string
}

/** What one day brings to one chat. */
export interface Plan {
  readonly items: readonly PlannedItem[]
  /** What is recorded without being told. */
  readonly silent: readonly PlannedRow[]
}

/** One moment at which an occurrence is brought up. */
interface Candidate {
  readonly key: string
  readonly kind: ReminderKind
  readonly on: string
}

const isAbout =
  ({ deadline, occurrence, due }: PlannedOccurrence) =>
  (mark: Mark): boolean =>
    mark.deadline === deadline.id && mark.occurrence === occurrence.key && mark.due === due

const candidatesOf = (
  one: PlannedOccurrence,
  { leads, workdays }: Subscriber,
  marks: readonly Mark[],
  view: UpcomingView,
): readonly Candidate[] => {
  const { deadline, occurrence, revision } = one
  const id = occurrenceId(deadline.id, occurrence.key)
  const version = revision > 0 ? `#${revision}` : ''
  const days = view
    .daysOf(one, leads, workdays)
    .map(({ lead, on }): Candidate => ({ key: `${id}|lead:${lead}${version}`, kind: 'lead', on }))
  const snoozes = marks.flatMap(({ act, until }): readonly Candidate[] =>
    act === 'snoozed' && until !== null
      ? [{ key: `${id}|snooze:${until}${version}`, kind: 'snooze', on: until }]
      : [],
  )
  if (snoozes.length === 0) return days
  return [...days, ...snoozes].toSorted((first, second) => (first.on < second.on ? -1 : 1))
}

const latestOf = (days: readonly string[]): string =>
  days.reduce((latest, day) => (day > latest ? day : latest), '')

/**
 * Whether a row stands for good: it went out, something newer went out in its place, or the night
 * has taken it and would do so again.
 */
const isSettled = (row: ToldBefore | undefined, today: string): boolean =>
  row?.state === 'queued' ||
  row?.state === 'covered' ||
  (row?.reason === 'quiet-hours' && row.send_on === today)

/**
 * What is said of one occurrence today: the latest of the moments that have come, once, and never
 * again what something newer has said already.
 */
const planOne = (
  one: PlannedOccurrence,
  subscriber: Subscriber,
  told: readonly ToldBefore[],
  plannedOn: string | null,
  view: UpcomingView,
): Plan => {
  const { today } = view
  const { deadline, occurrence, due } = one
  const marks = subscriber.marks.filter(isAbout(one))
  const before = new Map(told.map((row) => [row.key, row]))
  const open = candidatesOf(one, subscriber, marks, view).filter(
    ({ key, on }) => on <= today && !isSettled(before.get(key), today),
  )
  const rowOf = (
    { key, kind, on }: Candidate,
    state: ReminderState,
    reason: string | null,
  ): PlannedRow => ({
    key,
    deadline: deadline.id,
    occurrence: occurrence.key,
    kind,
    due,
    send_on: on,
    state,
    reason,
  })
  const allSilent = (
    candidates: readonly Candidate[],
    state: ReminderState,
    reason: string,
  ): Plan => ({
    items: [],
    silent: candidates
      .filter(({ key }) => before.get(key)?.state !== state || before.get(key)?.reason !== reason)
      .map((candidate) => rowOf(candidate, state, reason)),
  })
  if (marks.some(({ act }) => act === 'done')) return allSilent(open, 'cancelled', 'done')
  if (due < today) {
    const since = plannedOn ?? today
    return allSilent(
      open.filter(({ on }) => on > since),
      'missed',
      'past',
    )
  }
  const isSnoozed = marks.some(({ act, until }) => act === 'snoozed' && (until ?? '') > today)
  if (isSnoozed) return allSilent(open, 'covered', 'snoozed')
  const lastTold = latestOf(
    told.filter(({ state }) => state === 'queued').map(({ send_on: sendOn }) => sendOn),
  )
  const chosen = open.findLast(({ on }) => on > lastTold)
  if (!chosen) return allSilent(open, 'covered', 'told')
  const rest = open.filter((candidate) => candidate !== chosen)
  const row = rowOf({ ...chosen, on: today }, 'queued', null)
  const left = daysBetween(today, due)
  return {
    items: [{ row, kind: chosen.kind, reminder: { deadline, occurrence, due, on: today, left } }],
    silent: allSilent(rest, 'covered', 'told').silent,
  }
}

/**
 * What one day brings to one chat, the most urgent first. Pure, and idempotent: with its own rows
 * among `told` it brings nothing more. `plannedOn` is the last day that was planned for this chat.
 */
export const planFor = (
  subscriber: Subscriber,
  told: readonly ToldBefore[],
  plannedOn: string | null,
  view: UpcomingView,
  isConcern: Concern,
): Plan => {
  if ((subscriber.pausedUntil ?? '') > view.today) return { items: [], silent: [] }
  const plans = view.upcoming
    .filter(({ deadline }) => isConcern(subscriber, deadline))
    .map((one) => {
      const own = told.filter(
        (row) => row.deadline === one.deadline.id && row.occurrence === one.occurrence.key,
      )
      return planOne(one, subscriber, own, plannedOn, view)
    })
  return {
    items: plans
      .flatMap(({ items }) => items)
      .toSorted((first, second) => first.row.due.localeCompare(second.row.due)),
    silent: plans.flatMap(({ silent }) => silent),
  }
}
