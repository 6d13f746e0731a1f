import { expect, test } from 'vitest'
import {
  formatAmount,
  formatInterval,
  formatNumber,
  formatSpoken,
} from '../../../handlers/text/numbers.ts'
import { readPhrases } from '../../support/content/phrases.ts'
import { atLeast, between, exactly, lessThan, moreThan } from '../../../knowledge/rules/value.ts'

const say = readPhrases()

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1.000'],
  [1234567.5, '1.234.567,5'],
  [64.25, '64,25'],
  [1 / 3, '0,33'],
  [-1500, '-1.500'],
])('%d is written %s', (value, written) => {
  expect(formatNumber(value)).toBe(written)
})

test.each([
  [5000, 'm2', '5.000 m²'],
  [10_000, 'm2', '1 ha'],
  [8_035_200, 'm2', '803,52 ha'],
  [300_000_000, 'dong', '300 triệu đồng'],
  [299_900_000, 'dong', '299,9 triệu đồng'],
  [1_500_000_000, 'dong', '1,5 tỷ đồng'],
  [1_234_567_000, 'dong', '1.234,567 triệu đồng'],
  [900_000, 'dong', '900.000 đồng'],
  [299_999_999, 'dong', '299.999.999 đồng'],
  [4_999_999, 'm2', '4.999.999 m²'],
  [64.5, 'point', '64,5 điểm'],
  [299, 'member', '299 thành viên'],
] as const)('%d %s is said %s', (value, unit, said) => {
  expect(formatAmount(value, unit, say)).toBe(said)
})

test.each([
  [exactly(6450), 'point', 100, '64,5 điểm'],
  [between(5_000_000, 6_480_000), 'm2', 1, 'từ 500 ha đến 648 ha'],
  [moreThan(300), 'member', 1, 'hơn 300 thành viên'],
  [atLeast(300), 'member', 1, 'từ 300 thành viên trở lên'],
  [lessThan(2_000_000_000), 'dong', 1, 'dưới 2 tỷ đồng'],
] as const)('the interval %j is said in words', (interval, unit, scale, said) => {
  expect(formatInterval(interval, scale, unit, say)).toBe(said)
})

test("a gap is told in the person's own unit, as a range where the unit has two sizes", () => {
  const cong = { name: 'công', from: 1000, to: 1296 }
  expect(formatSpoken(200_000, cong, say)).toBe('154,32-200 công')
  expect(formatSpoken(200_000, { ...cong, to: 1000 }, say)).toBe('200 công')
})
