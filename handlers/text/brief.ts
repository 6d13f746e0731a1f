import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Unit } from '../../knowledge/schema/fact.ts'
import type { Amount, Gap } from '../conversation/verdict-view.ts'
import { formatNumber } from './numbers.ts'

/** Units that are said; any other one the line's label already names: "Thành viên: 299, thiếu 1". */
const MEASURES: ReadonlySet<Unit> = new Set(['m2', 'dong'])

/** An amount without the word that stands in the label; anything else as it is. */
export const brieflyActual = ({ text, value, unit }: Amount): string =>
  unit && !MEASURES.has(unit) && typeof value === 'number' ? formatNumber(value) : text

/** "từ 300" in place of "từ 300 thành viên". */
export const brieflyRequired = (required: Amount, { say }: Knowledge): string => {
  const { text, value, unit, bound } = required
  return unit && !MEASURES.has(unit) && typeof value === 'number' && bound
    ? say(`bound.${bound}`, { amount: formatNumber(value) })
    : text
}

/** "1" in place of "1 thành viên"; "ít nhất 340" where `actual` was said roughly. */
export const brieflyGap = (
  { text, value, unit }: Gap,
  actual: Amount,
  { say }: Knowledge,
): string => {
  if (MEASURES.has(unit)) return text
  const gap = formatNumber(value)
  return actual.value === null ? say('value.gapAtLeast', { gap }) : gap
}
