import type { FactReading } from '../../rules/reading.ts'
import type { Words } from '../phrases/phrase-list.ts'
import type { Span } from '../text/span.ts'

const MOST_WORDS_BESIDE_FACT = 2

/** "đủ hồ sơ rồi em": facts are told in words of their own, and hardly anything besides. */
export const tellsOnly = (facts: readonly FactReading[], normal: string, words: Words): boolean => {
  const spans = facts.flatMap(({ reading }): readonly Span[] => {
    const said = reading.kind === 'clarify' ? reading.said : reading.value.said
    const at = normal.indexOf(said)
    return at < 0 ? [] : [{ at, end: at + said.length }]
  })
  const rest = words.filter(
    (word) => !spans.some(({ at, end }) => at <= word.at && word.end <= end),
  )
  return spans.length > 0 && rest.length <= MOST_WORDS_BESIDE_FACT
}
