import type { Say } from '../../knowledge/phrases.ts'
import { exactly, isExact, type Value } from '../../knowledge/rules/value.ts'
import { formatSpoken } from '../text/numbers.ts'

type AmountValue = Extract<Value, { is: 'amount' }>

/**
 * "4.000 công" as its two exact readings (1.000 and 1.296 m² a công). Empty where the unit has one
 * size, or where the number itself is a range.
 */
export const localUnitReadings = (value: AmountValue, say: Say): readonly AmountValue[] => {
  const { unit, interval } = value
  if (!unit || unit.from === unit.to || interval.from === null || interval.to === null) return []
  const count = interval.from / unit.from
  const isOneNumber = Math.abs(count * unit.to - interval.to) < 1
  if (isExact(interval) || !isOneNumber) return []
  return [unit.from, unit.to].map((size) => ({
    ...value,
    interval: exactly(Math.round(count * size)),
    unit: { ...unit, from: size, to: size },
    said: formatSpoken(interval.from ?? 0, { ...unit, to: unit.from }, say),
  }))
}
