import { expect, test } from 'vitest'
import { readAliases } from '../../../../knowledge/language/phrases/aliases.ts'
import { normalise } from '../../../../knowledge/language/text/text.ts'
import { plainList, wordsOf } from '../../../../knowledge/language/phrases/phrase-list.ts'

const aliases = readAliases({ không: ['ko', 'k0'] })
const list = plainList(['không', 'không phải', 'chưa (hề|từng)'], aliases)
const words = (text: string) => wordsOf(normalise(text), aliases)

test.each([
  ['không phải lúa', 1],
  ['lúa thì ko phải', 3],
  ['chưa', Number.POSITIVE_INFINITY],
  ['lúa chưa hề trồng', 3],
  ['', Number.POSITIVE_INFINITY],
])('of "%s" a phrase has been said behind word %d', (text, from) => {
  expect(list.saidFrom(words(text))).toBe(from)
})

test.each([
  ['không phải lúa', 2, true],
  ['không phải lúa', 1, true],
  ['không phải lúa', 3, false],
  ['lúa chưa từng', 3, true],
  ['lúa chưa từng', 2, false],
  ['lúa', 0, false],
])('of "%s" it is told whether a phrase ends before word %d: %s', (text, to, ends) => {
  expect(list.endsAt(words(text), to)).toBe(ends)
})
