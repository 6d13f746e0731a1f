import type { Reading } from '../../rules/reading.ts'
import type { Fact } from '../../schema/fact.ts'
import type { AmountFound } from '../amounts/amount.ts'
import type { AmountReader } from './area.ts'
import { inBaseUnits } from '../amounts/bound.ts'
import { bareIn, clarify, confirm, contradictory, readingOf, valueOf } from './context.ts'

const SCALE_OF_TEN = 10

/** True where a figure lies in a class: "65 điểm loại khá". */
const fits = (score: AmountFound, rating: AmountFound): boolean => {
  const { from, to } = rating.interval
  const value = score.interval.from
  return value !== null && (from === null || value >= from) && (to === null || value <= to)
}

/** So few points look like a scale of ten: a yes is wanted before they count as points of a hundred. */
const readPoints = (amount: AmountFound, fact: Fact): Reading => {
  const reading = readingOf(amount, fact)
  const { to } = amount.interval
  const isFew = to !== null && to <= SCALE_OF_TEN * fact.scale
  return isFew && reading.kind === 'value' ? confirm(reading.value, 'implausible') : reading
}

/** Reads the score of the 2020 scoring in hundredths of a point; a class is an interval. */
export const readScore: AmountReader = (amounts, fact, { asked }) => {
  const scores = amounts.filter(({ dimension }) => dimension === 'score')
  const rating = amounts.find(({ dimension }) => dimension === 'rating')
  const isAsked = asked === fact.id
  const points = bareIn(amounts)
    .filter(({ topic, dimension }) =>
      isAsked ? dimension === 'bare' || rating === undefined : topic === fact.id,
    )
    .map((amount): AmountFound => ({ ...amount, interval: toPoints(amount, fact.scale) }))
    .filter(({ dimension }) => dimension === 'bare' || isAsked)
  const told = scores.length > 0 ? scores : points
  const [point] = told
  if (point !== undefined && rating !== undefined && !fits(point, rating)) {
    return clarify('contradiction', `${point.said}, ${rating.said}`, [
      valueOf(point),
      valueOf(rating),
    ])
  }
  if (point !== undefined) return contradictory(told) ?? readPoints(point, fact)
  if (rating !== undefined) return readingOf(rating, fact)
  const share = isAsked ? amounts.find(({ dimension }) => dimension === 'share') : undefined
  if (share !== undefined) {
    const value = { ...valueOf(share), interval: toPoints(share, fact.scale), unit: null }
    return confirm(value, 'unit')
  }
  // "8/10" may be points of ten
  const date = isAsked ? amounts.find((one) => one.date?.day != null && !one.date.year) : undefined
  const reading: Reading | null = date === undefined ? null : clarify('malformed', date.said)
  return reading
}

const toPoints = ({ interval }: AmountFound, scale: number) => inBaseUnits(interval, scale, scale)
