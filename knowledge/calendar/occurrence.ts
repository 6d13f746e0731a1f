import { addDays, civilDate, yearOf } from './civil-day.ts'
import { partsOf, type SimpleTime, type Time } from '../schema/deadline.ts'

/** One time that a deadline falls due: the days from `start` up to, not including, `end`. */
export interface Occurrence {
  /** The same as long as the year, the period or the months stay the same: "y2026", "q2026-1", "2021-08..2021-09". */
  readonly key: string
  readonly start: string
  readonly end: string
}

/** Days from `start` up to, not including, `end`. */
export interface DaySpan {
  readonly start: string
  readonly end: string
}

/** Earlier and later than any document looks. */
export const ALL_TIME: DaySpan = { start: '1900-01-01', end: '2200-01-01' }

/** The last day on which the task is still in time. */
export const lastDayOf = ({ end }: DaySpan): string => addDays(end, -1)

/** A day with a bound: "before" ends at it, "by" and "on" hold it. */
const boundedDay = (key: string, date: string, bound: 'before' | 'by' | 'on'): Occurrence =>
  bound === 'before'
    ? { key, start: addDays(date, -1), end: date }
    : { key, start: date, end: addDays(date, 1) }

const inYear = (time: Extract<SimpleTime, { kind: 'yearly' }>, year: number): Occurrence =>
  time.day === null
    ? {
        key: `y${year}`,
        start: civilDate(year, time.month, 1),
        end: civilDate(year, time.month + 1, 1),
      }
    : boundedDay(`y${year}`, civilDate(year, time.month, time.day), time.bound ?? 'on')

const yearly = (
  time: Extract<SimpleTime, { kind: 'yearly' }>,
  window: DaySpan,
): readonly Occurrence[] => {
  const first = yearOf(window.start > time.from ? window.start : time.from)
  const last = yearOf(window.end)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) =>
    inYear(time, first + at),
  ).filter(
    (one) => lastDayOf(one) >= time.from && (time.until === null || lastDayOf(one) <= time.until),
  )
}

const PERIODS = {
  month: { sign: 'm', months: 1 },
  quarter: { sign: 'q', months: 3 },
  'half-year': { sign: 'h', months: 6 },
} as const
const MONTHS = 12

const inPeriod = (
  { every, month, day, bound }: Extract<SimpleTime, { kind: 'periodic' }>,
  year: number,
  period: number,
): Occurrence => {
  const { sign, months } = PERIODS[every]
  const inMonth = (period - 1) * months + Math.min(month, months)
  const key = `${sign}${year}-${period}`
  const start = civilDate(year, inMonth, 1)
  const end = civilDate(year, inMonth + 1, 1)
  if (day === null) return { key, start, end }
  const date = civilDate(year, inMonth, day)
  return boundedDay(key, date < end ? date : addDays(end, -1), bound ?? 'on')
}

const periodic = (
  time: Extract<SimpleTime, { kind: 'periodic' }>,
  window: DaySpan,
): readonly Occurrence[] => {
  const first = yearOf(window.start > time.from ? window.start : time.from)
  const years = Math.max(0, yearOf(window.end) - first + 1)
  const periods = MONTHS / PERIODS[time.every].months
  return Array.from({ length: years * periods }, (_, at) =>
    inPeriod(time, first + Math.floor(at / periods), (at % periods) + 1),
  ).filter(
    (one) => lastDayOf(one) >= time.from && (time.until === null || lastDayOf(one) <= time.until),
  )
}

const monthOf = (day: string): string => day.slice(0, 'YYYY-MM'.length)

const dated = (time: SimpleTime, window: DaySpan): readonly Occurrence[] => {
  if (time.kind === 'day') return [boundedDay(time.date, time.date, time.bound)]
  if (time.kind === 'span') {
    const key = `${monthOf(time.from)}..${monthOf(time.until)}`
    return [{ key, start: time.from, end: addDays(time.until, 1) }]
  }
  if (time.kind === 'yearly') return yearly(time, window)
  if (time.kind === 'periodic') return periodic(time, window)
  if (time.kind === 'after' && time.on !== null) return [boundedDay('end', time.on, 'by')]
  return []
}

/** Twice a year, each in a month of its own: the year alone would not tell the two apart. */
const apart = (parts: readonly SimpleTime[]): readonly ((one: Occurrence) => Occurrence)[] => {
  const months = new Set(parts.flatMap((part) => (part.kind === 'yearly' ? [part.month] : [])))
  return parts.map(
    (part) => (one) =>
      part.kind === 'yearly' && months.size > 1
        ? { ...one, key: `${one.key}-${String(part.month).padStart(2, '0')}` }
        : one,
  )
}

/** Of parts that speak of the same year or months, the one that ends first. */
const earliest = (all: readonly Occurrence[]): readonly Occurrence[] => {
  const byKey = new Map<string, Occurrence>()
  for (const one of all) {
    const other = byKey.get(one.key)
    if (!other || one.end < other.end) byKey.set(one.key, one)
  }
  return [...byKey.values()]
}

/**
 * The occurrences whose last day lies in the window, the earliest first. Times that are ongoing,
 * vague or not resolved to a day have none.
 */
export const occurrencesOf = (time: Time, window: DaySpan): readonly Occurrence[] => {
  const parts = partsOf(time)
  const named = apart(parts)
  return earliest(
    parts.flatMap((part, at) => dated(part, window).map((one) => named[at]?.(one) ?? one)),
  )
    .filter((one) => lastDayOf(one) >= window.start && lastDayOf(one) < window.end)
    .toSorted((one, other) => one.end.localeCompare(other.end))
}

const endOf = (part: SimpleTime): string | null => {
  if (part.kind === 'day') return part.bound === 'before' ? addDays(part.date, -1) : part.date
  if (part.kind === 'after') return part.on
  return part.kind === 'unresolved' ? null : part.until
}

const isOver = (part: SimpleTime, today: string): boolean => {
  const end = endOf(part)
  return end !== null && end < today
}

/** The last day of a time that ends; null where a part of it goes on or has no day. */
export const lastDayOfTime = (time: Time): string | null => {
  const ends = partsOf(time)
    .filter((part) => part.kind !== 'after' || part.on !== null)
    .map(endOf)
  const days = ends.filter((end) => end !== null)
  const last = days.toSorted((one, other) => one.localeCompare(other)).at(-1)
  return days.length < ends.length ? null : (last ?? null)
}

/** Whether anything of it is still ahead or under way; words without a time last as long as the plan. */
export const isLive = (time: Time, today: string, planEnds: string | null): boolean =>
  (planEnds === null || planEnds >= today) && partsOf(time).some((part) => !isOver(part, today))
