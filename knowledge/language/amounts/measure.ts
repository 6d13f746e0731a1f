import type { Interval } from '../../rules/value.ts'
import type { AmountFound } from './amount.ts'
import type { Phrase } from './phrase.ts'
import { bounded, inBaseUnits, inWholes } from './bound.ts'
import type { UnitRead } from './unit.ts'

const HECTARE = 10_000

/** Which certainty holds, and why: what must be asked outweighs what must be confirmed. */
export const certaintyOf = (
  { number, bound, doubt }: Phrase,
  unit: UnitRead | null,
): Pick<AmountFound, 'certainty' | 'why'> => {
  if (number.ask) return { certainty: 'ask', why: number.why }
  if (unit?.certainty === 'ask') return { certainty: 'ask', why: unit.why }
  // half a member does not exist, and is never rounded to one
  const isWhole = Number.isInteger(number.from) && Number.isInteger(number.to)
  if (unit?.dimension === 'count' && !isWhole) return { certainty: 'ask', why: 'not-whole' }
  if (number.why !== null) return { certainty: 'echo', why: number.why }
  // "1.500 ha" is often meant as 1,5 ha
  const dottedHectares = number.dotted && unit?.dimension === 'area' && unit.from === HECTARE
  if (dottedHectares && unit.to === HECTARE) return { certainty: 'echo', why: 'separator' }
  if (unit?.certainty === 'echo') return { certainty: 'echo', why: unit.why }
  if (number.slang && unit === null) return { certainty: 'echo', why: 'slang' }
  if (doubt) return { certainty: 'echo', why: 'doubt' }
  return { certainty: 'sure', why: unit?.why ?? (bound === 'about' ? 'about' : null) }
}

/** The interval of a phrase in base units; `part` is what a unit's tail adds ("1 ha rưỡi": 0.5). */
export const measure = (
  { number, bound }: Phrase,
  part: number,
  least: number,
  most: number,
  whole = false,
): Interval => {
  const shifted = { ...number, from: number.from + part, to: number.to + part }
  const interval = bounded(shifted, bound)
  if (whole) return inWholes(interval)
  return least === 1 && most === 1 ? interval : inBaseUnits(interval, least, most)
}

/** The readings to choose from: of the number, else of the local unit. */
export const optionsOf = (
  phrase: Phrase,
  unit: UnitRead | null,
  part = 0,
): AmountFound['options'] => {
  const { number } = phrase
  if (number.options.length > 0) {
    return number.options.map((value) => ({
      interval: measure(
        { ...phrase, number: { ...number, from: value, to: value } },
        part,
        unit?.from ?? 1,
        unit?.to ?? 1,
      ),
      label: String(value),
      unit: unit?.unit ?? null,
    }))
  }
  return (unit?.readings ?? []).map((reading) => ({
    interval: measure(phrase, part, reading.unit.from, reading.unit.to),
    label: reading.label,
    unit: reading.unit,
  }))
}
