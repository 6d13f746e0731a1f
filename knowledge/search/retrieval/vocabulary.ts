import { isOwnWord, nameOf, type Saying } from '../terms.ts'

/** Letters by threes of each word and across its borders: a typing error spares most of them. */
const GRAM = 3
const PAIR_WEIGHT = 0.8
const LETTERS_WEIGHT = 0.35
const TOPIC_WEIGHT = 1.2
/** A name stands for all of its words. */
const NAME_WEIGHT = 2

/** Gives what texts hold its numbers; undefined for what has none. */
interface Numbering {
  /** A word or the name of a topic. */
  readonly ofName: (name: string) => number | undefined
  /** Two words that follow one another, by their numbers. */
  readonly ofPair: (first: number, second: number) => number | undefined
  readonly ofLetters: (letters: string) => number | undefined
  /** The letters by threes of a word with a space at either end. */
  readonly ofWord: (word: string) => readonly (number | undefined)[]
}

type Count = (gram: number, weight: number) => void

/** Counts the grams of a text: topics, words, pairs of them and letters by threes. */
const countGrams = (sayings: readonly Saying[], numbers: Numbering, count: Count): void => {
  const add = (gram: number | undefined, weight: number) => {
    if (gram !== undefined) count(gram, weight)
  }
  for (const saying of sayings)
    if (!isOwnWord(saying))
      add(numbers.ofName(nameOf(saying)), saying.words.length > 0 ? TOPIC_WEIGHT : NAME_WEIGHT)
  let last: number | undefined
  for (const { words } of sayings)
    for (const word of words) {
      const own = numbers.ofName(word)
      if (last !== undefined && own !== undefined) add(numbers.ofPair(last, own), PAIR_WEIGHT)
      add(own, 1)
      last = own
    }
  let before: string | null = null
  for (const { words } of sayings)
    for (const word of words) {
      if (before !== null) add(numbers.ofLetters(`${before.slice(-1)} ${word[0]}`), LETTERS_WEIGHT)
      for (const letters of numbers.ofWord(word)) add(letters, LETTERS_WEIGHT)
      before = word
    }
}

const lettersIn = (word: string): readonly string[] => {
  const text = ` ${word} `
  const found: string[] = []
  for (let at = 0; at + GRAM <= text.length; at += 1) found.push(text.slice(at, at + GRAM))
  return found
}

/** The grams of all texts, one text behind the other. */
export interface TextGrams {
  /** Where each text begins; the last one is where all end. */
  readonly starts: readonly number[]
  readonly grams: Uint32Array
  /** How often the text says each. */
  readonly times: Float32Array
}

/** A number for each gram, and how rare it is among the documents. */
export interface Vocabulary {
  readonly size: number
  readonly rarity: Float32Array
  /** Of a gram that no document holds. */
  readonly rarest: number
  /** Counts the grams of a question; words and topics that no document holds have numbers from `size` on. */
  readonly count: (sayings: readonly Saying[]) => ReadonlyMap<number, number>
}

/** The numbers of all grams: of words and topics, of letters, of pairs by their first word. */
interface GramNumbers {
  readonly names: Map<string, number>
  readonly letters: Map<string, number>
  readonly pairs: Map<number, Map<number, number>>
}

/** Numbers what it meets for the first time. `next` is the number of a gram that is new. */
const numberingWith = ({ names, letters, pairs }: GramNumbers, next: () => number): Numbering => {
  const numberIn = <K>(known: Map<K, number>, key: K): number => {
    const before = known.get(key)
    if (before !== undefined) return before
    const number = next()
    known.set(key, number)
    return number
  }
  const seconds = (first: number): Map<number, number> => {
    const known = pairs.get(first) ?? new Map<number, number>()
    pairs.set(first, known)
    return known
  }
  const inside = new Map<string, readonly number[]>()
  return {
    ofName: (name) => numberIn(names, name),
    ofPair: (first, second) => numberIn(seconds(first), second),
    ofLetters: (three) => numberIn(letters, three),
    ofWord: (word) => {
      const known = inside.get(word) ?? lettersIn(word).map((three) => numberIn(letters, three))
      inside.set(word, known)
      return known
    },
  }
}

/** By itself, so that nothing that was only needed for counting texts stays in memory. */
const createCount =
  ({ names, letters, pairs }: GramNumbers, size: number): Vocabulary['count'] =>
  (sayings) => {
    const unknown = new Map<string, number>()
    const often = new Map<number, number>()
    const numbering: Numbering = {
      ofName: (name) => {
        const number = names.get(name) ?? unknown.get(name) ?? size + unknown.size
        if (number >= size) unknown.set(name, number)
        return number
      },
      ofPair: (first, second) => pairs.get(first)?.get(second),
      ofLetters: (three) => letters.get(three),
      ofWord: (word) => lettersIn(word).map((three) => letters.get(three)),
    }
    countGrams(sayings, numbering, (gram, by) => often.set(gram, (often.get(gram) ?? 0) + by))
    return often
  }

/** Numbers all grams of the texts, and counts those of each text. */
export const createVocabulary = (
  documents: readonly (readonly (readonly Saying[])[])[],
): { readonly texts: TextGrams; readonly vocabulary: Vocabulary } => {
  const numbers: GramNumbers = { names: new Map(), letters: new Map(), pairs: new Map() }
  /** In how many documents each gram stands, and in which the last time. */
  const counts: number[] = []
  const latest: number[] = []
  /** How often the text that is being counted says each. */
  const often: number[] = []
  const numbering = numberingWith(numbers, () => {
    counts.push(0)
    latest.push(-1)
    return often.push(0) - 1
  })
  const grams: number[] = []
  const times: number[] = []
  const starts = [0]
  const count: Count = (gram, by) => {
    const before = often[gram] ?? 0
    if (before === 0) grams.push(gram)
    often[gram] = before + by
  }
  documents.forEach((wordings, at) => {
    for (const sayings of wordings) {
      countGrams(sayings, numbering, count)
      for (let place = times.length; place < grams.length; place += 1) {
        const gram = grams[place] ?? 0
        times.push(often[gram] ?? 0)
        often[gram] = 0
        if (latest[gram] !== at) counts[gram] = (counts[gram] ?? 0) + 1
        latest[gram] = at
      }
      starts.push(grams.length)
    }
  })
  const size = counts.length
  const rarityOf = (holding: number) => Math.log((documents.length + 1) / (holding + 0.5))
  return {
    texts: { starts, grams: Uint32Array.from(grams), times: Float32Array.from(times) },
    vocabulary: {
      size,
      rarity: Float32Array.from(counts, rarityOf),
      rarest: rarityOf(0),
      count: createCount(numbers, size),
    },
  }
}
