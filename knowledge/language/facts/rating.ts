import type { Interval } from '../../rules/value.ts'
import type { AmountWords } from '../amounts/amount-words.ts'
import type { Token } from '../text/text.ts'

/** A class of the 2020 scoring; without an interval it must be asked ("loại B", "trên trung bình"). */
export interface RatingRead {
  /** Index of the token behind it. */
  readonly end: number
  /** Hundredths of a point. */
  readonly interval: Interval | null
}

export interface RatingReader {
  /** With `bare` the class counts without "loại" before it. */
  (line: readonly Token[], at: number, bare: boolean): RatingRead | null
}

const LETTER = /^[a-d]$/u
const CLASS_NUMBER = /^[1-5]$/u

const isUnclear = (token: Token | undefined) =>
  token !== undefined && (LETTER.test(token.folded) || CLASS_NUMBER.test(token.text))

/** Builds the reader of classes: "loại khá", "xếp loại tốt". */
export const createRatingReader = (words: AmountWords): RatingReader => {
  return (line, at, bare) => {
    const unclear = words.ratingUnclear(line, at)
    if (unclear !== null) return { end: unclear.end, interval: null }
    const lead = words.ratingLead(line, at)
    if (lead === null && !bare) return null
    const start = lead?.end ?? at
    const wide = words.ratingUnclear(line, start)
    if (wide !== null) return { end: wide.end, interval: null }
    const found = words.rating(line, start)
    if (found !== null) {
      const { from, to } = found.entry
      return { end: found.end, interval: { from, to, fromOpen: false, toOpen: to !== 10_000 } }
    }
    const named = lead !== null && lead.entry.unclear
    return named && isUnclear(line[start]) ? { end: start + 1, interval: null } : null
  }
}
