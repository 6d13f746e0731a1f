import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import type { ProvinceId, Region } from '../../schema/primitives.ts'
import type { Clarify, Uncertain } from '../../rules/reading.ts'
import type { SpokenUnit } from '../../rules/value.ts'
import type { Dimension } from './amount.ts'
import type { AmountWords } from './amount-words.ts'
import { isYear } from '../numbers/date.ts'
import { NAMED } from '../numbers/digit-marks.ts'
import type { NumberRead } from '../numbers/sum.ts'
import type { Token } from '../text/text.ts'

/** What a number measures, from the words behind it. */
export interface UnitRead {
  /** Index of the token behind it. */
  readonly end: number
  readonly dimension: Dimension
  readonly noun: string | null
  /** The fact that the noun speaks of. */
  readonly counts: string | null
  /** Base units in one; they differ for a local unit. */
  readonly from: number
  readonly to: number
  readonly unit: SpokenUnit | null
  /** The sizes that a local unit can have, where there are several. */
  readonly readings: readonly { label: string; unit: SpokenUnit }[]
  readonly certainty: 'sure' | 'echo' | 'ask'
  readonly why: Uncertain | Clarify | null
}

/** Whether a place begins another number, so that the words there measure none: "2019 năm trăm". */
export interface BeginsNumber {
  (line: readonly Token[], at: number): boolean
}

/** Province → the part of the country whose units it uses. */
export type RegionsOf = ReadonlyMap<ProvinceId, Region>

export interface UnitReader {
  (line: readonly Token[], number: NumberRead, province: ProvinceId | null): UnitRead | null
}

/** Without its diacritics the last word of a question may be a unit. */
const ASKING = 'ha'
/** "sao" is "sào", too. */
const HOW = 'sao'
const MILLION = 1_000_000
const BILLION = 1_000_000_000
const MOST_POINTS = 100
const HALF = 0.5

