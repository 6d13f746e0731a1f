import type { Fault } from '../../faults.ts'
import { textsOf } from '../../search/tables/statements.ts'
import type { WordingContext } from '../told/context.ts'
import { anywhere } from '../../wording/words.ts'

/**
 * An answer that tells the rules of a round of choosing which is over (what to meet, hand in, get) says
 * so: it is marked, and told with a line about the round.
 */
export const roundFaults = ({ content, lexicon }: WordingContext): readonly Fault[] => {
  const rules = anywhere(lexicon.round.words)
  const ended = new Set(
    content.programmes
      .filter(({ value }) => value.status.at(-1)?.is === 'ended')
      .map(({ value }) => value.source),
  )
  return content.articles
    .filter(({ value }) => !value.round && !value.abstains)
    .filter(({ value }) => lexicon.round.topics.includes(value.topic))
    .filter(({ value }) => value.citations.some(({ source }) => ended.has(source)))
    .filter(({ value }) => textsOf(value).some(([, text]) => rules.test(text)))
    .map(({ file }) => ({ file, place: 'round', reason: 'round-not-marked' }))
}
