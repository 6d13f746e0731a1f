import { groupsAt } from './digit-marks.ts'
import { readFigure } from './figure.ts'
import type { NumberGroup } from './number-group.ts'
import type { Token } from '../text/text.ts'

const PLACEHOLDER = /^x{1,6}$/u
const MALFORMED_VALUE = 0

/** "2ty3": the digits behind a unit that is glued to both are its tail, and begin nothing. */
const isTail = (line: readonly Token[], at: number): boolean => {
  const [number, unit, tail] = [line[at - 2], line[at - 1], line[at]]
  return (
    number?.kind === 'number' &&
    unit?.kind === 'word' &&
    number.end === unit.at &&
    unit.end === tail?.at
  )
}

/** Reads figures: "1.200,5", "300 000 000", "2xx" (200-299). Null where none stand there. */
export const readFigures = (line: readonly Token[], at: number): NumberGroup | null => {
  const token = line[at]
  if (token?.kind !== 'number') return null
  const plain = { fromOpen: false, toOpen: false, form: 'figure', half: 0, single: false } as const
  const grouped = isTail(line, at) ? null : groupsAt(line, at)
  if (grouped !== null) {
    const { end, text, isSure } = grouped
    const { values } = readFigure(text)
    const value = values[0] ?? MALFORMED_VALUE
    const digits = text.replaceAll(/\D/gu, '').length
    const options = values.length > 1 ? values : []
    const why = isSure && options.length === 0 ? null : 'separator'
    return { ...plain, end, from: value, to: value, digits, why, options, dotted: false }
  }
  const { values, why, dotted, digits } = readFigure(token.text)
  const value = values[0] ?? MALFORMED_VALUE
  const mask = line[at + 1]
  if (mask !== undefined && PLACEHOLDER.test(mask.folded) && mask.at === token.end) {
    const places = 10 ** mask.folded.length
    const from = value * places
    const to = from + places - 1
    return { ...plain, end: at + 2, from, to, digits, why, options: [], dotted: false }
  }
  const options = values.length > 1 ? values : []
  return { ...plain, end: at + 1, from: value, to: value, digits, why, options, dotted }
}
