import type { ProvinceId } from '../../schema/primitives.ts'
import type { Clarify, Reading, Uncertain } from '../../rules/reading.ts'
import type { Fact } from '../../schema/fact.ts'
import { isExact, type Interval, type SpokenUnit, type Value } from '../../rules/value.ts'
import type { AmountFound } from '../amounts/amount.ts'
import { inBaseUnits } from '../amounts/bound.ts'

/** What is known when one fact is read. */
export interface FactContext {
  /** The fact that was asked last and still waits; only then does a bare number count for it. */
  readonly asked: string | null
  readonly province: ProvinceId | null
  readonly sector: string | null
}

export type AmountValue = Extract<Value, { is: 'amount' }>

/** The value of an amount, or of one reading of it. */
export const valueOf = (
  amount: AmountFound,
  interval: Interval = amount.interval,
  unit: SpokenUnit | null = amount.unit,
): AmountValue => ({ is: 'amount', interval, said: amount.said, unit })

/** A bare number counted in a unit, which then stands in the echo. */
export const inUnit = (amount: AmountFound, unit: SpokenUnit): AmountValue => ({
  is: 'amount',
  interval: inBaseUnits(amount.interval, unit.from, unit.to),
  said: `${amount.said} ${unit.name}`,
  unit,
})

export const use = (value: Value): Reading => ({ kind: 'value', value })
export const confirm = (value: Value, why: Uncertain): Reading => ({ kind: 'confirm', value, why })
export const clarify = (ask: Clarify, said: string, options: readonly Value[] = []): Reading => ({
  kind: 'clarify',
  ask,
  said,
  options,
})

const VIETNAMESE = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 6 })

/** Reasons to confirm that are asked as "which of these" where several readings stand side by side. */
const UNREADABLE: ReadonlySet<string> = new Set(['elliptic', 'separator', 'malformed'])
const UNCERTAIN: ReadonlySet<string> = new Set<Uncertain>([
  'unit',
  'slang',
  'elliptic',
  'separator',
  'implausible',
  'doubt',
  'counted',
])

export const isImplausible = ({ from, to }: Interval, fact: Fact): boolean => {
  if (fact.plausible === null) return false
  const low = fact.plausible.min * fact.scale
  const high = fact.plausible.max * fact.scale
  return (to !== null && to < low) || (from !== null && from > high)
}

/** A number as Vietnamese writes it: "1.200,5". */
export const formatNumber = (value: number): string => VIETNAMESE.format(value)

/** Options side by side need words of their own: "2.300 triệu đồng", "2,3 triệu đồng". */
const optionsOf = (amount: AmountFound): Value[] =>
  amount.options.map(({ interval, unit }) => {
    const value = valueOf(amount, interval, unit)
    const isPlain = unit !== null && unit.from === unit.to && isExact(interval)
    return isPlain && interval.from !== null
      ? { ...value, said: `${formatNumber(interval.from / unit.from)} ${unit.name}` }
      : value
  })

/** An amount of which no reading stands out. */
const askBack = (amount: AmountFound): Reading => {
  const { why, said } = amount
  const ask = why === null || UNREADABLE.has(why) ? 'malformed' : (why as Clarify)
  return clarify(ask, said, optionsOf(amount))
}

/** The reading of an amount whose unit is clear: asked back, confirmed or used, in this order. */
export const readingOf = (amount: AmountFound, fact: Fact): Reading => {
  const { certainty, why, interval } = amount
  if (certainty === 'ask') return askBack(amount)
  const value = valueOf(amount)
  if (isImplausible(interval, fact)) return confirm(value, 'implausible')
  if (certainty === 'echo') {
    return confirm(value, why !== null && UNCERTAIN.has(why) ? (why as Uncertain) : 'doubt')
  }
  return use(value)
}

/** Several values for one fact that is one number: which holds must be asked. */
export const contradictory = (amounts: readonly AmountFound[]): Reading | null => {
  const different = new Set(amounts.map(({ interval }) => JSON.stringify(interval)))
  if (different.size < 2) return null
  const unclear = amounts.find(({ interval }) => interval.from === null && interval.to === null)
  if (unclear !== undefined) return askBack(unclear)
  const said = amounts.map((amount) => amount.said).join(', ')
  return clarify(
    'contradiction',
    said,
    amounts.map((amount) => valueOf(amount)),
  )
}

/**
 * The numbers without a unit; one that could be a year is one only where no other stands ("năm 2020
 * có 300"), and never behind the word "năm".
 */
export const bareIn = (amounts: readonly AmountFound[]): readonly AmountFound[] => {
  const bare = amounts.filter(({ dimension }) => dimension === 'bare')
  return bare.length > 0
    ? bare
    : amounts.filter(({ dimension, noun }) => dimension === 'year' && noun === null)
}
