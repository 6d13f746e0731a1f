import { addDays, daysBetween } from './civil-day.ts'
import type { Deadline } from '../schema/deadline.ts'
import type { Holidays } from '../schema/holiday.ts'
import { lastDayOf, occurrencesOf, type Occurrence } from './occurrence.ts'
import { workdayUpTo } from './workday.ts'

/** Days before the last day on which an officer is reminded, unless they chose others. */
export const LEADS: readonly number[] = [30, 7, 1, 0]

/** The longest lead time that anybody can choose, in days. */
export const LONGEST_LEAD = 90

/** More days than any run of holidays: how far a lead time can be shifted. */
export const LONGEST_SHIFT = 31

/** A lead time in days, and the day that it falls on. */
export interface LeadDay {
  readonly lead: number
  readonly on: string
}

/** One message to send: on a day, about one occurrence. */
export interface Reminder {
  readonly deadline: Deadline
  readonly occurrence: Occurrence
  /** The last safe day. */
  readonly due: string
  /** The day of sending: a working day, never after `due`. */
  readonly on: string
  /** Days from `on` to `due`. */
  readonly left: number
}

/**
 * Each lead time with its day, the earliest first: the day itself, or with `holidays` the working day
 * before.
 */
export const leadDays = (
  due: string,
  leads: readonly number[],
  holidays: Holidays | null,
): readonly LeadDay[] =>
  leads
    .map((lead) => {
      const day = addDays(due, -lead)
      return { lead, on: holidays === null ? day : workdayUpTo(day, holidays) }
    })
    .toSorted((one, other) => one.on.localeCompare(other.on) || other.lead - one.lead)

/** The days on which one occurrence is reminded of: each lead on a working day, a day once. */
export const reminderDays = (
  due: string,
  holidays: Holidays,
  leads: readonly number[] = LEADS,
): readonly string[] => [...new Set(leadDays(due, leads, holidays).map(({ on }) => on))]

const remindersOfOne = (
  deadline: Deadline,
  holidays: Holidays,
  from: string,
  to: string,
  leads: readonly number[],
): readonly Reminder[] => {
  if (deadline.type === 'goal') return []
  const reach = Math.max(...leads) + LONGEST_SHIFT
  const window = { start: from, end: addDays(to, reach + 1) }
  return occurrencesOf(deadline.time, window).flatMap((occurrence) => {
    const due = lastDayOf(occurrence)
    return reminderDays(due, holidays, leads)
      .filter((on) => on >= from && on <= to)
      .map((on) => ({ deadline, occurrence, due, on, left: daysBetween(on, due) }))
  })
}

/**
 * Every reminder sent from one day to another, both included, by day, then by what is due first.
 * Goals and times without a day give none.
 */
export const remindersOf = (
  deadlines: Iterable<Deadline>,
  holidays: Holidays,
  from: string,
  to: string,
  leads: readonly number[] = LEADS,
): readonly Reminder[] =>
  [...deadlines]
    .flatMap((deadline) => remindersOfOne(deadline, holidays, from, to, leads))
    .toSorted((one, other) => one.on.localeCompare(other.on) || one.due.localeCompare(other.due))
