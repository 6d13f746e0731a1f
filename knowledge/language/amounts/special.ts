import { exactly, type Interval } from '../../rules/value.ts'
import type { AmountFound } from './amount.ts'
import type { AmountWords } from './amount-words.ts'
import { createDateReader } from '../numbers/date.ts'
import type { Measures, NumberReader } from '../numbers/number.ts'
import { createRatingReader } from '../facts/rating.ts'
import type { Token } from '../text/text.ts'

type Line = readonly Token[]
/** An amount by the indices of its tokens; place, words and topic come last. */
export interface FoundAmount {
  readonly end: number
  readonly amount: Omit<AmountFound, 'at' | 'end' | 'said' | 'topic' | 'corrects'>
}

/** What most amounts have in common. */
export const plain = {
  noun: null,
  counts: null,
  unit: null,
  options: [],
  certainty: 'sure',
  why: null,
  perYear: false,
  followedBy: null,
  date: null,
} as const
/** No number is known. */
export const unbounded: Interval = { from: null, to: null, fromOpen: false, toOpen: false }
const TIMES = new Set(['x', '*', '×'])

/** Builds the reader of what is no plain number with a unit: areas as products, dates, classes. */
export const createSpecialReader = (
  words: AmountWords,
  readNumber: NumberReader,
  goesOn: Measures,
): ((line: Line, at: number) => FoundAmount | null) => {
  const readDate = createDateReader(words.date)
  const readRating = createRatingReader(words)

  /** "100m x 50m", "100*50". */
  const readProduct = (line: Line, at: number): FoundAmount | null => {
    if (line[at]?.kind !== 'number') return null
    const endOf = (start: number) => {
      const unit = words.unit(line, start + 1)
      return unit?.entry.id === 'm2' ? unit.end : start + 1
    }
    const lengthOf = (start: number): number | null => {
      const figure = line[start]?.kind === 'number' ? readNumber([line[start]], 0) : null
      return figure?.why === null ? figure.from : null
    }
    const sign = endOf(at)
    if (!TIMES.has(line[sign]?.folded ?? '')) return null
    const [first, second] = [lengthOf(at), lengthOf(sign + 1)]
    const end = endOf(sign + 1)
    // "1x250 ha", "2x3 tỷ": no product of two sides
    if (first === null || second === null || goesOn(line, end)) return null
    const interval = exactly(Math.round(first * second))
    return { end, amount: { ...plain, dimension: 'area', interval } }
  }

  const readDay = (line: Line, at: number): FoundAmount | null => {
    const found = readDate(line, at)
    // "10/12 thành viên", "2/2 tỷ"
    if (found === null || (found.date.year === null && goesOn(line, found.end))) return null
    const { date, end } = found
    return { end, amount: { ...plain, dimension: 'date', interval: unbounded, date } }
  }

  const readClass = (line: Line, at: number): FoundAmount | null => {
    const found = readRating(line, at, false)
    if (found === null) return null
    const { end, interval } = found
    const asked = interval === null ? ({ certainty: 'ask', why: 'rating' } as const) : {}
    return {
      end,
      amount: { ...plain, dimension: 'rating', interval: interval ?? unbounded, ...asked },
    }
  }

  return (line, at) => readProduct(line, at) ?? readDay(line, at) ?? readClass(line, at)
}
