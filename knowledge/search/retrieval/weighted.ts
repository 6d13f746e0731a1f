import type { Saying } from '../terms.ts'

/** What a question says, with its weight; a follow-up takes from the question before for less. */
export interface Weighted {
  readonly saying: Saying
  readonly weight: number
  /** What will do in its place. */
  readonly upper?: Saying
  /** It names an agency, a document, a co-operative or a place. */
  readonly isName: boolean
}
/** The sum of all values. */
export const sum = (values: Iterable<number>): number => {
  let total = 0
  for (const value of values) total += value
  return total
}
