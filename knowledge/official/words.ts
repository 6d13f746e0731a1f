import { remember } from '../language/text/remember.ts'
import { fold, normalise } from '../language/text/text.ts'
import { plainNumber } from '../language/numbers/digits.ts'
import { readAliases, together, type Spellings } from '../language/phrases/aliases.ts'
import { wordsOf } from '../language/phrases/phrase-list.ts'

/** A word as it was written, and folded. */
export interface OfficialWord {
  readonly lower: string
  readonly folded: string
}

/** Cuts texts into folded words and plain numbers. */
export interface OfficialWords {
  /** Of a document; quick, since it may have thousands of pages. */
  ofText(text: string): readonly string[]
  /** With their diacritics, keystrokes undone and short spellings written out. */
  precisely(text: string): readonly OfficialWord[]
  /** True for a word that says next to nothing about what is asked. */
  isLight(word: OfficialWord): boolean
}

const MOST_TEXTS = 50
const WORD = /\d+(?:[.,]\d+)*|[a-z]+/gu
/** `tables` are short spellings by the words that they stand for. */
export const createOfficialWords = (tables: readonly Spellings[], light: string): OfficialWords => {
  const aliases = readAliases(together(...tables))
  /** A short spelling of one word stands for the same words in a document. */
  const short = new Map(
    [...aliases].flatMap(([spelling, list]) => {
      const [alone] = list.filter((one) => one.spelling.length === 1)
      return alone && spelling.length > 1
        ? [[fold(spelling), alone.words.map(({ folded }) => folded)] as const]
        : []
    }),
  )
  const lightWords = new Set(light.split(/\s+/u))
  const bare = new Set([...lightWords].map(fold))
  const ofText = (text: string) =>
    (fold(text).match(WORD) ?? []).flatMap((word) => short.get(word) ?? plainNumber(word))
  return {
    ofText,
    precisely: remember(
      (text) =>
        wordsOf(normalise(text), aliases)
          .filter(({ kind }) => kind !== 'mark')
          .map(({ lower, folded }) => ({ lower: plainNumber(lower), folded: plainNumber(folded) })),
      MOST_TEXTS,
    ),
    isLight: ({ lower, folded }) => lightWords.has(lower) || (lower === folded && bare.has(folded)),
  }
}
