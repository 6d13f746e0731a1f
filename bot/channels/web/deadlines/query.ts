import { isDay, yearOf } from '../../../../knowledge/calendar/civil-day.ts'
import type { Deadline } from '../../../../knowledge/schema/deadline.ts'
import { isFor } from '../../../../knowledge/calendar/deadlines.ts'
import type { Knowledge } from '../../../../knowledge/knowledge.ts'

export const MOST_YEARS = 50

/** What is asked for; what is left out restricts nothing. */
export interface DeadlineQuery {
  readonly province?: string | undefined
  readonly agency?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** What is wrong with a query: the name of the part, or of the rule that two parts break. */
export type QueryFault = 'province' | 'agency' | 'from' | 'to' | 'order' | 'long'

/** The first fault of a query; null where it can be answered. */
export const faultOf = (
  { province, agency, from, to }: DeadlineQuery,
  { agencies, places }: Pick<Knowledge, 'agencies' | 'places'>,
): QueryFault | null => {
  if (province !== undefined && !places.some(({ id }) => id === province)) return 'province'
  if (agency !== undefined && !agencies.has(agency)) return 'agency'
  if (from !== undefined && !isDay(from)) return 'from'
  if (to !== undefined && !isDay(to)) return 'to'
  if (from === undefined || to === undefined) return null
  if (to < from) return 'order'
  return yearOf(to) - yearOf(from) > MOST_YEARS ? 'long' : null
}

/** The deadlines of a province and of an agency, in the order of the documents. */
export const selectDeadlines = (
  { province, agency }: DeadlineQuery,
  { deadlines, agencies }: Pick<Knowledge, 'agencies' | 'deadlines'>,
): readonly Deadline[] =>
  [...deadlines.values()].filter(
    (one) =>
      (province === undefined || one.province === province) &&
      (agency === undefined || isFor(one, agency, agencies)),
  )
