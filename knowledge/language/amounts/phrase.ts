import type { BoundId } from '../../schema/lexicon/amounts.ts'
import type { AmountWords } from './amount-words.ts'
import { isYear } from '../numbers/date.ts'
import { mayBeGroups } from '../numbers/digit-marks.ts'
import type { NumberRead } from '../numbers/sum.ts'
import type { NumberReader } from '../numbers/number.ts'
import type { Token } from '../text/text.ts'
import type { WordMatch } from '../phrases/word-list.ts'

/** A number with the words that bound it, before its unit is looked at. */
export interface Phrase {
  readonly number: NumberRead
  readonly bound: BoundId | null
  readonly doubt: boolean
  /** Index of the first token, bound words included. */
  readonly at: number
  /** Index of the number's own first token. */
  readonly start: number
}

export interface PhraseReader {
  readonly readPhrase: (line: readonly Token[], at: number) => Phrase | null
  /** The bound behind a number or its unit: "300 trở lên". */
  readonly boundBehind: (line: readonly Token[], at: number) => WordMatch<{ id: BoundId }> | null
}

/** The words before a number: "chắc khoảng", "từ", "chưa tới". */
interface Lead {
  readonly end: number
  readonly bound: BoundId | null
  readonly doubt: boolean
  readonly from: boolean
}

const MOST_LEADING = 5
const MILLION = 1_000_000

/** Lets the second number lend its scale to the first: "1 đến 2 tỷ", "4-5 trăm triệu". */
const lendScale = (first: NumberRead, second: NumberRead): NumberRead => {
  const lent = first.scale === 1 && second.times > 1 && first.to * second.times <= second.to
  if (!lent) return first
  return { ...first, from: first.from * second.times, to: first.to * second.times }
}

const span = (first: NumberRead, second: NumberRead): NumberRead => {
  const low = lendScale(first, second)
  // "965-36 triệu" has no common scale
  const isOdd = low === first && first.scale === 1 && second.times > 1
  const reversed = low.from >= second.to || isOdd
  const why = reversed ? 'malformed' : (first.why ?? second.why)
  return {
    ...second,
    from: Math.min(low.from, second.from),
    to: Math.max(low.to, second.to),
    fromOpen: low.fromOpen,
    why,
    options: [],
    ask: reversed || first.ask || second.ask,
    single: false,
    half: 0,
  }
}

/** Behind a "chưa" more is at most: "chưa quá 300", "chưa hơn 300". */
const denied = (before: BoundId | null, bound: BoundId): BoundId =>
  before === 'less' && bound === 'more' ? 'atMost' : bound

const eitherOf = (one: NumberRead, other: NumberRead): NumberRead => ({
  ...one,
  why: 'malformed',
  options: [one.from, other.from],
  ask: true,
})

/** Builds the reader of bounded numbers and ranges: "hơn 300", "từ 300 đến 500", "300 trở lên". */
export const createPhraseReader = (words: AmountWords, readNumber: NumberReader): PhraseReader => {
  type Line = readonly Token[]

  /** "tam muoi" is eighty and not "tầm mười". */
  const isNumber = (line: Line, at: number, end: number): boolean => {
    const number = line[at]?.kind === 'word' ? readNumber(line, at) : null
    const isExact = number !== null && number.from === number.to && number.why === null
    return isExact && number.end > end
  }

  const readLead = (line: Line, at: number): Lead => {
    let lead: Lead = { end: at, bound: null, doubt: false, from: false }
    for (let count = 0; count < MOST_LEADING; count += 1) {
      const doubt = words.sure(line, lead.end) === null ? words.doubt(line, lead.end) : null
      const bound = words.boundBefore(line, lead.end)
      const from = words.from(line, lead.end)
      const between = lead.end > at ? words.between(line, lead.end) : null
      if (bound !== null && isNumber(line, lead.end, bound.end)) break
      if (doubt !== null) lead = { ...lead, end: doubt.end, doubt: true }
      else if (bound !== null)
        lead = { ...lead, end: bound.end, bound: denied(lead.bound, bound.entry.id) }
      else if (from !== null) lead = { ...lead, end: from.end, from: true }
      else if (between !== null) lead = { ...lead, end: between.end }
      else break
    }
    return lead
  }

  /** "300 đến 500", "450-500"; figures of years too. The unit of the first may stand between. */
  const readSpan = (line: Line, number: NumberRead): NumberRead | null => {
    const unit = words.unit(line, number.end) ?? words.noun(line, number.end)
    const to = words.to(line, number.end) ?? (unit === null ? null : words.to(line, unit.end))
    if (to === null || number.form === 'few') return null
    const second = readNumber(line, to.end)
    if (second === null || mayBeGroups(line, to.end - 1)) return null
    // "7 tỷ ~ 301 ha": a sum of money, and about so many hectares
    if (number.scale >= MILLION && second.scale === 1 && second.to < number.from) return null
    if (second.single && second.form !== 'figure' && unit !== null) return null
    if (unit === null || words.to(line, number.end) !== null) return span(number, second)
    const again = words.unit(line, second.end) ?? words.noun(line, second.end)
    return again?.text === unit.text ? span(number, second) : null
  }

  /** "năm 2019 hơn 600 xe": before another number the word belongs to that. */
  const boundBehind: PhraseReader['boundBehind'] = (line, at) => {
    const bound = words.boundAfter(line, at)
    const leads = bound !== null && words.boundBefore(line, at) !== null
    return leads && readNumber(line, bound.end) !== null ? null : bound
  }

  const readPhrase: PhraseReader['readPhrase'] = (line, at) => {
    const lead = readLead(line, at)
    const led = lead.end > at ? readNumber(line, lead.end) : null
    const plain = line[at]?.kind === 'number' || led === null ? readNumber(line, at) : null
    // "tam ba tram" is "tám ba trăm" as well as "tầm ba trăm": neither stands out
    const compound = plain === null && line[lead.end]?.kind === 'word' ? readNumber(line, at) : null
    const isOwn = compound !== null && led !== null && compound.end > at + 1
    const number = isOwn ? eitherOf(compound, led) : (led ?? plain)
    if (number === null) return null
    const used = !isOwn && led !== null
    const start = used ? lead.end : at
    const spanned = readSpan(line, number)
    const whole = spanned ?? number
    const after = boundBehind(line, whole.end)
    const atLeast = used && lead.from && spanned === null && !isYear(whole.from) ? 'atLeast' : null
    const bound = after?.entry.id ?? (used ? (lead.bound ?? atLeast) : null)
    const end = after?.end ?? whole.end
    return { number: { ...whole, end }, bound, doubt: used && lead.doubt, at, start }
  }
  return { readPhrase, boundBehind }
}
