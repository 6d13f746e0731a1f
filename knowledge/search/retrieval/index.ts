import { eachKey, isOwnWord, nameOf, type Saying, type Terms } from '../terms.ts'
import { createLikeness } from './likeness.ts'
import { placesOf, startsOf } from './sorted.ts'
import { sum, type Weighted } from './weighted.ts'

/** A part of a document and how much a word in it weighs. */
export interface Field {
  readonly terms: Terms
  readonly weight: number
}

export interface Indexed<T> {
  readonly document: T
  readonly fields: readonly Field[]
  /** Topics that the document is filed under. */
  readonly topics: readonly string[]
  /** Wordings that it answers. */
  readonly headings: readonly Terms[]
}

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
  readonly topics: ReadonlySet<string>
}

/** Saturation of repeated words (BM25's k1) and how much longer fields are held back (its b). */
const SATURATION = 0.7
const LENGTH_SHARE = 0.6
const USUAL_LENGTH = 12
const LONGEST_COUNTED = 3
const PAIR_WEIGHT = 0.5
const LIGHT_WEIGHT = 0.15
/** A word that no article holds may be anything: it weighs less than the rarest known one. */
const UNKNOWN_SHARE = 0.75
const FILED_WEIGHT = 4
const HEADING_BONUS = 0.8
/** How much of its score a document loses that holds nothing of what was asked. */
const COVERAGE_SHARE = 0.5
/** So many best documents are compared with the question's wording. */
const MOST_COMPARED = 30

/** Where the documents that hold a term stand among all holders. */
interface Posting {
  readonly start: number
  readonly end: number
  readonly rarity: number
}

interface Postings {
  readonly of: (term: string) => Posting | undefined
  /** Documents by their places in the list, and how much of the term each holds. */
  readonly holders: Uint16Array
  readonly frequencies: Float32Array
}

/** How rare a term is that `count` of `all` documents hold. */
const rarityOf = (count: number, all: number): number => {
  const rarity = Math.log(1 + (all - count + 0.5) / (count + 0.5))
  return count > 0 ? rarity : UNKNOWN_SHARE * rarity
}

/** What the documents hold: a term, the document and how much it holds of it, in the order of documents. */
const entriesOf = <T>(documents: readonly Indexed<T>[]) => {
  const numbers = new Map<string, number>()
  const latest: number[] = []
  const terms: number[] = []
  const holders: number[] = []
  const frequencies: number[] = []
  const add = (term: string, at: number, by: number) => {
    const number = numbers.get(term) ?? numbers.size
    const entry = latest[number] ?? -1
    if (entry >= 0 && holders[entry] === at) {
      frequencies[entry] = (frequencies[entry] ?? 0) + by
      return
    }
    if (entry < 0) numbers.set(term, number)
    latest[number] = terms.length
    terms.push(number)
    holders.push(at)
    frequencies.push(by)
  }
  documents.forEach(({ fields, topics }, at) => {
    for (const { terms: said, weight } of fields) {
      const relative = Math.min(LONGEST_COUNTED, said.sayings.length / USUAL_LENGTH)
      const share = weight / (1 - LENGTH_SHARE + LENGTH_SHARE * relative)
      for (const saying of said.sayings)
        eachKey(saying, LIGHT_WEIGHT, (key, part) => add(key, at, share * part))
      for (const pair of said.pairs) add(pair, at, share)
    }
    for (const topic of topics) add(nameOf({ topic, words: [] }), at, FILED_WEIGHT)
  })
  return { numbers, terms, holders, frequencies }
}

/** By itself, so that nothing that was only needed for building stays in memory. */
const createPosting =
  (numbers: ReadonlyMap<string, number>, starts: Uint32Array, rarities: Float64Array) =>
  (term: string): Posting | undefined => {
    const number = numbers.get(term)
    return number === undefined
      ? undefined
      : { start: starts[number] ?? 0, end: starts[number + 1] ?? 0, rarity: rarities[number] ?? 0 }
  }

/** How often each term stands in each document, by weight of the fields. */
const postingsOf = <T>(documents: readonly Indexed<T>[]): Postings => {
  const { numbers, terms, ...entries } = entriesOf(documents)
  const starts = startsOf(terms, numbers.size)
  const holders = new Uint16Array(terms.length)
  const frequencies = new Float32Array(terms.length)
  placesOf(terms, starts).forEach((place, entry) => {
    holders[place] = entries.holders[entry] ?? 0
    frequencies[place] = entries.frequencies[entry] ?? 0
  })
  const rarities = Float64Array.from({ length: numbers.size }, (_, number) =>
    rarityOf((starts[number + 1] ?? 0) - (starts[number] ?? 0), documents.length),
  )
  return { of: createPosting(numbers, starts, rarities), holders, frequencies }
}

