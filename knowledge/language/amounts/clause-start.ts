import { rememberOf } from '../text/remember.ts'
import { endsClause, type WordList } from '../phrases/word-list.ts'
import type { Token } from '../text/text.ts'

type Line = readonly Token[]

/**
 * Builds what tells whether nothing but fillers stands in a clause beside the tokens from `at` to
 * `end`. Of each line it keeps where its clauses and their first fillers end.
 */
export const createAlone = (filler: WordList<unknown>) => {
  const skip = (line: Line, at: number): number => {
    let end = at
    for (let next = filler(line, end); next !== null; next = filler(line, end)) end = next.end
    return end
  }

  /** By the index of a token: where the fillers end with which its clause begins. */
  const openingsOf = rememberOf((line: Line): readonly number[] => {
    const openings: number[] = []
    for (let at = 0; at < line.length; at += 1) {
      const isFirst = at === 0 || endsClause(line, at - 1)
      openings.push(isFirst ? skip(line, at) : (openings[at - 1] ?? at))
    }
    return openings
  })

  return {
    skip,
    isAlone: (line: Line, at: number, end: number): boolean =>
      (openingsOf(line)[at] ?? 0) >= at && endsClause(line, skip(line, end)),
  }
}
