import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { CellFound } from '../../../../knowledge/search/tables/lists.ts'
import { fold } from '../../../../knowledge/language/text/text.ts'
import { loadKnowledge } from '../../../support/content/knowledge.ts'
import type { ProvinceId } from '../../../../knowledge/schema/primitives.ts'

interface Row {
  readonly text: string
  readonly province: ProvinceId | null
  readonly prior?: string
  readonly rows?: readonly string[]
  readonly cell?: string
  readonly agency?: string
  readonly of?: readonly string[]
  readonly goals?: number
  readonly none?: true
}

const { cells, places } = loadKnowledge()
const { floors, questions } = parse(
  readFileSync(new URL('../../../fixtures/answers/tables.yaml', import.meta.url), 'utf8'),
) as {
  readonly floors: Readonly<Record<'right' | 'wrong', number>>
  readonly questions: readonly Row[]
}

/** The province of a question: named in it, or set before. */
const provinceOf = ({ text, province }: Row): ProvinceId | null =>
  places.find(({ name }) => fold(text).includes(fold(name)))?.id ?? province

const find = (row: Row) =>
  cells.find({ text: row.text, province: provinceOf(row), prior: row.prior ?? null })

const isRight = (row: Row, found: CellFound | null): boolean => {
  if (found === null) return row.none === true
  switch (found.kind) {
    case 'rows':
      return found.ask === row.cell && found.rows.every(({ id }) => row.rows?.includes(id))
    case 'goals':
      return found.rows.every(({ year }) => year === row.goals)
    case 'years':
      return false
    case 'agency': {
      const sources = [...found.leads, ...found.goals].map(({ source }) => source)
      return found.agencies.join() === row.agency && [...new Set(sources)].join() === row.of?.join()
    }
    default:
      return found satisfies never
  }
}

const told = (found: CellFound | null): string => {
  if (found === null) return 'none'
  if (found.kind === 'agency')
    return `agency ${found.agencies.join()} ${[...found.leads, ...found.goals].map(({ id }) => id).join()}`
  return `${found.kind} ${found.kind === 'rows' ? found.ask : ''} ${found.rows.map(({ id }) => id).join()}`
}

describe('questions about cells as people type them', () => {
  const asked = questions.map((row) => ({ row, found: find(row) }))
  const listed = (rows: typeof asked) =>
    rows
      .filter(({ row, found }) => !isRight(row, found))
      .map(({ row, found }) => `${row.text} → ${told(found)}`)
  const answerable = asked.filter(({ row }) => !row.none)
  const given = asked.filter(({ found }) => found !== null)

  test('the set is large, and every row of it names rows that are there', () => {
    expect(answerable.length).toBeGreaterThanOrEqual(60)
    expect(asked.length - answerable.length).toBeGreaterThanOrEqual(10)
  })

  test('the right rows are given at least as often as the floor says', () => {
    const share =
      answerable.filter(({ row, found }) => isRight(row, found)).length / answerable.length
    expect(share < floors.right ? listed(answerable) : []).toEqual([])
  })

  test('no more answers are wrong than the ceiling says', () => {
    const wrong = given.filter(({ row, found }) => !isRight(row, found))
    expect(wrong.length / given.length > floors.wrong ? listed(given) : []).toEqual([])
  })
})

test('a table of one province answers nobody of another', () => {
  for (const { id } of places)
    for (const { text } of questions) {
      const found = cells.find({ text, province: id, prior: null })
      const rows = found === null ? [] : found.kind === 'agency' ? found.leads : found.rows
      const named = /251|135|188|2129|3819/u.test(text)
      expect(named ? [] : rows.filter(({ province }) => province !== id)).toEqual([])
    }
})

test('any text is borne, and the same text finds the same', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400, unit: 'grapheme' }), (text) => {
      const asked = { text, province: null, prior: text }
      expect(cells.find(asked)).toEqual(cells.find(asked))
    }),
    { numRuns: 100 },
  )
})
