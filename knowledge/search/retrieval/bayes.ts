import { placesOf, startsOf } from './sorted.ts'
import type { TextGrams } from './vocabulary.ts'

/** The grams of a question, and what each weighs in it. */
export interface GramVector {
  readonly grams: Uint32Array
  readonly weights: Float32Array
}

/** Where the texts of each document begin and end. */
export interface GramDocument {
  readonly start: number
  readonly end: number
}

/** Texts gram by gram: which hold it, and with what weight. */
interface GramHolders {
  readonly holders: Uint16Array
  readonly values: Float32Array
}

/** Adds to each text what one gram is worth there; by itself, since nearly all time of a search is spent here. */
export const addGram = (
  sums: Float64Array,
  { holders, values }: GramHolders,
  weight: number,
  start: number,
  end: number,
): void => {
  for (let place = start; place < end; place += 1) {
    const text = holders[place] ?? 0
    sums[text] = (sums[text] ?? 0) + weight * (values[place] ?? 0)
  }
}

/** What each document says of a gram that stands in none of its wordings. */
const SMOOTHING = 0.02

/**
 * Naive Bayes over the weights of all wordings of a document: the logarithm of the chance that it says
 * the grams of a vector, whatever their order.
 */
export const createChances = (
  { starts, grams }: TextGrams,
  weights: Float32Array,
  documents: readonly GramDocument[],
  size: number,
) => {
  const sums = new Float64Array(size)
  const held: number[] = []
  const values: number[] = []
  const firsts = [0]
  const bases = documents.map(({ start, end }) => {
    let total = 0
    const first = held.length
    for (let entry = starts[start] ?? 0; entry < (starts[end] ?? 0); entry += 1) {
      const gram = grams[entry] ?? 0
      if (sums[gram] === 0) held.push(gram)
      sums[gram] = (sums[gram] ?? 0) + (weights[entry] ?? 0)
      total += weights[entry] ?? 0
    }
    for (let place = first; place < held.length; place += 1) {
      const gram = held[place] ?? 0
      values.push(Math.log1p((sums[gram] ?? 0) / SMOOTHING))
      sums[gram] = 0
    }
    firsts.push(held.length)
    return Math.log(SMOOTHING) - Math.log(total + SMOOTHING * size)
  })
  const own = Uint32Array.from(held)
  const ends = startsOf(own, size)
  const places = placesOf(own, ends)
  const holders = new Uint16Array(own.length)
  const gains = new Float32Array(own.length)
  documents.forEach((_, at) => {
    for (let entry = firsts[at] ?? 0; entry < (firsts[at + 1] ?? 0); entry += 1) {
      const place = places[entry] ?? 0
      holders[place] = at
      gains[place] = values[entry] ?? 0
    }
  })
  const all = { holders, values: gains }
  return (vector: GramVector): Float64Array => {
    const chances = new Float64Array(documents.length)
    let length = 0
    for (let index = 0; index < vector.grams.length; index += 1) {
      const gram = vector.grams[index] ?? 0
      const weight = vector.weights[index] ?? 0
      if (weight === 0) continue
      length += weight
      addGram(chances, all, weight, ends[gram] ?? 0, ends[gram + 1] ?? 0)
    }
    bases.forEach((base, at) => (chances[at] = (chances[at] ?? 0) + base * length))
    return chances
  }
}
