import { readSigns } from '../words/symbol.ts'
import type { ListPlace, StyleChain, Styles } from '../words/styles.ts'
import { writeNumber } from './format.ts'
import { DEEPEST, LARGEST_NUMBER, type ListKind, type ListLevel, type Lists } from './lists.ts'

/** What Word writes before a paragraph. */
export interface Label {
  /** With what stands between it and the words; empty for none. */
  readonly text: string
  /** False where the file asks for a way to write numbers that is not known. */
  readonly isKnown: boolean
}

/** Counts on with every paragraph of a list. */
export type NextLabel = (own: ListPlace, style: StyleChain) => Label

interface Standing {
  readonly list: string
  readonly kind: ListKind
  readonly level: number
}

const NONE: Label = { text: '', isKnown: true }
/** Bullets that say by themselves which step of a list they are; any other is a mere dot. */
const TELLING = /^[-–—•*+]$/u
const DOT = '•'
/** Lists point to styles, and these to lists. */
const MOST_LINKS = 4

/** A list names the styles of its levels; a style names its level where the list does not. */
const levelBy = (kind: ListKind, style: StyleChain): number | null => {
  for (const { style: id, level } of style.places) {
    const [named] = [...kind.levels].find(([, one]) => one.style === id) ?? []
    const found = named ?? level
    if (found !== null) return found
  }
  return null
}

const bullet = ({ text, font }: ListLevel): Label => {
  const sign = readSigns(text, font, () => DOT).trim()
  return { text: `${TELLING.test(sign) || sign === '' ? sign : DOT} `, isKnown: true }
}

/** The numbers of all lists of a file, in its order. */
export const createLabels = ({ kinds, lists }: Lists, styles: Styles): NextLabel => {
  /** By kind, one number a level; undefined where the level has not been counted since it began anew. */
  const counters = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()

  /** The kind of a list, by way of the style of lists that it may point at. */
  const kindOf = (list: string): ListKind | null => {
    let kind = kinds.get(lists.get(list)?.kind ?? '') ?? null
    for (let links = 0; kind?.style && links < MOST_LINKS; links += 1) {
      const linked = styles.listOf(kind.style)
      kind = linked === null ? null : (kinds.get(lists.get(linked)?.kind ?? '') ?? null)
    }
    return kind
  }

  const levelIn = ({ list, kind }: Standing, at: number): ListLevel | null =>
    lists.get(list)?.levels.get(at) ?? kind.levels.get(at) ?? null

  const startOf = (standing: Standing, at: number): number =>
    lists.get(standing.list)?.starts.get(at) ?? levelIn(standing, at)?.start ?? 1

  const standingOf = (own: ListPlace, style: StyleChain): Standing | null => {
    const list = own.list ?? style.places.find((place) => place.list !== null)?.list ?? null
    const kind = list === null || list === '0' ? null : kindOf(list)
    if (list === null || !kind) return null
    const level = own.level ?? levelBy(kind, style) ?? 0
    return level >= 0 && level <= DEEPEST ? { list, kind, level } : null
  }

  const count = (standing: Standing): readonly number[] => {
    const { list, kind, level } = standing
    const counts = counters.get(kind.id) ?? []
    counters.set(kind.id, counts)
    const first = `${list} ${level}`
    const begins = !begun.has(first) && lists.get(list)?.starts.has(level) === true
    begun.add(first)
    const before = begins ? undefined : counts[level]
    for (let at = 0; at < level; at += 1) counts[at] ??= startOf(standing, at)
    counts[level] =
      before === undefined ? startOf(standing, level) : Math.min(before + 1, LARGEST_NUMBER)
    for (let at = level + 1; at <= DEEPEST; at += 1) {
      const restart = levelIn(standing, at)?.restart ?? null
      if (restart === null || level <= restart) counts[at] = undefined
    }
    return counts.map((value) => value ?? 0)
  }

  return (own, style) => {
    const standing = standingOf(own, style)
    const level = standing && levelIn(standing, standing.level)
    if (!standing || !level) return NONE
    const counts = count(standing)
    if (level.format === 'bullet') return bullet(level)
    let isKnown = true
    const text = level.text.replaceAll(/%(\d)/gu, (_, digit: string) => {
      const at = Number(digit) - 1
      const { format = 'decimal', example = '' } = levelIn(standing, at) ?? {}
      const value = counts[at] ?? startOf(standing, at)
      const isFigure = level.isLegal && format !== 'none'
      const written = writeNumber(value, isFigure ? 'decimal' : format, example)
      isKnown &&= written !== null
      return written ?? String(value)
    })
    return { text: text === '' || level.suffix === 'nothing' ? text : `${text} `, isKnown }
  }
}
