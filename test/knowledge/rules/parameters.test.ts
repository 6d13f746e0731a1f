import { expect, test } from 'vitest'
import { valueOn } from '../../../knowledge/rules/parameters.ts'
import type { Parameter } from '../../../knowledge/schema/schema.ts'

const row = (from: string, until: string | null, value: number): Parameter['values'][number] => ({
  from,
  until,
  value,
  text: `${value}`,
  source: 'kh-135-2021',
  clause: 'I.1',
})

const members: Parameter = {
  id: 'members',
  unit: 'member',
  values: [row('2021-01-01', '2021-12-31', 300), row('2023-01-01', '2025-12-31', 200)],
}

test.each([
  ['2021-01-01', 300],
  ['2021-12-31', 300],
  ['2023-01-01', 200],
  ['2025-12-31', 200],
])('on %s the row of that day holds: %i', (day, value) => {
  expect(valueOn(members, day)?.value).toBe(value)
})

test.each(['2020-12-31', '2022-01-01', '2022-12-31', '2026-01-01'])(
  'on %s, outside of every period, no row holds: neither the nearest nor the last (data.last)',
  (day) => {
    expect(valueOn(members, day)).toBeNull()
  },
)

test('a row without an end holds on any later day', () => {
  const open = { ...members, values: [row('2021-01-01', null, 300)] }
  expect(valueOn(open, '2126-11-21')?.value).toBe(300)
})
