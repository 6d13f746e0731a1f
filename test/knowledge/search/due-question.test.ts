import { expect, test } from 'vitest'
import { loadKnowledge } from '../../support/content/knowledge.ts'

const { readDueQuestion } = loadKnowledge()

test.each([
  'sap toi co han gi',
  'hạn sắp tới',
  'việc gì sắp đến hạn',
  'han con may ngay',
  'hết hạn chưa em',
  'tháng này có việc gì',
  'nam nay con han nao ko',
])('"%s" asks for deadlines', (text) => {
  expect(readDueQuestion(text)).not.toBeNull()
})

test.each([
  'hạn nộp hồ sơ',
  'hạn báo cáo',
  'mô hình hạn mặn',
  'tháng mấy sơ kết',
  'hồ sơ gồm gì',
  'tháng 12 nộp hồ sơ ở đâu',
  '12 thành viên',
  '',
])('"%s" asks for something else, or for one certain deadline', (text) => {
  expect(readDueQuestion(text)).toBeNull()
})

test.each([
  ['thang 12 co viec gi', 12],
  ['tháng 3 năm 2027 có hạn gì', 3],
  ['tháng 3 phải làm gì', 3],
  ['tháng này có việc gì', 'this'],
  ['thang toi co han gi', 'next'],
  ['sap toi co han gi', null],
])('"%s" names its month', (text, month) => {
  expect(readDueQuestion(text)?.month).toBe(month)
})

test.each(['tháng 13 có việc gì', 'tháng 0 có việc gì'])('"%s" names no month', (text) => {
  expect(readDueQuestion(text)?.month ?? null).toBeNull()
})

test.each([
  ['tháng 12/2027 có việc gì', 12, 2027],
  ['nam 2023 co han gi', null, 2023],
  ['thang 12 co viec gi', 12, null],
  ['hạn của QĐ 2129', null, null],
])('"%s" names its year', (text, month, year) => {
  expect(readDueQuestion(text)).toMatchObject({ month, year })
})

test('documents and agencies that it names are told', () => {
  expect(readDueQuestion('hạn của KH 251')?.sources).toEqual(['kh-251-2023'])
  expect(readDueQuestion('sap toi so cong thuong co han gi')?.agencies).toEqual(['so-cong-thuong'])
})

test('what people mean first belongs to a question for any deadline only', () => {
  expect(readDueQuestion('hạn')?.isAny).toBe(true)
  expect(readDueQuestion('sap toi co han gi')?.isAny).toBe(false)
  expect(readDueQuestion('han con may ngay')?.isAny).toBe(false)
})
