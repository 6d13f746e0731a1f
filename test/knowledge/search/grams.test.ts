import { expect, test } from 'vitest'
import { createGramIndex } from '../../../knowledge/search/retrieval/grams.ts'
import type { Saying } from '../../../knowledge/search/terms.ts'

const say = (text: string): readonly Saying[] =>
  text.split(' ').map((word) => ({ topic: null, words: [word], isLight: false, certainty: 1 }))

const DOCUMENTS = [
  ['ho so gom nhung gi', 'giay to can nop'],
  ['von lam an bao nhieu', 'can may ty dong von'],
  ['nop ho so o dau'],
].map((wordings) => wordings.map(say))

const read = createGramIndex(DOCUMENTS)
const nearestTo = (text: string) => {
  const { nearest } = read(say(text))
  return nearest.indexOf(Math.max(...nearest))
}

test('a wording is as like itself as can be, and every other document less', () => {
  const { nearest } = read(say('nop ho so o dau'))
  expect(nearest[2]).toBeCloseTo(1, 5)
  expect(nearest[0]).toBeLessThan(0.8)
  expect(nearest[1]).toBeLessThan(0.2)
})

test('letters keep a misspelt question near its wording', () => {
  expect(nearestTo('giayto cann nopp')).toBe(0)
  expect(nearestTo('voon lamm an')).toBe(1)
})

test('words in another order are still the same document', () => {
  expect(nearestTo('gom nhung gi ho so')).toBe(0)
})

test('the share that stands in no wording is told', () => {
  expect(read(say('ho so')).known).toBe(1)
  expect(read(say('thoi tiet ngay mai')).known).toBeLessThan(0.1)
  const half = read(say('ho so thoi tiet')).known
  expect(half).toBeGreaterThan(0)
  expect(half).toBeLessThan(1)
})

test('the document whose wordings say it most often is likeliest to say it', () => {
  const { nearest, chance } = read(say('von'))
  expect(chance[1]).toBeGreaterThan(Math.max(chance[0] ?? 0, chance[2] ?? 0))
  expect(nearest[2]).toBeLessThan(nearest[1] ?? 0)
})
