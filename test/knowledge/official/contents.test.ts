import { expect, test } from 'vitest'
import { documentOf } from '../../support/content/documents.ts'

const HEAD = ['Số: 9/KH-UBND', 'KẾ HOẠCH', 'Chở sen ra chợ tỉnh Đồng Tháp']
const BODY = ['I. GHE', '1. Đóng ghe.', '2. Sơn ghe.', 'II. CHỢ', '1. Dựng sạp.']

const clausesOf = (lines: readonly string[]) =>
  documentOf([...HEAD, ...lines].join('\n'), { province: 'dong-thap', date: '2024-05-12' })

test.each([
  ['pages behind a tab', ['MỤC LỤC', 'I. GHE\t2', 'II. CHỢ\t3']],
  ['dots before the page', ['Mục lục:', 'I. GHE .......... 2', 'II. CHỢ ………… 12']],
  ['tabs around the title', ['MỤC LỤC', 'I.\tGHE\t2', 'II.\tCHỢ\t3']],
  ['a heading that is written otherwise below', ['I. GHE 2', 'II. CHỢ 3', 'III. Phụ lục ghe 4']],
])('a typed list of contents is left out: %s', (_, contents) => {
  const { title, passages } = clausesOf([...contents, ...BODY])
  expect(title).toBe('Chở sen ra chợ tỉnh Đồng Tháp')
  expect(passages.map(({ clause }) => clause)).toEqual(['title', 'I', 'I.1', 'I.2', 'II', 'II.1'])
  expect(passages.find(({ clause }) => clause === 'I')?.text).toBe('I. GHE')
})

test('lines that end with numbers and do not come again are no list of contents', () => {
  const { passages } = clausesOf(['I. GHE NĂM 2025', '1. Đóng ghe số 3', '2. Sơn ghe số 4'])
  expect(passages.map(({ text }) => text).slice(1)).toEqual([
    'I. GHE NĂM 2025',
    '1. Đóng ghe số 3',
    '2. Sơn ghe số 4',
  ])
})
