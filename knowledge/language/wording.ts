import { fold, tokens, type Token } from './text.ts'

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

/** Spelling on phones → the words it stands for, by the first token of the spelling. */
export type Aliases = ReadonlyMap<
  string,
  readonly { readonly spelling: readonly string[]; readonly words: readonly string[] }[]
>

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

/** Builds the table of short spellings; a longer spelling goes before a shorter one. */
export const readAliases = (lists: Readonly<Record<string, readonly string[]>>): Aliases => {
  const aliases = new Map<string, { spelling: readonly string[]; words: readonly string[] }[]>()
  for (const [words, spellings] of Object.entries(lists))
    for (const text of spellings) {
      const spelling = tokens(text.normalize('NFC')).map(({ lower }) => lower)
      const first = spelling[0] ?? ''
      aliases.set(first, [...(aliases.get(first) ?? []), { spelling, words: words.split(' ') }])
    }
  for (const list of aliases.values())
    list.sort((one, other) => other.spelling.length - one.spelling.length)
  return aliases
}

/** A dot or apostrophe inside a short form: "h.t.x", "k.giang", "H'Drai". */
const joinsLetters = (all: readonly Token[], at: number): boolean => {
  const [before, mark, behind] = [all[at - 1], all[at], all[at + 1]]
  return (
    mark?.kind === 'mark' &&
    /[.'’]/u.test(mark.text) &&
    before?.kind === 'word' &&
    before.text.length === 1 &&
    before.end === mark.at &&
    behind?.kind === 'word' &&
    behind.at === mark.end
  )
}

/** The words of a normalised text, short spellings written out; a single letter right behind a number stays. */
export const wordsOf = (normal: string, aliases: Aliases): Words => {
  const line = tokens(normal).filter((_, at, all) => !joinsLetters(all, at))
  const words: Word[] = []
  for (let from = 0; from < line.length;) {
    const token = line[from]
    if (!token) break
    const known =
      words.at(-1)?.kind === 'number' && token.text.length === 1
        ? undefined
        : aliases
            .get(token.lower)
            ?.find(({ spelling }) =>
              spelling.every((part, step) => line[from + step]?.lower === part),
            )
    const end = line[from + (known?.spelling.length ?? 1) - 1]?.end ?? token.end
    const { at, kind } = token
    if (!known) words.push({ lower: token.lower, folded: token.folded, at, end, kind })
    for (const lower of known?.words ?? [])
      words.push({ lower, folded: fold(lower), at, end, kind })
    from += known?.spelling.length ?? 1
  }
  return words
}

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

/** Alone, a word typed with diacritics must be that word; inside a phrase the letters do. */
const isSame = (typed: Word, wanted: Word, { exact, words }: Written<unknown>): boolean => {
  if (exact) return typed.lower === wanted.lower
  if (typed.folded !== wanted.folded) return false
  const isAccented = wanted.lower !== wanted.folded
  const toleratesAccents = words.length > 1 && isAccented
  return toleratesAccents || typed.lower === typed.folded || typed.lower === wanted.lower
}

/** Builds a phrase list. Phrases are written out like messages, so that a list may use aliases. */
export const phraseList = <T>(
  entries: readonly PhraseEntry<T>[],
  aliases: Aliases,
): PhraseList<T> => {
  const byFirst = new Map<string, Written<T>[]>()
  for (const { id, words, exact = false } of entries)
    for (const phrase of words.flatMap(spellOut)) {
      const written = wordsOf(phrase.normalize('NFC'), aliases)
      const first = written[0]?.folded ?? ''
      const list = byFirst.get(first) ?? []
      list.push({ id, exact, words: written })
      byFirst.set(first, list)
    }
  for (const list of byFirst.values())
    list.sort((one, other) => other.words.length - one.words.length)
  const at = (words: Words, from: number): PhraseFound<T> | null => {
    const first = words[from]
    const found = (first ? (byFirst.get(first.folded) ?? []) : []).find((written) =>
      written.words.every((word, step) => {
        const typed = words[from + step]
        return typed !== undefined && isSame(typed, word, written)
      }),
    )
    return found ? { id: found.id, from, to: from + found.words.length } : null
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
  return { find, at, isIn: (words) => words.some((_, from) => at(words, from) !== null) }
}

/** A list of plain phrases without ids. */
export const plainList = (words: readonly string[], aliases: Aliases): PhraseList<true> =>
  phraseList([{ id: true, words }], aliases)

/** The words that no phrase of `list` covers; marks are left out. */
export const without = (words: Words, list: PhraseList<unknown>): Words => {
  const covered = new Set<Word>()
  for (const { from, to } of list.find(words))
    for (const word of words.slice(from, to)) covered.add(word)
  return words.filter((word) => word.kind !== 'mark' && !covered.has(word))
}
