import { fold, tokens } from './text.ts'

/** A word as it is compared: with its diacritics where it has any, folded where it has none. */
export interface Word {
  readonly lower: string
  readonly folded: string
  /** Offsets in the normalised text; an alias of several words shares those of its spelling. */
  readonly at: number
  readonly end: number
  readonly kind: 'word' | 'number' | 'mark'
}

/** A phrase of a word list found in a message. */
export interface PhraseFound<T> {
  readonly id: T
  /** Index of the first word and of the one after the last. */
  readonly from: number
  readonly to: number
}

export type Aliases = ReadonlyMap<string, readonly string[]>

/** Spelling → the words it stands for. */
export const readAliases = (lists: Readonly<Record<string, readonly string[]>>): Aliases => {
  const aliases = new Map<string, readonly string[]>()
  for (const [words, spellings] of Object.entries(lists))
    for (const spelling of spellings) aliases.set(spelling.toLowerCase(), words.split(' '))
  return aliases
}

/** The words of a normalised text, short spellings written out; behind a number they stay. */
export const wordsOf = (normal: string, aliases: Aliases): readonly Word[] => {
  const words: Word[] = []
  for (const token of tokens(normal)) {
    const { at, end, kind } = token
    const known = words.at(-1)?.kind === 'number' ? undefined : aliases.get(token.lower)
    const written = known ?? [token.lower]
    for (const lower of written) words.push({ lower, folded: fold(lower), at, end, kind })
  }
  return words
}

/** Typed with diacritics, a word must be that word; typed without, any word of those letters. */
export const isSame = (typed: Word, wanted: Word): boolean =>
  typed.lower === typed.folded ? typed.folded === wanted.folded : typed.lower === wanted.lower

/** A word list ready for search: the longest phrase at a place wins. */
export interface PhraseList<T> {
  /** Every phrase found, from left to right, none inside another. */
  find(words: readonly Word[]): readonly PhraseFound<T>[]
  /** The phrase that stands at `from`, or null. */
  at(words: readonly Word[], from: number): PhraseFound<T> | null
}

/** Builds a phrase list. Phrases are written out like messages, so that a list may use aliases. */
export const phraseList = <T>(
  entries: readonly { readonly id: T; readonly words: readonly string[] }[],
  aliases: Aliases,
): PhraseList<T> => {
  const byFirst = new Map<string, { readonly id: T; readonly words: readonly Word[] }[]>()
  for (const { id, words } of entries)
    for (const phrase of words) {
      const written = wordsOf(phrase.normalize('NFC'), aliases)
      const first = written[0]?.folded ?? ''
      byFirst.set(first, [...(byFirst.get(first) ?? []), { id, words: written }])
    }
  for (const list of byFirst.values())
    list.sort((one, other) => other.words.length - one.words.length)
  const at = (words: readonly Word[], from: number): PhraseFound<T> | null => {
    const first = words[from]
    const found = (first ? (byFirst.get(first.folded) ?? []) : []).find(({ words: wanted }) =>
      wanted.every((word, step) => {
        const typed = words[from + step]
        return typed !== undefined && isSame(typed, word)
      }),
    )
    return found ? { id: found.id, from, to: from + found.words.length } : null
  }
  const find = (words: readonly Word[]) => {
    const found: PhraseFound<T>[] = []
    for (let from = 0; from < words.length;) {
      const phrase = at(words, from)
      if (phrase) found.push(phrase)
      from = phrase ? phrase.to : from + 1
    }
    return found
  }
  return { find, at }
}

/** A list of plain phrases without ids. */
export const plainList = (words: readonly string[], aliases: Aliases): PhraseList<true> =>
  phraseList([{ id: true, words }], aliases)
