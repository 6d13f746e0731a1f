import type { Status } from './judgement.ts'
import type { Interval } from './value.ts'

export type Comparator = 'atLeast' | 'moreThan' | 'atMost' | 'lessThan'

/** Every number of the interval is at least / more than `bound`. */
const isAbove = ({ from, fromOpen }: Interval, bound: number, strictly: boolean): boolean =>
  from !== null && (from > bound || (from === bound && (!strictly || fromOpen)))

/** Every number of the interval is at most / less than `bound`. */
const isBelow = ({ to, toOpen }: Interval, bound: number, strictly: boolean): boolean =>
  to !== null && (to < bound || (to === bound && (!strictly || toOpen)))

/**
 * Compares what was said with a bound, both in smallest units: met or not_met only where every
 * number that was possibly meant agrees, else unknown. An interval turned inside out around the
 * bound is unknown too.
 */
export const compare = (interval: Interval, comparator: Comparator, bound: number): Status => {
  const [holds, fails] = {
    atLeast: [isAbove(interval, bound, false), isBelow(interval, bound, true)],
    moreThan: [isAbove(interval, bound, true), isBelow(interval, bound, false)],
    atMost: [isBelow(interval, bound, false), isAbove(interval, bound, true)],
    lessThan: [isBelow(interval, bound, true), isAbove(interval, bound, false)],
  }[comparator] as [boolean, boolean]
  if (holds === fails) return 'unknown'
  return holds ? 'met' : 'not_met'
}

/**
 * How much is missing at the least, in smallest units, for an interval that fails; null where the
 * interval has no end on the side of the bound. An open end counts as the number that was said:
 * "less than 200" lacks 100 to 300, not 101; the least of all is one.
 */
export const shortfall = (
  interval: Interval,
  comparator: Comparator,
  bound: number,
): number | null => {
  const isFloor = comparator === 'atLeast' || comparator === 'moreThan'
  const end = isFloor ? interval.to : interval.from
  if (end === null) return null
  const missing = isFloor ? bound - end : end - bound
  return Math.max(missing, 1)
}
