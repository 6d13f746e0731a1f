import { expect, test } from 'vitest'
import { CONTENT_FOLDER, readContent } from '../../../knowledge/content.ts'
import { coverageOf, type Coverage } from '../../../knowledge/check/coverage.ts'
import { content } from '../../support/content/content.ts'

const article = (more: string) => `
id: kg-assess-only
province: kien-giang
topic: assess
title: Đánh giá
questions: [Đánh giá theo gì]
answer: { director: Theo thành viên, officer: Theo thành viên }
${more}`

const ASSESS = 'articles/kien-giang/kg251-assess.yaml'
/** The only answer that states III.1.a/3 of Kế hoạch 251, replaced. */
const coverageWith = (more: string): Coverage => {
  const changed = coverageOf(readContent(CONTENT_FOLDER, { [ASSESS]: article(more) }))
  const found = changed.find(({ source }) => source === 'kh-251-2023')
  if (!found) throw new Error('no document')
  return found
}

const cite = (list: string, clause: string) =>
  `${list}: [{ source: kh-251-2023, clause: ${clause} }]`

test('every clause of substance of the five documents is stated by something', () => {
  expect(coverageOf(content).map(({ source, open }) => [source, open])).toEqual(
    content.sources.map(({ value }) => [value.id, []]),
  )
})

test('a clause is counted once: stated, or without substance', () => {
  for (const { source, total, covered, open, bare } of coverageOf(content)) {
    const all = content.sources.find(({ value }) => value.id === source)?.value.clauses
    expect(covered + open.length).toBe(total)
    expect(total + bare.length).toBe(all?.length)
  }
})

test('a clause that is declared to be without substance is stated by nothing', () => {
  const declared = content.sources.map(({ value }) => [
    value.id,
    value.bare.flatMap(({ clauses }) => clauses).toSorted(),
  ])
  const silent = coverageOf(content).map(({ source, bare }) => [
    source,
    bare.map(({ clause }) => clause).toSorted(),
  ])
  expect(silent).toEqual(declared)
})

test('an answer that cites a clause states it, and so does one that names it beside', () => {
  expect(coverageWith(cite('citations', 'III.1.a/3')).open).toEqual([])
  expect(
    coverageWith(`${cite('citations', 'III.1.a/1')}\n${cite('also', 'III.1.a/3')}`).open,
  ).toEqual([])
})

test('an answer that cites a clause does not state the parts of it', () => {
  expect(coverageWith(cite('citations', 'III.1.a')).open).toEqual(['III.1.a/3'])
})

test('an answer that declines states nothing', () => {
  expect(coverageWith(`abstains: true\n${cite('citations', 'III.1.a/3')}`).open).toEqual([
    'III.1.a/3',
  ])
})
