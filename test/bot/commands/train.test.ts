import { describe, expect, test } from 'vitest'
import { LABELLED_FOLDERS, rowsHash } from '../../../bot/commands/evaluation/labelled.ts'
import { labelOf } from '../../../bot/commands/evaluation/label.ts'
import { readQuestionRows } from '../../../bot/commands/evaluation/question-row.ts'
import { fitRegression } from '../../../bot/commands/evaluation/regression.ts'
import { FEATURES } from '../../../knowledge/search/decision/features.ts'
import { probabilityIn, shipped } from '../../../knowledge/search/decision/model.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'

const { articles } = loadKnowledge()

const loosen = (text: string) => text.toLowerCase()
const rowOf = (change: object) => {
  const base = { id: 'x', text: 'hồ sơ', province: null, role: 'director', tags: [] }
  const [row] = readQuestionRows(JSON.stringify({ ...base, ...change }), ['kien-giang']).rows
  if (!row) throw new Error('no row')
  return row
}
const article = (id: string) => {
  const found = articles.get(id)
  if (!found) throw new Error(`no article ${id}`)
  return found
}

describe('the weights in use', () => {
  test('were made from the labelled rows as they stand: npm run train', () => {
    expect(shipped.rows).toBe(rowsHash(LABELLED_FOLDERS))
  })

  test('weigh every feature, and no other', () => {
    expect(Object.keys(shipped.features)).toEqual([...FEATURES])
    for (const numbers of Object.values(shipped.features)) {
      expect(numbers.length).toBe(3)
      expect(numbers.every((number) => Number.isFinite(number))).toBe(true)
    }
  })
})

describe('the regression', () => {
  const examples = Array.from({ length: 400 }, (_, at) => {
    const x = (at % 20) / 20
    const noise = ((at * 7) % 13) / 13
    return { values: [x, noise], is: x > 0.5 }
  })

  test('finds what tells the examples apart, and not what does not', () => {
    const { terms } = fitRegression(examples)
    const [first = 0, second = 9] = terms.map((numbers) => numbers[2] ?? 0)
    expect(first).toBeGreaterThan(2)
    expect(Math.abs(second)).toBeLessThan(0.5)
  })

  test('says what is likely and what is not', () => {
    const probabilityOf = probabilityIn(fitRegression(examples))
    expect(probabilityOf([0.95, 0.5])).toBeGreaterThan(0.9)
    expect(probabilityOf([0.05, 0.5])).toBeLessThan(0.1)
  })

  test('gives the same numbers for the same examples', () => {
    expect(fitRegression(examples)).toEqual(fitRegression(examples))
  })
})

describe('a label', () => {
  const dossier = article('kg-dossier')
  const [place = { source: '', clause: '' }] = dossier.citations
  const doc = [{ file: '000', clause: place.clause }]

  test('the article that a row names is right, another one wrong', () => {
    const row = rowOf({ answerable: true, article: 'kg-dossier', doc, answer_keys: [] })
    expect(labelOf(dossier, row, loosen)).toBe(true)
    expect(labelOf(article('dn-fund'), row, loosen)).toBe(false)
  })

  test('of a question without an answer every article is wrong but those that decline', () => {
    const row = rowOf({ answerable: false, doc: [], answer_keys: [] })
    expect(labelOf(dossier, row, loosen)).toBe(false)
    expect(labelOf(article('contact'), row, loosen)).toBeNull()
  })

  test('an article of the wanted clause that does not hold the key is neither', () => {
    const row = rowOf({ answerable: true, doc, answer_keys: [['không bài nào có chữ này']] })
    expect(labelOf(dossier, row, loosen)).toBeNull()
    expect(labelOf(article('dn-fund'), row, loosen)).toBe(false)
  })
})
