/** A phrase with its words as they are found by. */
export interface Spelled {
  readonly words: readonly { readonly folded: string }[]
}

type Line = Spelled['words']

/** True where a phrase, whose folded words stand there, is meant. */
export type Fits<P, L> = (phrase: P, line: L, at: number, end: number) => boolean

/** Phrases by their folded words: a place in a text is compared with all of them in one walk. */
export interface Trie<P extends Spelled, L extends Line> {
  add(phrase: P): void
  /** The longest phrase that begins at a word and fits, with the index behind it; the first of equals. */
  longest(
    line: L,
    at: number,
    fits: Fits<P, L>,
  ): { readonly phrase: P; readonly end: number } | null
  /** The index behind the shortest one; null where none begins there. */
  shortestEnd(line: L, at: number, fits: Fits<P, L>): number | null
}

interface Node<P> {
  /** Phrases that end here, in the order in which they were added. */
  ending: P[] | null
  next: Map<string, Node<P>> | null
}

/** An empty trie. */
export const createTrie = <P extends Spelled, L extends Line>(): Trie<P, L> => {
  const root: Node<P> = { ending: null, next: null }

  const below = (node: Node<P>, folded: string): Node<P> => {
    node.next ??= new Map()
    const known = node.next.get(folded)
    if (known) return known
    const added: Node<P> = { ending: null, next: null }
    node.next.set(folded, added)
    return added
  }

  const step = (node: Node<P>, line: L, at: number): Node<P> | undefined => {
    const word = line[at]
    return word && node.next?.get(word.folded)
  }

  return {
    add(phrase) {
      const node = phrase.words.reduce((above, { folded }) => below(above, folded), root)
      if (node !== root) (node.ending ??= []).push(phrase)
    },
    longest(line, at, fits) {
      let found: { phrase: P; end: number } | null = null
      for (let end = at, node = step(root, line, end); node; node = step(node, line, end)) {
        end += 1
        const phrase = node.ending?.find((one) => fits(one, line, at, end))
        if (phrase) found = { phrase, end }
      }
      return found
    },
    shortestEnd(line, at, fits) {
      for (let end = at, node = step(root, line, end); node; node = step(node, line, end)) {
        end += 1
        if (node.ending?.some((one) => fits(one, line, at, end))) return end
      }
      return null
    },
  }
}
