import { eachKey, isOwnWord, LIGHT_WEIGHT, nameOf, type Saying } from '../terms.ts'
import { createLikeness } from './likeness.ts'
import { postingsOf, rarityOf, type Indexed, type Posting, type Postings } from './postings.ts'
import { highest } from './sorted.ts'
import { sum, type Weighted } from './weighted.ts'

/** A document that shares terms with a question. */
export interface Hit<T> {
  /** Its place in the list. */
  readonly at: number
  readonly document: T
  readonly score: number
  /** Share of the question's weight that the document holds. */
  readonly coverage: number
  /** The same without what only names somebody or something. */
  readonly matter: number
  /** Likeness to the nearest of its headings, from 0 to 1. */
  readonly likeness: number
  /** The topics of the question that it holds. */
  readonly topics: readonly string[]
}

/** Saturation of repeated words (BM25's k1). */
const SATURATION = 0.7
const PAIR_WEIGHT = 0.5
const HEADING_BONUS = 0.8
/** How much of its score a document loses that holds nothing of what was asked. */
const COVERAGE_SHARE = 0.5
/** So many best documents are compared with the question's wording. */
const MOST_COMPARED = 30

/** Adds to each document what a term is worth there. */
const addTerm = (
  sums: Float64Array,
  { holders, frequencies }: Pick<Postings, 'holders' | 'frequencies'>,
  { start, end }: Posting,
  gain: number,
): void => {
  for (let place = start; place < end; place += 1) {
    const at = holders[place] ?? 0
    const frequency = frequencies[place] ?? 0
    sums[at] = (sums[at] ?? 0) + (gain * frequency) / (frequency + SATURATION)
  }
}

const NOWHERE = { start: 0, end: 0 }

const isFigure = (saying: Saying): boolean => isOwnWord(saying) && /^\d/u.test(nameOf(saying))

/**
 * A field-weighted BM25 index over words, word pairs and topics. Best first. `figures` are those that
 * are told anywhere; null for all that stand in it.
 */
export const createIndex = <T>(
  documents: readonly Indexed<T>[],
  figures: ReadonlySet<string> | null = null,
) => {
  const { of: postingOf, holders, frequencies } = postingsOf(documents)
  // The texts as they were read are not needed again: nothing below holds on to them.
  const found = documents.map(({ document }) => document)
  const unknown = rarityOf(0, found.length)
  // A number that no article tells is the asker's own figure: it says little about the rule.
  const isOwn = (saying: Saying): boolean =>
    isFigure(saying) && !(figures ? figures.has(nameOf(saying)) : postingOf(nameOf(saying)))
  const worth = (saying: Saying) => {
    const posting = postingOf(nameOf(saying))
    const isSmall = saying.isLight || isOwn(saying)
    return (isSmall ? LIGHT_WEIGHT : 1) * (posting?.rarity ?? unknown)
  }
  const size = found.length
  /** How many of the words of one saying each document holds. */
  const counts = new Uint8Array(size)
  const count = (word: string): void => {
    const { start, end } = postingOf(word) ?? NOWHERE
    for (let place = start; place < end; place += 1) {
      const at = holders[place] ?? 0
      counts[at] = (counts[at] ?? 0) + 1
    }
  }
  /** Marks the documents, from a place in `marks` on, that hold a saying: its topic, or all of its words. */
  const mark = (saying: Saying, marks: Uint8Array, from: number): void => {
    const { start, end } = postingOf(nameOf(saying)) ?? NOWHERE
    for (let place = start; place < end; place += 1) marks[from + (holders[place] ?? 0)] = 1
    if (isOwnWord(saying) || saying.words.length === 0) return
    counts.fill(0)
    for (const word of saying.words) count(word)
    for (let at = 0; at < size; at += 1)
      if (counts[at] === saying.words.length) marks[from + at] = 1
  }

  const likenessOf = createLikeness(
    documents.map(({ headings }) => headings),
    worth,
  )

  const scoresOf = (
    question: readonly Weighted[],
    pairs: readonly string[],
    also: readonly number[],
  ) => {
    const weights = new Map<string, number>(pairs.map((pair) => [pair, PAIR_WEIGHT]))
    for (const { saying, weight, upper } of question)
      for (const one of isOwn(saying) ? [] : upper ? [saying, upper] : [saying])
        eachKey(one, (key, part) =>
          weights.set(key, Math.max(weights.get(key) ?? 0, weight * part * saying.certainty)),
        )
    const sums = new Float64Array(size)
    for (const [term, weight] of weights) {
      const posting = postingOf(term)
      if (!posting) continue
      addTerm(sums, { holders, frequencies }, posting, weight * posting.rarity * (SATURATION + 1))
    }
    const best = highest(sums, 0, MOST_COMPARED)
    return { sums, compared: [...best, ...also.filter((at) => !best.includes(at))] }
  }

  /** A question by its parts: who holds each, what it weighs, and what of that a document gets. */
  const readParts = (question: readonly Weighted[]) => {
    const marks = new Uint8Array(question.length * size)
    const parts = question.map(({ saying, upper, weight, isName }, index) => {
      mark(saying, marks, index * size)
      if (upper) mark(upper, marks, index * size)
      const worthIt = worth(saying)
      return {
        isMatter: !isName,
        whole: weight * worthIt,
        held: weight * saying.certainty * worthIt,
        topics: [saying.topic, upper?.topic ?? null].filter((topic) => topic !== null),
      }
    })
    const matters = parts.filter((part) => part.isMatter)
    return {
      parts,
      marks,
      whole: sum(parts.map((part) => part.whole)) || 1,
      wholeMatter: sum(matters.map((part) => part.whole)) || 1,
    }
  }

  /** Best first; `also` are documents to be compared whatever their score, by their places. */
  return (
    question: readonly Weighted[],
    pairs: readonly string[],
    also: readonly number[] = [],
  ): readonly Hit<T>[] => {
    const likenessAt = likenessOf(question)
    const { parts, marks, whole, wholeMatter } = readParts(question)
    const hitAt = (at: number, score: number): Hit<T> | null => {
      const document = found[at]
      if (document === undefined) return null
      const topics: string[] = []
      let held = 0
      let heldMatter = 0
      let place = at
      for (const part of parts) {
        const isHeld = marks[place] === 1
        place += size
        if (!isHeld) continue
        held += part.held
        if (part.isMatter) heldMatter += part.held
        for (const topic of part.topics) topics.push(topic)
      }
      const coverage = held / whole
      const matter = heldMatter / wholeMatter
      const likeness = likenessAt(at)
      const bonus = 1 + HEADING_BONUS * likeness ** 2
      const share = 1 - COVERAGE_SHARE + COVERAGE_SHARE * coverage
      return { at, document, score: score * bonus * share, coverage, matter, likeness, topics }
    }
    const { sums, compared } = scoresOf(question, pairs, also)
    return compared
      .map((at) => hitAt(at, sums[at] ?? 0))
      .filter((hit) => hit !== null)
      .toSorted((one, other) => other.score - one.score)
  }
}
