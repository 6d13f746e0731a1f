import { SaxesParser } from 'saxes'

/** The number that stands before a paragraph of a list ("1.2."), counted on with every call. */
export type NextLabel = (list: string, level: number) => string

interface ListLevel {
  start: number
  format: string
  /** `%1` stands for the number of the first level. */
  text: string
}

const BULLET = '-'
const LETTERS = 26
const ROMANS = [
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
] as const

const roman = (value: number): string => {
  const [digits, worth] = ROMANS.find(([, size]) => size <= value) ?? ['', 0]
  return worth === 0 ? '' : digits + roman(value - worth)
}

const letter = (value: number): string =>
  String.fromCharCode('a'.charCodeAt(0) + ((value - 1) % LETTERS))

const written = (value: number, format: string): string => {
  if (format === 'upperRoman') return roman(value).toUpperCase()
  if (format === 'lowerRoman') return roman(value)
  if (format === 'upperLetter') return letter(value).toUpperCase()
  return format === 'lowerLetter' ? letter(value) : String(value)
}

/** Lists by their id → levels by their depth. Throws for what is no XML. */
const listsIn = (xml: string): ReadonlyMap<string, ReadonlyMap<number, ListLevel>> => {
  const kinds = new Map<string, Map<number, ListLevel>>()
  const lists = new Map<string, Map<number, ListLevel>>()
  let kind = new Map<number, ListLevel>()
  let level: ListLevel | null = null
  let list = ''
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const value = attributes['w:val'] ?? ''
    if (name === 'w:abstractNum') {
      kind = new Map()
      kinds.set(attributes['w:abstractNumId'] ?? '', kind)
    } else if (name === 'w:lvl') {
      level = { start: 1, format: 'decimal', text: '' }
      kind.set(Number(attributes['w:ilvl']), level)
    } else if (name === 'w:num') list = attributes['w:numId'] ?? ''
    else if (name === 'w:abstractNumId') lists.set(list, kinds.get(value) ?? new Map())
    else if (level && name === 'w:start') level.start = Number(value)
    else if (level && name === 'w:numFmt') level.format = value
    else if (level && name === 'w:lvlText') level.text = value
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'w:lvl') level = null
  })
  parser.write(xml).close()
  return lists
}

/** Reads the lists of a Word file; one without lists gives no labels. */
export const readNumbering = (xml: string): NextLabel => {
  const lists = xml === '' ? new Map<string, ReadonlyMap<number, ListLevel>>() : listsIn(xml)
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