/** Builds the reader of units and nouns behind a number. */
export const createUnitReader = (
  { units }: Lexicon,
  words: AmountWords,
  beginsNumber: BeginsNumber,
  regionsOf: RegionsOf,
): UnitReader => {
  type Line = readonly Token[]
  const plain = {
    noun: null,
    counts: null,
    from: 1,
    to: 1,
    unit: null,
    readings: [],
    certainty: 'sure',
  } as const
  const square = units.units.find(({ id }) => id === 'm2')

  const money = (end: number, scale: number): UnitRead => {
    const named = units.money.find(({ from }) => scale >= from)
    const unit = named === undefined ? null : { name: named.name, from: named.from, to: named.from }
    return { ...plain, end, dimension: 'money', unit, why: null }
  }

  const readSquares = (line: Line, number: NumberRead): UnitRead | null => {
    const found = words.squares(line, number.end)
    if (found === null || square === undefined) return null
    const { end } = found
    const unit = { name: square.name, from: square.size, to: square.size }
    return number.from >= units.squares.fewest
      ? { ...plain, end, dimension: 'area', unit, certainty: 'echo', why: 'slang' }
      : { ...plain, end, dimension: 'container', noun: 'pond', certainty: 'ask', why: 'ponds' }
  }

  /** công, mẫu, sào: the word behind decides, else the province, else every reading stays. */
  const readLocal = (
    line: Line,
    number: NumberRead,
    province: ProvinceId | null,
  ): UnitRead | null => {
    const found = words.local(line, number.end)
    if (found === null) return null
    // "qua năm 2026 trở đi sao": behind a year it asks
    if (isYear(number.from) && line[found.end - 1]?.text.toLowerCase() === HOW) return null
    const { id, name, readings } = found.entry
    const said = words.localReading.get(id)?.(line, found.end) ?? null
    const region = province === null ? null : (regionsOf.get(province) ?? null)
    const alive = readings.filter(({ regions }) =>
      region === null ? regions.length > 0 : regions.includes(region),
    )
    const candidates = said === null ? alive : [said.entry]
    const sizes = candidates.map((reading) => ({
      label: reading.id,
      unit: { name: reading.name, from: reading.from, to: reading.to },
    }))
    const from = Math.min(...candidates.map((reading) => reading.from))
    const to = Math.max(...candidates.map((reading) => reading.to))
    const shared = { ...plain, end: said?.end ?? found.end, dimension: 'area', from, to } as const
    const only = candidates.length === 1 ? candidates[0] : undefined
    if (only !== undefined) {
      const unit = { name: said === null ? name : only.name, from, to }
      const sure = said !== null || from !== to
      return { ...shared, unit, certainty: sure ? 'sure' : 'echo', why: sure ? null : 'slang' }
    }
    const common = readings.every((reading) => reading.regions.includes('south'))
    const settled = region === 'south' || common
    return {
      ...shared,
      unit: { name, from, to },
      readings: sizes,
      certainty: settled ? 'sure' : 'ask',
      why: settled ? 'local-unit' : 'region',
    }
  }

  const readNoun = (line: Line, number: NumberRead): UnitRead | null => {
    const longest = words.noun(line, number.end)
    const last = (longest?.end ?? 0) - 1
    // "893 thành viên năm 2019" and "439 thành viên năm nghìn ha" count no men
    const isTooLong =
      last > number.end &&
      (beginsNumber(line, last) ||
        (words.date.year(line, last) !== null && line[last + 1]?.kind === 'number'))
    const found = isTooLong ? words.noun(line.slice(0, last), number.end) : longest
    if (found === null) return null
    const { id, of, fact } = found.entry
    // "75 triệu năm 2019" and "2 tỷ huyện nhà" are sums of money
    if (number.scale >= MILLION && (of === 'time' || of === 'place')) return null
    // "hai tỷ tư thành viên mười ba người": no cooperative has millions of them
    if (number.scale >= MILLION && fact !== null) return null
    // "45 huyện Lạng Sơn" is an address, "78 năm 2019" a year
    if (of === 'place' && line[found.end]?.text === NAMED) return null
    if (of === 'time' && line[found.end]?.kind === 'number') return null
    const shared = { ...plain, end: found.end, noun: id, counts: fact }
    if (of === 'pond') return { ...shared, dimension: 'container', certainty: 'ask', why: 'ponds' }
    if (of === 'plot') return { ...shared, dimension: 'container', certainty: 'ask', why: 'unit' }
    return { ...shared, dimension: 'count', why: null }
  }

  const readUnit = (line: Line, number: NumberRead): UnitRead | null => {
    const found = words.unit(line, number.end)
    if (found === null) return null
    const { end, entry } = found
    const { dimension, name, size, slang } = entry
    // "2 tỷ ha?" asks
    if (dimension === 'area' && number.scale >= MILLION) return null
    // "nửa số"; "39 tỷ số nhà 12" is another thing
    if (entry.id === 'part' && number.from !== HALF) return null
    // "2019 chỉ hụt chút": behind a year a word alone is no weight
    const isOfYear = isYear(number.from) && isYear(number.to) && !found.text.includes(' ')
    if (dimension === 'gold' && isOfYear) return null
    if (dimension === 'foreign-money' || dimension === 'gold') {
      return { ...plain, end, dimension, certainty: 'ask', why: dimension }
    }
    if (entry.id === 'dong') {
      // "65đ": points, since nobody counts capital in single đồng
      const isPoints = number.to <= MOST_POINTS && number.scale === 1 && found.text.length === 1
      if (isPoints) return { ...plain, end, dimension: 'score', from: 100, to: 100, why: null }
      return money(end, number.scale)
    }
    const unit = { name, from: size, to: size }
    const shared = { ...plain, end, dimension, from: size, to: size, unit }
    return slang ? { ...shared, certainty: 'echo', why: 'slang' } : { ...shared, why: null }
  }

  /** "lời liên tục ba năm ha" asks, and tells of no five hectares. */
  const asksYears = (line: Line, { noun, end }: UnitRead): boolean =>
    noun === 'year' &&
    line[end]?.folded === ASKING &&
    (line[end + 1] === undefined || line[end + 1]?.kind === 'mark')

  const readWords = (line: Line, number: NumberRead, province: ProvinceId | null) =>
    readSquares(line, number) ??
    readUnit(line, number) ??
    readLocal(line, number, province) ??
    readNoun(line, number)

  return (line, number, province) => {
    const found = readWords(line, number, province)
    const isOther = beginsNumber(line, number.end) && !(found && asksYears(line, found))
    if (found !== null && !isOther) return found
    return number.scale >= MILLION
      ? money(number.end, number.scale >= BILLION ? BILLION : MILLION)
      : null
  }
}
