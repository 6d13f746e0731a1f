import type { OtherDeadline, Time } from '../../schema/deadline.ts'
import type { RowRoles } from '../../schema/roles.ts'

/** What speaks for a proposal, and against it. */
export type ProposalGround =
  /** it falls on a day, or in a month, quarter or period that is named */
  | 'dated'
  /** the text names who does it in the same sentence or row */
  | 'named'
  /** who does it stands in the heading above */
  | 'inherited'
  /** nobody is named, or nobody that is known here */
  | 'nobody'
  /** it stands in a row of a table of tasks */
  | 'row'
  /** the sentence has a verb of duty */
  | 'duty'
  /** the text gives no year, nor that it comes back each year */
  | 'yearless'
  /** it gives no day: listed, never reminded of */
  | 'undated'

/**
 * How sure: `high` has a day, somebody in the same place who is to do it, and a row or a verb of duty;
 * `middle` lacks one of these, or takes the agency from the heading; `low` lacks more.
 */
export type Sure = 'high' | 'middle' | 'low'

/** A deadline as the text seems to give it: a draft, until a person says that it is one. */
export interface DeadlineProposal {
  readonly kind: 'deadline'
  /** The same for the same clause and time, however often the document is imported. */
  readonly id: string
  readonly type: OtherDeadline['type']
  readonly clause: string
  /** Other clauses that say the same. */
  readonly also: readonly string[]
  readonly roles: RowRoles
  /** How the text calls who leads where that is nobody that is known here. */
  readonly stranger: string | null
  readonly task: string
  readonly output: string | null
  /** The words of the time, as they stand there. */
  readonly words: string
  readonly time: Time
  /** The sentence or the row. */
  readonly found: string
  readonly sure: Sure
  readonly grounds: readonly ProposalGround[]
}

/** An answer that the editors might write: what it would be about, and on what it would stand. */
export interface ArticleProposal {
  readonly kind: 'article'
  readonly id: string
  /** What the list is of: a key of the lexicon ("dossier", "conditions"), or "table". */
  readonly about: string
  readonly title: string
  readonly clause: string
  /** The clauses of its parts, in order. */
  readonly parts: readonly string[]
  /** The beginning of the first of them. */
  readonly found: string
}

export type OfficialProposal = DeadlineProposal | ArticleProposal
