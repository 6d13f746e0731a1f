import type { MessageLexicon } from '../message-lexicon.ts'
import type { Aliases } from './aliases.ts'
import { plainList, type Words } from './wording.ts'

/**
 * Blanks out set phrases in which a number or a small word would be read as an amount: "3 sao" of
 * OCOP, and "du dk ko" behind a figure, whose "du" could be "dư". Offsets stay.
 */
export const createMask = (lexicon: MessageLexicon, aliases: Aliases) => {
  const { check, own } = lexicon.questions
  const { facts, notAmounts } = lexicon.choices
  const always = plainList([...check.asked, ...own, ...notAmounts], aliases)
  const asked = new Map(
    facts.map(({ fact, options }) => [
      fact,
      plainList(
        options.flatMap(({ answers }) => answers),
        aliases,
      ),
    ]),
  )
  return (normal: string, words: Words, fact: string | null): string => {
    const phrases = [...always.find(words), ...(asked.get(fact ?? '')?.find(words) ?? [])]
    if (phrases.length === 0) return normal
    const masked = normal.split('')
    for (const { from, to } of phrases) {
      const [at, end] = [words[from]?.at ?? 0, words[to - 1]?.end ?? 0]
      masked.fill(' ', at, end)
      masked[at] = ';'
    }
    return masked.join('')
  }
}
