import { expect, test } from 'vitest'
import { createNamedDocuments, documentNumbers } from '../../../knowledge/search/named-document.ts'
import { content } from '../../support/content/content.ts'

const isOnlyOfUnknown = createNamedDocuments(
  content.lexicon.search.numbered,
  documentNumbers(content),
)

test.each(['135', '167', '2128', '445', '1', '193', '70', '6584', '113'])(
  'number %s is one of the documents named',
  (number) => {
    expect(documentNumbers(content)).toContain(number)
  },
)

test.each([
  'quyet dinh 900 la gi',
  'Nghị định số 234 nói gì',
  'qđ 999/QĐ-UBND',
  'nghi quyet 888',
  'công văn 4567 ở đâu',
])('"%s" is about a document that is nowhere named', (text) => {
  expect(isOnlyOfUnknown(text)).toBe(true)
})

test.each([
  'quyết định 445 là gì',
  'Thông tư 01/2020/TT-BKHĐT',
  'nd 193/2013',
  'quyet dinh 167 va quyet dinh 900',
  'ai ra quyết định năm 2021',
  'quyết định 2025 có gì',
  'ai quyết định 15 htx',
  'quyết định 300 triệu',
  'quyết định phê duyệt danh sách',
  'hồ sơ gồm gì',
])('"%s" is not', (text) => {
  expect(isOnlyOfUnknown(text)).toBe(false)
})
