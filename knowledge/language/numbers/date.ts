import type { CivilSpan } from '../amounts/amount.ts'
import type { AmountWords } from '../amounts/amount-words.ts'
import type { Words } from '../phrases/phrase-list.ts'

export interface DateRead {
  /** Index of the token behind it. */
  readonly end: number
  readonly date: CivilSpan
}

export interface DateReader {
  (line: Words, at: number): DateRead | null
}

const FIRST_YEAR = 1990
const LAST_YEAR = 2049
const CENTURY = 2000
const ROMAN = ['i', 'ii', 'iii', 'iv']
const QUARTER_MONTHS = 3
const DOTTED = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?$/u
const YEAR = /^(?:\d{2}|\d{4})$/u
const MONTH_OR_YEAR = /^(?:\d{1,2}|\d{4})$/u
const PARTS = new Set(['/', '-', '–', '.'])
const DASHES = new Set(['-', '–'])

/** True for a year that talk here can mean. */
export const isYear = (value: number): boolean =>
  Number.isInteger(value) && value >= FIRST_YEAR && value <= LAST_YEAR

const isPart = (line: Words, at: number) => PARTS.has(line[at]?.lower ?? '')
const isMonth = (value: number) => value >= 1 && value <= 12
const isDay = (value: number) => value >= 1 && value <= 31
const fullYear = (value: number) => (value < 100 ? CENTURY + value : value)

const onDay = (end: number, day: number, month: number, year: number | null): DateRead | null =>
  isDay(day) && isMonth(month)
    ? { end, date: { precision: 'day', year, month, toMonth: month, day } }
    : null

/**
 * Builds the reader of dates; the precision that was said is kept: day, month, quarter, part of a year.
 * `isExpected`: a day is waited for, so that "15-12", "15.12" and "15 tháng 12" are days, too.
 */
