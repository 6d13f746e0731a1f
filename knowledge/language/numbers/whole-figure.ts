import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import { isExact } from '../../rules/value.ts'
import type { AmountFound } from '../amounts/amount.ts'
import { unbounded } from '../amounts/special.ts'
import type { AmountWords } from '../amounts/amount-words.ts'
import { factOfAmount } from '../message/attribution.ts'
import { isMark, partsNumbers } from './digit-marks.ts'
import type { Token } from '../text/text.ts'
import { createWordList } from '../phrases/word-list.ts'

type Line = readonly Token[]
/** Index of a first token, and of the one behind the last. */
type Tokens = readonly [from: number, to: number]

/** An amount with the index of its first token and of the one behind its last. */
export interface Placed {
  readonly amount: AmountFound
  readonly from: number
  readonly to: number
  /** Made of several numbers that may be one. */
  readonly isJoined?: true
}

/** Letters typed in place of digits: "3OO", "l.250". */
const DISGUISED = /^[oil]+$/u
const DECIMAL_MARK = /^[.,]$/u
const FEW_DIGITS = /^\d{1,2}$/u
const HUNDRED = 100
/** A number right behind one of these is a part of its unit: "1 ha 25", "65 điểm 5". */
const DIVISIBLE: ReadonlySet<AmountFound['dimension']> = new Set(['area', 'money', 'score'])

const isTimeless = ({ dimension }: AmountFound) => dimension !== 'date' && dimension !== 'year'
/** "299⅓", "5²", "①250" */
const isPartSign = (token: Token | undefined) => /^\p{No}$/u.test(token?.text ?? '')
const isDisguised = (token: Token | undefined) => DISGUISED.test(token?.folded ?? '')
/** The same, with a unit written on: "6OOha", "5OOtr". */
const beginsDisguised = (token: Token | undefined) => /^[oil]/u.test(token?.folded ?? '')

/** The token touches the one before it. */
const isGlued = (line: Line, at: number) =>
  line[at - 1] !== undefined && line[at - 1]?.end === line[at]?.at

/** "thành viên 320, 500 ha": the first number has a name that the second does not fit. */
const isNamedApart = (first: AmountFound, second: AmountFound): boolean => {
  const about = factOfAmount(second)
  if (first.topic === null || about === null) return false
  return first.topic !== about && !(about === 'capital' && second.dimension === 'money')
}

/** A letter without marks and by itself, which may stand for a digit: "l250", "B50 ha". */
const isLetter = ({ kind, text, lower, folded }: Token): boolean =>
  kind === 'word' && text.length === 1 && lower === folded

/** The tokens of a figure of which digits are missing: "l.250", "l250", ".5 ha", "3OO"; null for any other. */
const tornAt = (line: Line, { amount, from, to }: Placed): Tokens | null => {
  const step = line.slice(from, to).findIndex(({ kind }) => kind === 'number')
  const start = from + step
  if (!isTimeless(amount) || step < 0) return null
  const before = line[start - 1]
  const isBegun = before !== undefined && isGlued(line, start) && isLetter(before)
  if (isBegun && (amount.dimension !== 'bare' || isDisguised(before))) return [start - 1, to]
  // "①250", and a letter that is none of ours
  const isStrange = isPartSign(before) || (before?.kind === 'word' && isMark(before))
  if (isGlued(line, start) && isStrange) return [start - 1, to]
  if (isGlued(line, start) && line[start - 1]?.kind === 'mark') {
    const isJoined = isGlued(line, start - 1)
    if (isJoined && isDisguised(line[start - 2])) return [start - 2, to]
    const isDecimal = DECIMAL_MARK.test(line[start - 1]?.text ?? '')
    const isShort = FEW_DIGITS.test(line[start]?.text ?? '') && amount.dimension !== 'count'
    if (isDecimal && isShort && !isJoined) return [start - 1, to]
  }
  const goesOn = isPartSign(line[to]) || (isGlued(line, to) && beginsDisguised(line[to]))
  const isOpen = amount.dimension === 'bare' && goesOn
  return isOpen ? [from, to + 1] : null
}

/**
 * "năm trăm bam hai ha": one word that nobody knows, between a spelled number that ends in a hundred
 * and a smaller one, may stand for the tens in between.
 */
