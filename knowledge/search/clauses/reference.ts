import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import { PLACE_LEVELS, type ClauseNames, type PlaceLevel } from '../../schema/lexicon/clauses.ts'
import { asQuestion } from '../../language/text/length.ts'
import { fold, normalise } from '../../language/text/text.ts'
import type { Aliases } from '../../language/phrases/aliases.ts'
import {
  phraseList,
  plainList,
  without,
  wordsOf,
  type Words,
} from '../../language/phrases/phrase-list.ts'
import { createPath, type PathPiece } from './path.ts'

/** A clause as a question calls it: "khoản 3 mục VII". */
export interface ClauseReference {
  /** Its levels, the outermost first. */
  readonly pieces: readonly PathPiece[]
  readonly said: string
  /** Called by two levels or a roman number, so that hardly anything else can be meant. */
  readonly isSure: boolean
}

/** The clauses that a question calls, and what is left of it. */
export interface ClausesCalled {
  readonly references: readonly ClauseReference[]
  /** The question without them. */
  readonly rest: string
  /** The same without what asks for nothing but the words of a clause. */
  readonly matter: string
}

/** Null where a question calls no clause, or one of a document of which nothing is known. */
export type ReadClauses = (text: string) => ClausesCalled | null

interface Found extends PathPiece {
  readonly from: number
  readonly to: number
}

/** So many words may stand between two levels of one clause: "mục VII của KH 135, khoản 3". */
const MOST_BETWEEN = 5
/** Letters are no short spellings here: "mục V" is no "mục vậy". */
const NO_ALIASES: Aliases = new Map()

const rankOf = (level: PlaceLevel): number => PLACE_LEVELS.indexOf(level)

/** "soạn phụ lục" without a number calls none, and neither does the name of a list. */
const callsPlace = ({ level, ids }: PathPiece): boolean =>
  level !== 'list' && !(level === 'annex' && ids.includes(''))

/** A clause is called by two levels, by a roman number, or by an annex that has a number. */
const isSureOf = (pieces: readonly PathPiece[]): boolean =>
  pieces.length > 1 || pieces.some(({ isRoman }) => isRoman)

/** A level that is called once more begins another clause, and so does one far behind. */
const grouped = (found: readonly Found[]): readonly (readonly Found[])[] => {
  const groups: Found[][] = []
  for (const one of found) {
    const open = groups.at(-1)
    const last = open?.at(-1)
    const isNear = last !== undefined && one.from - last.to <= MOST_BETWEEN
    const isAgain = open?.some(({ level, from }) => level === one.level && from !== one.from)
    if (open && isNear && !isAgain) open.push(one)
    else groups.push([one])
  }
  return groups
}

/** The kinds of documents, and the numbers of those that are curated. */
export interface NumberedDocuments {
  readonly kinds: readonly string[]
  readonly own: ReadonlySet<string>
}

const DOCUMENT_NUMBER = /^\d{2,}$/u
const YEAR = /^20[0-4]\d$/u

/** Builds the reader of clauses that are called in a question. */
export const createReadClauses = (
  names: ClauseNames,
  numbers: Lexicon['numbers'],
  documents: NumberedDocuments,
): ReadClauses => {
  const kinds = plainList(documents.kinds, NO_ALIASES)
  const betweens = plainList(names.between, NO_ALIASES)
  /** "quyết định 900": by its number it is none of ours. */
  const namesOther = (words: Words): boolean =>
    kinds.find(words).some(({ to }) => {
      const number = words[betweens.at(words, to)?.to ?? to]?.lower ?? ''
      return DOCUMENT_NUMBER.test(number) && !YEAR.test(number) && !documents.own.has(number)
    })
  const foreign = plainList(names.foreign, NO_ALIASES)
  const asks = plainList(names.asks, NO_ALIASES)
  const lists = phraseList(
    Object.entries(names.lists).map(([id, words]) => ({ id, words })),
    NO_ALIASES,
  )
  const pathAt = createPath(names, numbers)

  return (text) => {
    const normal = normalise(asQuestion(text))
    const words = wordsOf(normal, NO_ALIASES)
    const isPlain = normal.toLowerCase() === fold(normal)
    const found: Found[] = []
    for (let at = 0; at < words.length;) {
      const path = pathAt(words, at, normal, isPlain)
      const list = path ? null : lists.at(words, at)
      const to = path?.to ?? list?.to ?? at + 1
      const listed = list ? [{ level: 'list' as const, ids: [list.id], isRoman: false }] : []
      for (const piece of path?.pieces ?? listed) found.push({ ...piece, from: at, to })
      at = to
    }
    const groups = grouped(found).filter((group) => group.some(callsPlace))
    if (groups.length === 0) return null
    const isOfForeign = groups.some((group) => {
      const end = group.at(-1)?.to ?? 0
      return words.slice(end, end + 3).some((_, step) => foreign.at(words, end + step) !== null)
    })
    if (isOfForeign || namesOther(words)) return null
    const covered = new Set(
      groups.flat().flatMap(({ from, to }) => words.slice(from, to).map(({ at }) => at)),
    )
    const typed = (list: Words) => list.map(({ at, end }) => normal.slice(at, end)).join(' ')
    const left = words.filter(({ at }) => !covered.has(at))
    return {
      references: groups.map((group) => ({
        pieces: group.toSorted((one, other) => rankOf(one.level) - rankOf(other.level)),
        said: normal.slice(words[group[0]?.from ?? 0]?.at, words[(group.at(-1)?.to ?? 1) - 1]?.end),
        isSure: isSureOf(group),
      })),
      rest: typed(left),
      matter: typed(without(left, asks)),
    }
  }
}
