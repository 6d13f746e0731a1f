import { expect, test } from 'vitest'
import { readAliases } from '../../../knowledge/language/phrases/aliases.ts'
import { createFit } from '../../../knowledge/search/retrieval/fit.ts'
import { topicsSchema } from '../../../knowledge/schema/lexicon/search.ts'
import { createRepair } from '../../../knowledge/search/spelling.ts'
import { createTerms, nameOf } from '../../../knowledge/search/terms.ts'

const topics = topicsSchema.parse([
  { id: 'conditions', words: ['điều kiện'] },
  { id: 'own-conditions', words: ['điều kiện riêng'] },
  { id: 'rice', group: 'sector', words: ['trồng lúa'] },
  { id: 'crops', group: 'sector', words: ['trồng màu'] },
  { id: 'kh-135', group: 'source', words: ['kế hoạch 135'] },
  { id: 'do', light: true, words: ['thực hiện'] },
])
const read = createTerms(topics, ['có', 'không'], readAliases({ 'điều kiện': ['đk'] }))
const names = (text: string) => read(text).sayings.map(nameOf)

test('the longest topic at a place wins, with or without diacritics and in short', () => {
  expect(names('điều kiện riêng')).toEqual(['#own-conditions'])
  expect(names('DIEU KIEN trong lua')).toEqual(['#conditions', '#rice'])
  expect(names('đk trồng màu')).toEqual(['#conditions', '#crops'])
})

test('a number is the same with dots and leading zeros, and marks are no words', () => {
  expect(names('5.000 m², 02 (tỷ)')).toEqual(names('5000 m2 2 ty'))
})

test('everyday words, words for doing and small numbers are light', () => {
  const light = read('có 40 ha thực hiện 2045').sayings.filter(({ isLight }) => isLight)
  expect(light.map(nameOf)).toEqual(['co', '40', '#do'])
})

test('a tone key before the last vowel is undone where another key shows Telex', () => {
  expect(names('ddieefu kieejn')).toEqual(['#conditions'])
  expect(names('taxi')).toEqual(['taxi'])
})

test('an unknown word is mended in the company it keeps, a known one stays', () => {
  const repair = createRepair([read('trồng lúa hai vụ'), read('khen thưởng'), read('lưa thưa')])
  const mended = read('khen thuongf trong lua', repair).sayings
  expect(mended.map(({ words, certainty }) => [...words, certainty])).toEqual([
    ['khen', 1],
    ['thuong', 0.6],
    ['trong', 'lua', 1],
  ])
  const guessed = read('trongg lua', repair).sayings
  expect(guessed.map(({ words, certainty }) => [...words, certainty])).toEqual([
    ['trong', 'lua', 0.6],
  ])
})

test('a short word is mended only in known company, a number never', () => {
  const repair = createRepair([read('thế nào là công nghệ')])
  expect(names('tha nao')).toEqual(['tha', 'nao'])
  expect(read('tha nao', repair).sayings.map(nameOf)).toEqual(['the', 'nao'])
  expect(read('tha xyz', repair).sayings.map(nameOf)).toEqual(['tha', 'xyz'])
  expect(read('2031', repair).sayings.map(nameOf)).toEqual(['2031'])
})

test('an article about another of the same group fits less than one about none of it', () => {
  const fit = createFit(topics)
  const asked = new Set(['conditions', 'rice'])
  const [same, none, other] = [
    fit(['conditions', 'rice'], asked),
    fit(['conditions'], asked),
    fit(['conditions', 'crops'], asked),
  ]
  expect(same).toBe(1)
  expect(none).toBeLessThan(1)
  expect(other).toBeLessThan(none)
})

test('a document named in passing takes nothing from articles that cite no other', () => {
  const fit = createFit(topics)
  expect(fit(['conditions'], new Set(['conditions', 'kh-135']))).toBe(1)
  expect(fit(['conditions', 'kh-135'], new Set(['conditions']))).toBe(1)
})
