import { civilDate, yearOf } from '../../knowledge/calendar/civil-day.ts'
import type { DueQuestion } from '../../knowledge/search/due-question.ts'
import type { DaySpan } from '../../knowledge/calendar/occurrence.ts'
import type { Talk } from '../talk.ts'

const MONTHS = 12

/** A month or a year that is asked about, with its name: "tháng 12/2026", "năm 2027". */
export interface Period extends DaySpan {
  readonly name: string
}

const monthOf = (year: number, month: number, { say }: Talk): Period => ({
  start: civilDate(year, month, 1),
  end: civilDate(year, month + 1, 1),
  name: say('due.month', { month, year }),
})

/** The period that a question names; a month that is over this year is next year's. Null for none. */
export const periodOf = ({ month, year }: DueQuestion, talk: Talk): Period | null => {
  const { today } = talk.incoming
  const thisYear = yearOf(today)
  const now = Number(today.split('-')[1])
  if (month === 'this') return monthOf(year ?? thisYear, now, talk)
  if (month === 'next')
    return now === MONTHS ? monthOf(thisYear + 1, 1, talk) : monthOf(thisYear, now + 1, talk)
  if (month !== null) return monthOf(year ?? (month < now ? thisYear + 1 : thisYear), month, talk)
  return year === null
    ? null
    : {
        start: civilDate(year, 1, 1),
        end: civilDate(year + 1, 1, 1),
        name: talk.say('due.year', { year }),
      }
}
