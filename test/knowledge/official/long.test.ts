import { expect, test } from 'vitest'
import { documentOf } from '../../support/content/documents.ts'

const HEAD = 'UBND TỈNH ĐỒNG THÁP\nSố: 8/KH-UBND\nKẾ HOẠCH\nI. Việc\n1. Trồng sen\n'
/** As many lines as a file may have. */
const LINES = 200_000

test.each([
  ['one sentence that never ends', 'ướp trà', 3],
  ['annexes without a number', 'Phụ lục', LINES],
  ['dashes', '- ướp trà', LINES],
  ['grounds', 'Căn cứ Luật Hợp tác xã', 3],
])('as many lines as there may be are read to their end: %s', (_, line, fewest) => {
  const text = HEAD + `${line}\n`.repeat(LINES)
  const { passages } = documentOf(text, { province: 'Đồng Tháp' })
  expect(passages.length).toBeGreaterThanOrEqual(fewest)
  const words = passages.reduce((sum, one) => sum + one.text.split(line).length - 1, 0)
  expect(words).toBe(LINES)
})
