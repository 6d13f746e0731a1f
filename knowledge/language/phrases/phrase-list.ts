import { aliasesAt, type Aliases } from './aliases.ts'
import { remember, rememberOf } from '../text/remember.ts'
import { compose, tokens, type Token } from '../text/text.ts'
import { createTrie, type Fits } from './trie.ts'

/** A word as it is compared: with its diacritics where it has any, folded where it has none. */
export interface Word {
  readonly lower: string
  readonly folded: string
  /** Offsets in the normalised text; a short spelling written out shares those of its letters. */
  readonly at: number
  readonly end: number
  readonly kind: 'word' | 'number' | 'mark'
}

export type Words = readonly Word[]

const ALTERNATIVES = /\((?<inner>[^()]*)\)/u

/** Writes a pattern out: "đủ (điều kiện|chuẩn)" is two phrases, "(nuôi |)tôm" too. */
export const spellOut = (pattern: string): readonly string[] => {
  const match = ALTERNATIVES.exec(pattern)
  if (!match) return [pattern.replaceAll(/\s+/gu, ' ').trim()]
  return (match.groups?.['inner'] ?? '')
    .split('|')
    .flatMap((part) =>
      spellOut(pattern.slice(0, match.index) + part + pattern.slice(match.index + match[0].length)),
    )
}

const JOINING: ReadonlySet<string> = new Set(['.', "'", '’'])

/** A dot or apostrophe inside a short form: "h.t.x", "k.giang", "H'Drai". */
const joinsLetters = (mark: Token, at: number, all: readonly Token[]): boolean => {
  if (mark.kind !== 'mark' || !JOINING.has(mark.text)) return false
  const [before, behind] = [all[at - 1], all[at + 1]]
  return (
    before?.kind === 'word' &&
    before.text.length === 1 &&
    before.end === mark.at &&
    behind?.kind === 'word' &&
    behind.at === mark.end
  )
}

const writeOut = (normal: string, aliases: Aliases): Words => {
  const line = tokens(normal).filter((token, at, all) => !joinsLetters(token, at, all))
  const words: Word[] = []
  for (let from = 0; from < line.length;) {
    const token = line[from]
    if (!token) break
    const isUnit = words.at(-1)?.kind === 'number' && token.text.length === 1
    const known = isUnit ? null : aliasesAt(aliases, line, from)
    const to = from + (known?.spelling.length ?? 1)
    const { at, kind } = token
    const end = line[to - 1]?.end ?? token.end
    for (const { lower, folded } of known?.words ?? [token])
      words.push({ lower, folded, at, end, kind })
    from = to
  }
  return words
}

const MOST_TEXTS = 200
const readerOf = rememberOf((aliases: Aliases) =>
  remember((normal) => writeOut(normal, aliases), MOST_TEXTS),
)

/** The words of a normalised text, short spellings written out; a single letter right behind a number stays. */
export const wordsOf = (normal: string, aliases: Aliases): Words => readerOf(aliases)(normal)

/** A phrase of a word list found in a message. */
export interface PhraseFound<T> {
  readonly id: T
  /** Index of the first word and of the one after the last. */
  readonly from: number
  readonly to: number
}

/** A word list ready for search: the longest phrase at a place wins. */
export interface PhraseList<T> {
  /** Every phrase found, from left to right, none inside another. */
  find(words: Words): readonly PhraseFound<T>[]
  /** The phrase that stands at `from`, or null. */
  at(words: Words, from: number): PhraseFound<T> | null
  /** True where the list has a phrase anywhere in the words. */
  isIn(words: Words): boolean
  /** Index of the first word behind which a phrase has been said; infinity where none is. */
  saidFrom(words: Words): number
  /** True where a phrase ends right before `to`. */
  endsAt(words: Words, to: number): boolean
}

export interface PhraseEntry<T> {
  readonly id: T
  readonly words: readonly string[]
  /** Counts only as typed with its diacritics: without them it is another common word. */
  readonly exact?: boolean
}

interface Written<T> {
  readonly id: T
  readonly exact: boolean
  readonly words: Words
}

/**
 * Alone, a word typed with diacritics must be that word; inside a phrase the letters do. The folded
 * words are the same already.
 */
const isMeant: Fits<Written<unknown>, Words> = ({ exact, words }, line, at) =>
  words.every(({ lower, folded }, step) => {
    const typed = line[at + step]
    if (typed === undefined || typed.lower === lower) return typed !== undefined
    return !exact && (typed.lower === typed.folded || (words.length > 1 && lower !== folded))
  })

/** Builds a phrase list. Phrases are written out like messages, so that a list may use aliases. */
export const phraseList = <T>(
  entries: readonly PhraseEntry<T>[],
  aliases: Aliases,
): PhraseList<T> => {
  const written = entries.flatMap(({ id, words, exact = false }) =>
    words.flatMap(spellOut).map((phrase): Written<T> => ({
      id,
      exact,
      words: wordsOf(compose(phrase), aliases),
    })),
  )
  const longest = Math.max(0, ...written.map(({ words }) => words.length))
  const trie = createTrie<Written<T>, Words>(written)
  const at = (words: Words, from: number): PhraseFound<T> | null => {
    const found = trie.longest(words, from, isMeant)
    return found && { id: found.id, from, to: from + found.words.length }
  }
  const find = (words: Words) => {
    const found: PhraseFound<T>[] = []
    for (let from = 0; from < words.length;) {
      const phrase = at(words, from)
      if (phrase) found.push(phrase)
      from = phrase ? phrase.to : from + 1
    }
    return found
  }
  const isIn = (words: Words) => {
    for (let from = 0; from < words.length; from += 1)
      if (trie.longest(words, from, isMeant)) return true
    return false
  }
  const saidFrom = (words: Words) =>
    words.reduce(
      (first, _, from) =>
        Math.min(first, trie.shortestEnd(words, from, isMeant) ?? Number.POSITIVE_INFINITY),
      Number.POSITIVE_INFINITY,
    )
  const endsAt = (words: Words, to: number) => {
    const before = words.slice(Math.max(0, to - longest), to)
    return before.some((_, from) => at(before, from)?.to === before.length)
  }
  return { find, at, isIn, saidFrom, endsAt }
}

/** A list of plain phrases without ids. */
export const plainList = (words: readonly string[], aliases: Aliases): PhraseList<true> =>
  phraseList([{ id: true, words }], aliases)

/** The words that no phrase of `list` covers; marks are left out. */
export const without = (words: Words, list: PhraseList<unknown>): Words => {
  const found = list.find(words)
  let next = 0
  return words.filter((word, at) => {
    while ((found[next]?.to ?? words.length) <= at) next += 1
    return word.kind !== 'mark' && at < (found[next]?.from ?? words.length)
  })
}
