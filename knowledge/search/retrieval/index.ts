import { isOwnWord, keysOf, nameOf, type Saying, type Terms } from '../terms.ts'

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

/** What a question says, with its weight; a follow-up takes from the question before for less. */
export interface Weighted {
  readonly saying: Saying
  readonly weight: number
  /** What will do in its place. */
  readonly upper?: Saying
  /** It names an agency, a document, a co-operative or a place. */
  readonly isName: boolean
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

/** What a question names counts so much; `upper` is the name of what will do in its place. */
interface Asked {
  readonly weight: number
  readonly upper: string | null
}

/** A question as it is likened to headings. */
interface Likened {
  readonly asked: ReadonlyMap<string, Asked>
  /** Those of it for which something else will do. */
  readonly underOthers: readonly (readonly [
    name: string,
    { readonly weight: number; readonly upper: string },
  ])[]
  readonly total: number
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

const sum = (values: Iterable<number>): number => {
  let total = 0
  for (const value of values) total += value
  return total
}

/** How often each term stands in each document, by weight of the fields. */
const postingsOf = <T>(documents: readonly Indexed<T>[]) => {
  const postings = new Map<string, Map<number, number>>()
  const add = (term: string, at: number, by: number) => {
    const found = postings.get(term) ?? new Map<number, number>()
    found.set(at, (found.get(at) ?? 0) + by)
    postings.set(term, found)
  }
  documents.forEach(({ fields, topics }, at) => {
    for (const { terms, weight } of fields) {
      const relative = Math.min(LONGEST_COUNTED, terms.sayings.length / USUAL_LENGTH)
      const share = weight / (1 - LENGTH_SHARE + LENGTH_SHARE * relative)
      for (const saying of terms.sayings)
        for (const [key, part] of keysOf(saying, LIGHT_WEIGHT)) add(key, at, share * part)
      for (const pair of terms.pairs) add(pair, at, share)
    }
    for (const topic of topics) add(nameOf({ topic, words: [] }), at, FILED_WEIGHT)
  })
  return postings
}

/** A field-weighted BM25 index over words, word pairs and topics. Best first. */
export const createIndex = <T>(documents: readonly Indexed<T>[]) => {
  const postings = postingsOf(documents)
  // The texts as they were read are not needed again: nothing below holds on to them.
  const found = documents.map(({ document }) => document)
  const rarity = (term: string) => {
    const count = postings.get(term)?.size ?? 0
    const rarest = Math.log(1 + (found.length - count + 0.5) / (count + 0.5))
    return count > 0 ? rarest : UNKNOWN_SHARE * rarest
  }
  const has = (term: string, at: number) => postings.get(term)?.has(at) ?? false
  /** A number that no article holds is the asker's own figure: it says little about the rule. */
  const isOwnFigure = (saying: Saying) =>
    isOwnWord(saying) && /^\d/u.test(nameOf(saying)) && !postings.has(nameOf(saying))
  const worth = (saying: Saying) =>
    (saying.isLight || isOwnFigure(saying) ? LIGHT_WEIGHT : 1) * rarity(nameOf(saying))
  const isHeld = (saying: Saying, at: number) =>
    has(nameOf(saying), at) ||
    (saying.words.length > 0 && saying.words.every((word) => has(word, at)))

  const headings = documents.map((document) =>
    document.headings.map(({ sayings }) => {
      const weights = new Map(sayings.map((saying) => [nameOf(saying), worth(saying)]))
      return { weights, total: sum(weights.values()) }
    }),
  )
  /** Shared weight over the mean of both (F1) with the nearest heading. */
  const likenessOf = ({ asked, underOthers, total }: Likened, at: number) => {
    let nearest = 0
    for (const heading of headings[at] ?? []) {
      let shared = 0
      for (const name of heading.weights.keys()) shared += asked.get(name)?.weight ?? 0
      for (const [name, { weight, upper }] of underOthers)
        if (!heading.weights.has(name) && heading.weights.has(upper)) shared += weight
      nearest = Math.max(nearest, (2 * shared) / (total + heading.total || 1))
    }
    return nearest
  }

  const scoresOf = (
    question: readonly Weighted[],
    pairs: readonly string[],
    also: readonly number[],
  ) => {
    const weights = new Map<string, number>(pairs.map((pair) => [pair, PAIR_WEIGHT]))
    for (const { saying, weight, upper } of question)
      for (const [key, part] of [saying, ...(upper ? [upper] : [])].flatMap((one) => [
        ...keysOf(one, LIGHT_WEIGHT),
      ]))
        weights.set(key, Math.max(weights.get(key) ?? 0, weight * part * saying.certainty))
    const scores = new Map<number, number>()
    for (const [term, weight] of weights) {
      const gain = weight * rarity(term) * (SATURATION + 1)
      for (const [at, frequency] of postings.get(term) ?? [])
        scores.set(at, (scores.get(at) ?? 0) + (gain * frequency) / (frequency + SATURATION))
    }
    const best = [...scores].toSorted(([, one], [, other]) => other - one).slice(0, MOST_COMPARED)
    const rest = also.filter((at) => !best.some(([found]) => found === at))
    return [...best, ...rest.map((at) => [at, scores.get(at) ?? 0] as const)]
  }

  /** Best first; `also` are documents to be compared whatever their score, by their places. */
  return (
    question: readonly Weighted[],
    pairs: readonly string[],
    also: readonly number[] = [],
  ): readonly Hit<T>[] => {
    const asked = new Map<string, Asked>(
      question.map(({ saying, weight, upper }) => [
        nameOf(saying),
        { weight: weight * worth(saying), upper: upper ? nameOf(upper) : null },
      ]),
    )
    const likened: Likened = {
      asked,
      underOthers: [...asked].flatMap(([name, { weight, upper }]) =>
        upper === null ? [] : [[name, { weight, upper }] as const],
      ),
      total: sum([...asked.values()].map(({ weight }) => weight)),
    }
    const weightOf = (parts: readonly Weighted[]) =>
      sum(parts.map(({ saying, weight }) => weight * worth(saying)))
    const heldOf = (parts: readonly Weighted[]) =>
      sum(parts.map((one) => one.weight * one.saying.certainty * worth(one.saying)))
    const isMatter = ({ isName }: Weighted) => !isName
    const whole = weightOf(question) || 1
    const wholeMatter = weightOf(question.filter(isMatter)) || 1
    const hitAt = ([at, score]: readonly [number, number]): readonly Hit<T>[] => {
      const document = found[at]
      if (document === undefined) return []
      const held = question.filter(
        ({ saying, upper }) => isHeld(saying, at) || (upper && isHeld(upper, at)),
      )
      const coverage = heldOf(held) / whole
      const matter = heldOf(held.filter(isMatter)) / wholeMatter
      const likeness = likenessOf(likened, at)
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
