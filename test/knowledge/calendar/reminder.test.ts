import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween } from '../../../knowledge/calendar/civil-day.ts'
import { holidaysOf } from '../../../knowledge/schema/holiday.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'
import { reminderDays, remindersOf } from '../../../knowledge/calendar/reminder.ts'
import { isWorkday, missingYear, workdayUpTo } from '../../../knowledge/calendar/workday.ts'
import { content } from '../../support/content/content.ts'

const { deadlines } = loadKnowledge()
const holidays = holidaysOf(content.holidays)

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const leads = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 6 })
const table = fc
  .array(fc.tuple(day, fc.boolean()), { maxLength: 200 })
  .map((entries) => new Map(entries))

test('the report before 10/12/2026 is reminded of 30, 7, 1 and 0 days ahead', () => {
  expect(reminderDays('2026-12-09', holidays)).toEqual([
    '2026-11-09',
    '2026-12-02',
    '2026-12-08',
    '2026-12-09',
  ])
})

test('a last day on a Saturday is reminded of on Friday, once', () => {
  expect(reminderDays('2028-12-09', holidays).slice(-2)).toEqual(['2028-12-01', '2028-12-08'])
})

test('a reminder moves to the working day before Tết', () => {
  expect(reminderDays('2026-02-21', holidays, [1])).toEqual(['2026-02-13'])
})

test('a Saturday that is worked in return stays a working day', () => {
  expect(isWorkday('2026-08-22', holidays)).toBe(true)
  expect(isWorkday('2026-08-31', holidays)).toBe(false)
})

test('a year without a table has Monday to Friday', () => {
  expect(workdayUpTo('2055-01-02', holidays)).toBe('2055-01-01')
})

test.each([
  ['2026-11-21', null],
  ['2027-09-30', null],
  ['2027-10-01', 2028],
  ['2028-01-01', 2028],
  ['2020-12-31', 2020],
])('on %s the table of holidays lacks %s', (today, year) => {
  expect(missingYear(today, holidays)).toBe(year)
})

test('whatever the holidays, every reminder is on a working day and never after the last day', () => {
  fc.assert(
    fc.property(day, leads, table, (due, chosen, days) => {
      const found = reminderDays(due, days, chosen)
      for (const on of found) {
        expect(isWorkday(on, days)).toBe(true)
        expect(on <= due).toBe(true)
      }
      for (const lead of chosen) expect(found).toContain(workdayUpTo(addDays(due, -lead), days))
    }),
  )
})

test('whatever the leads, an occurrence has at most one reminder a day', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 800 }), leads, (from, length, chosen) => {
      const to = addDays(from, length)
      const found = remindersOf(deadlines.values(), holidays, from, to, chosen)
      const lines = found.map(({ deadline, occurrence, on }) =>
        [deadline.id, occurrence.key, on].join(' '),
      )
      expect(new Set(lines).size).toBe(lines.length)
      for (const { on, due, left } of found) {
        expect(on >= from && on <= to && on <= due).toBe(true)
        expect(left).toBe(daysBetween(on, due))
      }
    }),
    { numRuns: 50 },
  )
})

const linesOf = (from: string, to: string) =>
  remindersOf(deadlines.values(), holidays, from, to).map(
    ({ deadline, on, due }) => `${on} ${due} ${deadline.id}`,
  )

test('two halves of a time have together what the whole has', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 900 }), fc.nat(), (from, length, cut) => {
      const to = addDays(from, length)
      const middle = addDays(from, cut % length)
      expect([...linesOf(from, middle), ...linesOf(addDays(middle, 1), to)]).toEqual(
        linesOf(from, to),
      )
    }),
    { numRuns: 50 },
  )
})
