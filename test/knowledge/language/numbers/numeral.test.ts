import { expect, test } from 'vitest'
import {
  numeralsIn,
  tellingsOf,
  type Numeral,
} from '../../../../knowledge/language/numbers/numeral.ts'

const one = (text: string): Numeral => {
  const [numeral] = numeralsIn(text)
  if (!numeral) throw new Error(`no number in "${text}"`)
  return numeral
}

test.each([
  ['từ 5.000 m², vốn từ 02 tỷ', ['5.000', '02']],
  ['tăng 1,5 lần', ['1,5']],
  ['40 - 45% số hộ', ['40', '45%']],
  ['Nghị quyết 973/2020/UBTVQH14 ngày 08/7/2020', ['973/2020', '08/7/2020']],
  ['Kế hoạch 135/KH-UBND', ['135']],
  ['từ tháng 10-12/2025.', ['10', '12/2025']],
  ['Điều III.2.a, mục đ', ['2']],
  ['không có số nào', []],
])('the numbers of "%s" are %j', (text, wanted) => {
  expect(numeralsIn(text).map((numeral) => numeral.text)).toEqual(wanted)
})

test.each([
  ['03/02/2021', '3/2/2021'],
  ['1.000', '1000'],
  ['05', '5'],
  ['1,5', '1.5'],
  ['45 %', '45%'],
  ['0', '0'],
])('"%s" says %s', (text, says) => {
  expect(one(text).says).toBe(says)
})

test.each([
  ['40%', ['40%', '40']],
  ['500', ['500', '500']],
  ['19/3/2021', ['19/3/2021', '3/2021', '2021']],
  ['55/2015/NĐ-CP', ['55', '55/2015', '2015']],
  ['9/2023', ['9', '9/2023', '2023']],
  ['2021', ['2021']],
  ['10/12', ['10/12', '10/12']],
])('of "%s" may be said %j', (text, wanted) => {
  expect(tellingsOf(one(text))).toEqual(wanted)
})
