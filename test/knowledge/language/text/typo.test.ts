import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTypos, isTypoOf } from '../../../../knowledge/language/text/typo.ts'

test.each([
  ['kien gian', 'kien giang'],
  ['kienn giang', 'kien giang'],
  ['kien giong', 'kien giang'],
  ['kein giang', 'kien giang'],
])('"%s" is one slip away from "%s"', (typed, name) => {
  expect(isTypoOf(typed, name)).toBe(true)
})

test.each([
  ['kien giang', 'kien giang'],
  ['kein gaing', 'kien giang'],
  ['kien gi', 'kien giang'],
])('"%s" is none of "%s"', (typed, name) => {
  expect(isTypoOf(typed, name)).toBe(false)
})

test('the table of names finds the same as a comparison with each', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })
  const names = fc.array(letters.filter(({ length }) => length >= 3))
  fc.assert(
    fc.property(names, letters, (all, typed) => {
      const each = all.flatMap((name, at) => (isTypoOf(typed, name) ? [at] : []))
      expect(createTypos(all)(typed)).toEqual(each)
    }),
    { seed: 5, numRuns: 2000 },
  )
})