const isSpelledApart = (line: Line, first: Placed, second: Placed): boolean => {
  const { from, to } = first.amount.interval
  const { interval, unit } = second.amount
  const between = line.slice(first.to, second.from)
  const isSpelled = [first.from, second.from].every((at) => line[at]?.kind === 'word')
  if (!isSpelled || between.length !== 1 || between[0]?.kind !== 'word') return false
  if (from === null || from !== to || from < HUNDRED || from % HUNDRED !== 0) return false
  return interval.to !== null && interval.to / (unit?.to ?? 1) < HUNDRED
}

/** No range, but for a unit of two sizes. */
const isOneNumber = ({ interval, unit, certainty }: AmountFound): boolean =>
  certainty === 'ask' ||
  isExact(interval) ||
  (unit !== null && unit.from !== unit.to && interval.to !== null)

/** From the figure on; of "hơn bốn trăm rưỡi", which is 451 and more in whole heads, from 450. */
const upwards = (amount: AmountFound): AmountFound => {
  const { interval, dimension } = amount
  const isRounded = dimension === 'count' && !isExact(interval) && !interval.fromOpen
  const from = isRounded && interval.from !== null ? interval.from - 1 : interval.from
  return { ...amount, interval: { from, to: null, fromOpen: false, toOpen: false } }
}

/** One sign that is a unit, with digits on both of its sides: "1$250", "1đ250". */
const isUnitBetween = (line: Line, first: Placed, second: Placed): boolean => {
  const sign = line[first.to - 1]
  return (
    sign?.text.length === 1 &&
    sign.kind !== 'number' &&
    second.from === first.to &&
    line[second.from]?.kind === 'number' &&
    isGlued(line, first.to - 1) &&
    isGlued(line, second.from)
  )
}

/** Marks, and nothing blank, stand between. */
const isDrawnOn = (line: Line, from: number, to: number): boolean =>
  to > from &&
  Array.from({ length: to - from + 1 }, (_, step) => isGlued(line, from + step)).every(Boolean)

/** The number may be a part of the unit before it. */
const isPart = (line: Line, first: Placed, second: Placed): boolean =>
  DIVISIBLE.has(first.amount.dimension) &&
  (second.amount.dimension === 'bare' || second.isJoined === true) &&
  first.to === second.from &&
  line[second.from]?.kind === 'number'

const ask = (text: string, line: Line, amount: AmountFound, from: number, to: number): Placed => {
  const [at, end] = [line[from]?.at ?? amount.at, line[to - 1]?.end ?? amount.end]
  const asked = { interval: unbounded, options: [], certainty: 'ask', why: 'malformed' } as const
  return { amount: { ...amount, ...asked, at, end, said: text.slice(at, end) }, from, to }
}

/**
 * Builds what finds figures that were read in pieces. Two numbers with nothing but marks between
 * them, or a letter that touches both, are one figure of which the marks are not known: it is asked
 * back as a whole, and no piece of it counts.
 */
