import type { SimpleTime } from '../../schema/deadline.ts'

/** The time that a plan covers: what repeats begins and ends with it. */
export interface TimeFrame {
  /** Civil day of signing. */
  readonly from: string
  /** Its last day; null where it names none. */
  readonly until: string | null
}

/** How a time is told, from the firmest to what is hardly one. */
export type TimeForm =
  /** a day, month, quarter or year with a bound, from one to another, or again and again */
  | 'bound'
  /** the same without any bound: a term where it stands alone in a column, else part of a name */
  | 'bare'
  /** up to a year: most often something that is aimed at */
  | 'by-year'
  /** again and again, on no day */
  | 'recurring'
  | 'ongoing'
  /** when something else is over, or so many days from it */
  | 'event'
  | 'vague'

/** A time found in a text. */
export interface TimeRead {
  /** Offsets of its words. */
  readonly at: number
  readonly end: number
  readonly words: string
  readonly time: SimpleTime
  readonly form: TimeForm
  /** The text gives a day without a year, and nothing that says that it comes back every year. */
  readonly isYearAssumed: boolean
}

/** What stands at a token, up to the one behind it. */
export interface FoundTime {
  readonly end: number
  readonly time: SimpleTime
  readonly form: TimeForm
  /** It gives a day of the year, and no year. */
  readonly isYearless?: boolean
}
