import type { Lexicon } from '../../../schema/lexicon/amounts.ts'
import type { Interval } from '../../../rules/value.ts'
import { isCalledCapital, OTHER_MONEY } from '../../message/attribution.ts'
import type { AmountFound } from '../../amounts/amount.ts'
import { inBaseUnits } from '../../amounts/bound.ts'
import { LEFT_OUT } from '../../numbers/digit-marks.ts'
import { createWordList } from '../../phrases/word-list.ts'
import { spanAt } from '../../text/span.ts'
import { tokens } from '../../text/text.ts'
import type { ProfitEvent } from './event.ts'

type Years = Extract<ProfitEvent, { is: 'years' }>

interface Sum {
  readonly at: number
  readonly interval: Interval
}

/** Years named side by side, without a sum between them. */
interface Group {
  readonly at: number
  readonly years: readonly number[]
}

/** Nobody tells more years or figures of three years' profits. */
const MOST_SAID = 20

/** Builds what keeps the sums of several years from being read as one figure; offsets stay. */
export const createSumsApart = ({ units }: Lexicon): ((text: string) => string) => {
  const join = createWordList([{ words: units.services.joins }])
  return (text) => {
    const line = tokens(text)
    const holes = line.flatMap(({ at, text: mark }, step) => {
      const next = line[step + 1]
      const isComma = mark === ',' && next !== undefined && next.at > at + 1
      const joined = join(line, step)
      const end = isComma ? at + 1 : joined ? line[joined.end - 1]?.end : undefined
      return end === undefined ? [] : [{ at, end }]
    })
    if (holes.length === 0) return text
    const open = text.split('')
    for (const { at, end } of holes) {
      open.fill(' ', at, end)
      open[at] = LEFT_OUT
    }
    return open.join('')
  }
}

/** Money of which it is not said that it is something else than profit. */
const isProfit = (amount: AmountFound): boolean =>
  amount.dimension === 'money' &&
  (amount.topic === 'profit' || (!OTHER_MONEY.has(amount.topic ?? '') && !isCalledCapital(amount)))

/** "12, 16, 9 triệu": a bare number counts in the unit of the next sum that has one, or the last. */
const sumsIn = (amounts: readonly AmountFound[], years: readonly Years[]): readonly Sum[] => {
  const open = amounts.filter(({ at }) => spanAt(years, at) === undefined)
  const sums = open.filter(isProfit)
  return open.flatMap((one): readonly Sum[] => {
    if (one.certainty !== 'sure' && one.why !== 'elliptic') return []
    if (isProfit(one)) return [{ at: one.at, interval: one.interval }]
    const beside = sums.find(({ at }) => at > one.at) ?? sums.at(-1)
    const unit = beside?.unit
    return one.dimension === 'bare' && unit
      ? [{ at: one.at, interval: inBaseUnits(one.interval, unit.from, unit.to) }]
      : []
  })
}

const groupsIn = (years: readonly Years[], sums: readonly Sum[]): readonly Group[] => {
  const groups: Group[] = []
  for (const event of years) {
    const last = groups.at(-1)
    const isApart = sums.some(({ at }) => at > (last?.at ?? 0) && at < event.at)
    if (last && !isApart) groups.splice(-1, 1, { ...last, years: [...last.years, ...event.years] })
    else groups.push({ at: event.at, years: event.years })
  }
  return groups
}

/**
 * The sums that are told of years, in đồng: each behind its years ("2018 25 triệu, 2019 31"), each
 * before them, or, where no year is named, one for each year asked. A sum told of several years, or
 * one of two that stand at one year, is nobody's.
 */
export const yearlySums = (
  amounts: readonly AmountFound[],
  events: readonly ProfitEvent[],
  asked: readonly number[],
): ReadonlyMap<number, Interval> => {
  const years = events.filter((event) => event.is === 'years')
  if (years.length > MOST_SAID || amounts.length > MOST_SAID) return new Map()
  const sums = sumsIn(amounts, years)
  const named = groupsIn(years, sums)
  const groups = named.length > 0 ? named : [{ at: -1, years: asked }]
  const [first] = groups
  const isBehind = sums.every(({ at }) => at > (first?.at ?? 0))
  const isBefore = sums.every(({ at }) => at < (groups.at(-1)?.at ?? 0))
  if (!isBehind && !isBefore) return new Map()
  const found = groups.flatMap((group, index): readonly (readonly [number, Interval])[] => {
    const from = isBehind ? group.at : (groups[index - 1]?.at ?? -1)
    const to = isBehind ? (groups[index + 1]?.at ?? Number.POSITIVE_INFINITY) : group.at
    const own = sums.filter(({ at }) => at > from && at < to)
    if (own.length !== group.years.length) return []
    return group.years.flatMap((year, step) => {
      const sum = own[step]
      return sum ? [[year, sum.interval] as const] : []
    })
  })
  return new Map(found)
}
