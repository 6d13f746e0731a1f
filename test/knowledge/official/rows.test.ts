import { expect, test } from 'vitest'
import { createOutline } from '../../../knowledge/official/outline/outline.ts'
import { content } from '../../support/content/content.ts'

const outline = createOutline(content.lexicon.documents)
const read = (...lines: readonly string[]) =>
  outline({ text: lines.join('\n'), marks: [] }).map(({ clause, text }) => [clause, text] as const)

/** What the rows of a table in an annex become. */
const annex = (...rows: readonly string[]) =>
  read('I. A', '1. B', 'Trên đây là C.', 'Phụ lục', 'BẢNG', '', ...rows)
    .slice(3)
    .filter(([clause]) => clause !== 'PL')

/** The clauses of a text with a table in the first one. */
const body = (...rows: readonly string[]) =>
  read('I. A', '1. Chia như sau:', '', ...rows, '', '2. Việc khác.').slice(1)

test('a group with values beside its name keeps them all with the names of their columns', () => {
  expect(
    annex(
      '| TT | Việc | Tiền | Ai lo |',
      '| I | Đào ao | 50 triệu | Hội Sen |',
      '| 1 | Thuê máy | 30 triệu | Tổ Mương |',
      '| II | Mở lớp |  |  |',
    ),
  ).toEqual([
    ['PL.I', 'Việc: Đào ao\nTiền: 50 triệu\nAi lo: Hội Sen'],
    ['PL.I.1', 'Việc: Thuê máy\nTiền: 30 triệu\nAi lo: Tổ Mương'],
    ['PL.II', 'Mở lớp'],
  ])
})

test.each([
  ['without a number', '|  | Tổng cộng | 59 triệu |'],
  ['with its name in place of the number', '| Tổng cộng || 59 triệu |'],
])('a row %s that sums up a table stands apart', (_, row) => {
  const found = annex(
    '| TT | Việc | Tiền |',
    '| II | Lớp | 9 triệu |',
    row,
    '| 1 | Ghe | 5 triệu |',
  )
  expect(found).toEqual([
    ['PL.II', 'Việc: Lớp\nTiền: 9 triệu'],
    ['PL.tong', 'Tổng cộng\nTiền: 59 triệu'],
    ['PL.II.1', 'Việc: Ghe\nTiền: 5 triệu'],
  ])
})

test('a row that sums up a group belongs to it, and a task that only begins like a sum is none', () => {
  const found = annex(
    '| TT | Việc | Tiền |',
    '| I | Ao | |',
    '| 1 | Máy | 3 triệu |',
    '| | Tổng kết mùa sen | 1 triệu |',
    '| | Cộng | 4 triệu |',
    '| II | Bờ | |',
    '| Cộng nhóm II || 5 triệu |',
    '| | Cộng đồng cùng giữ sen | 6 triệu |',
  )
  expect(found).toEqual([
    ['PL.I', 'Ao\nCộng\nTiền: 4 triệu'],
    ['PL.I.1', 'Việc: Máy\nTiền: 3 triệu\nViệc: Tổng kết mùa sen\nTiền: 1 triệu'],
    ['PL.II', 'Bờ\nCộng nhóm II\nTiền: 5 triệu\nViệc: Cộng đồng cùng giữ sen\nTiền: 6 triệu'],
  ])
})

test('groups by letters, points by letters and dashes are places of their own', () => {
  const found = annex(
    '| TT | Việc | Ai lo |',
    '| A | Trong xã | Hội Sen |',
    '| I | Ao |  |',
    '| 1) | Máy | Tổ Mương |',
    '| a) | Máy xúc | Tổ Ghe |',
    '| B | Ngoài xã | Hội Sen |',
    '| - | Chợ | Tổ Ghe |',
    '| - | Bến | Tổ Ghe |',
  )
  expect(found.map(([clause]) => clause)).toEqual([
    'PL.A',
    'PL.A.I',
    'PL.A.I.1',
    'PL.A.I.1.a',
    'PL.B',
    'PL.B/1',
    'PL.B/2',
  ])
  expect(found.at(3)?.[1]).toBe('Việc: Máy xúc\nAi lo: Tổ Ghe')
})

test('cells of a table in a clause stay in their columns, also where one is empty', () => {
  const found = body(
    '| TT | Việc | Năm 2025 | Năm 2026 |',
    '| 1 | Máy |  | 30 triệu |',
    '| 2 | Nhà | 20 triệu |  |',
    '|  | Lãi | 1 triệu | 2 triệu |',
  )
  expect(found[0]?.[1].split('\n').slice(1)).toEqual([
    'TT | Việc | Năm 2025 | Năm 2026',
    '1 | Máy | – | 30 triệu',
    '2 | Nhà | 20 triệu | –',
    '– | Lãi | 1 triệu | 2 triệu',
  ])
})

test('a cell over several columns is none that is empty, and moves no other', () => {
  const [[, text] = ['', '']] = body(
    '| Việc | Ai lo || Tiền |',
    '| Ao | Hội | Tổ | 3 triệu |',
    '| Nghỉ mùa nước ||||',
  )
  expect(text.split('\n').slice(1)).toEqual([
    'Việc | Ai lo | Ai lo | Tiền',
    'Ao | Hội | Tổ | 3 triệu',
    'Nghỉ mùa nước',
  ])
})

test.each([
  ['numbers', '| 2. | Nhà | 3 triệu |', '2. | Nhà | 3 triệu'],
  ['numbers with a bracket', '| 2) | Nhà | 3 triệu |', '2) | Nhà | 3 triệu'],
  ['a Roman number', '| II. Khác | - 5 triệu |', 'II. Khác | - 5 triệu'],
  ['a letter', '| a) Nhà | 1. Lợp. 2. Quét. |', 'a) Nhà | 1. Lợp. 2. Quét.'],
  ['small letters', '| máy xúc | một lần |', 'máy xúc | một lần'],
  ['the word for an annex', '| Phụ lục 1 | Kèm theo |', 'Phụ lục 1 | Kèm theo'],
  ['the word for an article', '| Điều 5. Vốn | 3 triệu |', 'Điều 5. Vốn | 3 triệu'],
])('a row of a table in a clause that begins with %s is a line of it', (_, row, line) => {
  const names = '| Tên của từng việc cần làm trong mùa sen này | Tiền của từng việc một |'
  const found = body(names, row, row)
  expect(found.map(([clause]) => clause)).toEqual(['I.1', 'I.2'])
  expect(found[0]?.[1].split('\n').slice(2)).toEqual([line, line])
})

test('a line behind a table does not go on from its last row', () => {
  const [[, text] = ['', '']] = body('| Việc | Tiền |', '| Ao | 3 triệu, |', '', 'và lúa giống.')
  expect(text.split('\n').slice(2)).toEqual(['Ao | 3 triệu,', 'và lúa giống.'])
})

test('signatures side by side in a table end a text whose closing words are missing', () => {
  const clauses = read('I. A', '1. B', '', '| Nơi nhận: |  | CHỦ TỊCH |', '| - Lưu. |  | Sen |')
  expect(clauses.at(-1)).toEqual(['ky', 'Nơi nhận:\nCHỦ TỊCH\n- Lưu.\nSen'])
})
