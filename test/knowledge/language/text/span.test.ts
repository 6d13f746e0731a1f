import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spanAt, spansIn } from '../../../../knowledge/language/text/span.ts'

/** Spans in order, none in another. */
const spans = fc.array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 4 }))).map((gaps) => {
  let end = 0
  return gaps.map(([gap, length]) => {
    const at = end + gap
    end = at + length
    return { at, end }
  })
})

test('the spans within another, and the one around a place, are those of a comparison with each', () => {
  fc.assert(
    fc.property(spans, fc.nat(40), fc.nat(20), (all, at, length) => {
      const outer = { at, end: at + length }
      expect(spansIn(all, outer)).toEqual(
        all.filter((one) => one.at >= outer.at && one.end <= outer.end),
      )
      expect(spanAt(all, at)).toEqual(all.find((one) => one.at <= at && one.end > at))
    }),
    { seed: 3, numRuns: 2000 },
  )
})
