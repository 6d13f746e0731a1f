import { expect, test } from 'vitest'
import { docxText } from '../../../../bot/commands/documents/docx/docx.ts'
import { documentOf } from '../../../support/content/documents.ts'
import {
  kind,
  level,
  list,
  listed,
  para,
  wordFile,
  wordTable,
} from '../../../support/word/package.ts'

const HEAD = ['Số: 5/KH-UBND', 'KẾ HOẠCH', 'Giữ ao sen ở tỉnh Đồng Tháp']
  .map((one) => para(one))
  .join('')

const passagesOf = async (bytes: Buffer) => documentOf(await docxText(bytes)).passages

const cell = (text: string, properties: string) =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${para(text)}</w:tc>`

test('names of columns in two rows are read together, and again on the next page', async () => {
  const top = '<w:vMerge w:val="restart"/>'
  const head = [
    [cell('STT', top), cell('Việc', top), cell('Cơ quan', '<w:gridSpan w:val="2"/>')],
    [cell('', '<w:vMerge/>'), cell('', '<w:vMerge/>'), 'Chủ trì', 'Phối hợp'],
  ]
  const annex = wordTable(...head, ['1', 'Ao', 'Hội', 'Xã'], ...head, ['2', 'Bờ', 'Sở', 'Hội'])
  const passages = await passagesOf(
    wordFile(HEAD + para('I. A') + para('1. B') + para('Trên đây là C.') + para('Phụ lục') + annex),
  )
  expect(passages.slice(-2).map(({ clause, text }) => [clause, text])).toEqual([
    ['PL.1', 'Việc: Ao\nCơ quan - Chủ trì: Hội\nCơ quan - Phối hợp: Xã'],
    ['PL.2', 'Việc: Bờ\nCơ quan - Chủ trì: Sở\nCơ quan - Phối hợp: Hội'],
  ])
})

test.each([
  [
    'a head',
    [
      ['Ai', 'Việc'],
      ['Hội', para('1. Ao.') + para('2. Ghe.')],
    ],
    ['Ai | Việc', 'Hội | 1. Ao. 2. Ghe.'],
  ],
  [
    'a head and numbered rows',
    [
      ['Việc', 'Tiền'],
      ['2. Ao', '3 triệu'],
      ['II. Ghe', 'a) 5'],
    ],
    ['Việc | Tiền', '2. Ao | 3 triệu', 'II. Ghe | a) 5'],
  ],
])('two columns with %s are a table, however short', async (_, rows, lines) => {
  const file = wordFile(HEAD + para('I. A') + para('1. B:') + wordTable(...rows) + para('2. C'))
  const { passages } = documentOf(await docxText(file))
  expect(passages.slice(-2).map(({ clause, text }) => [clause, text])).toEqual([
    ['I.1', ['1. B:', ...lines].join('\n')],
    ['I.2', '2. C'],
  ])
})

test.each([
  [
    [
      ['HỘI SEN', 'ĐỘC LẬP'],
      ['Số: 7', 'Ngày 3'],
    ],
  ],
  [
    [
      ['Nơi nhận:', 'Thay mặt Hội'],
      ['- Lưu.', 'Sen'],
    ],
  ],
  [[['Nơi nhận: - Lưu.', 'Sen']]],
  [[['Hội sen', 'Ngày 3']]],
])('two columns of a letterhead or of signatures are lines: %j', async (rows) => {
  const { text } = await docxText(wordFile(wordTable(...rows)))
  expect(
    text
      .trim()
      .split('\n')
      .filter((line) => line !== ''),
  ).toEqual(rows.flat())
})

test('the number that Word shows in a cell without words is the words of that cell', async () => {
  const numbering = kind(1, level(0, 'decimal', '%1.')) + list(1, 1)
  const number = listed(1, 0, '')
  const bullet = kind(2, level(0, 'bullet', '-')) + list(2, 2)
  const rows = wordTable(
    ['TT', 'Việc', 'Ai'],
    [number, 'Ao', 'Hội'],
    [number, listed(2, 0, ''), 'Xã'],
    [number, '', ''],
  )
  const file = wordFile(rows, { numbering: numbering + bullet })
  expect((await docxText(file)).text.trim().split('\n')).toEqual([
    '| TT | Việc | Ai |',
    '| 1. | Ao | Hội |',
    '| 2. |  | Xã |',
    '| 3. |  |  |',
  ])
})
