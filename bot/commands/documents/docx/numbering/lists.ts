import type { Measure, PartReader } from '../../measure.ts'
import {
  boundedNumber,
  childOf,
  elementsIn,
  switchOf,
  valueOf,
  type XmlElement,
} from '../package/element.ts'
import { createListReader } from '../package/xml.ts'

export interface ListLevel {
  readonly start: number
  readonly format: string
  /** What the format looks like, where it is no named one: "001, 002, 003, ..." */
  readonly example: string
  /** `%1` stands for the number of the first level. */
  readonly text: string
  /** The level, from 0, that makes this one begin anew; null for every one above, -1 for none. */
  readonly restart: number | null
  /** All numbers in figures, also where another level writes them in letters. */
  readonly isLegal: boolean
  /** What stands between a number and the words: "tab", "space" or "nothing". */
  readonly suffix: string
  /** The style whose paragraphs stand at this level. */
  readonly style: string | null
  /** The font of a sign that stands for a number. */
  readonly font: string | null
}

/** What lists have in common: those that share one count on from one another. */
export interface ListKind {
  readonly id: string
  readonly levels: ReadonlyMap<number, ListLevel>
  /** A style of lists that says its levels. */
  readonly style: string | null
}

/** A list of a Word file. */
export interface NumberedList {
  readonly kind: string
  /** Levels that it writes in its own way. */
  readonly levels: ReadonlyMap<number, ListLevel>
  /** Where it begins, by level. */
  readonly starts: ReadonlyMap<number, number>
}

export interface Lists {
  readonly kinds: ReadonlyMap<string, ListKind>
  readonly lists: ReadonlyMap<string, NumberedList>
}

/** Word counts no further. */
export const LARGEST_NUMBER = 32_767
/** Levels of a list in Word are 0 to 8. */
export const DEEPEST = 8
/** What is written around a number. */
const LONGEST_TEXT = 40

const named = (element: XmlElement, name: string): readonly XmlElement[] =>
  elementsIn(element).filter((child) => child.name === name)

const levelOf = (element: XmlElement): ListLevel => {
  const format = childOf(element, 'w:numFmt')?.attributes
  const restart = valueOf(element, 'w:lvlRestart')
  const fonts = childOf(childOf(element, 'w:rPr'), 'w:rFonts')?.attributes
  return {
    start: boundedNumber(valueOf(element, 'w:start') ?? '1', 0, LARGEST_NUMBER),
    format: format?.['w:val'] ?? 'decimal',
    example: format?.['w:format'] ?? '',
    text: (valueOf(element, 'w:lvlText') ?? '').slice(0, LONGEST_TEXT),
    restart: restart === null ? null : boundedNumber(restart, 0, DEEPEST + 1) - 1,
    isLegal: switchOf(element, 'w:isLgl') ?? false,
    suffix: valueOf(element, 'w:suff') ?? 'tab',
    style: valueOf(element, 'w:pStyle'),
    font: fonts?.['w:ascii'] ?? fonts?.['w:hAnsi'] ?? null,
  }
}

/** By the level that each says it is; others than those of Word are none. */
const byLevel = (elements: readonly XmlElement[]): ReadonlyMap<number, XmlElement> =>
  new Map(
    elements.flatMap((element) => {
      const at = Number(element.attributes['w:ilvl'])
      return Number.isInteger(at) && at >= 0 && at <= DEEPEST ? [[at, element] as const] : []
    }),
  )

const mapped = <One, Other>(map: ReadonlyMap<number, One>, change: (one: One) => Other | null) =>
  new Map(
    [...map].flatMap(([at, one]) => {
      const other = change(one)
      return other === null ? [] : [[at, other] as const]
    }),
  )

/** Reads the lists of a Word file; `none` is for one without. */
export const createLists = (measure: Measure): PartReader<Lists> & { readonly none: Lists } => {
  const kinds = new Map<string, ListKind>()
  const lists = new Map<string, NumberedList>()
  const hear = (element: XmlElement) => {
    if (element.name === 'w:abstractNum') {
      const id = element.attributes['w:abstractNumId'] ?? ''
      const levels = mapped(byLevel(named(element, 'w:lvl')), levelOf)
      kinds.set(id, { id, levels, style: valueOf(element, 'w:numStyleLink') })
      return
    }
    const overrides = byLevel(named(element, 'w:lvlOverride'))
    lists.set(element.attributes['w:numId'] ?? '', {
      kind: valueOf(element, 'w:abstractNumId') ?? '',
      levels: mapped(overrides, (override) => {
        const level = childOf(override, 'w:lvl')
        return level && levelOf(level)
      }),
      starts: mapped(overrides, (override) => {
        const start = valueOf(override, 'w:startOverride')
        return start === null ? null : boundedNumber(start, 0, LARGEST_NUMBER)
      }),
    })
  }
  const parts = { root: 'w:numbering', of: new Set(['w:abstractNum', 'w:num']), hear }
  return { ...createListReader(parts, () => ({ kinds, lists }), measure), none: { kinds, lists } }
}
