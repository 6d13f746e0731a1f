/** A phrase with its words as they are found by. */
export interface Spelled {
  readonly words: readonly { readonly folded: string }[]
}

type Line = Spelled['words']

/** True where a phrase, whose folded words stand there, is meant. */
export type Fits<P, L> = (phrase: P, line: L, at: number, end: number) => boolean

/** Phrases by their folded words: a place in a text is compared with all of them in one walk. */
export interface Trie<P extends Spelled, L extends Line> {
  /** The longest phrase that begins at a word and fits; the first of equals. */
  longest(line: L, at: number, fits: Fits<P, L>): P | null
  /** The index behind the shortest one; null where none begins there. */
  shortestEnd(line: L, at: number, fits: Fits<P, L>): number | null
}

/**
 * So few phrases with the same first word are compared one by one: a node for each word of each would
 * fill the memory.
 */
const FEW = 4

interface Node<P> {
  /** Phrases that end here, or all that go through here where they are few; a longer one first. */
  readonly phrases: readonly P[]
  readonly next: ReadonlyMap<string, Node<P>> | null
}

const grow = <P extends Spelled>(phrases: readonly P[], depth: number): Node<P> => {
  if (depth > 0 && phrases.length <= FEW)
    return {
      phrases: phrases.toSorted((one, other) => other.words.length - one.words.length),
      next: null,
    }
  const ending = phrases.filter(({ words }) => words.length === depth)
  const further = phrases.filter(({ words }) => words.length > depth)
  const groups = Map.groupBy(further, ({ words }) => words[depth]?.folded ?? '')
  const next = new Map([...groups].map(([word, group]) => [word, grow(group, depth + 1)]))
  return { phrases: ending, next }
}

const SIGNS = 2048
const BITS = 5
const LOW = 31

/**
 * A small number of a word, by its ends, its middle and its length: of the words that a text is compared with
 * hundreds of lists by, nearly all begin no phrase, and that is seen by one bit.
 */
const signOf = (word: string): number => {
  const { length } = word
  const middle = word.charCodeAt(length >> 1)
  const sum = word.charCodeAt(0) * 61 + middle * 17 + word.charCodeAt(length - 1) * 7 + length
  return sum & (SIGNS - 1)
}

/** The signs of some words, a bit each. */
const signsOf = (words: Iterable<string>): Int32Array => {
  const signs = new Int32Array(SIGNS >> BITS)
  for (const word of words) {
    const sign = signOf(word)
    signs[sign >> BITS] = (signs[sign >> BITS] ?? 0) | (1 << (sign & LOW))
  }
  return signs
}

/** True where the words of a phrase stand at a place; so many of them are known to. */
const standsAt = ({ words }: Spelled, line: Line, at: number, known: number): boolean => {
  let step = known
  while (step < words.length && words[step]?.folded === line[at + step]?.folded) step += 1
  return step === words.length
}

/** Builds the trie of some phrases; one without words is never found. */
export const createTrie = <P extends Spelled, L extends Line>(
  phrases: readonly P[],
): Trie<P, L> => {
  const root = grow(
    phrases.filter(({ words }) => words.length > 0),
    0,
  )
  const step = ({ next }: Node<P>, line: L, at: number): Node<P> | undefined =>
    next?.get(line[at]?.folded ?? '')
  const firsts = signsOf(root.next?.keys() ?? [])
  const begin = (line: L, at: number): Node<P> | undefined => {
    const word = line[at]?.folded ?? ''
    const sign = signOf(word)
    const mayBegin = (((firsts[sign >> BITS] ?? 0) >> (sign & LOW)) & 1) === 1
    let node: Node<P> | undefined
    if (mayBegin) node = root.next?.get(word)
    return node
  }

  return {
    longest(line, at, fits) {
      let found: P | null = null
      let depth = 1
      for (let node = begin(line, at); node; depth += 1) {
        for (const phrase of node.phrases) {
          const end = at + phrase.words.length
          if (!standsAt(phrase, line, at, depth) || !fits(phrase, line, at, end)) continue
          found = phrase
          break
        }
        node = step(node, line, at + depth)
      }
      return found
    },
    shortestEnd(line, at, fits) {
      let depth = 1
      for (let node = begin(line, at); node; depth += 1) {
        const phrase = node.phrases.findLast(
          (one) => standsAt(one, line, at, depth) && fits(one, line, at, at + one.words.length),
        )
        if (phrase) return at + phrase.words.length
        node = step(node, line, at + depth)
      }
      return null
    },
  }
}
