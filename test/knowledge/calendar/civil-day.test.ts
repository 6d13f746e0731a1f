import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  civilDate,
  dayInWords,
  daysBetween,
  isDay,
  weekdayOf,
} from '../../../knowledge/calendar/civil-day.ts'

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

test.each([
  ['2026-12-09', 3],
  ['2028-12-09', 6],
  ['2029-12-09', 7],
  ['1970-01-01', 4],
  ['1969-12-29', 1],
])('%s is day %i of its week', (date, weekday) => {
  expect(weekdayOf(date)).toBe(weekday)
})

test('days are counted over the ends of months and leap years', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
  expect(daysBetween('2026-11-21', '2026-12-09')).toBe(18)
})

test('a month of thirteen is the next January', () => {
  expect(civilDate(2023, 13, 1)).toBe('2024-01-01')
})

test.each(['2021-02-29', '2021-13-01', '2021-1-1', '', 'hôm nay', '2021-06-31'])(
  '"%s" is no day',
  (given) => {
    expect(isDay(given)).toBe(false)
  },
)

test('a day is written the way people write it', () => {
  expect(dayInWords('2026-12-09')).toBe('09/12/2026')
})

test('going on and back is where one began, and a week later is the same weekday', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -20_000, max: 20_000 }), (date, count) => {
      expect(addDays(addDays(date, count), -count)).toBe(date)
      expect(daysBetween(date, addDays(date, count))).toBe(count)
      expect(weekdayOf(addDays(date, 7))).toBe(weekdayOf(date))
      expect(weekdayOf(date)).toBe(new Date(date).getUTCDay() || 7)
    }),
  )
})
