import type { Validated } from '../validation.ts'
import { endOf, type Borders, type End } from '../zones.ts'

const EVERYTHING = { answer: 0, offer: 0, beside: 0 } as const
const NEVER = Number.POSITIVE_INFINITY

/** The lowest border at which no more than `most` of those at it or above it end so. */
const lowestWithin = (
  all: readonly Validated[],
  endsSo: (one: Validated) => boolean,
  most: number,
): number => {
  const groups = [...Map.groupBy(all, ({ weighed }) => weighed[0]?.confidence ?? 0)].toSorted(
    ([one], [other]) => other - one,
  )
  let border = NEVER
  let count = 0
  for (const [confidence, same] of groups) {
    count += same.filter(endsSo).length
    if (count > most) break
    border = confidence
  }
  return border
}

const countOf = (all: readonly Validated[], borders: Borders, ends: readonly End[]): number =>
  all.filter((one) => ends.includes(endOf(one, borders))).length

const WRONG: readonly End[] = ['wrong']
const OFFERED: readonly End[] = ['tap', 'offered']

/**
 * The borders at which a way of deciding does no more harm than another one does at its own: no more
 * questions are answered wrongly, and no more get an offer, which is always of three.
 */
export const bordersLike = (
  all: readonly Validated[],
  other: readonly Validated[],
  borders: Borders,
): Borders => {
  const answer = lowestWithin(
    all,
    (one) => endOf(one, EVERYTHING) === 'wrong',
    countOf(other, borders, WRONG),
  )
  const offering = { answer: NEVER, offer: 0, beside: 0 }
  const offer = lowestWithin(
    all.filter(({ weighed }) => (weighed[0]?.confidence ?? 0) < answer),
    (one) => OFFERED.includes(endOf(one, offering)),
    countOf(other, borders, OFFERED),
  )
  return { answer, offer: Math.min(answer, offer), beside: 0 }
}
