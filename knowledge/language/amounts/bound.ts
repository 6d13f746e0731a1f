import type { BoundId } from '../../schema/lexicon/amounts.ts'
import { atLeast, atMost, between, lessThan, moreThan, type Interval } from '../../rules/value.ts'
import { tidy, type NumberRead } from '../numbers/sum.ts'

/** How far "khoảng" reaches to either side and "gần" down, as a share of the figure. */
const NEIGHBOURHOOD = 0.1

const BOUNDS: Readonly<Record<BoundId, (number: NumberRead) => Interval>> = {
  // "đo được" without diacritics begins like "độ", about
  exactly: ({ from, to, fromOpen, toOpen }) => ({ from, to, fromOpen, toOpen }),
  // "hơn 2 trăm rưỡi" stays below three hundred
  more: ({ from, to, half }) =>
    half > 0 ? { from, to: to + half, fromOpen: true, toOpen: true } : moreThan(from),
  atLeast: ({ from }) => atLeast(from),
  less: ({ to }) => lessThan(to),
  atMost: ({ to }) => atMost(to),
  // who says "gần 300" may have just 300: at a threshold it decides nothing
  near: ({ from, to }) => between(tidy(from * (1 - NEIGHBOURHOOD)), to),
  about: ({ from, to }) =>
    between(tidy(from * (1 - NEIGHBOURHOOD)), tidy(to * (1 + NEIGHBOURHOOD))),
}

/** The numbers that a bound leaves: "hơn 300" (300; ∞), "gần 300" [270; 300], "khoảng 300" [270; 330]. */
export const bounded = (number: NumberRead, bound: BoundId | null): Interval => {
  const { from, to, fromOpen, toOpen } = number
  return bound === null ? { from, to, fromOpen, toOpen } : BOUNDS[bound](number)
}

/**
 * Counts an interval in base units, of which one can be `least` to `most`. Whole numbers come out,
 * never rounded up: what is short of a threshold stays short.
 */
export const inBaseUnits = (interval: Interval, least: number, most: number): Interval => ({
  ...interval,
  from: interval.from === null ? null : Math.floor(tidy(interval.from * least)),
  to: interval.to === null ? null : Math.floor(tidy(interval.to * most)),
})

/** An open interval of things counted one by one, closed: (300; 400) is 301-399. */
export const inWholes = (interval: Interval): Interval => {
  const { from, to, fromOpen, toOpen } = interval
  if (from === null || to === null) return interval
  const low = fromOpen ? Math.floor(from) + 1 : Math.ceil(from)
  const high = toOpen ? Math.ceil(to) - 1 : Math.floor(to)
  return low > high ? interval : { from: low, to: high, fromOpen: false, toOpen: false }
}
