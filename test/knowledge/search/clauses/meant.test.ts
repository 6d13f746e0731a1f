import { expect, test } from 'vitest'
import { clausesMeant } from '../../../../knowledge/search/clauses/meant.ts'
import { loadKnowledge } from '../../../support/content/knowledge.ts'

const { readClauses, sources } = loadKnowledge()

/** The clauses of a document that the first reference of a question means. */
const meant = (question: string, source: string) => {
  const [reference] = readClauses(question)?.references ?? []
  return reference ? clausesMeant(reference, sources.get(source)?.clauses ?? []) : null
}

test.each([
  ['khoản 3 mục VII nói gì', 'kh-135-2021', 'VII.3'],
  ['mục VII khoản 3', 'kh-135-2021', 'VII.3'],
  ['muc 7 khoan 3', 'kh-135-2021', 'VII.3'],
  ['điểm a khoản 2 mục III', 'kh-135-2021', 'III.2.a'],
  ['III.2.a', 'kh-135-2021', 'III.2.a'],
  ['điểm đ khoản 2 mục VI', 'kh-135-2021', 'VI.2.đ'],
  ['điều kiện riêng gạch 1 mục III.2.a', 'kh-135-2021', 'III.2.a/rieng/1'],
  ['phụ lục giai đoạn 1 dòng 2', 'kh-135-2021', 'PL.GD1.2'],
  ['phu luc 2 dong 9', 'kh-251-2023', 'PL2.9'],
  ['Nhiệm vụ số 1 phụ lục 2 là gì', 'kh-251-2023', 'PL2.1'],
  ['gach dau dong thu 3 muc II.2', 'kh-188-2021', 'II.2/3'],
  ['gạch đầu dòng thứ ba mục II.2', 'kh-188-2021', 'II.2/3'],
  ['phụ lục mục II dòng 4', 'kh-188-2021', 'PL.II.4'],
  ['khoản 7 chương V', 'kh-3819-2024', 'V.7'],
  ['điều 2 quyết định 2129', 'qd-2129-2021', 'D2'],
  ['mục 2.1 phần VI', 'qd-2129-2021', 'VI.2.1'],
  ['V.2/2/1', 'qd-2129-2021', 'V.2/2/1'],
  ['phần V khoản 2 gạch 2', 'qd-2129-2021', 'V.2/2'],
])('"%s" of %s is %s', (question, source, clause) => {
  expect(meant(question, source)).toMatchObject({ clauses: [clause], isAbove: false })
})

test('without diacritics d may be the letter behind it, too', () => {
  expect(meant('diem d khoan 2 muc VI', 'kh-135-2021')?.clauses).toEqual(['VI.2.d', 'VI.2.đ'])
})

test('a place that a document lacks is sought in what it would stand in', () => {
  expect(meant('khoản 9 mục VII', 'kh-135-2021')).toMatchObject({ clauses: ['VII'], isAbove: true })
  expect(meant('mục VIII', 'kh-135-2021')).toBeNull()
})

test.each([
  'khoản 300 triệu đó để làm gì',
  'khoản 5 triệu là gì',
  'điều 5 luật hợp tác xã 2023',
  'phu luc iv cong van 1485',
  'mục V.1 quyết định 900 ghi gì',
  'đang soạn phụ lục giao chỉ tiêu',
  'điều kiện riêng là gì',
  'mục tiêu 2030',
  'vi sao phai co y kien',
])('"%s" calls no clause of ours', (question) => {
  expect(readClauses(question)).toBeNull()
})

test('what a question asks besides is kept apart', () => {
  const read = readClauses('Nhiệm vụ của Sở Tài chính tại khoản 3 mục VII KH 135 là gì?')
  expect(read?.references.map(({ said }) => said)).toEqual(['khoản 3 mục VII'])
  expect(read?.rest).toContain('Nhiệm vụ của Sở Tài chính')
  expect(read?.rest).not.toContain('khoản')
})