export const createDateReader = (words: AmountWords['date'], isExpected = false): DateReader => {
  const figures = isExpected ? /^\d+$/u : /^\d{1,4}$/u
  const integer = (line: Words, at: number): number => {
    const token = line[at]
    return token !== undefined && figures.test(token.lower) ? Number(token.lower) : Number.NaN
  }

  /** A year that nobody can mean is said, too, where a day is waited for: it is told that it is none. */
  const isMeantYear = (year: number, isNamed: boolean) =>
    isYear(year) || (isExpected && isNamed && Number.isInteger(year))

  /** "/2023", "năm 2023", "2023" behind a month or quarter. */
  const yearBehind = (line: Words, at: number): { end: number; year: number | null } => {
    const named = words.year(line, at)
    const start = named?.end ?? (isPart(line, at) ? at + 1 : at)
    const year = integer(line, start)
    return isMeantYear(year, start > at) ? { end: start + 1, year } : { end: at, year: null }
  }

  const months = (
    line: Words,
    at: number,
    month: number,
    toMonth: number,
    precision: CivilSpan['precision'],
  ): DateRead => {
    const { end, year } = yearBehind(line, at)
    return { end, date: { precision, year, month, toMonth, day: null } }
  }

  /** The month in words behind a day, with its year. */
  const monthBehind = (line: Words, at: number, day: number): DateRead | null => {
    const month = words.month(line, at)
    if (month === null) return null
    const { end, year } = yearBehind(line, month.end + 1)
    return onDay(end, day, integer(line, month.end), year)
  }

  /** "30/6/2025", "30-6-25", "10/12", "9/2025". */
  const readFigures = (line: Words, at: number): DateRead | null => {
    const dotted = DOTTED.exec(line[at]?.lower ?? '')
    if (dotted !== null && (isExpected || dotted[3] !== undefined)) {
      const year = dotted[3] === undefined ? null : fullYear(Number(dotted[3]))
      return onDay(at + 1, Number(dotted[1]), Number(dotted[2]), year)
    }
    const first = integer(line, at)
    const worded = isExpected ? monthBehind(line, at + 1, first) : null
    if (worded !== null) return worded
    const second = integer(line, at + 2)
    const mark = line[at + 1]?.lower
    if (Number.isNaN(first) || Number.isNaN(second) || !isPart(line, at + 1)) return null
    const goesOn = (from: number) => line[from]?.lower === mark && line[from + 1]?.kind === 'number'
    // "5/7/300", "5-7-21-300" and "300 . 5 . 7 . 21" are no days
    const isLong = YEAR.test(line[at + 4]?.lower ?? '') && !goesOn(at + 5)
    const isBehind = line[at - 1]?.lower === mark && line[at - 2]?.kind === 'number'
    if (!isExpected && (isBehind || (goesOn(at + 3) && !isLong))) return null
    if (line[at + 3]?.lower === mark && !Number.isNaN(integer(line, at + 4))) {
      const year = fullYear(integer(line, at + 4))
      return isMeantYear(year, true) ? onDay(at + 5, first, second, year) : null
    }
    // "1/005" is no day
    const isPlain = mark === '/' || (isExpected && mark === '-')
    if (!isPlain || !MONTH_OR_YEAR.test(line[at + 2]?.lower ?? '')) return null
    if (isMonth(first) && isYear(second)) return months(line, at + 1, first, first, 'month')
    return onDay(at + 3, first, second, null)
  }

  /** "ngày 30 tháng 6 năm 2025", "ngày 10/12". */
  const readDay = (line: Words, at: number): DateRead | null => {
    const named = words.day(line, at)
    if (named === null) return null
    const day = integer(line, named.end)
    return monthBehind(line, named.end + 1, day) ?? readFigures(line, named.end)
  }

  /** "tháng 9/2023", "T9", "tháng 6-7/2021". A short form counts only where it touches the figure. */
  const readMonth = (line: Words, at: number): DateRead | null => {
    const named = words.month(line, at)
    const month = integer(line, named?.end ?? at)
    if (named === null || !isMonth(month)) return null
    const touches = line[at]?.end === line[named.end]?.at
    if (named.text.length < 3 && !touches) return null
    const other = integer(line, named.end + 2)
    const isSpan = DASHES.has(line[named.end + 1]?.lower ?? '') && isMonth(other) && other > month
    const end = named.end + (isSpan ? 3 : 1)
    return months(line, end, month, isSpan ? other : month, 'month')
  }

  const quarterAt = (line: Words, at: number): number => {
    const roman = ROMAN.indexOf(line[at]?.folded ?? '') + 1
    return roman > 0 ? roman : integer(line, at)
  }

  /** "quý IV/2023", "quý 4", "q4/2023", "quý III-IV/2026". */
  const readQuarter = (line: Words, at: number): DateRead | null => {
    const named = words.quarter(line, at)
    if (named === null) return null
    const first = quarterAt(line, named.end)
    if (!(first >= 1 && first <= 4)) return null
    const other = DASHES.has(line[named.end + 1]?.lower ?? '')
      ? quarterAt(line, named.end + 2)
      : first
    const isSpan = other > first && other <= 4
    const end = named.end + (isSpan ? 3 : 1)
    const toMonth = (isSpan ? other : first) * QUARTER_MONTHS
    return months(line, end, (first - 1) * QUARTER_MONTHS + 1, toMonth, 'quarter')
  }

  const readPartOfYear = (line: Words, at: number): DateRead | null => {
    const start = words.start(line, at)
    if (start !== null) return months(line, start.end, 1, QUARTER_MONTHS, 'start-of-year')
    const end = words.end(line, at)
    return end === null ? null : months(line, end.end, 10, 12, 'end-of-year')
  }

  return (line, at) =>
    line[at]?.kind === 'number'
      ? readFigures(line, at)
      : (readDay(line, at) ??
        readMonth(line, at) ??
        readQuarter(line, at) ??
        readPartOfYear(line, at))
}