const isFigure = (saying: Saying): boolean => isOwnWord(saying) && /^\d/u.test(nameOf(saying))

const isMatter = ({ isName }: Weighted): boolean => !isName

/** A field-weighted BM25 index over words, word pairs and topics. Best first. */
export const createIndex = <T>(documents: readonly Indexed<T>[]) => {
  const { of: postingOf, holders, frequencies } = postingsOf(documents)
  // The texts as they were read are not needed again: nothing below holds on to them.
  const found = documents.map(({ document }) => document)
  const unknown = rarityOf(0, found.length)
  const worth = (saying: Saying) => {
    const posting = postingOf(nameOf(saying))
    // A number that no article holds is the asker's own figure: it says little about the rule.
    const isSmall = saying.isLight || (!posting && isFigure(saying))
    return (isSmall ? LIGHT_WEIGHT : 1) * (posting?.rarity ?? unknown)
  }
  const holding = (term: string): Uint16Array => {
    const { start, end } = postingOf(term) ?? { start: 0, end: 0 }
    return holders.subarray(start, end)
  }
  /** Marks the documents that hold a saying: its topic, or all of its words. */
  const mark = (saying: Saying, marks: Uint8Array) => {
    for (const at of holding(nameOf(saying))) marks[at] = 1
    const [first, ...others] = isOwnWord(saying) ? [] : saying.words
    if (first === undefined) return
    const counts = new Uint8Array(found.length)
    for (const word of others) for (const at of holding(word)) counts[at] = (counts[at] ?? 0) + 1
    for (const at of holding(first)) if (counts[at] === others.length) marks[at] = 1
  }
  const heldBy = ({ saying, upper }: Weighted): Uint8Array => {
    const marks = new Uint8Array(found.length)
    mark(saying, marks)
    if (upper) mark(upper, marks)
    return marks
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
      for (const one of upper ? [saying, upper] : [saying])
        eachKey(one, LIGHT_WEIGHT, (key, part) =>
          weights.set(key, Math.max(weights.get(key) ?? 0, weight * part * saying.certainty)),
        )
    const sums = new Float64Array(found.length)
    for (const [term, weight] of weights) {
      const posting = postingOf(term)
      if (!posting) continue
      const gain = weight * posting.rarity * (SATURATION + 1)
      for (let place = posting.start; place < posting.end; place += 1) {
        const [at, frequency] = [holders[place] ?? 0, frequencies[place] ?? 0]
        sums[at] = (sums[at] ?? 0) + (gain * frequency) / (frequency + SATURATION)
      }
    }
    const scores = [...sums.entries()].filter(([, score]) => score > 0)
    const best = scores.toSorted(([, one], [, other]) => other - one).slice(0, MOST_COMPARED)
    const rest = also.filter((at) => !best.some(([one]) => one === at))
    return [...best, ...rest.map((at) => [at, sums[at] ?? 0] as const)]
  }

  const weightOf = (parts: readonly Weighted[]) =>
    sum(parts.map(({ saying, weight }) => weight * worth(saying)))
  const heldOf = (parts: readonly Weighted[]) =>
    sum(parts.map((one) => one.weight * one.saying.certainty * worth(one.saying)))

  /** Best first; `also` are documents to be compared whatever their score, by their places. */
  return (
    question: readonly Weighted[],
    pairs: readonly string[],
    also: readonly number[] = [],
  ): readonly Hit<T>[] => {
    const likenessAt = likenessOf(question)
    const marks = question.map(heldBy)
    const whole = weightOf(question) || 1
    const wholeMatter = weightOf(question.filter(isMatter)) || 1
    const hitAt = ([at, score]: readonly [number, number]): readonly Hit<T>[] => {
      const document = found[at]
      if (document === undefined) return []
      const held = question.filter((_, index) => marks[index]?.[at] === 1)
      const coverage = heldOf(held) / whole
      const matter = heldOf(held.filter(isMatter)) / wholeMatter
      const likeness = likenessAt(at)
      const topics = held.flatMap(({ saying, upper }) =>
        [saying, upper].flatMap((one) => (one && one.topic !== null ? [one.topic] : [])),
      )
      const bonus = 1 + HEADING_BONUS * likeness ** 2
      const share = 1 - COVERAGE_SHARE + COVERAGE_SHARE * coverage
      return [
        {
          at,
          document,
          score: score * bonus * share,
          coverage,
          matter,
          likeness,
          topics: new Set(topics),
        },
      ]
    }
    return scoresOf(question, pairs, also)
      .flatMap(hitAt)
      .toSorted((one, other) => other.score - one.score)
  }
}
