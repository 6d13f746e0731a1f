import type { AmountWords } from './amount-words.ts'
import { mayGoOn } from '../numbers/digit-marks.ts'
import type { NumberWords } from '../numbers/number-words.ts'
import type { Token } from '../text/text.ts'
import { endsClause } from '../phrases/word-list.ts'

/** What stands behind a unit and adds to it: "1 ha rưỡi", "3 sào 5", "mẫu hai". */
export interface UnitTail {
  /** Index of the token behind it. */
  readonly end: number
  /** The part of one unit that it adds, below 1. */
  readonly part: number
}

export interface UnitTailReader {
  (line: readonly Token[], at: number): UnitTail | null
}

const ONE_DIGIT = /^[1-9]$/u

/** Builds the reader of unit tails. A digit counts only at the end of its clause. */
export const createUnitTail = (words: AmountWords, numbers: NumberWords): UnitTailReader => {
  const closes = (line: readonly Token[], at: number) =>
    endsClause(line, words.filler(line, at)?.end ?? at)

  return (line, at) => {
    const half = numbers.half(line, at)
    if (half !== null) return { end: half.end, part: 0.5 }
    const token = line[at]
    if (token === undefined) return null
    if (ONE_DIGIT.test(token.text)) {
      return closes(line, at + 1) && !mayGoOn(line, at + 1)
        ? { end: at + 1, part: Number(token.text) / 10 }
        : null
    }
    const digit = numbers.tail(line, at) ?? numbers.digit(line, at)
    if (digit === null || digit.entry.value === 0 || !closes(line, digit.end)) return null
    return { end: digit.end, part: digit.entry.value / 10 }
  }
}
