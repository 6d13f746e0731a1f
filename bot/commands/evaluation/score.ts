import type { TurnKind } from '../../../handlers/conversation/conversation.ts'
import type { ClausePlace, QuestionRow } from './question-row.ts'

/** What was said to a question. */
export interface Given {
  readonly text: string
  readonly kind: TurnKind
  readonly citations: readonly ClausePlace[]
  /** Ids of the articles that were offered to be chosen from. */
  readonly offered: readonly string[]
  readonly ms: number
}

/** A question, what was said, and what that is worth. */
export interface Scored {
  readonly row: QuestionRow
  readonly given: Given
  /** Of an answerable question; a `menu` offers choices and answers nothing yet. */
  readonly outcome: 'right' | 'wrong' | 'declined' | 'menu'
  /** An accepted place is among the citations. */
  readonly isCited: boolean
  /** Something is cited, and nothing of the right document. */
  readonly isElsewhere: boolean
}

/** Turns that say nothing of what was asked. */
export const NO_ANSWER: ReadonlySet<TurnKind> = new Set<TurnKind>([
  'abstain',
  'menu',
  'confirmation',
])

const isWithin = (inner: string, outer: string) =>
  inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}/`)

/** A clause counts for those above and below it. */
export const isSamePlace = (one: ClausePlace, other: ClausePlace) =>
  one.document === other.document &&
  (isWithin(one.clause, other.clause) || isWithin(other.clause, one.clause))

const isSame = (one: ClausePlace, other: ClausePlace) =>
  one.document === other.document && one.clause === other.clause

/** Whether a text holds a key of each group. */
export const holds = (
  text: string,
  { keys }: QuestionRow,
  loosen: (text: string) => string,
): boolean => {
  const said = loosen(text)
  return keys.every((group) => group.some((key) => said.includes(loosen(key))))
}

const outcomeOf = (row: QuestionRow, given: Given, loosen: (text: string) => string) => {
  if (given.kind === 'menu' || given.kind === 'confirmation')
    return row.answerable ? 'menu' : 'right'
  const isDeclined =
    given.kind === 'abstain' || (row.expect === 'smalltalk' && given.kind === 'smalltalk')
  if (!row.answerable) return isDeclined ? 'right' : 'wrong'
  if (isDeclined) return 'declined'
  // What answers in an article's place cites one of its clauses.
  if (row.article !== null && row.keys.length === 0)
    return given.citations.some((cited) => row.places.some((place) => isSame(cited, place)))
      ? 'right'
      : 'wrong'
  return holds(given.text, row, loosen) ? 'right' : 'wrong'
}

/**
 * Compares what was said with what the question wants. An answerable one is right when the text
 * holds a key of each group; any other is right when it was declined.
 */
export const scoreRow = (
  row: QuestionRow,
  given: Given,
  loosen: (text: string) => string,
): Scored => {
  const isGiven = row.answerable && !NO_ANSWER.has(given.kind)
  const { citations } = given
  const cites = (fits: (cited: ClausePlace, place: ClausePlace) => boolean) =>
    citations.some((cited) => row.places.some((place) => fits(cited, place)))
  return {
    row,
    given,
    outcome: outcomeOf(row, given, loosen),
    isCited: isGiven && cites(isSamePlace),
    isElsewhere:
      isGiven &&
      citations.length > 0 &&
      !cites((cited, place) => cited.document === place.document),
  }
}
