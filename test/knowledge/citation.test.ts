import { expect, test } from 'vitest'
import { agencyName, citationLabel, shortCitation } from '../../knowledge/wording/citation.ts'
import { content } from '../support/content/content.ts'
import { readPhrases } from '../support/content/phrases.ts'

const say = readPhrases()

const sourceOf = (id: string) => {
  const found = content.sources.find(({ value }) => value.id === id)
  if (!found) throw new Error(`no source ${id}`)
  return found.value
}

const agencyOf = (id: string) => {
  const found = content.agencies.find(({ value }) => value.id === id)
  if (!found) throw new Error(`no agency ${id}`)
  return found.value
}

test.each([
  ['kh-135-2021', 'VI.2', 'KH 135/KH-UBND, mục VI.2'],
  ['kh-135-2021', 'VI.2.đ', 'KH 135/KH-UBND, mục VI.2.đ'],
  ['kh-135-2021', 'III', 'KH 135/KH-UBND, phần III'],
  ['kh-135-2021', 'III.1/2', 'KH 135/KH-UBND, mục III.1, gạch 2'],
  ['kh-135-2021', 'III.2.a/chung', 'KH 135/KH-UBND, mục III.2.a, điều kiện chung'],
  ['kh-135-2021', 'III.2.a/rieng/1', 'KH 135/KH-UBND, mục III.2.a, điều kiện riêng, gạch 1'],
  ['kh-135-2021', 'PL', 'KH 135/KH-UBND, phụ lục'],
  ['kh-135-2021', 'PL.GD1', 'KH 135/KH-UBND, phụ lục, giai đoạn 1'],
  ['kh-135-2021', 'PL.GD1.2', 'KH 135/KH-UBND, phụ lục, giai đoạn 1, dòng 2'],
  ['kh-135-2021', 'PL.GD2.3/2', 'KH 135/KH-UBND, phụ lục, giai đoạn 2, dòng 3, gạch 2'],
  ['kh-135-2021', 'PL.ghichu/1', 'KH 135/KH-UBND, phụ lục, ghi chú, gạch 1'],
  ['kh-135-2021', 'PL.tong', 'KH 135/KH-UBND, phụ lục, dòng tổng'],
  ['kh-135-2021', 'PL.B', 'KH 135/KH-UBND, phụ lục, phần B'],
  ['kh-135-2021', 'PL.B.2', 'KH 135/KH-UBND, phụ lục, mục B.2'],
  ['kh-135-2021', 'ket', 'KH 135/KH-UBND, đoạn kết'],
  ['kh-135-2021', 'ky', 'KH 135/KH-UBND, phần ký'],
  ['qd-2129-2021', 'D2', 'QĐ 2129/QĐ-UBND, Điều 2'],
  ['qd-2129-2021', 'cancu/3', 'QĐ 2129/QĐ-UBND, căn cứ 3'],
  ['qd-2129-2021', 'title', 'QĐ 2129/QĐ-UBND, phần mở đầu'],
  ['qd-2129-2021', 'III.2.1/4', 'QĐ 2129/QĐ-UBND, mục III.2.1, gạch 4'],
  ['qd-2129-2021', 'VI.2.1/1/1', 'QĐ 2129/QĐ-UBND, mục VI.2.1, gạch 1, dấu cộng 1'],
  ['kh-188-2021', 'PL.II.3', 'KH 188/KH-LMHTX, phụ lục, mục II.3'],
  ['kh-188-2021', 'PL.III', 'KH 188/KH-LMHTX, phụ lục, phần III'],
  ['kh-251-2023', 'PL1.I.4', 'KH 251/KH-UBND, phụ lục 1, mục I.4'],
  ['kh-251-2023', 'PL2.9', 'KH 251/KH-UBND, phụ lục 2, dòng 9'],
  ['kh-251-2023', 'III.2.d/1/2', 'KH 251/KH-UBND, mục III.2.d (tín dụng), gạch 1, dấu cộng 2'],
  ['kh-251-2023', 'III.2.d2/1', 'KH 251/KH-UBND, mục III.2.d (khoa học - công nghệ), gạch 1'],
])('%s %s reads "%s"', (source, clause, label) => {
  expect(citationLabel(sourceOf(source), clause, say)).toBe(label)
})

test.each([
  ['kh-135-2021', 'III.2.a/rieng/1', 'KH 135, mục III.2.a'],
  ['kh-135-2021', 'PL.GD1.2', 'KH 135, phụ lục, giai đoạn 1, dòng 2'],
  ['qd-2129-2021', 'III.2.1/4', 'QĐ 2129, mục III.2.1'],
  ['qd-2129-2021', 'D2', 'QĐ 2129, Điều 2'],
  ['kh-3819-2024', 'II.2/4', 'KH 3819, mục II.2'],
  ['kh-188-2021', 'II.2/8', 'KH 188, mục II.2'],
])('%s %s is "%s" in a bubble', (source, clause, label) => {
  expect(shortCitation(sourceOf(source), clause, say)).toBe(label)
})

test('every clause of every document has a label of its own', () => {
  for (const { value } of content.sources) {
    const labels = value.clauses.map((clause) => citationLabel(value, clause, say))
    expect(new Set(labels).size).toBe(labels.length)
  }
})

test.each([
  ['so-khdt', 'Sở Kế hoạch và Đầu tư (nay thuộc Sở Tài chính)'],
  ['so-nnptnt', 'Sở Nông nghiệp và Phát triển nông thôn (nay thuộc Sở Nông nghiệp và Môi trường)'],
  ['so-gtvt', 'Sở Giao thông vận tải (nay thuộc Sở Xây dựng)'],
  ['bo-khdt', 'Bộ Kế hoạch và Đầu tư (nay thuộc Bộ Tài chính)'],
  ['lmhtx', 'Liên minh HTX tỉnh'],
  ['so-tai-chinh', 'Sở Tài chính'],
])('the agency %s is named "%s"', (id, name) => {
  expect(agencyName(agencyOf(id), say)).toBe(name)
})

test("an agency's name of today that is not sure is left unsaid", () => {
  const agency = { ...agencyOf('nhnn'), now: 'Ngân hàng Nhà nước khu vực', sure: 'c' as const }
  expect(agencyName(agency, say)).toBe('Ngân hàng Nhà nước chi nhánh tỉnh')
  expect(agencyName({ ...agency, sure: null }, say)).toBe('Ngân hàng Nhà nước chi nhánh tỉnh')
})
