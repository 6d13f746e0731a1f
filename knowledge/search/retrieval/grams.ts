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
  readonly ids: Uint32Array
  readonly weights: Float32Array
  /** The share of its weight that stands in any wording. */
  readonly known: number
}

/** A number for each gram, and how rare it is among the documents. */
interface Vocabulary {
  readonly ids: ReadonlyMap<string, number>
  readonly rarity: Float32Array
  /** Of a gram that no document holds. */
  readonly rarest: number
}

/** Numbers all grams of the texts; of each text only its numbers and how often it says them are kept. */
const createVocabulary = (documents: readonly (readonly (readonly Saying[])[])[]) => {
  const ids = new Map<string, number>()
  const counts: number[] = []
  const last: number[] = []
  const texts = documents.flatMap((wordings, at) =>
    wordings.map((sayings) => {
      const grams = gramsOf(sayings)
      const own = new Uint32Array(grams.size)
      let index = 0
      for (const gram of grams.keys()) {
        const id = ids.get(gram) ?? ids.size
        ids.set(gram, id)
        if (last[id] !== at) counts[id] = (counts[id] ?? 0) + 1
        last[id] = at
        own[index] = id
        index += 1
      }
      return { ids: own, times: Float32Array.from(grams.values()) }
    }),
  )
  const rarityOf = (count: number) => Math.log((documents.length + 1) / (count + 0.5))
  const vocabulary: Vocabulary = {
    ids,
    rarity: Float32Array.from(counts, rarityOf),
    rarest: rarityOf(0),
  }
  return { texts, vocabulary }
}

/** The vector of what is said `times` often, of length 1 together with the square of what is unknown. */
const vectorOf = (
  ids: Uint32Array,
  times: Float32Array,
  unknown: number,
  rarity: Float32Array,
): GramVector => {
  const weights = new Float32Array(ids.length)
  let known = 0
  for (let index = 0; index < ids.length; index += 1) {
    const square = (times[index] ?? 0) * (rarity[ids[index] ?? 0] ?? 0) ** 2
    weights[index] = Math.sqrt(square)
    known += square
  }
  const length = Math.sqrt(known + unknown) || 1
  for (let index = 0; index < ids.length; index += 1)
    weights[index] = (weights[index] ?? 0) / length
  return { ids, weights, known: known / (known + unknown || 1) }
}

/** The vector of a question, which may say what no wording holds. */
const vectorOfQuestion = (
  sayings: readonly Saying[],
  { ids, rarity, rarest }: Vocabulary,
): GramVector => {
  const found: number[] = []
  const times: number[] = []
  let unknown = 0
  for (const [gram, often] of gramsOf(sayings)) {
    const id = ids.get(gram)
    if (id !== undefined) {
      found.push(id)
      times.push(often)
    } else if (countsUnknown(gram)) unknown += often * rarest ** 2
  }
  return vectorOf(Uint32Array.from(found), Float32Array.from(times), unknown, rarity)
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
    vocabulary: Vocabulary,
    likenessOf: (vector: GramVector) => Float32Array,
    documents: readonly GramDocument[],
  ): ReadGrams =>
  (question) => {
    const vector = vectorOfQuestion(question, vocabulary)
    const nearest = new Float32Array(documents.length)
    const whole = new Float32Array(documents.length)
    if (vector.ids.length === 0) return { nearest, whole, known: 0 }
    const likeness = likenessOf(vector)
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
  const { texts, vocabulary } = createVocabulary(documents)
  const vectors = texts.map(({ ids, times }) => vectorOf(ids, times, 0, vocabulary.rarity))
  let start = 0
  const places = documents.map((wordings) => {
    const own = vectors.slice(start, start + wordings.length)
    start += wordings.length
    return { start: start - wordings.length, end: start, length: lengthOfSum(own) }
  })
  return createReading(vocabulary, createPostings(vectors, vocabulary.ids.size), places)
}
