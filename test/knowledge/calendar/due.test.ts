import { expect, test } from 'vitest'
import { dueOn } from '../../../knowledge/calendar/due.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'

const { deadlines, sources } = loadKnowledge()

const dueOf = (id: string, today: string) => {
  const deadline = deadlines.get(id)
  if (!deadline) throw new Error(`no deadline "${id}"`)
  return dueOn(deadline, today, sources.get(deadline.source)?.inForceUntil ?? null)
}

test('"before 10 December" leaves the 9th as the last safe day of this year', () => {
  expect(dueOf('kg251-report-duty', '2026-11-21')).toMatchObject({
    kind: 'ahead',
    due: '2026-12-09',
    left: 18,
  })
})

test('on its last day nothing is left, and a day later the next year counts', () => {
  expect(dueOf('kg251-report-duty', '2026-12-09')).toMatchObject({ due: '2026-12-09', left: 0 })
  expect(dueOf('kg251-report-duty', '2026-12-10')).toMatchObject({ due: '2027-12-09', left: 364 })
})

test('a yearly deadline of a plan that ended is over since its last time', () => {
  expect(dueOf('kg135-report', '2026-11-21')).toEqual({
    kind: 'over',
    due: '2025-12-09',
    isRepeated: true,
  })
})

test('a stretch of months is over since its last day, and is no yearly deadline', () => {
  expect(dueOf('kg135-dossiers', '2026-11-21')).toEqual({
    kind: 'over',
    due: '2021-07-31',
    isRepeated: false,
  })
})

test('a stretch that has not begun tells its first day', () => {
  expect(dueOf('kg135-final', '2025-01-15')).toMatchObject({ kind: 'ahead', from: '2025-10-01' })
})

test('what goes on without a day is undated while its plan lasts, and ended behind it', () => {
  expect(dueOf('kg135-support', '2024-05-01')).toEqual({ kind: 'undated', isOngoing: true })
  expect(dueOf('kg135-support', '2026-11-21')).toEqual({ kind: 'ended', on: '2025-12-31' })
})

test('what goes on without a day in a plan without an end is never ended', () => {
  expect(dueOf('kg251-honour', '2040-01-01')).toEqual({ kind: 'undated', isOngoing: true })
})

test('words without a time are undated', () => {
  expect(dueOf('kg251-trouble', '2026-11-21')).toEqual({ kind: 'undated', isOngoing: false })
})
