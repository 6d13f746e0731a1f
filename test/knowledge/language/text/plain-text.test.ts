import { expect, test } from 'vitest'
import { isPasted, plainText } from '../../../../knowledge/language/text/plain-text.ts'

test.each([
  ['<script>alert(1)</script>', ' alert(1) '],
  ['<b>hồ sơ</b>', ' hồ sơ '],
  ['a\u0000b', 'ab'],
  ['\u202Ehồ sơ\u202C', 'hồ sơ'],
  ['<!-- x -->520 ha', ' 520 ha'],
])('%j is read as %j', (text, plain) => {
  expect(plainText(text)).toBe(plain)
})

test.each(['vốn < 2 tỷ', 'a <- b', '5 > 3', 'dòng 1\ndòng 2\ttab', '<3', '2 < 3 và 5 > 4'])(
  '%j stays as it is',
  (text) => {
    expect(plainText(text)).toBe(text)
  },
)

const paragraph =
  'các hợp tác xã được chọn phải có từ ba trăm thành viên trở lên, vốn sản xuất kinh doanh từ ba trăm triệu đồng'

test('two paragraphs, or many lines of a long text, are pasted', () => {
  expect(isPasted(`${paragraph}\n${paragraph}`)).toBe(true)
  expect(isPasted('một dòng vừa phải của văn bản\n'.repeat(30))).toBe(true)
})

test('one long ramble and a short list of figures are not pasted', () => {
  expect(isPasted(paragraph.repeat(6))).toBe(false)
  expect(isPasted('Diện tích 620 ha\nThành viên 310\nVốn 2 tỷ\nLúa\nHòn Đất')).toBe(false)
  expect(isPasted('')).toBe(false)
})
