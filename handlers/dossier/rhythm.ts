import {
  addDays,
  civilDate,
  daysBetween,
  monthOf,
  yearOf,
} from '../../knowledge/calendar/civil-day.ts'
import type { SaidRhythm } from '../../knowledge/language/papers/wish.ts'
import type { Say } from '../../knowledge/phrases.ts'
import type { Nudge } from '../conversation/checklist.ts'
import { dayOf } from '../reminders/acts/pausing.ts'
import { fullDay } from '../text/reminder.ts'

const LONGEST_DAYS = 366
const LAST_OF_MONTH = 31
const WEEK = 7

/** A day of the month as this month has it: the 31st of April is the 30th. */
const inMonth = (year: number, month: number, day: number): string => {
  const last = addDays(civilDate(year, month + 1, 1), -1)
  const wanted = civilDate(year, month, day)
  return wanted > last ? last : wanted
}

/** The next such day of a month behind a day. */
const nextInMonth = (day: number, today: string): string => {
  const [year, month] = [yearOf(today), monthOf(today)]
  const here = inMonth(year, month, day)
  return here > today ? here : inMonth(year, month + 1, day)
}

/** When it is the next time behind a day; null where it was the only one. */
export const nextAfter = (then: Nudge['then'], today: string): string | null => {
  if (then === null) return null
  return 'every' in then ? addDays(today, then.every) : nextInMonth(then.dayOfMonth, today)
}

/** What was said as a nudge; `past` for today and before, `far` beyond a year, `none` for no day at all. */
export const nudgeOf = (said: SaidRhythm, today: string): Nudge | 'past' | 'far' | 'none' => {
  const monthly = 'day' in said ? said.day : 'dayOfMonth' in said ? said.dayOfMonth : null
  if (monthly !== null && (monthly < 1 || monthly > LAST_OF_MONTH)) return 'none'
  if ('day' in said) return { from: nextInMonth(said.day, today), then: null }
  if ('dayOfMonth' in said) {
    const dayOfMonth =
      said.dayOfMonth ?? daysBetween(inMonth(yearOf(today), monthOf(today), 1), today) + 1
    return { from: nextInMonth(dayOfMonth, today), then: { dayOfMonth } }
  }
  if ('every' in said) {
    if (said.every < 1) return 'past'
    if (said.every > LONGEST_DAYS) return 'far'
    return { from: addDays(today, said.every), then: { every: said.every } }
  }
  const from = dayOf(said.on, today)
  if (from === null) return 'none'
  if (from <= today) return 'past'
  return daysBetween(today, from) > LONGEST_DAYS ? 'far' : { from, then: null }
}

/** How often, as a sentence says it: "mỗi tuần", "ngày 15 hằng tháng", "một lần, thứ Hai 07/12/2026". */
export const rhythmInWords = ({ from, then }: Nudge, say: Say): string => {
  if (then === null) return say('dossier.rhythm.once', { day: fullDay(from, { say }) })
  if ('dayOfMonth' in then) return say('dossier.rhythm.monthly', { day: then.dayOfMonth })
  return then.every === WEEK
    ? say('dossier.rhythm.weekly')
    : say('dossier.rhythm.every', { days: then.every })
}
