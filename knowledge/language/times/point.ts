import { civilDate, addDays } from '../../calendar/civil-day.ts'
import { isYear } from '../numbers/date.ts'
import type { Words } from '../phrases/phrase-list.ts'
import type { TimeWords } from './words.ts'

type Unit = 'day' | 'month' | 'quarter' | 'half' | 'year' | 'period'

/** A day, or a stretch of months or years, as a text names it. */
export type TimePoint = {
  /** Index of the token behind it. */
  readonly end: number
} & (
  | {
      readonly kind: 'date'
      readonly unit: Unit
      /** Of its last day; null where unsaid. */
      readonly year: number | null
      readonly firstYear: number | null
      readonly month: number
      readonly toMonth: number
      /** Null for whole months. */
      readonly day: number | null
    }
  | {
      readonly kind: 'of-period'
      readonly every: 'month' | 'quarter' | 'half-year'
      readonly month: number
      readonly day: number | null
    }
)

type DatePoint = Extract<TimePoint, { kind: 'date' }>

const DASHES = new Set(['-', '–', '—'])
const MONTHS = 12
const LAST_OF_MONTH = 31
const PRECISIONS: Readonly<Record<string, Unit>> = {
  day: 'day',
  month: 'month',
  quarter: 'quarter',
  'start-of-year': 'quarter',
  'end-of-year': 'year',
}

/** The last day of a month of a year. */
const lastOf = (year: number, month: number): string => addDays(civilDate(year, month + 1, 1), -1)

/** The first day of a date whose year is known, or given. */
export const firstDayOf = (point: DatePoint, year: number): string =>
  civilDate(point.firstYear ?? year, point.month, point.day ?? 1)

/** The last day of it. */
export const finalDayOf = (point: DatePoint, year: number): string =>
  point.day === null
    ? lastOf(point.year ?? year, point.toMonth)
    : civilDate(point.year ?? year, point.toMonth, point.day)

/** True where its month has that day. */
const isOfCalendar = ({ year, toMonth, day }: DatePoint): boolean =>
  day === null || day <= (year === null ? LAST_OF_MONTH : Number(lastOf(year, toMonth).slice(-2)))

const years = (end: number, first: number, last: number): DatePoint => ({
  kind: 'date',
  end,
  unit: first === last ? 'year' : 'period',
  year: last,
  firstYear: first,
  month: 1,
  toMonth: MONTHS,
  day: null,
})

const numberAt = (line: Words, at: number): number => {
  const token = line[at]
  return token?.kind === 'number' && /^\d{1,4}$/u.test(token.lower)
    ? Number(token.lower)
    : Number.NaN
}

/** Builds the reader of the days, months, quarters, halves and years that official texts name. */
export const createPointReader = (words: TimeWords) => {
  /** "2025", "năm 2025", "2021-2025", "2021 đến 2025". */
  const readYears = (line: Words, at: number): DatePoint | null => {
    const period = words.period(line, at)
    const named = words.year(line, period?.end ?? at)
    const start = named?.end ?? period?.end ?? at
    const first = numberAt(line, start)
    if (!isYear(first)) return null
    const other = words.year(line, start + 2)?.end ?? start + 2
    const isSpan = DASHES.has(line[start + 1]?.lower ?? '')
    const last = numberAt(line, other)
    return isSpan && isYear(last) && last > first
      ? years(other + 1, first, last)
      : years(start + 1, first, first)
  }

  const readHalf = (line: Words, at: number): DatePoint | null => {
    const half = words.half(line, at)
    if (half === null) return null
    const year = numberAt(line, half.end)
    const isNamed = isYear(year)
    const { from, to } = half.entry
    const said = isNamed ? year : null
    return {
      kind: 'date',
      end: half.end + (isNamed ? 1 : 0),
      unit: 'half',
      year: said,
      firstYear: said,
      month: from,
      toMonth: to,
      day: null,
    }
  }

  /** "ngày 25 của tháng cuối quý", "ngày 20 hằng tháng", "cuối quý". */
  const readOfPeriod = (line: Words, at: number): TimePoint | null => {
    const whole = words.endOf(line, at)
    // The end of one month that is named is not that of every month.
    if (whole && line[whole.end]?.kind !== 'number') {
      const { every, month } = whole.entry
      return { kind: 'of-period', end: whole.end, every, month, day: null }
    }
    const named = words.day(line, at)
    const start = named?.end ?? at
    const day = numberAt(line, start)
    if (!(day >= 1 && day <= LAST_OF_MONTH)) return null
    const direct = words.monthOf(line, start + 1)
    const linked = words.of(line, start + 1)
    const month = direct ?? (linked && words.monthOf(line, linked.end))
    if (!month) return null
    return {
      kind: 'of-period',
      end: month.end,
      every: month.entry.every,
      month: month.entry.month,
      day,
    }
  }

  const readDate = (line: Words, at: number): DatePoint | null => {
    const read = words.date(line, at)
    if (read === null) return null
    const { date, end } = read
    return {
      kind: 'date',
      end,
      unit: PRECISIONS[date.precision] ?? 'month',
      year: date.year,
      firstYear: date.year,
      month: date.month,
      toMonth: date.toMonth,
      day: date.day,
    }
  }

  return {
    at: (line: Words, at: number): TimePoint | null => {
      const point =
        readOfPeriod(line, at) ?? readHalf(line, at) ?? readDate(line, at) ?? readYears(line, at)
      return point?.kind === 'date' && !isOfCalendar(point) ? null : point
    },
    /** The token behind a day that no calendar has: its month and year are no time either. */
    behindNone(line: Words, at: number): number | null {
      const point = readDate(line, at)
      return point && !isOfCalendar(point) ? point.end : null
    },
    /** True where a day is called one: "ngày 10/12", and not "1/3". */
    isNamed: (line: Words, at: number): boolean => words.day(line, at) !== null,
  }
}

export type PointReader = ReturnType<typeof createPointReader>
