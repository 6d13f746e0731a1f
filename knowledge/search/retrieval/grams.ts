import { isOwnWord, nameOf, type Saying } from '../terms.ts'

/** How like a question is to each document, by their places in the list; each from 0 to 1. */
export interface GramReading {
  /** To the wording that is nearest. */
  readonly nearest: Float32Array
  /** To all wordings together. */
  readonly whole: Float32Array
  /** The share of the question's weight that stands in any wording at all. */
  readonly known: number
}

/** Letters by threes of each word and across its borders: a typing error spares most of them. */
const GRAM = 3
const PAIR_WEIGHT = 0.8
const LETTERS_WEIGHT = 0.35
const TOPIC_WEIGHT = 1.2
/** A name stands for all of its words. */
const NAME_WEIGHT = 2
/** Sets letters apart from words. */
const LETTERS = '~'

/** Topics, words, pairs of them and letters by threes, each with how often it is said. */
const gramsOf = (sayings: readonly Saying[]): ReadonlyMap<string, number> => {
  const grams = new Map<string, number>()
  const add = (gram: string, weight: number) => grams.set(gram, (grams.get(gram) ?? 0) + weight)
  const words = sayings.flatMap((saying) => saying.words)
  for (const saying of sayings)
    if (!isOwnWord(saying))
      add(nameOf(saying), saying.words.length > 0 ? TOPIC_WEIGHT : NAME_WEIGHT)
  words.forEach((word, at) => {
    add(word, 1)
    const next = words[at + 1]
    if (next !== undefined) add(`${word} ${next}`, PAIR_WEIGHT)
  })
  const text = ` ${words.join(' ')} `
  for (let at = 0; at + GRAM <= text.length; at += 1)
    add(LETTERS + text.slice(at, at + GRAM), LETTERS_WEIGHT)
  return grams
}

/** A whole word or topic that no wording holds may be anything; a pair or some letters say nothing. */
const countsUnknown = (gram: string) => !gram.startsWith(LETTERS) && !gram.includes(' ')

interface GramVector {
  readonly ids: readonly number[]
  readonly weights: readonly number[]
  /** The share of its weight that stands in any wording. */
  readonly known: number
}

/** The grams of all texts: a number for each, and how rare it is among the documents. */
const createVocabulary = (
  texts: readonly { readonly at: number; readonly grams: ReadonlyMap<string, number> }[],
  documents: number,
) => {
  const ids = new Map<string, number>()
  const counts: number[] = []
  const last: number[] = []
  for (const { at, grams } of texts)
    for (const gram of grams.keys()) {
      const id = ids.get(gram) ?? ids.size
      ids.set(gram, id)
      if (last[id] !== at) counts[id] = (counts[id] ?? 0) + 1
      last[id] = at
    }
  const rarityOf = (count: number) => Math.log((documents + 1) / (count + 0.5))
  const rarity = Float32Array.from(counts, rarityOf)
  /** Of length 1 together with what no wording holds. */
  const vectorOf = (grams: ReadonlyMap<string, number>): GramVector => {
    const found: number[] = []
    const weights: number[] = []
    let known = 0
    let unknown = 0
    for (const [gram, times] of grams) {
      const id = ids.get(gram)
      const square = times * (id === undefined ? rarityOf(0) : (rarity[id] ?? 0)) ** 2
      if (id !== undefined) {
        found.push(id)
        weights.push(Math.sqrt(square))
        known += square
      } else if (countsUnknown(gram)) unknown += square
    }
    const length = Math.sqrt(known + unknown) || 1
    return {
      ids: found,
      weights: weights.map((weight) => weight / length),
      known: known / (known + unknown || 1),
    }
  }
  return { size: ids.size, vectorOf }
}

/** All vectors gram by gram, in typed arrays: which texts hold it, and with what weight. */
const createPostings = (vectors: readonly GramVector[], size: number) => {
  const ends = new Uint32Array(size + 1)
  for (const { ids } of vectors) for (const id of ids) ends[id + 1] = (ends[id + 1] ?? 0) + 1
  for (let id = 0; id < size; id += 1) ends[id + 1] = (ends[id + 1] ?? 0) + (ends[id] ?? 0)
  const texts = vectors.length
  const holders = new Uint16Array(ends[size] ?? 0)
  const values = new Float32Array(ends[size] ?? 0)
  const filled = ends.slice()
  vectors.forEach(({ ids, weights }, text) => {
    ids.forEach((id, index) => {
      const place = filled[id] ?? 0
      holders[place] = text
      values[place] = weights[index] ?? 0
      filled[id] = place + 1
    })
  })
  /** The cosine of a vector with every text. */
  return ({ ids, weights }: GramVector): Float32Array => {
    const likeness = new Float32Array(texts)
    ids.forEach((id, index) => {
      const weight = weights[index] ?? 0
      const end = ends[id + 1] ?? 0
      for (let place = ends[id] ?? 0; place < end; place += 1) {
        const text = holders[place] ?? 0
        likeness[text] = (likeness[text] ?? 0) + weight * (values[place] ?? 0)
      }
    })
    return likeness
  }
}

/** The length of the sum of vectors. */
const lengthOfSum = (vectors: readonly GramVector[]): number => {
  const sum = new Map<number, number>()
  for (const { ids, weights } of vectors)
    ids.forEach((id, index) => sum.set(id, (sum.get(id) ?? 0) + (weights[index] ?? 0)))
  let square = 0
  for (const value of sum.values()) square += value ** 2
  return Math.sqrt(square) || 1
}

/** Where the texts of each document begin and end, and how long they are together. */
interface GramDocument {
  readonly start: number
  readonly end: number
  readonly length: number
}

type ReadGrams = (question: readonly Saying[]) => GramReading

/** By itself, so that nothing that was only needed for building stays in memory. */
const createReading =
  (
    vectorOf: (grams: ReadonlyMap<string, number>) => GramVector,
    likenessOf: (vector: GramVector) => Float32Array,
    documents: readonly GramDocument[],
  ): ReadGrams =>
  (question) => {
    const vector = vectorOf(gramsOf(question))
    const likeness = likenessOf(vector)
    const nearest = new Float32Array(documents.length)
    const whole = new Float32Array(documents.length)
    documents.forEach(({ start, end, length }, at) => {
      let best = 0
      let sum = 0
      for (let text = start; text < end; text += 1) {
        const one = likeness[text] ?? 0
        if (one > best) best = one
        sum += one
      }
      nearest[at] = best
      whole[at] = sum / length
    })
    return { nearest, whole, known: vector.known }
  }

/**
 * The second retriever: cosine over topics, words and n-grams of letters, weighed by rarity (tf-idf).
 * `documents` are the wordings of each document. Its whole data is the content: an edit counts at once.
 */
export const createGramIndex = (
  documents: readonly (readonly (readonly Saying[])[])[],
): ReadGrams => {
  const texts = documents.flatMap((wordings, at) =>
    wordings.map((sayings) => ({ at, grams: gramsOf(sayings) })),
  )
  const { size, vectorOf } = createVocabulary(texts, documents.length)
  const vectors = texts.map(({ grams }) => vectorOf(grams))
  let start = 0
  const places = documents.map((wordings) => {
    const own = vectors.slice(start, start + wordings.length)
    start += wordings.length
    return { start: start - wordings.length, end: start, length: lengthOfSum(own) }
  })
  return createReading(vectorOf, createPostings(vectors, size), places)
}
