import { SaxesParser } from 'saxes'
import type { Measure, PartReader } from '../measure.ts'

/** The number that stands before a paragraph of a list ("1.2."), counted on with every call. */
export type NextLabel = (list: string, level: number) => string

interface ListLevel {
  start: number
  format: string
  /** `%1` stands for the number of the first level. */
  text: string
}

type Lists = ReadonlyMap<string, ReadonlyMap<number, ListLevel>>

const BULLET = '-'
const LETTERS = 26
/** Word counts no further. */
const LARGEST_NUMBER = 32_767
/** Levels of a list in Word are 0 to 8. */
const DEEPEST = 8
/** What is written around a number. */
const LONGEST_TEXT = 40
const ROMANS = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
] as const

/** A whole number within bounds; what is none is the lower one. */
export const boundedNumber = (text: string, from: number, to: number): number => {
  const value = Math.trunc(Number(text))
  return Number.isNaN(value) ? from : Math.min(Math.max(value, from), to)
}

const roman = (value: number): string => {
  let rest = value
  let written = ''
  for (const [digits, worth] of ROMANS) for (; rest >= worth; rest -= worth) written += digits
  return written
}

const letter = (value: number): string =>
  String.fromCharCode('a'.charCodeAt(0) + (Math.max(0, value - 1) % LETTERS))

const written = (value: number, format: string): string => {
  if (format === 'upperRoman') return roman(value).toUpperCase()
  if (format === 'lowerRoman') return roman(value)
  if (format === 'upperLetter') return letter(value).toUpperCase()
  return format === 'lowerLetter' ? letter(value) : String(value)
}

/** Labels by the lists of a file, their levels by depth. */
const labelling = (lists: Lists): NextLabel => {
  const counters = new Map<string, number[]>()
  return (list, depth) => {
    const levels = lists.get(list)
    const own = levels?.get(depth)
    if (!levels || !own) return ''
    if (own.format === 'bullet') return BULLET
    const before = counters.get(list) ?? []
    const startOf = (at: number) => levels.get(at)?.start ?? 1
    const counts = Array.from({ length: depth + 1 }, (_, at) => before[at] ?? startOf(at) - 1)
    counts[depth] = (counts[depth] ?? 0) + 1
    counters.set(list, counts)
    return own.text.replaceAll(/%(\d)/gu, (_, digit: string) => {
      const at = Number(digit) - 1
      return written(Math.max(counts[at] ?? 1, startOf(at)), levels.get(at)?.format ?? 'decimal')
    })
  }
}

/** Reads the lists of a Word file; `none` is for one without lists, which gives no labels. */
export const createNumbering = (
  measure: Measure,
): PartReader<NextLabel> & { readonly none: NextLabel } => {
  const kinds = new Map<string, Map<number, ListLevel>>()
  const lists = new Map<string, Map<number, ListLevel>>()
  let kind = new Map<number, ListLevel>()
  let level: ListLevel | null = null
  let list = ''
  let depth = 0
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1
    measure.element(depth)
    const value = attributes['w:val'] ?? ''
    if (name === 'w:abstractNum') {
      kind = new Map()
      kinds.set(attributes['w:abstractNumId'] ?? '', kind)
    } else if (name === 'w:lvl') {
      level = { start: 1, format: 'decimal', text: '' }
      const at = Number(attributes['w:ilvl'])
      if (Number.isInteger(at) && at >= 0 && at <= DEEPEST) kind.set(at, level)
    } else if (name === 'w:num') list = attributes['w:numId'] ?? ''
    else if (name === 'w:abstractNumId') lists.set(list, kinds.get(value) ?? new Map())
    else if (level && name === 'w:start') level.start = boundedNumber(value, 0, LARGEST_NUMBER)
    else if (level && name === 'w:numFmt') level.format = value
    else if (level && name === 'w:lvlText') level.text = value.slice(0, LONGEST_TEXT)
  })
  parser.on('attribute', () => measure.attribute())
  parser.on('closetag', ({ name }) => {
    depth -= 1
    if (name === 'w:lvl') level = null
  })
  return {
    write: (piece) => void parser.write(piece),
    end: () => {
      parser.close()
      return labelling(lists)
    },
    none: () => '',
  }
}
