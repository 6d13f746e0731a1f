import type { OfficialDocument } from './passage.ts'
import type { OfficialWord, OfficialWords } from './words.ts'

/** Where the words of one document stand. */
export interface DocumentIndex {
  readonly document: OfficialDocument
  /** Word → number of a passage and weight of the word there, in turn. */
  readonly postings: ReadonlyMap<string, readonly number[]>
}

/** A passage that shares words with a question. */
export interface Candidate {
  readonly document: OfficialDocument
  readonly at: number
  /** From 0 to 1: how much of what is asked stands there, word by word and side by side. */
  readonly confidence: number
  readonly score: number
}

/** Saturation of repeated words and of length, as in BM25. */
const SATURATION = 1.2
const LENGTH_SHARE = 0.5
const USUAL_LENGTH = 40
const HEADING_WEIGHT = 0.5
const MOST_COMPARED = 12
const LIGHT_WEIGHT = 0.1
const WORD_SHARE = 0.65

/** Reads a document once; searching it later touches only the words that are asked for. */
export const indexDocument = (document: OfficialDocument, words: OfficialWords): DocumentIndex => {
  const postings = new Map<string, number[]>()
  document.passages.forEach(({ text, heading }, at) => {
    const own = words.ofText(text)
    const counts = new Map<string, number>()
    for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1)
    for (const word of new Set(words.ofText(heading)))
      counts.set(word, (counts.get(word) ?? 0) + HEADING_WEIGHT)
    const length = 1 - LENGTH_SHARE + (LENGTH_SHARE * own.length) / USUAL_LENGTH
    for (const [word, count] of counts) {
      const list = postings.get(word) ?? []
      list.push(at, (count * (SATURATION + 1)) / (count + SATURATION * length))
      postings.set(word, list)
    }
  })
  return { document, postings }
}

/** A word typed with diacritics is that word; one without may be any that folds to it. */
const isMarked = ({ lower, folded }: OfficialWord) => lower !== folded

const pairsOf = (words: readonly OfficialWord[]) =>
  words.slice(1).flatMap((word, at) => {
    const before = words[at]
    return before ? [[before, word] as const] : []
  })

/** What a passage holds, to be asked for words and neighbours. */
const holdingsOf = (words: readonly OfficialWord[]) => {
  const single = new Set(words.flatMap(({ lower, folded }) => [lower, folded]))
  const pairs = new Set(pairsOf(words).map(([one, other]) => `${one.folded} ${other.folded}`))
  const hasWord = (word: OfficialWord) => single.has(isMarked(word) ? word.lower : word.folded)
  return {
    hasWord,
    hasPair: ([one, other]: readonly [OfficialWord, OfficialWord]) =>
      hasWord(one) && hasWord(other) && pairs.has(`${one.folded} ${other.folded}`),
  }
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

/** How rare a word is in all passages together. */
const rarityIn = (indexes: readonly DocumentIndex[]) => {
  const total = indexes.reduce((all, { document }) => all + document.passages.length, 0)
  return (word: string, isLight: boolean): number => {
    const found = sum(indexes.map(({ postings }) => (postings.get(word)?.length ?? 0) / 2))
    const rarity = Math.log(1 + (total - found + 0.5) / (found + 0.5))
    if (!isLight) return rarity
    return found > 0 ? LIGHT_WEIGHT * rarity : 0
  }
}

const scoresIn = ({ document, postings }: DocumentIndex, rarity: ReadonlyMap<string, number>) => {
  const scores = new Map<number, number>()
  for (const [word, weight] of rarity) {
    const list = postings.get(word) ?? []
    for (let step = 0; step < list.length; step += 2) {
      const at = list[step] ?? 0
      scores.set(at, (scores.get(at) ?? 0) + (list[step + 1] ?? 0) * weight)
    }
  }
  return [...scores].map(([at, score]) => ({ document, at, score }))
}

/** Which passages of some documents hold what is asked, best first. */
export const rankPassages = (
  indexes: readonly DocumentIndex[],
  asked: readonly OfficialWord[],
  { isLight, precisely }: Pick<OfficialWords, 'isLight' | 'precisely'>,
): readonly Candidate[] => {
  const different = [...new Map(asked.map((word) => [word.folded, word])).values()]
  const rarityOf = rarityIn(indexes)
  const rarity = new Map(
    different.map((word) => [word.folded, rarityOf(word.folded, isLight(word))]),
  )
  const weightOf = (words: readonly OfficialWord[]) =>
    sum(words.map(({ folded }) => rarity.get(folded) ?? 0))
  const whole = weightOf(different)
  const pairs = pairsOf(asked).filter(([one, other]) => !isLight(one) && !isLight(other))
  return indexes
    .flatMap((index) => scoresIn(index, rarity))
    .toSorted((one, other) => other.score - one.score)
    .slice(0, MOST_COMPARED)
    .map(({ document, at, score }) => {
      const passage = document.passages[at]
      const held = holdingsOf(precisely(`${passage?.heading ?? ''}. ${passage?.text ?? ''}`))
      const alone = weightOf(different.filter(held.hasWord)) / (whole || 1)
      const beside = pairs.length > 0 ? pairs.filter(held.hasPair).length / pairs.length : alone
      const confidence = WORD_SHARE * alone + (1 - WORD_SHARE) * beside
      return { document, at, confidence, score: score * confidence }
    })
    .toSorted((one, other) => other.score - one.score)
}
