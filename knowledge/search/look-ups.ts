import { LONGEST_QUESTION } from '../language/text/length.ts'
import { normalise } from '../language/text/text.ts'
import type { Aliases } from '../language/phrases/aliases.ts'
import { phraseList, plainList, without, wordsOf } from '../language/phrases/phrase-list.ts'
import type { Lookup } from '../schema/lexicon/look-ups.ts'

export interface Lookups {
  readonly get: (id: string) => Lookup | undefined
  /** The look-up that a whole message is, small words left out; null where it says more. */
  readonly read: (text: string) => Lookup | null
}

/** Builds the reader of words that are sent in place of a question. */
export const createLookups = (
  lookups: readonly Lookup[],
  fillers: readonly string[],
  aliases: Aliases,
): Lookups => {
  const list = phraseList(
    lookups.map((lookup) => ({ id: lookup, words: lookup.words })),
    aliases,
  )
  const small = plainList(fillers, aliases)
  const byId = new Map(lookups.map((lookup) => [lookup.id, lookup]))
  return {
    get: (id) => byId.get(id),
    read: (text) => {
      if (text.length > LONGEST_QUESTION) return null
      const words = wordsOf(normalise(text), aliases)
      const found = list.find(words)
      const [first] = found
      const isWhole = without(without(words, list), small).length === 0
      return first && isWhole && found.every(({ id }) => id === first.id) ? first.id : null
    },
  }
}
