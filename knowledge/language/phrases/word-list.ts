import { fold, normalise, tokens, type Token } from '../text/text.ts'
import { createTrie, type Fits } from './trie.ts'

/** An entry of a word list with what may guard its words. */
export interface Listed {
  readonly words: readonly string[]
  readonly end?: boolean
  readonly not?: readonly string[]
  readonly after?: readonly string[]
  /** Counts only when typed with diacritics. */
  readonly marked?: boolean
  /** Counts only before a number with one of these behind it. */
  readonly sums?: readonly string[]
}

export interface WordMatch<T> {
  readonly entry: T
  /** As the list spells it. */
  readonly text: string
  /** Index of the token behind it. */
  readonly end: number
}

/** What a list looks at: tokens as typed, or words with short spellings written out. */
export type WordLine = readonly Pick<Token, 'kind' | 'lower' | 'folded'>[]

export interface WordList<T> {
  /** The longest entry that starts at a token, or null. */
  (line: WordLine, at: number): WordMatch<T> | null
}

/** An entry with one of its spellings, made ready for comparison. */
interface Spelling<T> {
  readonly entry: T
  readonly text: string
  readonly words: readonly Token[]
  /** The list writes it with diacritics. */
  readonly isAccented: boolean
  readonly notBefore: ReadonlySet<string>
  readonly notBehind: ReadonlySet<string>
  readonly sums: ReadonlySet<string>
}

const CLAUSE_MARKS = new Set([',', ';', '.', '!', '?', ')', '(', ':', '-', '–', '…', '"', '+'])

/** True where no word or number follows in the clause. */
export const endsClause = (line: WordLine, at: number): boolean => {
  const token = line[at]
  return token === undefined || (token.kind === 'mark' && CLAUSE_MARKS.has(token.lower))
}

/** A token typed without diacritics matches any marks; one with marks matches only the same. */
const isTyped = (typed: WordLine[number] | undefined, listed: Token) =>
  typed !== undefined && (typed.lower === listed.lower || typed.lower === typed.folded)

const hasMarks = (line: WordLine, from: number, to: number) => {
  for (let at = from; at < to; at += 1) if (line[at]?.lower !== line[at]?.folded) return true
  return false
}

const isGuarded = (
  { entry, isAccented, notBefore, notBehind, sums }: Spelling<Listed>,
  line: WordLine,
  at: number,
  end: number,
) => {
  if (notBefore.has(line[end]?.folded ?? '') || notBehind.has(line[at - 1]?.folded ?? ''))
    return true
  const isSum = line[end]?.kind === 'number' && sums.has(line[end + 1]?.folded ?? '')
  if (sums.size > 0 && !isSum) return true
  if (!isAccented || (entry.marked !== true && entry.end !== true)) return false
  const isPlain = !hasMarks(line, at, end)
  return isPlain && (entry.marked === true || !endsClause(line, end))
}

/** The folded words are the same already. */
const isMeant: Fits<Spelling<Listed>, WordLine> = (spelling, line, at, end) =>
  spelling.words.every((word, step) => isTyped(line[at + step], word)) &&
  !isGuarded(spelling, line, at, end)

const NOTHING: ReadonlySet<string> = new Set()
const guardOf = (words: readonly string[] | undefined): ReadonlySet<string> =>
  words && words.length > 0 ? new Set(words.map(fold)) : NOTHING

/** Builds a list that finds its words in a line of tokens. */
export const createWordList = <T extends Listed>(entries: readonly T[]): WordList<T> => {
  const spellings = entries.flatMap((entry) => {
    const guards = {
      notBefore: guardOf(entry.not),
      notBehind: guardOf(entry.after),
      sums: guardOf(entry.sums),
    }
    return entry.words.map((text): Spelling<T> => {
      const isAccented = fold(text) !== text.toLowerCase()
      return { entry, text, words: tokens(normalise(text)), isAccented, ...guards }
    })
  })
  const trie = createTrie<Spelling<T>, WordLine>(spellings)
  return (line, at) => {
    const found = trie.longest(line, at, isMeant)
    return found && { entry: found.entry, text: found.text, end: at + found.words.length }
  }
}
