import type { Words } from '../phrases/phrase-list.ts'

/** One of several things with all that people call it. */
export interface NamedThing<T> {
  readonly id: T
  readonly names: readonly Words[]
}

/** How much of what was said one of the things accounts for, from 0 to 1. */
export interface Likely<T> {
  readonly id: T
  readonly likeness: number
  /** Two words side by side, or all that was said, stand in one of its names. */
  readonly holds: boolean
}

/** What no name holds counts so much of what a single thing is called by: a syllable, and a pair. */
const SHARE_OF_STRANGE = 0.7
const SHARE_OF_STRANGE_PAIR = 0.2
/** Measured on 145 foreign wordings of the twelve models: between 0.2 and 0.4 most come first. */
const SHARE_OF_LETTERS = 0.3
const LETTERS = 3

/** Two words side by side. */
export const pairsOf = (words: Words): readonly string[] =>
  words.slice(1).map(({ folded }, at) => `${words[at]?.folded} ${folded}`)

/** Syllables and pairs of neighbours: a pair tells what its bare letters do not. */
const termsOf = (words: Words): readonly string[] => [
  ...words.map(({ folded }) => folded),
  ...pairsOf(words),
]

/** Three letters in a row, over the gaps too: a slip or a missing gap spares most of them. */
const lettersOf = (words: Words): readonly string[] => {
  const line = ` ${words.map(({ folded }) => folded).join(' ')} `
  return Array.from({ length: Math.max(0, line.length - LETTERS + 1) }, (_, at) =>
    line.slice(at, at + LETTERS),
  )
}

/** What is rare among the things tells most; the weights add up to one. */
const weigher = <T>(
  all: readonly NamedThing<T>[],
  partsOf: (words: Words) => readonly string[],
  strange: (part: string) => number,
) => {
  const parts = all.map(({ names }) => new Set(names.flatMap(partsOf)))
  const weightOf = (holders: number) => Math.log(1 + (all.length - holders + 0.5) / (holders + 0.5))
  const weights = new Map<string, number>()
  for (const part of new Set(parts.flatMap((own) => [...own])))
    weights.set(part, weightOf(parts.filter((own) => own.has(part)).length))
  return (words: Words): readonly number[] => {
    const said = partsOf(words).map((part) => ({
      part,
      weight: weights.get(part) ?? strange(part) * weightOf(1),
    }))
    const whole = said.reduce((sum, { weight }) => sum + weight, 0)
    return parts.map((own) => {
      const known = said.reduce((sum, { part, weight }) => sum + (own.has(part) ? weight : 0), 0)
      return whole > 0 ? known / whole : 0
    })
  }
}

/**
 * Compares what was said with the names of several things, by syllables and by letters, the likest
 * first. Small words are to be left out on both sides.
 */
export const createLikeness = <T>(all: readonly NamedThing<T>[]) => {
  const bySyllables = weigher(all, termsOf, (part) =>
    part.includes(' ') ? SHARE_OF_STRANGE_PAIR : SHARE_OF_STRANGE,
  )
  const byLetters = weigher(all, lettersOf, () => SHARE_OF_STRANGE)
  const held = all.map(({ names }) => ({
    pairs: new Set(names.flatMap(pairsOf)),
    whole: new Set(names.filter(({ length }) => length === 1).map(([word]) => word?.folded)),
  }))
  return (words: Words): readonly Likely<T>[] => {
    const letters = byLetters(words)
    const pairs = pairsOf(words)
    return bySyllables(words)
      .map((syllables, at) => ({
        id: all[at]?.id as T,
        likeness: (1 - SHARE_OF_LETTERS) * syllables + SHARE_OF_LETTERS * (letters[at] ?? 0),
        holds:
          pairs.some((pair) => held[at]?.pairs.has(pair)) ||
          words.every(({ folded }) => held[at]?.whole.has(folded)),
      }))
      .toSorted((one, other) => other.likeness - one.likeness)
  }
}
