import { expect, test } from 'vitest'
import type { Status } from '../../../knowledge/rules/judgement.ts'
import { allOf, anyOf, notOf, whenOf } from '../../../knowledge/rules/status.ts'

const SIGNS = {
  m: 'met',
  n: 'not_met',
  u: 'unknown',
  a: 'authority',
  '-': 'not_applicable',
} as const
type Sign = keyof typeof SIGNS
const ORDER: readonly Sign[] = ['m', 'n', 'u', 'a', '-']

/** Row: first operand; column: second; both in the order met, not_met, unknown, authority, n/a. */
const ALL = { m: 'mnuam', n: 'nnnnn', u: 'unuuu', a: 'anuaa', '-': 'mnua-' }
const ANY = { m: 'mmmmm', n: 'mnuan', u: 'muuuu', a: 'mauaa', '-': 'mnua-' }
const WHEN = { m: 'mnua-', n: '-----', u: 'uuuuu', a: 'aaaaa', '-': '-----' }
const NOT = 'nmua-'

const cases = (table: Readonly<Record<Sign, string>>) =>
  ORDER.flatMap((row) =>
    ORDER.map((column, at): [Status, Status, Status] => [
      SIGNS[row],
      SIGNS[column],
      SIGNS[(table[row][at] ?? '-') as Sign],
    ]),
  )

test.each(cases(ALL))('%s and %s is %s', (one, other, expected) => {
  expect(allOf([one, other])).toBe(expected)
})

test.each(cases(ANY))('%s or %s is %s', (one, other, expected) => {
  expect(anyOf([one, other])).toBe(expected)
})

test.each(cases(WHEN))('behind a gate that is %s, what is %s is %s', (gate, then, expected) => {
  expect(whenOf(gate, then)).toBe(expected)
})

test.each(ORDER.map((sign, at) => [SIGNS[sign], SIGNS[(NOT[at] ?? '-') as Sign]] as const))(
  'not %s is %s',
  (status, expected) => {
    expect(notOf(status)).toBe(expected)
  },
)

test('a condition without parts does not apply', () => {
  expect([allOf([]), anyOf([])]).toEqual(['not_applicable', 'not_applicable'])
})
