import { addDays, weekdayOf } from './civil-day.ts'
import type { Holidays } from './holiday.ts'

const FRIDAY = 5

/** Whether offices work: Monday to Friday, unless the table of holidays says otherwise. */
export const isWorkday = (day: string, holidays: Holidays): boolean =>
  holidays.get(day) ?? weekdayOf(day) <= FRIDAY

/** The day itself, or the last working day before it. Reminders move by it, deadlines never do. */
export const workdayUpTo = (day: string, holidays: Holidays): string => {
  let found = day
  while (!isWorkday(found, holidays)) found = addDays(found, -1)
  return found
}
