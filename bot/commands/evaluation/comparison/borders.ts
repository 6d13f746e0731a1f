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

/** How many questions are answered wrongly, and how many get an offer. */
export interface Harm {
  readonly wrong: number
  readonly offered: number
}

const OFFERED: readonly End[] = ['tap', 'offered']

/** What a way of deciding does at its borders. */
export const harmOf = (all: readonly Validated[], borders: Borders): Harm => {
  const ends = all.map((one) => endOf(one, borders))
  return {
    wrong: ends.filter((end) => end === 'wrong').length,
    offered: ends.filter((end) => OFFERED.includes(end)).length,
  }
}

/** The lowest borders at which a way of deciding does no more harm than this; an offer is always of three. */
export const bordersWithin = (all: readonly Validated[], most: Harm): Borders => {
  const answer = lowestWithin(all, (one) => endOf(one, EVERYTHING) === 'wrong', most.wrong)
  const offering = { answer: NEVER, offer: 0, beside: 0 }
  const offer = lowestWithin(
    all.filter(({ weighed }) => (weighed[0]?.confidence ?? 0) < answer),
    (one) => OFFERED.includes(endOf(one, offering)),
    most.offered,
  )
  return { answer, offer: Math.min(answer, offer), beside: 0 }
}
