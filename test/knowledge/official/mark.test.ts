import { expect, test } from 'vitest'
import type { UnreadMark, MarkKind } from '../../../knowledge/official/mark.ts'
import { unreadOf } from '../../../knowledge/official/mark.ts'
import { documentOf } from '../../support/content/documents.ts'

const TEXT = `Số: 5/KH-UBND
KẾ HOẠCH
Đóng ghe ở tỉnh Đồng Tháp

I. VIỆC
1. Đóng 3 ghe
2. Ghe dài [?] 9 m

Chương II
II. TIỀN
1. Sở lo
Trên đây là kế hoạch.
Phụ lục
| STT | Việc |
| 1 | Xẻ gỗ |
| 2 | Trét chai |`

const at = (words: string, kind: MarkKind, count = 1): UnreadMark => ({
  line: TEXT.split('\n').findIndex((line) => line.includes(words)),
  kind,
  count,
})

const noted = (...marks: readonly UnreadMark[]) =>
  documentOf({ text: TEXT, marks }).passages.flatMap(({ clause, notes }) => {
    const unread = [...unreadOf(notes)]
    return unread.length > 0 ? [[clause, ...unread]] : []
  })

test.each<readonly [string, string]>([
  ['Ghe dài', 'I.2'],
  ['Trét chai', 'PL.2'],
  ['Đóng ghe', 'title'],
])('what is not read in "%s" is noted with %s, and nowhere else', (words, clause) => {
  expect(noted(at(words, 'symbol', 2))).toEqual([[clause, ['symbol', 2]]])
})

test('marks of one passage are counted by kind', () => {
  const marks = [at('3 ghe', 'picture'), at('3 ghe', 'symbol'), at('3 ghe', 'picture', 2)]
  expect(noted(...marks)).toEqual([['I.1', ['symbol', 1], ['picture', 3]]])
})

test('what stands in an empty line belongs to the line before', () => {
  const { line, ...picture } = at('9 m', 'picture')
  expect(noted({ ...picture, line: line + 1 })).toEqual([['I.2', ['picture', 1]]])
})

test('what stands in the name of a chapter belongs to the part below it', () => {
  expect(noted(at('Chương', 'equation'))).toEqual([['II', ['equation', 1]]])
})

test('a mark behind the last line is not lost', () => {
  expect(noted({ line: 999, kind: 'object', count: 1 })).toEqual([['PL.2', ['object', 1]]])
})
