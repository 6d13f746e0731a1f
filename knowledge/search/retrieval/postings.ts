import { eachKey, nameOf, type Terms } from '../terms.ts'
import { placesOf, startsOf } from './sorted.ts'

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

/** How much longer fields are held back (BM25's b). */
const LENGTH_SHARE = 0.6
const USUAL_LENGTH = 12
const LONGEST_COUNTED = 3
/** A word that no article holds may be anything: it weighs less than the rarest known one. */
const UNKNOWN_SHARE = 0.75
const FILED_WEIGHT = 4

/** Where the documents that hold a term stand among all holders. */
export interface Posting {
  readonly start: number
  readonly end: number
  readonly rarity: number
}

export interface Postings {
  readonly of: (term: string) => Posting | undefined
  /** Documents by their places in the list, and how much of the term each holds. */
  readonly holders: Uint16Array
  readonly frequencies: Float32Array
}

/** How rare a term is that `count` of `all` documents hold. */
export const rarityOf = (count: number, all: number): number => {
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
      for (const saying of said.sayings) eachKey(saying, (key, part) => add(key, at, share * part))
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
export const postingsOf = <T>(documents: readonly Indexed<T>[]): Postings => {
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
