import { addDays } from '../../../knowledge/calendar/civil-day.ts'
import { isWorkday } from '../../../knowledge/calendar/workday.ts'
import type { Holidays } from '../../../knowledge/schema/holiday.ts'
import { instantOf, minuteOf } from '../../clock.ts'

const MINUTE_MS = 60_000
/** When somebody can be expected to answer; noon is not left out, since people read at noon. */
const OPENS = '08:00'
const CLOSES = '17:00'
/** More working days than any office may take. */
const MOST_DAYS = 60

/** The minutes from one instant to another in which offices work. */
export const workingMinutes = (from: number, to: number, holidays: Holidays): number => {
  let day = minuteOf(from).today
  let minutes = 0
  for (let counted = 0; counted < MOST_DAYS; counted += 1) {
    const opens = instantOf(day, OPENS)
    if (opens >= to) break
    const worked = Math.min(to, instantOf(day, CLOSES)) - Math.max(from, opens)
    if (worked > 0 && isWorkday(day, holidays)) minutes += worked / MINUTE_MS
    day = addDays(day, 1)
  }
  return minutes
}
