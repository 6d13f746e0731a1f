import { expect, test } from 'vitest'
import { documentOf } from '../../support/content/documents.ts'

const HEAD = 'UBND TỈNH ĐỒNG THÁP\nSố: 8/KH-UBND\nKẾ HOẠCH\nI. Việc\n1. Trồng sen\n'
/** As many lines as a file may have. */
const MOST = 200_000
/** Each kind of line takes its own time; one of them comes whole also where the others do not. */
const FEWER = process.env['LONG'] ? MOST : MOST / 10

test.each([
  ['one sentence that never ends', 'ướp trà', FEWER, 3],
  ['annexes without a number', 'Phụ lục', FEWER, FEWER],
  ['dashes', '- ướp trà', MOST, MOST],
  ['grounds', 'Căn cứ Luật Hợp tác xã', FEWER, 3],
])('as many lines as there may be are read to their end: %s', (_, line, lines, fewest) => {
  const text = HEAD + `${line}\n`.repeat(lines)
  const { passages } = documentOf(text, { province: 'Đồng Tháp' })
  expect(passages.length).toBeGreaterThanOrEqual(fewest)
  const words = passages.reduce((sum, one) => sum + one.text.split(line).length - 1, 0)
  expect(words).toBe(lines)
})
