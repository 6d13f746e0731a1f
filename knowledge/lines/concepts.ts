import { normalise } from '../language/text/text.ts'
import type { Aliases } from '../language/phrases/aliases.ts'
import {
  phraseList,
  plainList,
  without,
  wordsOf,
  type Word,
  type Words,
} from '../language/phrases/phrase-list.ts'
import type { Topic } from '../schema/lexicon/search.ts'

/** What a text holds: topics, and its words in their order, folded and with their diacritics. */
export interface Held {
  readonly topics: readonly string[]
  readonly folded: string
  readonly lower: string
}

/** One thing that a question names: a topic, syllables that an answer has side by side, or one. */
export interface Concept {
  readonly weight: number
  /** Set where it is an agency or a sector; a text may hold it by another name. */
  readonly topic: string | null
  /** Its words, folded; empty where the topic stands for them. */
  readonly words: string
  /** What a text must have side by side; null where the topic stands for it, or more may do. */
  readonly sought: SideBySide | null
  readonly isIn: (held: Held) => boolean
}

export interface ConceptWords {
  /** Those that ids stand for: agencies, sectors, models. */
  readonly topics: readonly Topic[]
  /** Topics that name nothing of a line: documents and provinces. */
  readonly ignored: ReadonlySet<string>
  /** Phrases that ask or steer. */
  readonly dropped: readonly string[]
  readonly aliases: Aliases
}

const TOPIC_WEIGHT = 1.25
/** What is named first is what a question is about. */
const LATER = 0.95
const GROUPED_DIGITS = /^\d{1,3}(?:\.\d{3})+$/u

/** "5.000" is "5000", "03" is "3". */
const plain = (word: Word): Word => {
  if (word.kind !== 'number') return word
  const digits = GROUPED_DIGITS.test(word.folded) ? word.folded.replaceAll('.', '') : word.folded
  const short = digits.replace(/^0+(?=\d)/u, '')
  return { ...word, lower: short, folded: short }
}

const SPACES = /\s+/u

/** Words with spaces between, each also as it is written bare. */
export const lightWords = (list: string, aliases: Aliases): ReadonlySet<string> =>
  new Set(
    list
      .split(SPACES)
      .flatMap((word) => plainWords(word, aliases))
      .flatMap(({ lower, folded }) => [`=${lower}`, folded]),
  )

/** True where somebody typed with diacritics; a short spelling that was written out tells nothing. */
const isMarked = (words: Words): boolean =>
  words.some(({ lower, folded, at, end }) => lower !== folded && lower.length === end - at)

/** The words and numbers of a text, and "%". */
export const plainWords = (text: string, aliases: Aliases): Words =>
  wordsOf(normalise(text), aliases)
    .filter(({ kind, lower }) => kind !== 'mark' || lower === '%')
    .map(plain)

export const joined = (words: readonly string[]): string => ` ${words.join(' ')} `

/** Words side by side as a text is searched for them. */
export interface SideBySide {
  readonly form: 'folded' | 'lower'
  readonly words: readonly string[]
}

/** Typed with diacritics words are those words, bare they are any that are written so. */
const soughtFor = (words: Words): SideBySide =>
  words.every((word) => word.lower === word.folded)
    ? { form: 'folded', words: words.map((word) => word.folded) }
    : { form: 'lower', words: words.map((word) => word.lower) }

const holds = ({ form, words }: SideBySide): ((held: Held) => boolean) => {
  const said = joined(words)
  return (held) => held[form].includes(said)
}

/** A bare syllable alone may be any of several words: it is one that is written so, or with a neighbour. */
const exactly = (word: Word, before: Word | undefined, next: Word | undefined) => {
  const pairs = [...(before ? [[before, word]] : []), ...(next ? [[word, next]] : [])]
  const own: SideBySide = { form: 'lower', words: [word.lower] }
  const ways = [own, ...pairs.map(soughtFor)].map(holds)
  return (held: Held): boolean => ways.some((isIn) => isIn(held))
}

/** Reads what answers hold and what questions name. */
export const createConcepts = ({ topics, ignored, dropped, aliases }: ConceptWords) => {
  const named = phraseList(
    topics.flatMap(({ id, words, exact }) => [
      { id, words },
      ...(exact.length > 0 ? [{ id, words: exact, exact: true }] : []),
    ]),
    aliases,
  )
  const dropping = plainList(dropped, aliases)

  const hold = (text: string): Held => {
    const words = plainWords(text, aliases)
    return {
      topics: [...new Set(named.find(words).map(({ id }) => id))],
      folded: joined(words.map(({ folded }) => folded)),
      lower: joined(words.map(({ lower }) => lower)),
    }
  }

  /**
   * What a question names but for `light` words, as far as an answer that holds `all` can tell it
   * apart. Strictly a syllable that was typed bare is none with diacritics, unless a neighbour goes
   * with it.
   */
  const conceptsIn = (
    words: Words,
    all: Held,
    light: ReadonlySet<string>,
    isStrict = false,
  ): readonly Concept[] => {
    const covered = new Set(dropping.find(words).flatMap(({ from, to }) => words.slice(from, to)))
    const marked = isMarked(words)
    const isLight = ({ lower, folded }: Word) => light.has(marked ? `=${lower}` : folded)
    const concepts: Concept[] = []
    const add = (said: Omit<Concept, 'weight'>, weight = 1) =>
      concepts.push({ ...said, weight: weight * LATER ** concepts.length })
    const addWords = (said: Words, isIn: Concept['isIn'] | null = null) => {
      const sought = soughtFor(said)
      const names = { topic: null, words: joined(said.map(({ folded }) => folded)) }
      add({ ...names, sought: isIn ? null : sought, isIn: isIn ?? holds(sought) })
    }
    for (let from = 0; from < words.length;) {
      const [word, next] = [words[from], words[from + 1]]
      if (!word) break
      const found = named.at(words, from)
      const pair = next && !covered.has(next) ? [word, next] : []
      /** "Sáu Nhung" is a name, though each of its words is light; "xã giao" cuts one in two. */
      const isNamed = next !== undefined && (!isLight(word) || (isLight(next) && !isStrict))
      const isPair = pair.length > 0 && isNamed && holds(soughtFor(pair))(all)
      if (found && ignored.has(found.id)) from = found.to
      else if (found && !covered.has(word) && all.topics.includes(found.id)) {
        const { id } = found
        const isIn = (held: Held) => held.topics.includes(id)
        add({ topic: id, words: '', sought: null, isIn }, TOPIC_WEIGHT)
        from = found.to
      } else if (covered.has(word)) from += 1
      else if (isPair) {
        addWords(pair)
        from += 2
      } else {
        const before = words[from - 1]
        if (!isLight(word)) addWords([word], isStrict ? exactly(word, before, next) : null)
        from += 1
      }
    }
    return concepts
  }

  /** Without the agencies and sectors that it names. */
  const unnamed = (words: Words): Words => without(words, named)

  return { hold, conceptsIn, unnamed }
}

export type ReadConcepts = ReturnType<typeof createConcepts>
