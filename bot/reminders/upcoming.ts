import { addDays } from '../../knowledge/calendar/civil-day.ts'
import type { Deadline } from '../../knowledge/schema/deadline.ts'
import type { Holidays } from '../../knowledge/schema/holiday.ts'
import { lastDayOf, occurrencesOf, type Occurrence } from '../../knowledge/calendar/occurrence.ts'
import {
  leadDays,
  LONGEST_LEAD,
  LONGEST_SHIFT,
  type LeadDay,
} from '../../knowledge/calendar/reminder.ts'

/** How long after its last day an occurrence is still looked at, to say that it was missed. */
export const LOOK_BACK_DAYS = 45

/** One occurrence that is ahead, or just over. */
export interface PlannedOccurrence {
  readonly deadline: Deadline
  readonly occurrence: Occurrence
  /** Last safe day. */
  readonly due: string
  /** How often its day has changed since it was first known. */
  readonly revision: number
}

/** How the days of the deadlines stand in the database, by `occurrenceId`. */
export type Agenda = ReadonlyMap<
  string,
  { readonly due: string; readonly revision: number; readonly gone: boolean }
>

/** What one day looks like to everybody who is reminded. */
export interface UpcomingView {
  /** Civil day. */
  readonly today: string
  readonly upcoming: readonly PlannedOccurrence[]
  /**
   * The days on which somebody with these leads is to be told of an occurrence, the earliest first,
   * each lead with its day: itself, or where `workdays` is set the working day before.
   */
  readonly daysOf: (
    one: PlannedOccurrence,
    leads: readonly number[],
    workdays: boolean,
  ) => readonly LeadDay[]
}

/** `<deadline>|<occurrence>`. */
export const occurrenceId = (deadline: string, occurrence: string): string =>
  `${deadline}|${occurrence}`

/** Whether anybody can ever be reminded of it. */
export const isReminded = ({ type }: Deadline): boolean => type !== 'goal'

/**
 * Every occurrence that a reminder sent today could be about. One whose day differs from the
 * database is left to the program that has the newer content.
 */
export const upcomingView = (
  deadlines: Iterable<Deadline>,
  holidays: Holidays,
  agenda: Agenda,
  today: string,
): UpcomingView => {
  const window = {
    start: addDays(today, -LOOK_BACK_DAYS),
    end: addDays(today, LONGEST_LEAD + LONGEST_SHIFT + 1),
  }
  const upcoming = [...deadlines].filter(isReminded).flatMap((deadline) =>
    occurrencesOf(deadline.time, window).flatMap((occurrence) => {
      const due = lastDayOf(occurrence)
      const known = agenda.get(occurrenceId(deadline.id, occurrence.key))
      if (known && (known.gone || known.due !== due)) return []
      return [{ deadline, occurrence, due, revision: known?.revision ?? 0 }]
    }),
  )
  const known = new Map<string, readonly LeadDay[]>()
  return {
    today,
    upcoming,
    daysOf: (one, leads, workdays) => {
      const key = `${one.due} ${leads.join(' ')} ${workdays}`
      const found = known.get(key)
      if (found) return found
      const days = leadDays(one.due, leads, workdays ? holidays : null)
      known.set(key, days)
      return days
    },
  }
}
