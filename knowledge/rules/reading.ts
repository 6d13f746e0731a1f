import type { Value } from './value.ts'

/** Why a reading wants a yes before it is used. */
export type Uncertain =
  /** a bare number where a unit is needed */
  | 'unit'
  | 'slang'
  /** "tỷ hai", "ba trăm hai": a place value is left unsaid */
  | 'elliptic'
  /** a comma or dot that could be decimal or thousands */
  | 'separator'
  /** outside the plausible range of the fact */
  | 'implausible'
  /** "chắc", "hình như" */
  | 'doubt'
  /** a list was counted by us */
  | 'counted'
  /** another amount was told of this before, and nothing says that it changed */
  | 'change'
  /** it was told among words that were not understood and may take it back */
  | 'more-said'

/** What must be asked where no single reading stands out; each has a phrase `clarify.<id>`. */
export type Clarify =
  | 'unit'
  /** công or mẫu: small or large */
  | 'local-unit'
  /** sào: which region */
  | 'region'
  | 'households'
  | 'people'
  | 'ponds'
  | 'sown-area'
  | 'gold'
  | 'foreign-money'
  | 'flow-not-capital'
  | 'kinds-of-capital'
  | 'about'
  | 'range'
  | 'malformed'
  /** a fraction of what is counted one by one */
  | 'not-whole'
  | 'contradiction'
  /** something is taken off the amount in the same message */
  | 'remainder'
  | 'total'
  | 'which-years'
  | 'other-years'
  /** a figure of another year than the one that the documents take */
  | 'other-year'
  | 'rating'
  | 'crop'
  | 'craft-or-food'
  | 'members-kinds'
  | 'services-count'
  | 'zero-or-no'
  | 'implausible'
  /** "An Giang" since the merger holds two old provinces */
  | 'merged'
  /** what was said is like the names of several options */
  | 'which-option'
  /** a district of that name stands in two old provinces */
  | 'same-name'

/** How one fact was read from a message. Never silently wrong: exact, an interval, or asked back. */
export type Reading =
  /** use it and echo it; read it back before it makes anybody eligible where more was said */
  | { readonly kind: 'value'; readonly value: Value; readonly isDoubtful?: true }
  /** echo it and wait for yes or no */
  | { readonly kind: 'confirm'; readonly value: Value; readonly why: Uncertain }
  /** ask back; `options` are readings to choose from (may be empty), `value` what may be kept meanwhile */
  | {
      readonly kind: 'clarify'
      readonly ask: Clarify
      readonly said: string
      readonly options: readonly Value[]
    }

/** One fact found in a message, with its place in the text as typed (for the echo). */
export interface FactReading {
  readonly fact: string
  readonly reading: Reading
}

/** "nhưng chưa có OCOP": a thing is said not to be there, which is told in a question, too. */
export const isDenied = ({ reading }: FactReading): boolean =>
  reading.kind === 'value' && reading.value.is === 'truth' && !reading.value.value
