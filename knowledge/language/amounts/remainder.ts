import type { Aliases } from '../phrases/aliases.ts'
import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import type { AmountFound } from './amount.ts'
import { unbounded } from './special.ts'
import { factOfAmount } from '../message/attribution.ts'
import { plainList, type Words } from '../phrases/phrase-list.ts'

/** Words between "cho thuê" and the number that it takes off. */
const REACH = 3

/** A number that may be a part of what was said before. */
const mayBePart = (part: AmountFound, of: AmountFound): boolean =>
  part.dimension === 'bare' || part.dimension === 'share' || factOfAmount(part) === factOfAmount(of)

/**
 * Builds what finds amounts of which the same message takes something off: "700 ha nhưng cho thuê
 * bớt 100". What is left is not computed but asked, since nobody said that it is the difference.
 */
export const createRemainders = (lexicon: MessageLexicon, aliases: Aliases) => {
  const lessening = plainList(lexicon.choices.lessening, aliases)

  return (
    normal: string,
    words: Words,
    amounts: readonly AmountFound[],
  ): readonly AmountFound[] => {
    const ends = new Map<AmountFound, number>()
    for (const { from, to } of lessening.find(words)) {
      const [start, reach] = [words[from]?.at ?? 0, words[to + REACH]?.at ?? normal.length]
      const behind = amounts.find(({ at }) => at >= (words[to]?.at ?? normal.length))
      const before = amounts.findLast(
        (one) => one.end <= start && (one.dimension === 'bare' || factOfAmount(one) !== null),
      )
      if (before && behind && behind.at <= reach && mayBePart(behind, before))
        ends.set(before, behind.end)
    }
    return amounts.map((amount): AmountFound => {
      const end = ends.get(amount)
      if (end === undefined) return amount
      const said = normal.slice(amount.at, end)
      const asked = { certainty: 'ask', why: 'remainder', options: [] } as const
      return { ...amount, ...asked, interval: unbounded, said }
    })
  }
}
