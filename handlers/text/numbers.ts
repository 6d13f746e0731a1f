import type { Say } from '../../knowledge/phrases.ts'
import type { Unit } from '../../knowledge/schema/fact.ts'
import { isExact, type Interval, type SpokenUnit } from '../../knowledge/rules/value.ts'

const SQUARE_METRES_PER_HECTARE = 10_000
const MILLION = 1_000_000
const BILLION = 1_000_000_000
const DECIMALS = 2
const MILLION_DECIMALS = 3

const THOUSANDS = /\d{3}/gu

/** "1234567" → "1.234.567". */
const inThousands = (digits: string): string => {
  const head = digits.length % 3
  const groups = digits.slice(head).match(THOUSANDS) ?? []
  return [...(head > 0 ? [digits.slice(0, head)] : []), ...groups].join('.')
}

/** 1234.5 → "1.234,5": dot for thousands, comma for decimals, at most `decimals` of them. */
export const formatNumber = (value: number, decimals: number = DECIMALS): string => {
  const [whole = '0', fraction = ''] = value.toFixed(decimals).split('.')
  const sign = whole.startsWith('-') ? '-' : ''
  const grouped = inThousands(whole.replace('-', ''))
  const kept = fraction.replace(/(?<!0)0+$/u, '')
  return sign + grouped + (kept ? `,${kept}` : '')
}

/** True where nothing is rounded away: a value just short of a threshold must not look like it. */
const isExactIn = (value: number, size: number, decimals: number): boolean =>
  Number.isInteger(value / (size / 10 ** decimals))

/** An amount in `unit` (points may have fractions), in the size that people say: ha, triệu, tỷ. */
export const formatAmount = (value: number, unit: Unit, say: Say): string => {
  if (
    unit === 'm2' &&
    value >= SQUARE_METRES_PER_HECTARE &&
    isExactIn(value, SQUARE_METRES_PER_HECTARE, DECIMALS)
  )
    return say('unit.ha', { n: formatNumber(value / SQUARE_METRES_PER_HECTARE) })
  if (unit === 'dong' && value >= BILLION && isExactIn(value, BILLION, DECIMALS))
    return say('unit.billion', { n: formatNumber(value / BILLION) })
  if (unit === 'dong' && value >= MILLION && isExactIn(value, MILLION, MILLION_DECIMALS))
    return say('unit.million', { n: formatNumber(value / MILLION, MILLION_DECIMALS) })
  return say(`unit.${unit}`, { n: formatNumber(value) })
}

/** An interval in smallest units, as a person would say it: "từ 5 ha đến 6,48 ha", "hơn 500 ha". */
export const formatInterval = (interval: Interval, scale: number, unit: Unit, say: Say): string => {
  const { from, to, fromOpen, toOpen } = interval
  const amount = (value: number) => formatAmount(value / scale, unit, say)
  if (from !== null && isExact(interval)) return amount(from)
  if (from !== null && to !== null) return say('unit.range', { from: amount(from), to: amount(to) })
  if (from !== null)
    return say(fromOpen ? 'unit.moreThan' : 'unit.atLeast', { amount: amount(from) })
  if (to !== null) return say(toOpen ? 'unit.lessThan' : 'unit.atMost', { amount: amount(to) })
  return say('unit.anything')
}

/**
 * An amount in the person's own unit ("200 công"); a unit of uncertain size gives both ends
 * ("154,32-200 công"). Null where the person used the unit that is shown anyway.
 */
export const formatSpoken = (value: number, unit: SpokenUnit, say: Say): string => {
  const least = formatNumber(value / unit.to)
  const most = formatNumber(value / unit.from)
  return least === most
    ? say('unit.spoken', { n: most, unit: unit.name })
    : say('unit.spokenRange', { from: least, to: most, unit: unit.name })
}
