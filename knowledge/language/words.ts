import { fold, normalise, tokens, type Token } from './text.ts'

/** An entry of a word list with what may guard its words. */
export interface Listed {
  readonly words: readonly string[]
  readonly end?: boolean
  readonly not?: readonly string[]
  readonly after?: readonly string[]
  /** Counts only when typed with diacritics. */
  readonly marked?: boolean
}

export interface Match<T> {
  readonly entry: T
  /** As the list spells it. */
  readonly text: string
  /** Index of the token behind it. */
  readonly end: number
}

export interface WordList<T> {
  /** The longest entry that starts at a token, or null. */
  (line: readonly Token[], at: number): Match<T> | null
}

interface Spelled<T> {
  readonly entry: T
  readonly text: string
  readonly parts: readonly Token[]
}

const CLAUSE_MARKS = new Set([',', ';', '.', '!', '?', ')', '(', ':', '-', '–', '…', '"', '+'])

/** True where no word or number follows in the clause. */
export const endsClause = (line: readonly Token[], at: number): boolean => {
  const token = line[at]
  return token === undefined || (token.kind === 'mark' && CLAUSE_MARKS.has(token.text))
}

/** A token typed without diacritics matches any marks; one with marks matches only the same. */
const sameWord = (typed: Token, listed: Token) =>
  typed.lower === listed.lower || (typed.lower === typed.folded && typed.folded === listed.folded)

const hasMarks = (line: readonly Token[], from: number, to: number) =>
  line.slice(from, to).some((token) => token.lower !== token.folded)

const isGuarded = <T extends Listed>(
  { entry, text }: Spelled<T>,
  line: readonly Token[],
  at: number,
  end: number,
) => {
  const behind = line[end]?.folded
  const before = line[at - 1]?.folded
  if (behind !== undefined && entry.not?.some((word) => fold(word) === behind)) return true
  if (before !== undefined && entry.after?.some((word) => fold(word) === before)) return true
  const plain = fold(text) !== text.toLowerCase() && !hasMarks(line, at, end)
  if (entry.marked === true && plain) return true
  return entry.end === true && plain && !endsClause(line, end)
}

/** Builds a list that finds its words in a line of tokens. */
export const createWordList = <T extends Listed>(entries: readonly T[]): WordList<T> => {
  const byFirst = new Map<string, Spelled<T>[]>()
  for (const entry of entries) {
    for (const text of entry.words) {
      const parts = tokens(normalise(text))
      const first = parts[0]?.folded ?? ''
      byFirst.set(first, [...(byFirst.get(first) ?? []), { entry, text, parts }])
    }
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.parts.length - a.parts.length)
  return (line, at) => {
    const first = line[at]
    if (first === undefined) return null
    for (const spelled of byFirst.get(first.folded) ?? []) {
      const end = at + spelled.parts.length
      const same = spelled.parts.every((part, offset) => {
        const typed = line[at + offset]
        return typed !== undefined && sameWord(typed, part)
      })
      if (same && !isGuarded(spelled, line, at, end)) {
        return { entry: spelled.entry, text: spelled.text, end }
      }
    }
    return null
  }
}
