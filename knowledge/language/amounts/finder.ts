import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import type { ProvinceId } from '../../schema/primitives.ts'
import type { AmountFinder } from './amount.ts'
import { certaintyOf, measure, optionsOf } from './measure.ts'
import { createPhraseReader, type Phrase } from './phrase.ts'
import { createAmountWords } from './amount-words.ts'
import { createSpecialReader, plain, unbounded, type FoundAmount } from './special.ts'
import { unitBeyond } from './beyond-marks.ts'
import { createAlone } from './clause-start.ts'
import { isYear } from '../numbers/date.ts'
import { createMeasures } from './measures.ts'
import { createNumberWords } from '../numbers/number-words.ts'
import { createNumberReader } from '../numbers/number.ts'
import { createSayer } from './as-typed.ts'
import { tokens, type Token } from '../text/text.ts'
import { createUnitTail } from './unit-tail.ts'
import { createUnitReader, type RegionsOf, type UnitRead } from './unit.ts'
import { createWholeFigures, type Placed } from '../numbers/whole-figure.ts'

type Line = readonly Token[]
const FULL_SCORE = '100'
const POINT = 100
const TOPIC_ENDS = new Set([',', ';', '.', '!', '?'])
const ONE = tokens('1')
const IS = 'la'

/** Builds the finder of amounts: areas, money, counts, scores, dates, years. */
export const createAmountFinder = (lexicon: Lexicon, regions: RegionsOf): AmountFinder => {
  const words = createAmountWords(lexicon)
  const numberWords = createNumberWords(lexicon)
  const { goesOn, measures, isOwn } = createMeasures(words, numberWords)
  const readNumber = createNumberReader(numberWords, isOwn)
  /** "2019 năm trăm xe", "2012 tầm 300": what stands there is no unit of the number before. */
  const beginsNumber = (line: Line, at: number) => {
    const bound = words.boundBefore(line, at)
    if (bound !== null && readNumber(line, bound.end) !== null) return true
    const next = line[at]?.kind === 'word' ? readNumber(line, at) : null
    return next !== null && (next.end > at + 1 || measures(line, next.end))
  }
  const { readPhrase, boundBehind } = createPhraseReader(words, readNumber)
  const readUnit = createUnitReader(lexicon, words, beginsNumber, regions)
  const readTail = createUnitTail(words, numberWords)
  const readSpecial = createSpecialReader(words, readNumber, goesOn)
  const say = createSayer(words, numberWords)
  const keepWhole = createWholeFigures(lexicon, words)

  /** A lone word such as "ba" or "mấy" is a number only where nothing else is said. */
  const { isAlone: standsAlone, skip: skipFillers } = createAlone(words.filler)

  /** "/năm", "mỗi vụ", "2 vụ" behind an amount, also behind "lúa" or "mặt nước". */
  const readPerYear = (line: Line, at: number): number | null => {
    const start = words.surface(line, at)?.end ?? at
    const direct = words.perYear(line, start)?.end ?? null
    const crops = readNumber(line, direct ?? start)
    const noun = crops === null ? null : words.noun(line, crops.end)
    return noun?.entry.id === 'crop' ? noun.end : direct
  }

  /** "65/100", "65 trên 100 điểm": the index behind it, or null. */
  const pointsOutOf = (line: Line, at: number, end: number): number | null => {
    const all = words.outOf(line, end)?.end ?? end
    const goesFurther = line[all + 1]?.text === '/'
    if (all === end || line[all]?.text !== FULL_SCORE || goesFurther) return null
    const unit = words.unit(line, all + 1)
    if (unit?.entry.dimension === 'score') return unit.end
    if (goesOn(line, all + 1)) return null
    const isAll = line[end]?.kind === 'mark' || standsAlone(line, at, all + 1)
    return isAll ? all + 1 : null
  }

  const readBare = (line: Line, phrase: Phrase): FoundAmount | null => {
    const { number, at, bound } = phrase
    const { end } = number
    const points = number.to <= POINT ? pointsOutOf(line, at, end) : null
    if (points !== null) {
      const interval = measure(phrase, 0, POINT, POINT)
      return { end: points, amount: { ...plain, dimension: 'score', interval } }
    }
    if (line[phrase.start - 1]?.text === '$') {
      const asked = { certainty: 'ask', why: 'foreign-money' } as const
      const interval = measure(phrase, 0, 1, 1)
      return { end, amount: { ...plain, dimension: 'foreign-money', interval, ...asked } }
    }
    if (number.single && !standsAlone(line, at, end)) return null
    const years = isYear(number.from) && isYear(number.to) && !number.dotted && number.scale === 1
    const next = line[skipFillers(line, end)]
    const followedBy = next?.kind === 'word' ? next.text : null
    const interval = measure(phrase, 0, 1, 1)
    const dimension = years && bound === null && number.why === null ? 'year' : 'bare'
    const options = optionsOf(phrase, null)
    const certainty = certaintyOf(phrase, null)
    const isNamedYear = dimension === 'year' && words.date.year(line, phrase.start - 1) !== null
    const noun = isNamedYear ? 'year' : null
    return {
      end,
      amount: { ...plain, dimension, noun, interval, options, followedBy, ...certainty },
    }
  }

  const readMeasured = (
    line: Line,
    phrase: Phrase,
    unit: UnitRead,
    part: { end: number; part: number } | null,
  ): FoundAmount | null => {
    const { number } = phrase
    const end = part?.end ?? unit.end
    // "nam bo" is Nam Bộ and not five banks of a field
    const vague = unit.dimension === 'container' && number.single && number.form === 'word'
    if (vague && line[phrase.start]?.lower === line[phrase.start]?.folded) return null
    if (number.form === 'few' && number.single && !standsAlone(line, phrase.at, end)) return null
    const clash = unit.dimension === 'money' ? numberWords.scale(line, end) : null
    if (clash !== null && clash.entry.value > 1) {
      const asked = { certainty: 'ask', why: 'contradiction' } as const
      return {
        end: clash.end,
        amount: { ...plain, dimension: 'money', interval: unbounded, ...asked },
      }
    }
    const after = boundBehind(line, end)
    const whole = { ...phrase, bound: after?.entry.id ?? phrase.bound }
    const behind = after?.end ?? end
    const perYear = readPerYear(line, behind)
    const certainty = certaintyOf(whole, unit)
    const elliptic = part !== null && certainty.certainty === 'sure'
    return {
      end: perYear ?? behind,
      amount: {
        ...plain,
        dimension: unit.dimension,
        noun: unit.noun,
        counts: unit.counts,
        unit: unit.unit,
        interval: measure(whole, part?.part ?? 0, unit.from, unit.to, unit.dimension === 'count'),
        options: optionsOf(whole, unit, part?.part ?? 0),
        ...(elliptic ? { certainty: 'echo', why: 'elliptic' } : certainty),
        perYear: perYear !== null,
      },
    }
  }

  /** "mẫu hai", "công rưỡi": one and a part, without a number before it. */
  const readLedUnit = (line: Line, at: number, province: ProvinceId | null): FoundAmount | null => {
    const local = words.local(line, at)
    const part = local === null ? null : readTail(line, local.end)
    if (local === null || part === null || line[local.end]?.kind === 'number') return null
    const number = readNumber(ONE, 0)
    if (number === null) return null
    const one = { ...number, end: at }
    const unit = readUnit(line, one, province)
    const phrase = { number: one, bound: null, doubt: false, at, start: at }
    return unit === null ? null : readMeasured(line, phrase, unit, part)
  }

  const readAmount = (line: Line, at: number, province: ProvinceId | null): FoundAmount | null => {
    const special = readSpecial(line, at)
    if (special !== null) return special
    const phrase = readPhrase(line, at)
    if (phrase === null) return readLedUnit(line, at, province)
    const near = readUnit(line, phrase.number, province)
    const far =
      near === null
        ? unitBeyond(line, phrase.number, (_, number) => readUnit(line, number, province))
        : null
    const unit = near ?? far
    if (unit === null) return readBare(line, phrase)
    if (far?.isTorn) {
      const asked = { certainty: 'ask', why: 'malformed' } as const
      const { dimension, noun, counts, end } = far
      return { end, amount: { ...plain, dimension, noun, counts, interval: unbounded, ...asked } }
    }
    const half = unit.dimension === 'score' ? numberWords.half(line, unit.end) : null
    const part =
      unit.dimension === 'area' ? readTail(line, unit.end) : half && { ...half, part: 0.5 }
    return readMeasured(line, phrase, unit, part)
  }

  /** "4 triệu rưỡi là lương công nhân": what it is stands behind it. */
  const topicBehind = (line: Line, at: number): string | null =>
    line[at]?.folded === IS ? (words.topic(line, at + 1)?.entry.id ?? null) : null

  return (text, { province }) => {
    const line = tokens(text)
    const found: Placed[] = []
    const corrected = line.findLastIndex((_, step) => words.correction(line, step) !== null)
    let topic: string | null = null
    let at = 0
    while (at < line.length) {
      const start = line[at]
      const read = readAmount(line, at, province)
      const last = line[(read?.end ?? 0) - 1]
      if (read !== null && start !== undefined && last !== undefined && read.end > at) {
        const said = say(line, at, read.end)
        const corrects = corrected >= 0 && at > corrected
        const about = topicBehind(line, read.end) ?? topic
        const amount = { ...read.amount, at: start.at, end: last.end, said, topic: about, corrects }
        found.push({ amount, from: at, to: read.end })
        if (read.amount.dimension !== 'year' && read.amount.dimension !== 'date') topic = null
        at = read.end
      } else {
        const named = words.topic(line, at)
        if (TOPIC_ENDS.has(start?.text ?? '')) topic = null
        if (named !== null) topic = named.entry.id
        at = named?.end ?? at + 1
      }
    }
    return keepWhole(text, line, found)
  }
}
