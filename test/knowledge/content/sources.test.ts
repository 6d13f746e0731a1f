import { expect, test } from 'vitest'
import { content } from '../../support/content/content.ts'

const clausesOf = (id: string): readonly string[] =>
  content.sources.find(({ value }) => value.id === id)?.value.clauses ?? []

test.each([
  ['kh-135-2021', '135/KH-UBND', '2021-07-15', 'kien-giang'],
  ['kh-3819-2024', '3819/KH-UBND', '2024-10-23', 'kon-tum'],
  ['qd-2129-2021', '2129/QĐ-UBND', '2021-09-15', 'an-giang'],
  ['kh-188-2021', '188/KH-LMHTX', '2021-05-11', 'dak-nong'],
  ['kh-251-2023', '251/KH-UBND', '2023-10-20', 'kien-giang'],
])('%s is number %s, signed on %s, of %s', (id, number, signedOn, province) => {
  expect(content.sources.map(({ value }) => value)).toContainEqual(
    expect.objectContaining({ id, number, signedOn, province }),
  )
})

const parentOf = (clause: string): string | null => {
  const end = Math.max(clause.lastIndexOf('/'), clause.lastIndexOf('.'))
  return end < 0 ? null : clause.slice(0, end)
}

test('every clause stands inside a clause that is listed too', () => {
  for (const { value } of content.sources) {
    const orphans = value.clauses.filter((clause) => {
      const parent = parentOf(clause)
      return parent !== null && !value.clauses.includes(parent)
    })
    expect([value.id, orphans]).toEqual([value.id, []])
  }
})

test('dashes and rows are numbered from one without a hole', () => {
  for (const { value } of content.sources) {
    const numbers = new Map<string, number[]>()
    for (const clause of value.clauses) {
      const [, parent = '', number = ''] = /^(.+)[./](\d+)$/u.exec(clause) ?? []
      if (number) numbers.set(parent, [...(numbers.get(parent) ?? []), Number(number)])
    }
    for (const [parent, found] of numbers)
      expect([value.id, parent, found]).toEqual([value.id, parent, found.map((_, at) => at + 1)])
  }
})

/** How many parts the documents have below a place, counted in the documents. */
test.each([
  ['kh-135-2021', 'III.2.a/chung', 4],
  ['kh-135-2021', 'III.2.a/rieng', 5],
  ['kh-135-2021', 'III.2.b', 5],
  ['kh-135-2021', 'IV.1', 8],
  ['kh-135-2021', 'IV.2', 4],
  ['kh-135-2021', 'V', 6],
  ['kh-135-2021', 'V.6', 6],
  ['kh-135-2021', 'VI.2', 5],
  ['kh-135-2021', 'VII', 4],
  ['kh-135-2021', 'PL.GD1', 3],
  ['kh-135-2021', 'PL.GD2', 7],
  ['kh-135-2021', 'PL.GD3', 4],
  ['kh-135-2021', 'PL.ghichu', 2],
  ['qd-2129-2021', 'cancu', 9],
  ['qd-2129-2021', 'III.2.1', 4],
  ['qd-2129-2021', 'III.2.2', 4],
  ['qd-2129-2021', 'IV.1', 8],
  ['qd-2129-2021', 'IV.2', 4],
  ['qd-2129-2021', 'V.2/1', 6],
  ['qd-2129-2021', 'V.2/2', 3],
  ['qd-2129-2021', 'VI.2.1', 4],
  ['qd-2129-2021', 'VI.2.2/1', 5],
  ['qd-2129-2021', 'VI.2.2/2', 4],
  ['qd-2129-2021', 'VII', 10],
  ['qd-2129-2021', 'VII.1', 6],
  ['qd-2129-2021', 'VII.9', 5],
  ['kh-3819-2024', 'II.2', 5],
  ['kh-3819-2024', 'V', 8],
  ['kh-3819-2024', 'V.6', 6],
  ['kh-3819-2024', 'V.7', 6],
  ['kh-3819-2024', 'V.8', 6],
  ['kh-188-2021', 'II.2', 8],
  ['kh-188-2021', 'PL.I', 4],
  ['kh-188-2021', 'PL.II', 5],
  ['kh-188-2021', 'PL.III', 6],
  ['kh-251-2023', 'II.2.a', 6],
  ['kh-251-2023', 'II.2.b', 10],
  ['kh-251-2023', 'III.2', 8],
  ['kh-251-2023', 'PL1.I', 6],
  ['kh-251-2023', 'PL1.II', 11],
  ['kh-251-2023', 'PL2', 10],
])('%s has below %s %i parts', (id, place, count) => {
  expect(clausesOf(id).filter((clause) => parentOf(clause) === place)).toHaveLength(count)
})

test('the second point d of KH 251 keeps apart from the first', () => {
  const clauses = clausesOf('kh-251-2023')
  expect(clauses).toContain('III.2.d2/2')
  expect(clauses).not.toContain('III.2.d/2')
})
