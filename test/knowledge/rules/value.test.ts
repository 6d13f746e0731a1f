import { expect, test } from 'vitest'
import {
  atLeast,
  atMost,
  between,
  exactly,
  isExact,
  lessThan,
  moreThan,
  type Interval,
} from '../../../knowledge/rules/value.ts'

test.each<[string, Interval, Interval]>([
  ['exactly 5', exactly(5), { from: 5, to: 5, fromOpen: false, toOpen: false }],
  ['from 5 to 7', between(5, 7), { from: 5, to: 7, fromOpen: false, toOpen: false }],
  ['more than 5', moreThan(5), { from: 5, to: null, fromOpen: true, toOpen: false }],
  ['at least 5', atLeast(5), { from: 5, to: null, fromOpen: false, toOpen: false }],
  ['less than 5', lessThan(5), { from: null, to: 5, fromOpen: false, toOpen: true }],
  ['at most 5', atMost(5), { from: null, to: 5, fromOpen: false, toOpen: false }],
])('%s says each of its bounds, as it is stored', (_, interval, stored) => {
  expect(interval).toStrictEqual(stored)
})

test.each<[string, Interval, boolean]>([
  ['one number', exactly(5), true],
  ['two numbers', between(5, 7), false],
  ['a lower bound', atLeast(5), false],
  ['an upper bound', atMost(5), false],
  ['no bound', { from: null, to: null, fromOpen: false, toOpen: false }, false],
  ['one number that is left out below', { ...exactly(5), fromOpen: true }, false],
  ['one number that is left out above', { ...exactly(5), toOpen: true }, false],
])('%s is exact: %s', (_, interval, expected) => {
  expect(isExact(interval)).toBe(expected)
})
