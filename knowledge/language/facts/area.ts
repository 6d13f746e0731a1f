import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import type { Reading } from '../../rules/reading.ts'
import type { Fact } from '../../schema/fact.ts'
import type { SpokenUnit } from '../../rules/value.ts'
import type { AmountFound } from '../amounts/amount.ts'
import {
  bareIn,
  clarify,
  confirm,
  contradictory,
  formatNumber,
  inUnit,
  isImplausible,
  readingOf,
  type FactContext,
} from './context.ts'

export interface AmountReader {
  (amounts: readonly AmountFound[], fact: Fact, context: FactContext): Reading | null
}

/** From here on a bare number can be m² as well as hectares. */
const FEWEST_SQUARE_METRES = 1000

/** Builds the reader of areas: sown area, ponds and bare numbers are asked back. */
export const createAreaReader = ({ units }: Lexicon): AmountReader => {
  const unitNamed = (id: string): SpokenUnit => {
    const unit = units.units.find((listed) => listed.id === id)
    return { name: unit?.name ?? id, from: unit?.size ?? 1, to: unit?.size ?? 1 }
  }
  const hectare = unitNamed('ha')
  const square = unitNamed('m2')

  const readBare = (amount: AmountFound, fact: Fact, sector: string | null): Reading => {
    if (amount.certainty === 'ask') {
      const { interval } = amount
      const options = amount.options.map((option) => ({
        ...inUnit({ ...amount, interval: option.interval }, hectare),
        said: `${formatNumber(Number(option.label))} ${hectare.name}`,
      }))
      return clarify('malformed', amount.said, interval.from === null ? [] : options)
    }
    const { to } = amount.interval
    const small = sector === 'aquaculture'
    if (small || (to !== null && to >= FEWEST_SQUARE_METRES)) {
      return clarify('unit', amount.said, [inUnit(amount, hectare), inUnit(amount, square)])
    }
    const value = inUnit(amount, hectare)
    return confirm(value, isImplausible(value.interval, fact) ? 'implausible' : 'unit')
  }

  return (amounts, fact, { asked, sector }) => {
    const areas = amounts.filter(({ dimension }) => dimension === 'area')
    const yearly = areas.find(
      ({ perYear, topic }) => perYear || topic === 'yearly' || topic === 'sown-area',
    )
    if (yearly !== undefined) return clarify('sown-area', yearly.said)
    const [first] = areas
    if (first !== undefined) return contradictory(areas) ?? readingOf(first, fact)
    const container = amounts.find(({ dimension }) => dimension === 'container')
    if (container !== undefined) return readingOf(container, fact)
    if (asked !== fact.id) return null
    const bare = bareIn(amounts)
    const [only] = bare
    return only === undefined ? null : (contradictory(bare) ?? readBare(only, fact, sector))
  }
}
