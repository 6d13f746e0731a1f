import { addDays, weekdayOf, yearOf } from './civil-day.ts'
import type { Holidays } from '../schema/holiday.ts'

const FRIDAY = 5
/** From this day of a year on, the table of the next one is due: the notices come late in the year. */
const NEXT_YEAR_DUE = '10-01'

/** Whether offices work: Monday to Friday, unless the table of holidays says otherwise. */
export const isWorkday = (day: string, holidays: Holidays): boolean =>
  holidays.get(day) ?? weekdayOf(day) <= FRIDAY

/** The day itself, or the last working day before it. Reminders move by it, deadlines never do. */
export const workdayUpTo = (day: string, holidays: Holidays): string => {
  let found = day
  while (!isWorkday(found, holidays)) found = addDays(found, -1)
  return found
}

/** The day itself, or the first working day behind it. */
export const workdayFrom = (day: string, holidays: Holidays): string => {
  let found = day
  while (!isWorkday(found, holidays)) found = addDays(found, 1)
  return found
}

/**
 * The year whose holidays are needed and not in the table: this one, or from October on the next.
 * Until it is filled in, reminders reckon with Monday to Friday.
 */
export const missingYear = (today: string, holidays: Holidays): number | null => {
  const year = yearOf(today)
  const needed = today >= `${year}-${NEXT_YEAR_DUE}` ? [year, year + 1] : [year]
  const known = new Set([...holidays.keys()].map(yearOf))
  return needed.find((one) => !known.has(one)) ?? null
}
