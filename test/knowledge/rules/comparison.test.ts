import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compare, shortfall, type Comparator } from '../../../knowledge/rules/comparison.ts'
import {
  atLeast,
  atMost,
  between,
  exactly,
  lessThan,
  moreThan,
  type Interval,
} from '../../../knowledge/rules/value.ts'

const COMPARATORS = ['atLeast', 'moreThan', 'atMost', 'lessThan'] as const
const BOUND = 300

/** At least, more than, at most, less than 300: met, not_met or unknown by first letter. */
const TABLE: readonly (readonly [string, Interval, string])[] = [
  ['299', exactly(299), 'nnmm'],
  ['300', exactly(300), 'mnmn'],
  ['301', exactly(301), 'mmnn'],
  ['200 to 299', between(200, 299), 'nnmm'],
  ['200 to 300', between(200, 300), 'unmu'],
  ['200 to 301', between(200, 301), 'uuuu'],
  ['299 to 301', between(299, 301), 'uuuu'],
  ['300 to 400', between(300, 400), 'muun'],
  ['301 to 400', between(301, 400), 'mmnn'],
  ['more than 299', moreThan(299), 'uuuu'],
  ['more than 300', moreThan(300), 'mmnn'],
  ['at least 300', atLeast(300), 'muun'],
  ['at least 301', atLeast(301), 'mmnn'],
  ['less than 300', lessThan(300), 'nnmm'],
  ['less than 301', lessThan(301), 'uuuu'],
  ['at most 299', atMost(299), 'nnmm'],
  ['at most 300', atMost(300), 'unmu'],
  ['any number', { from: null, to: null, fromOpen: false, toOpen: false }, 'uuuu'],
  ['a range turned inside out', between(301, 299), 'uuuu'],
]

const WORDS: Readonly<Record<string, string>> = { m: 'met', n: 'not_met', u: 'unknown' }

test.each(TABLE)('%s compares with 300 soundly', (_, interval, row) => {
  expect(COMPARATORS.map((comparator) => compare(interval, comparator, BOUND))).toEqual(
    row.split('').map((letter) => WORDS[letter]),
  )
})

const holds = (number: number, comparator: Comparator, bound: number) =>
  ({
    atLeast: number >= bound,
    moreThan: number > bound,
    atMost: number <= bound,
    lessThan: number < bound,
  })[comparator]

test('a comparison is decided exactly where every number that was meant agrees', () => {
  const end = fc.integer({ min: -5, max: 5 })
  fc.assert(
    fc.property(
      fc.tuple(end, end).filter(([from, to]) => from < to),
      fc.boolean(),
      fc.boolean(),
      fc.constantFrom(...COMPARATORS),
      end,
      ([from, to], fromOpen, toOpen, comparator, bound) => {
        const halves = Array.from({ length: (to - from) * 2 + 1 }, (_, at) => from + at / 2)
        const meant = halves.slice(fromOpen ? 1 : 0, toOpen ? -1 : undefined)
        const answers = new Set(meant.map((number) => holds(number, comparator, bound)))
        const expected = answers.size > 1 ? 'unknown' : answers.has(true) ? 'met' : 'not_met'
        expect(compare({ from, to, fromOpen, toOpen }, comparator, bound)).toBe(expected)
      },
    ),
    { numRuns: 2000, seed: 1 },
  )
})

test.each([
  ['280 of at least 300', exactly(280), 'atLeast', 20],
  ['200 to 280 of at least 300', between(200, 280), 'atLeast', 20],
  ['less than 200 of at least 300', lessThan(200), 'atLeast', 100],
  ['less than 300 of at least 300', lessThan(300), 'atLeast', 1],
  ['300 of more than 300', exactly(300), 'moreThan', 1],
  ['320 of at most 300', exactly(320), 'atMost', 20],
  ['320 or more of at most 300', atLeast(320), 'atMost', 20],
  ['300 of less than 300', exactly(300), 'lessThan', 1],
] as const)('%s lacks the least that is possible', (_, interval, comparator, missing) => {
  expect(shortfall(interval, comparator, BOUND)).toBe(missing)
})

test('nothing can be said of what is missing without an end on the side of the bound', () => {
  expect([shortfall(atLeast(1), 'atLeast', BOUND), shortfall(atMost(1), 'atMost', BOUND)]).toEqual([
    null,
    null,
  ])
})
