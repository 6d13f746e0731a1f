import { expect, test } from 'vitest'
import type { Time } from '../../../knowledge/schema/deadline.ts'
import { isLive, lastDayOf, occurrencesOf } from '../../../knowledge/calendar/occurrence.ts'

const ALL = { start: '2020-01-01', end: '2031-01-01' }

const lastDays = (time: Time, window = ALL) =>
  occurrencesOf(time, window).map((one) => `${one.key} ${lastDayOf(one)}`)

const before = {
  kind: 'yearly',
  month: 12,
  day: 10,
  bound: 'before',
  from: '2021-07-15',
  until: '2025-12-31',
} as const
const december = { ...before, day: null, bound: null } as const
const fourthQuarter = {
  kind: 'span',
  from: '2023-10-01',
  until: '2023-12-31',
  unit: 'quarter',
} as const

test('"before the 10th" ends with the 9th, every year of the plan and no other', () => {
  expect(lastDays(before)).toEqual([
    'y2021 2021-12-09',
    'y2022 2022-12-09',
    'y2023 2023-12-09',
    'y2024 2024-12-09',
    'y2025 2025-12-09',
  ])
})

test('without an end it goes on for as long as one looks', () => {
  expect(lastDays({ ...before, from: '2023-10-20', until: null }).at(-1)).toBe('y2030 2030-12-09')
})

test.each([
  ['before', '2025-06-29'],
  ['by', '2025-06-30'],
  ['on', '2025-06-30'],
] as const)('"%s 30/6/2025" ends with %s', (bound, last) => {
  expect(lastDays({ kind: 'day', date: '2025-06-30', bound })).toEqual([`2025-06-30 ${last}`])
})

test('a whole month of every year ends with its last day', () => {
  expect(lastDays(december)[0]).toBe('y2021 2021-12-31')
})

test('of two times of one row the earlier one counts', () => {
  expect(lastDays({ kind: 'composite', parts: [december, before] })[0]).toBe('y2021 2021-12-09')
  expect(
    lastDays({ kind: 'composite', parts: [fourthQuarter, { ...fourthQuarter, unit: 'month' }] }),
  ).toEqual(['2023-10..2023-12 2023-12-31'])
})

test('a window is half open: its first day is in it, its end is not', () => {
  const time = { kind: 'day', date: '2025-06-30', bound: 'by' } as const
  expect(lastDays(time, { start: '2025-06-30', end: '2025-07-01' })).toHaveLength(1)
  expect(lastDays(time, { start: '2025-06-01', end: '2025-06-30' })).toHaveLength(0)
  expect(lastDays(time, { start: '2025-07-01', end: '2026-01-01' })).toHaveLength(0)
})

test('of a time that is partly dated only that part occurs', () => {
  const parts = [
    { kind: 'span', from: '2021-01-01', until: '2021-12-31', unit: 'year' },
    { kind: 'ongoing', from: '2021-05-11', until: '2025-12-31' },
  ] as const
  expect(lastDays({ kind: 'composite', parts: [...parts] })).toEqual([
    '2021-01..2021-12 2021-12-31',
  ])
})

test.each<[string, Time]>([
  ['ongoing', { kind: 'ongoing', from: '2021-01-01', until: null }],
  ['repeated without a day', { kind: 'recurring', every: 'year', from: '2021-01-01', until: null }],
  ['after an undated event', { kind: 'after', event: 'x', on: null }],
  ['vague', { kind: 'unresolved', reason: 'vague' }],
])('a time that is %s has no occurrence', (_, time) => {
  expect(lastDays(time)).toEqual([])
})

test('nothing lives on after its plan or after its own last day', () => {
  expect(isLive(before, '2025-12-31', '2025-12-31')).toBe(true)
  expect(isLive(before, '2026-01-01', '2025-12-31')).toBe(false)
  expect(isLive({ kind: 'unresolved', reason: 'vague' }, '2026-01-01', '2025-12-31')).toBe(false)
  expect(isLive(fourthQuarter, '2024-01-01', null)).toBe(false)
  expect(isLive({ kind: 'day', date: '2024-01-01', bound: 'before' }, '2024-01-01', null)).toBe(
    false,
  )
})

const quarterly = {
  kind: 'periodic',
  every: 'quarter',
  month: 3,
  day: 25,
  bound: 'before',
  from: '2026-03-12',
  until: '2026-12-31',
} as const

test('what comes back each quarter has a day and a key in each of them', () => {
  expect(lastDays(quarterly)).toEqual([
    'q2026-1 2026-03-24',
    'q2026-2 2026-06-24',
    'q2026-3 2026-09-24',
    'q2026-4 2026-12-24',
  ])
})

test('a day that a month lacks is its last one, and a month without a day is the whole of it', () => {
  const monthly = { ...quarterly, every: 'month', month: 1, day: 31, bound: 'by' } as const
  expect(lastDays({ ...monthly, from: '2028-01-01', until: '2028-04-30' })).toEqual([
    'm2028-1 2028-01-31',
    'm2028-2 2028-02-29',
    'm2028-3 2028-03-31',
    'm2028-4 2028-04-30',
  ])
  const halves = { ...quarterly, every: 'half-year', month: 6, day: null, bound: null } as const
  expect(lastDays(halves)).toEqual(['h2026-1 2026-06-30', 'h2026-2 2026-12-31'])
})

test('before the first of the month is the last day of the month before', () => {
  const first = { ...quarterly, every: 'half-year', month: 1, day: 1 } as const
  expect(lastDays({ ...first, from: '2026-03-12', until: '2027-01-31' })).toEqual([
    'h2026-2 2026-06-30',
    'h2027-1 2026-12-31',
  ])
})

test('two days of one year are two occurrences where they lie in two months', () => {
  const june = { ...before, month: 6, day: 15, from: '2026-01-01', until: '2026-12-31' } as const
  const year = { ...before, from: '2026-01-01', until: '2026-12-31' } as const
  expect(lastDays({ kind: 'composite', parts: [june, year] })).toEqual([
    'y2026-06 2026-06-14',
    'y2026-12 2026-12-09',
  ])
})
