import { expect, test } from 'vitest'
import { labelKey, typedLabel } from '../../../../knowledge/language/text/label.ts'

const matches = (text: string, label: string) => typedLabel(text) === labelKey(label)

const same: readonly (readonly [text: string, label: string])[] = [
  ['Kiên Giang (cũ)', 'Kiên Giang (cũ)'],
  ['kien giang cu', 'Kiên Giang (cũ)'],
  ['2. Trồng màu (rau, củ)', 'Trồng màu (rau, củ)'],
  ['trong mau rau cu', 'Trồng màu (rau, củ)'],
  ['CAO HƠN', 'Cao hơn'],
  ['"Xem kết quả"', 'Xem kết quả'],
  ['chưa có ocop.', 'Chưa có OCOP'],
  ['3) Mô hình 3', 'Mô hình 3'],
]
test.each(same)('"%s" is the label "%s"', (text, label) => {
  expect(matches(text, label)).toBe(true)
})

const different: readonly (readonly [text: string, label: string])[] = [
  ['không đồng ý', 'Đồng ý'],
  ['chưa có ocop', 'Có OCOP'],
  ['An Giang', 'An Giang (cũ)'],
  ['mô hình 1', 'Mô hình 11'],
  ['', 'Có OCOP'],
  ['3', 'Mô hình 3'],
]
test.each(different)('"%s" is not the label "%s"', (text, label) => {
  expect(matches(text, label)).toBe(false)
})
