import { normalise } from './language/text.ts'
import { wordsOf, type Aliases } from './language/wording.ts'

/** A text as search sees it: folded words without the emptiest ones, and pairs of neighbours. */
export interface Terms {
  readonly words: readonly string[]
  readonly pairs: readonly string[]
}

/** Cuts a text into search terms; short spellings are written out, case and diacritics fall away. */
export type ReadTerms = (text: string) => Terms

export const createTerms = (stopWords: readonly string[], aliases: Aliases): ReadTerms => {
  const read = (text: string) =>
    wordsOf(normalise(text), aliases)
      .filter(({ kind }) => kind !== 'mark')
      .map(({ folded }) => folded)
  const stop = new Set(stopWords.flatMap(read))
  return (text) => {
    const all = read(text)
    const pairs = all.slice(1).map((word, at) => `${all[at]} ${word}`)
    return {
      words: all.filter((word) => !stop.has(word)),
      pairs: pairs.filter((pair) => !pair.split(' ').every((word) => stop.has(word))),
    }
  }
}
