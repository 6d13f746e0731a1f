import { unreadOf, type MarkKind } from './mark.ts'
import type { OfficialDocument, Passage } from './passage.ts'

/** Exact words of a clause. */
export interface Excerpt {
  readonly document: OfficialDocument
  readonly clause: string
  /** Whole passages, one below the other. */
  readonly text: string
  /** Passages of the clause that are not shown. */
  readonly left: number
  /** What stands in the shown passages and could not be read; none where the words are all there. */
  readonly unread: readonly MarkKind[]
}

/** Passages are added while they fit; the first one is shown up to the second bound. */
const USUAL_LENGTH = 900
const LONGEST_PASSAGE = 2500

const isBelow = (clause: string, upper: string) =>
  clause.startsWith(`${upper}.`) || clause.startsWith(`${upper}/`)

/** "III.2.a/rieng/1" → "III.2.a/rieng" → "III.2.a" → … */
const upperOf = (clause: string): string | null => {
  const end = Math.max(clause.lastIndexOf('/'), clause.lastIndexOf('.'))
  return end > 0 ? clause.slice(0, end) : null
}

const cut = ({ text }: Passage): string =>
  text.length > LONGEST_PASSAGE ? `${text.slice(0, LONGEST_PASSAGE).trimEnd()}…` : text

/** The words of a clause with all that stands below it; null where the document lacks the clause. */
export const quoteClause = (document: OfficialDocument, clause: string): Excerpt | null => {
  const own = document.passages.filter(
    (passage) => passage.clause === clause || isBelow(passage.clause, clause),
  )
  const [first, ...rest] = own
  if (!first) {
    // A dash inside a table's cell stands in the words of its row.
    const upper = clause.includes('/') ? upperOf(clause) : null
    return upper === null ? null : quoteClause(document, upper)
  }
  const shown = [cut(first)]
  for (const passage of rest) {
    if ([...shown, passage.text].join('\n').length > USUAL_LENGTH) break
    shown.push(passage.text)
  }
  const unread = unreadOf(own.slice(0, shown.length).flatMap(({ notes }) => notes))
  const left = own.length - shown.length
  return { document, clause, text: shown.join('\n'), left, unread: [...unread.keys()] }
}
