import fc from 'fast-check'
import { expect, test } from 'vitest'
import { highest, placesOf, startsOf } from '../../../knowledge/search/retrieval/sorted.ts'

test('entries stand by their keys, those of one key in their order', () => {
  const keys = [2, 0, 2, 1, 0]
  const starts = startsOf(keys, 4)
  expect([...starts]).toEqual([0, 2, 3, 5, 5])
  expect([...placesOf(keys, starts)]).toEqual([3, 0, 4, 2, 1])
})

test('the highest scores above a bound are those of a whole sort, the first of equals first', () => {
  const score = fc.integer({ min: -3, max: 6 })
  fc.assert(
    fc.property(fc.array(score), score, fc.integer({ min: 1, max: 8 }), (scores, bound, most) => {
      const sorted = [...scores.keys()]
        .filter((at) => (scores[at] ?? 0) > bound)
        .toSorted((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0))
        .slice(0, most)
      expect(highest(Float64Array.from(scores), bound, most)).toEqual(sorted)
    }),
  )
})