export const createWholeFigures = ({ numbers }: Lexicon, words: AmountWords) => {
  const joining = createWordList([
    { words: [...numbers.joining, ...numbers.point.flatMap((one) => one.words)] },
  ])

  const scales = createWordList(numbers.scales.filter(({ slang }) => !slang))
  const isMeasure = (line: Line, at: number) =>
    (words.unit(line, at) ?? words.local(line, at) ?? words.noun(line, at) ?? scales(line, at)) !==
    null

  /** "ngàn mấy triệu": a scale that no number took stands right before, and would count more. */
  const lacksScale = (line: Line, { from }: Placed, before: Placed | undefined): boolean =>
    scales(line, from - 1)?.end === from && (before?.to ?? 0) < from

  /**
   * Numbers of a line that begins with a unit and ends with a number, "ha 545 tv 298": each may belong
   * to the unit before it or behind it.
   */
  const unitFirst = (line: Line): ReadonlySet<number> => {
    const found: number[] = []
    for (let at = 0; isMeasure(line, at) && line[at + 1]?.kind === 'number'; at += 2)
      found.push(at + 1)
    const isOpen = found.length > 1 && !isMeasure(line, (found.at(-1) ?? 0) + 1)
    return new Set(isOpen ? found : [])
  }

  /** What stands between two amounts leaves open whether they are one figure. */
  const mayBeOne = (line: Line, from: number, to: number, isWhole: boolean): boolean => {
    const between = line.slice(from, to)
    if (between.every(isMark)) return !partsNumbers(line, from, to, isWhole)
    if (joining(line, from)?.end === to) return true
    if (isDrawnOn(line, from, to) && between.every((one) => isMark(one) || isLetter(one)))
      return true
    const [word, ...more] = between
    if (word === undefined || more.length > 0) return false
    // "ở" is a word, and "o" may be anything
    return isLetter(word) || (isGlued(line, from) && isGlued(line, to))
  }

  /** "khoảng 500"; a mark behind another number is no such word: "1~250". */
  const isLed = (line: Line, at: number) =>
    line[at]?.kind === 'word' &&
    (words.boundBefore(line, at) ?? words.doubt(line, at) ?? words.from(line, at)) !== null

  /** The two numbers may be one figure in pieces. */
  const areOne = (line: Line, first: Placed, second: Placed): boolean => {
    const [one, other] = [first.amount, second.amount]
    if (isUnitBetween(line, first, second)) return true
    const isDrawn = isDrawnOn(line, first.to, second.from)
    const isOpen = one.dimension === 'bare' || one.dimension === 'year'
    // "10/8|250 ha" begins with no day
    if (!isOpen && !(isDrawn && one.dimension === 'date')) return false
    // "78 loại khá" is a figure with its class
    const isOfDay = isDrawn && other.dimension === 'date'
    if (!(isTimeless(other) || isOfDay) || other.dimension === 'rating' || isLed(line, second.from))
      return false
    const start = line[second.from]?.kind === 'mark' ? second.from + 1 : second.from
    // "2041=600 triệu" begins with no year, "2020 480 xe" does
    if (one.dimension === 'year' && (one.noun !== null || start === first.to)) return false
    const isWhole = other.dimension === 'count'
    if (!isDrawn && isNamedApart(one, other)) return false
    return mayBeOne(line, first.to, start, isWhole) || isSpelledApart(line, first, second)
  }

  /** "60 ha hơn 55 thành viên": the word may belong to either number, if the first has none yet. */
  const shareBound = (line: Line, first: Placed, second: Placed): boolean =>
    first.to === second.from &&
    isTimeless(first.amount) &&
    isOneNumber(first.amount) &&
    words.boundAfter(line, first.to)?.entry.id === 'more' &&
    words.boundBefore(line, first.to) !== null

  return (text: string, line: Line, placed: readonly Placed[]): AmountFound[] => {
    const whole: Placed[] = []
    const doubtful = unitFirst(line)
    /** The tokens of a figure that has to be asked back, or null. */
    const unreadOf = (read: Placed, before: Placed | undefined): Tokens | null => {
      if (lacksScale(line, read, before)) return [read.from - 1, read.to]
      const torn = tornAt(line, read)
      const isOwn = torn !== null && torn[0] >= (before?.to ?? 0)
      return (isOwn ? torn : null) ?? (doubtful.has(read.from) ? [read.from, read.to] : null)
    }
    for (const read of placed) {
      const before = whole.at(-1)
      if (before && shareBound(line, before, read)) {
        whole[whole.length - 1] = { ...before, amount: upwards(before.amount) }
        whole.push({ ...read, amount: upwards(read.amount) })
        continue
      }
      const unread = unreadOf(read, before)
      const one = unread ? ask(text, line, read.amount, ...unread) : read
      if (before && areOne(line, before, one)) {
        const amount = { ...one.amount, topic: before.amount.topic ?? one.amount.topic }
        const joined = ask(text, line, amount, before.from, one.to)
        whole[whole.length - 1] = { ...joined, isJoined: true }
      } else whole.push(one)
    }
    return whole.flatMap((one, at) => {
      const [before, next] = [whole[at - 1], whole[at + 1]]
      if (before && isPart(line, before, one)) return []
      if (!next || !isPart(line, one, next)) return one.amount
      return ask(text, line, one.amount, one.from, next.to).amount
    })
  }
}
