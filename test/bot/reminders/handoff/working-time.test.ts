import { expect, test } from 'vitest'
import { instantOf } from '../../../../bot/clock.ts'
import { workingMinutes } from '../../../../bot/reminders/handoff/working-time.ts'
import { loadKnowledge } from '../../../support/content/knowledge.ts'

const { holidays } = loadKnowledge()
const HOLIDAY = [...holidays].find(([, works]) => !works)?.[0] ?? ''

const between = (from: readonly [string, string], to: readonly [string, string]) =>
  workingMinutes(instantOf(...from), instantOf(...to), holidays)

test('minutes count on working days between eight and five', () => {
  expect(between(['2026-12-02', '14:00'], ['2026-12-02', '16:00'])).toBe(120)
  expect(between(['2026-12-02', '16:00'], ['2026-12-03', '09:00'])).toBe(120)
  expect(between(['2026-12-02', '05:00'], ['2026-12-02', '08:00'])).toBe(0)
})

test('a weekend and a holiday count nothing', () => {
  expect(between(['2026-12-05', '08:00'], ['2026-12-07', '08:00'])).toBe(0)
  expect(between([HOLIDAY, '00:00'], [HOLIDAY, '23:59'])).toBe(0)
})

test('a clock that went back counts nothing', () => {
  expect(between(['2026-12-03', '10:00'], ['2026-12-02', '10:00'])).toBe(0)
})
