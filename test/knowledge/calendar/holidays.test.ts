import Holidays from 'date-holidays'
import { expect, test } from 'vitest'
import { addDays, weekdayOf } from '../../../knowledge/calendar/civil-day.ts'
import { content } from '../../support/content/content.ts'

const { years, sources } = content.holidays
const days = years.flatMap((year) => year.days)
const FRIDAY = 5

/** Days off of a library: it knows the law's days, and neither notices nor days in return. */
const libraryDays = (year: number): readonly string[] =>
  new Holidays('VN', { languages: 'en' })
    .getHolidays(year)
    .filter(({ type }) => type === 'public')
    .flatMap(({ date, start, end }) => {
      const length = Math.round((end.getTime() - start.getTime()) / (24 * 60 * 60 * 1000))
      return Array.from({ length }, (_, at) => addDays(date.slice(0, 10), at))
    })

/**
 * Where the table differs from the library, and why: Tết began a day earlier by notice in 2021, 2023,
 * 2024, 2025; the second day of National Day is set by notice each year; 24 November is new in 2026.
 */
const OURS_ONLY = [
  '2021-02-10',
  '2021-09-03',
  '2022-09-01',
  '2023-01-20',
  '2023-09-01',
  '2024-02-08',
  '2024-09-03',
  '2025-01-27',
  '2025-09-01',
  '2026-09-01',
  '2026-11-24',
  '2027-09-03',
  '2027-11-24',
]
const THEIRS_ONLY = ['2021-02-15', '2023-01-25', '2024-02-13', '2025-02-01']

const off = days.filter(({ kind }) => kind === 'off').map(({ date }) => date)
const theirs = years.flatMap(({ year }) => libraryDays(year))

test('the days of the law differ from a library’s only where it is written why', () => {
  expect(off.filter((day) => !theirs.includes(day))).toEqual(OURS_ONLY)
  const instead = new Set(days.filter(({ kind }) => kind === 'instead').map(({ date }) => date))
  expect([...new Set(theirs)].filter((day) => !off.includes(day))).toEqual(THEIRS_ONLY)
  expect(THEIRS_ONLY.filter((day) => !instead.has(day))).toEqual(['2025-02-01'])
})

test('every day stands once, in its year, in order, with a source', () => {
  const dates = days.map(({ date }) => date)
  expect(dates).toEqual([...new Set(dates)].toSorted())
  for (const { year, days: own } of years)
    expect(own.every(({ date }) => date.startsWith(`${year}-`))).toBe(true)
  const known = new Set(sources.map(({ id }) => id))
  expect(days.filter(({ source }) => !known.has(source))).toEqual([])
})

test('a day off instead is a weekday, a day worked in return a weekend', () => {
  const moved = days.filter(({ kind }) => kind !== 'off')
  const wrong = moved.filter(({ date, kind }) => weekdayOf(date) > FRIDAY !== (kind === 'work'))
  expect(wrong).toEqual([])
})

test('as many weekdays are taken off as holidays fall on weekends or are worked in return', () => {
  for (const { year, days: own } of years) {
    const onWeekend = own.filter(({ date, kind }) => kind === 'off' && weekdayOf(date) > FRIDAY)
    const worked = own.filter(({ kind }) => kind === 'work')
    const instead = own.filter(({ kind }) => kind === 'instead')
    expect([year, instead.length]).toEqual([year, onWeekend.length + worked.length])
  }
})

test('what no notice has confirmed is marked as a draft', () => {
  const drafts = days.filter(({ status }) => status === 'draft').map(({ date }) => date.slice(0, 4))
  expect(new Set(drafts)).toEqual(new Set(['2026', '2027']))
})
