import { plainNumber } from '../language/numbers/digits.ts'
import { normalise } from '../language/text/text.ts'
import type { Aliases } from '../language/phrases/aliases.ts'
import { phraseList, wordsOf, type Word, type Words } from '../language/phrases/phrase-list.ts'
import type { Topic } from '../schema/lexicon/search.ts'

/** One thing that a text says: a topic with the words that name it, or a single word. */
export interface Saying {
  readonly topic: string | null
  readonly words: readonly string[]
  /** A word that says next to nothing. */
  readonly isLight: boolean
  /** 1, or less where the spelling was guessed. */
  readonly certainty: number
}

/** A text as search sees it, from left to right. */
export interface Terms {
  readonly sayings: readonly Saying[]
  /** Pairs of neighbouring words. */
  readonly pairs: readonly string[]
}

/** What a misspelt word may have been, best first; none where it is known or nothing is near. */
export type Repair = (word: Word, before: Word | undefined, behind: Word | undefined) => Word | null

export type ReadTerms = (text: string, repair?: Repair) => Terms

const GUESSED = 0.6
/** What a word that says next to nothing counts where another counts 1. */
export const LIGHT_WEIGHT = 0.15
/** A word inside a topic's phrase: the topic itself says more. */
const INNER_WEIGHT = 0.35
/** Sets topics apart from words. */
const TOPIC = '#'
const SMALL_NUMBER = /^\d{1,2}$/u

const asTerm = (word: Word): Word => {
  if (word.kind !== 'number') return word
  const plain = plainNumber(word.folded)
  return { ...word, lower: plain, folded: plain }
}

/** Words and numbers ("5.000" = "5000", "02" = "2") and "%", no other marks. */
const termWords = (text: string, aliases: Aliases): Words =>
  wordsOf(normalise(text), aliases)
    .filter(({ kind, lower }) => kind !== 'mark' || lower === '%')
    .map(asTerm)

/** What a saying is called where texts are compared as a whole. */
export const nameOf = ({ topic, words }: Pick<Saying, 'topic' | 'words'>): string =>
  topic === null ? (words[0] ?? '') : TOPIC + topic

/** True for a word that no topic's phrase holds. */
export const isOwnWord = ({ topic }: Saying): boolean => topic === null

/** Tells what a saying is found by, with the weight of each. */
export const eachKey = (saying: Saying, tell: (key: string, weight: number) => void): void => {
  const weight = saying.isLight ? LIGHT_WEIGHT : 1
  if (saying.topic !== null) tell(nameOf(saying), weight)
  const own = saying.topic === null ? weight : INNER_WEIGHT
  for (const word of saying.words) tell(word, own)
}

/** Cuts texts into what they say: short spellings written out, the longest topic at a place wins. */
export const createTerms = (
  topics: readonly Topic[],
  light: readonly string[],
  aliases: Aliases,
  kinds: readonly string[] = [],
): ReadTerms => {
  const phrases = phraseList(
    topics.flatMap(({ id, words, exact }) => [
      { id, words },
      ...(exact.length > 0 ? [{ id, words: exact, exact: true }] : []),
    ]),
    aliases,
  )
  const numbered = new Set(
    kinds.flatMap((kind) => termWords(kind, aliases).slice(-1)).map(({ folded }) => folded),
  )
  const lightTopics = new Set(topics.filter((one) => one.light).map(({ id }) => id))
  const lightWords = new Set(
    light.flatMap((word) => termWords(word, aliases).map((one) => one.folded)),
  )

  /** A small number outside of a topic is the asker's own figure, but not behind "nghị định". */
  const isLight = (word: Word | undefined, before: Word | undefined) =>
    word === undefined ||
    lightWords.has(word.folded) ||
    (SMALL_NUMBER.test(word.folded) && !(before && numbered.has(before.folded)))

  return (text, repair) => {
    const typed = termWords(text, aliases)
    const guesses =
      repair &&
      typed.map((word, at) =>
        lightWords.has(word.folded) ? null : repair(word, typed[at - 1], typed[at + 1]),
      )
    const words = guesses ? typed.map((word, at) => guesses[at] ?? word) : typed
    const sayings: Saying[] = []
    for (let from = 0; from < words.length;) {
      const found = phrases.at(words, from)
      const to = found?.to ?? from + 1
      const part = words.slice(from, to).map(({ folded }) => folded)
      let isGuessed = false
      if (guesses)
        for (let at = from; at < to; at += 1) isGuessed ||= (guesses[at] ?? null) !== null
      sayings.push({
        topic: found?.id ?? null,
        words: part,
        isLight: found ? lightTopics.has(found.id) : isLight(words[from], words[from - 1]),
        certainty: isGuessed ? GUESSED : 1,
      })
      from = to
    }
    return {
      sayings,
      pairs: words.slice(1).map(({ folded }, at) => `${words[at]?.folded} ${folded}`),
    }
  }
}
