import { fold, tokens } from '../text/text.ts'
import type { AmountFound } from './amount.ts'

/** A size that is said is taken where it is so near to one that the unit can have. */
const NEAR = 0.1
/** So many letters may stand between an area and what one of its units measures. */
const REACH = 24

/** The area with its unit as large as was said: "5.200 công, công 1.000 mét". */
const sized = (area: AmountFound, size: number): AmountFound => {
  const { interval, unit } = area
  const scale = (value: number | null, was: number) =>
    value === null ? null : Math.floor((value / was) * size)
  const [from, to] = [unit?.from ?? size, unit?.to ?? size]
  return {
    ...area,
    interval: { ...interval, from: scale(interval.from, from), to: scale(interval.to, to) },
    unit: { name: unit?.name ?? '', from: size, to: size },
    options: [],
    certainty: 'sure',
    why: null,
  }
}

/** The square metres of one unit, where they are said right behind an area in that unit; else null. */
const sizeSaid = (normal: string, area: AmountFound, next: AmountFound): number | null => {
  const { unit } = area
  const { from: size, to } = next.interval
  if (!unit || unit.from === unit.to || next.dimension !== 'area') return null
  if (size === null || size !== to || next.unit?.from !== 1 || next.at - area.end > REACH)
    return null
  const name = fold(unit.name)
  const around = tokens(normal.slice(area.end, next.end)).map(({ folded }) => folded)
  const isNear = size >= unit.from * (1 - NEAR) && size <= unit.to * (1 + NEAR)
  return isNear && around.includes(name) ? size : null
}

/**
 * Amounts without those that only say how large a local unit is; the area before them counts by it.
 * "5.200 công, mỗi công 1.000 m²" is 520 ha and nothing else.
 */
export const withDefinedUnits = (
  normal: string,
  amounts: readonly AmountFound[],
): readonly AmountFound[] => {
  const found: AmountFound[] = []
  for (const amount of amounts) {
    const before = found.at(-1)
    const size = before ? sizeSaid(normal, before, amount) : null
    if (before && size !== null) found[found.length - 1] = sized(before, size)
    else found.push(amount)
  }
  return found
}
