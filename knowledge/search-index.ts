import type { ReadTerms } from './search-terms.ts'

/** A part of a document and how much a word in it weighs. */
export interface Field {
  readonly text: string
  readonly weight: number
}

/** A document that matches: its score, and the share of the question's weight that it holds. */
export interface Hit<T> {
  readonly document: T
  readonly score: number
  readonly coverage: number
}

/** Saturation of repeated words (BM25's k1). */
const SATURATION = 1.2
/** How much longer fields are held back (BM25's b). */
const LENGTH_SHARE = 0.6
const PAIR_WEIGHT = 0.7

/** A field-weighted BM25 index over words and word pairs. */
export const createIndex = <T>(
  documents: readonly { readonly document: T; readonly fields: readonly Field[] }[],
  read: ReadTerms,
) => {
  const postings = new Map<string, Map<number, number>>()
  documents.forEach(({ fields }, at) => {
    for (const { text, weight } of fields) {
      const { words, pairs } = read(text)
      const length = 1 - LENGTH_SHARE + LENGTH_SHARE * Math.min(3, words.length / 12)
      const add = (term: string, by: number) => {
        const found = postings.get(term) ?? new Map<number, number>()
        found.set(at, (found.get(at) ?? 0) + by / length)
        postings.set(term, found)
      }
      for (const word of words) add(word, weight)
      for (const pair of pairs) add(pair, weight)
    }
  })
  const rarity = (term: string) => {
    const count = postings.get(term)?.size ?? 0
    return Math.log(1 + (documents.length - count + 0.5) / (count + 0.5))
  }

  /** Documents that share a term with the question, best first. */
  const search = (question: string): readonly Hit<T>[] => {
    const { words, pairs } = read(question)
    const terms = [
      ...[...new Set(words)].map((term) => ({ term, weight: rarity(term), counts: true })),
      ...[...new Set(pairs)].map((term) => ({
        term,
        weight: PAIR_WEIGHT * rarity(term),
        counts: false,
      })),
    ]
    const asked = terms.reduce((sum, { weight, counts }) => sum + (counts ? weight : 0), 0)
    const scores = new Map<number, { score: number; held: number }>()
    for (const { term, weight, counts } of terms)
      for (const [at, frequency] of postings.get(term) ?? []) {
        const before = scores.get(at) ?? { score: 0, held: 0 }
        scores.set(at, {
          score: before.score + (weight * frequency * (SATURATION + 1)) / (frequency + SATURATION),
          held: before.held + (counts ? weight : 0),
        })
      }
    return [...scores]
      .flatMap(([at, { score, held }]) => {
        const document = documents[at]?.document
        return document === undefined ? [] : [{ document, score, coverage: held / asked }]
      })
      .toSorted((one, other) => other.score - one.score)
  }
  return { search }
}
