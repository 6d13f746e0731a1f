import type { Uncertain } from '../../rules/reading.ts'

/** A part of a number: what it adds, counted in `scale` ("ba trăm" is 300 at scale 100). */
export interface Part {
  readonly scale: number
  readonly from: number
  readonly to: number
  readonly fromOpen: boolean
  readonly toOpen: boolean
}

/** The last digits of a number, without a scale of their own. */
export interface Rest {
  readonly value: number
  /** How many digits were said: "3tr5" 1, "1 tỷ 25" 2, "3tr500" 3. */
  readonly digits: number
  readonly form: 'figure' | 'word'
  /** Behind "linh", "lẻ" or "không trăm" nothing is left unsaid. */
  readonly linked: boolean
}

export interface SettledRest {
  /** What the rest adds. */
  readonly value: number
  readonly why: Uncertain | null
  /** What it may add instead; where there are any, the first reading is one of them too. */
  readonly others: readonly number[]
  /** No reading stands out. */
  readonly ask: boolean
}

const HUNDRED = 100
const THOUSAND = 1000
const MILLION = 1_000_000

const plainly = (value: number): SettledRest => ({ value, why: null, others: [], ask: false })
const elliptic = (value: number, others: readonly number[] = [], ask = false): SettledRest => ({
  value,
  why: 'elliptic',
  others,
  ask,
})

/**
 * Reads the digits behind the last scale: "3tr5" is 3,5 triệu, "1 tỷ 25" is 1,25 or 1,025 tỷ,
 * "3tr500" is 3,5 triệu, "một ngàn tư" is 1.400, "ba trăm hai" is 320.
 */
export const settleRest = (rest: Rest, scale: number): SettledRest => {
  const { value, digits, form, linked } = rest
  if (linked || scale < HUNDRED || value === 0) return plainly(value)
  if (scale === HUNDRED) return digits === 1 ? elliptic(value * 10) : plainly(value)
  if (digits === 1) return elliptic((value * scale) / 10)
  if (digits === 2) {
    if (scale < MILLION && form === 'word') return plainly(value)
    const readings = [(value * scale) / HUNDRED, (value * scale) / THOUSAND]
    return elliptic(readings[0] ?? value, readings, true)
  }
  if (scale < MILLION) return plainly(value)
  const shortened = (value * scale) / THOUSAND
  // "một tỷ hai trăm" is 1,2 tỷ in speech, and 1.000.000.200 as it stands
  return form === 'word' ? elliptic(shortened, [shortened, value], true) : elliptic(shortened)
}
