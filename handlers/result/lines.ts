import type { Citation } from '../../knowledge/schema/schema.ts'
import { citeTogether } from '../text/citation.ts'
import type { Talk } from '../talk.ts'

/** A line of a result and what it stands on. */
export interface ResultLine {
  readonly text: string
  readonly citations: readonly Citation[]
}

/** Lines below each other that stand on the same clauses name them once, behind the last of them. */
export const withClauses = (
  lines: readonly ResultLine[],
  { knowledge, say }: Talk,
): readonly string[] => {
  const clauses = lines.map(({ citations }) => citeTogether(citations, knowledge))
  return lines.map(({ text }, at) => {
    const clause = clauses[at] ?? ''
    return clause === '' || clauses[at + 1] === clause
      ? text
      : say('card.withClause', { text, clause })
  })
}
