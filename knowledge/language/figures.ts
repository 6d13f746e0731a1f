import { readFigure } from './figure.ts'
import type { Group } from './group.ts'
import type { Token } from './text.ts'

const PLACEHOLDER = /^x{1,6}$/u
const SHORT = /^\d{1,3}$/u
const THREE = /^\d{3}$/u
const MALFORMED_VALUE = 0

/** Figures parted by spaces: "300 000 000". A single odd group ("1 200") wants a yes. */
const readSpaced = (line: readonly Token[], at: number) => {
  let end = at + 1
  let text = line[at]?.text ?? ''
  if (!SHORT.test(text) || text.startsWith('0')) return null
  for (let next = line[end]; next !== undefined; next = line[end]) {
    const previous = line[end - 1]
    if (!THREE.test(next.text) || next.at !== (previous?.end ?? 0) + 1) break
    text += next.text
    end += 1
  }
  const groups = end - at - 1
  if (groups === 0) return null
  const sure = groups > 1 || text.endsWith('000')
  return { end, value: Number(text), digits: text.length, sure }
}

/** Reads figures: "1.200,5", "300 000 000", "2xx" (200-299). Null where none stand there. */
export const readFigures = (line: readonly Token[], at: number): Group | null => {
  const token = line[at]
  if (token?.kind !== 'number') return null
  const plain = { fromOpen: false, toOpen: false, form: 'figure', half: 0, single: false } as const
  const spaced = readSpaced(line, at)
  if (spaced !== null) {
    const { value, digits, end, sure } = spaced
    const why = sure ? null : 'separator'
    return { ...plain, end, from: value, to: value, digits, why, options: [], dotted: false }
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
