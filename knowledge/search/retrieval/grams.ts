import type { Saying } from '../terms.ts'
import { addGram, createChances, type GramDocument, type GramVector } from './bayes.ts'
import { placesOf, startsOf } from './sorted.ts'
import { createVocabulary, type TextGrams, type Vocabulary } from './vocabulary.ts'

/** How like a question is to each document, by their places in the list. */
export interface GramReading {
  /** To the wording that is nearest, from 0 to 1. */
  readonly nearest: Float32Array
  /** How likely all wordings together say it (logarithm; of a naive Bayes classifier). */
  readonly chance: Float64Array
  /** The share of the question's weight that stands in any wording at all. */
  readonly known: number
}

/**
 * The weights of what is said `times` often: a vector of length 1 together with the square of what is
 * unknown. Tells the share of its square that is known.
 */
const weigh = (
  grams: Uint32Array,
  times: Float32Array,
  weights: Float32Array,
  unknown: number,
  rarity: Float32Array,
): number => {
  let known = 0
  for (let index = 0; index < grams.length; index += 1) {
    const square = (times[index] ?? 0) * (rarity[grams[index] ?? 0] ?? 0) ** 2
    weights[index] = Math.sqrt(square)
    known += square
  }
  const length = Math.sqrt(known + unknown) || 1
  for (let index = 0; index < grams.length; index += 1)
    weights[index] = (weights[index] ?? 0) / length
  return known / (known + unknown || 1)
}

/** The weights of all texts, one text behind the other. */
const weighTexts = ({ starts, grams, times }: TextGrams, { rarity }: Vocabulary): Float32Array => {
  const weights = new Float32Array(grams.length)
  for (let text = 0; text + 1 < starts.length; text += 1) {
    const [start, end] = [starts[text] ?? 0, starts[text + 1] ?? 0]
    weigh(
      grams.subarray(start, end),
      times.subarray(start, end),
      weights.subarray(start, end),
      0,
      rarity,
    )
  }
  return weights
}

/** The vector of a question, which may say what no wording holds. */
const vectorOfQuestion = (
  sayings: readonly Saying[],
  { size, count, rarity, rarest }: Vocabulary,
): GramVector & { readonly known: number } => {
  const found: number[] = []
  const times: number[] = []
  let unknown = 0
  for (const [gram, often] of count(sayings))
    if (gram < size) {
      found.push(gram)
      times.push(often)
    } else unknown += often * rarest ** 2
  const grams = Uint32Array.from(found)
  const weights = new Float32Array(grams.length)
  const known = weigh(grams, Float32Array.from(times), weights, unknown, rarity)
  return { grams, weights, known }
}

/** All vectors gram by gram, in typed arrays: which texts hold it, and with what weight. */
const createPostings = (
  { starts, grams }: TextGrams,
  weights: Float32Array,
  { size }: Vocabulary,
) => {
  const texts = starts.length - 1
  const ends = startsOf(grams, size)
  const places = placesOf(grams, ends)
  const holders = new Uint16Array(grams.length)
  const values = new Float32Array(grams.length)
  for (let text = 0; text < texts; text += 1)
    for (let entry = starts[text] ?? 0; entry < (starts[text + 1] ?? 0); entry += 1) {
      const place = places[entry] ?? 0
      holders[place] = text
      values[place] = weights[entry] ?? 0
    }
  const all = { holders, values }
  const likeness = new Float64Array(texts)
  /** The cosine of a vector with every text, until the next one is asked for. */
  return (vector: GramVector): Float64Array => {
    likeness.fill(0)
    for (let index = 0; index < vector.grams.length; index += 1) {
      const gram = vector.grams[index] ?? 0
      const weight = vector.weights[index] ?? 0
      if (weight > 0) addGram(likeness, all, weight, ends[gram] ?? 0, ends[gram + 1] ?? 0)
    }
    return likeness
  }
}

type ReadGrams = (question: readonly Saying[]) => GramReading

/** By itself, so that nothing that was only needed for building stays in memory. */
const createReading =
  (
    vocabulary: Vocabulary,
    likenessOf: (vector: GramVector) => Float64Array,
    chancesOf: (vector: GramVector) => Float64Array,
    documents: readonly GramDocument[],
  ): ReadGrams =>
  (question) => {
    const vector = vectorOfQuestion(question, vocabulary)
    const nearest = new Float32Array(documents.length)
    const chance = chancesOf(vector)
    if (vector.grams.length === 0) return { nearest, chance, known: 0 }
    const likeness = likenessOf(vector)
    documents.forEach(({ start, end }, at) => {
      let best = 0
      for (let text = start; text < end; text += 1) {
        const one = likeness[text] ?? 0
        if (one > best) best = one
      }
      nearest[at] = best
    })
    return { nearest, chance, known: vector.known }
  }

/**
 * The second retriever: cosine over topics, words and n-grams of letters, weighed by rarity (tf-idf).
 * `documents` are the wordings of each document. Its whole data is the content: an edit counts at once.
 */
export const createGramIndex = (
  documents: readonly (readonly (readonly Saying[])[])[],
): ReadGrams => {
  const { texts, vocabulary } = createVocabulary(documents)
  const weights = weighTexts(texts, vocabulary)
  let start = 0
  const places = documents.map((wordings) => {
    const from = start
    start += wordings.length
    return { start: from, end: start }
  })
  const { size } = vocabulary
  return createReading(
    vocabulary,
    createPostings(texts, weights, vocabulary),
    createChances(texts, weights, places, size),
    places,
  )
}
