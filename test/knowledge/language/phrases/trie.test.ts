import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTrie } from '../../../../knowledge/language/phrases/trie.ts'

interface Phrase {
  readonly id: number
  readonly words: readonly { readonly folded: string }[]
}

const spelled = (text: string): Phrase['words'] =>
  text.split('').map((letter) => ({ folded: letter }))
const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 })
const line = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 12 })
/** Every third phrase is not meant wherever it stands. */
const isMeant = ({ id }: Phrase) => id % 3 > 0

const beginningIn = (texts: readonly string[], text: string, at: number): readonly number[] =>
  texts.flatMap((phrase, id) =>
    phrase !== '' && id % 3 > 0 && text.startsWith(phrase, at) ? [id] : [],
  )

test('a walk finds the phrase that a comparison with each finds', () => {
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 30 }), line, (texts, text) => {
      const trie = createTrie(texts.map((one, id): Phrase => ({ id, words: spelled(one) })))
      for (let at = 0; at < text.length; at += 1) {
        const found = beginningIn(texts, text, at)
        const lengths = found.map((id) => texts[id]?.length ?? 0)
        const longest = found.find((id) => texts[id]?.length === Math.max(...lengths))
        const walked = trie.longest(spelled(text), at, isMeant)
        expect(walked?.id).toBe(longest)
        expect(walked?.words.length ?? 0).toBe(Math.max(0, ...lengths))
        expect(trie.shortestEnd(spelled(text), at, isMeant)).toBe(
          found.length > 0 ? at + Math.min(...lengths) : null,
        )
      }
    }),
    { seed: 9, numRuns: 1000 },
  )
})
