import { addDays, civilDate, isDay, yearOf } from '../../../knowledge/calendar/civil-day.ts'
import type { RemindingWish, SaidDay } from '../../../knowledge/language/reminders/wish.ts'
import type { Outcome } from '../../conversation/outcome.ts'
import { fullDay } from '../../text/reminder.ts'
import type { Subscriber } from '../../conversation/subscriber.ts'
import type { Talk } from '../../talk.ts'
import { documentChoices, overviewDrafts } from './following.ts'
import { keep, remind, subscriberOf, tell } from './subscription.ts'
import { upcomingOf } from '../upcoming.ts'

const LONGEST_PAUSE_DAYS = 366
const OFFERED_DAYS = [7, 14, 30]
/** A century ahead nothing is due, and no calendar reaches as far as digits can be typed. */
const FARTHEST_DAYS = 36_500
const LAST_YEAR = 2200

const inYear = (said: Exclude<SaidDay, { readonly days: number }>, year: number): string | null => {
  const { day, month } = said
  if (year > LAST_YEAR) return null
  if (day === null) return civilDate(year, month + 1, 1)
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isDay(text) ? text : null
}

/**
 * The day that was said, seen from today: a date without a year is the next one, "hết tháng 12" the
 * day after it. Null where the calendar has no such day.
 */
export const dayOf = (said: SaidDay, today: string): string | null => {
  if ('days' in said) return addDays(today, Math.min(said.days, FARTHEST_DAYS))
  if (said.year !== null) return inYear(said, said.year)
  const thisYear = inYear(said, yearOf(today))
  return thisYear !== null && thisYear > today ? thisYear : inYear(said, yearOf(today) + 1)
}

/** Sends nothing before a day, and says what falls due meanwhile. */
export const pauseUntil = (
  { until }: Extract<RemindingWish, { wish: 'pause' }>,
  talk: Talk,
): Outcome => {
  const { say, incoming, knowledge } = talk
  if (until === null) {
    const choices = OFFERED_DAYS.map((days) =>
      remind(say('reminding.days', { days }), { wish: 'pause', until: { days }, isBare: false }),
    )
    const text = say('reminding.ask.pause')
    return tell(talk, [{ text, choices, numbered: false }], [], 'menu')
  }
  const day = dayOf(until, incoming.today)
  if (day === null) return tell(talk, [{ text: say('reminding.noSuchDay') }])
  if (day <= incoming.today)
    return tell(talk, [{ text: say('reminding.pastPause', { day: fullDay(day, knowledge) }) }])
  const longest = addDays(incoming.today, LONGEST_PAUSE_DAYS)
  if (day > longest)
    return tell(talk, [{ text: say('reminding.longPause', { day: fullDay(longest, knowledge) }) }])
  const subscriber: Subscriber = { ...subscriberOf(talk), pausedUntil: day }
  const missed = upcomingOf(subscriber, talk).filter(
    ({ due, mark }) => due < day && mark?.act !== 'done',
  )
  const lines = [
    say('reminding.pausedNow', { day: fullDay(day, knowledge) }),
    ...missed.map(({ due, deadline }) =>
      say('reminding.duringPause', { day: fullDay(due, knowledge), task: deadline.task }),
    ),
  ]
  const choices = [remind(say('reminding.choice.resume'), { wish: 'resume' })]
  return keep(talk, subscriber, [{ text: lines.join('\n'), choices }])
}

/** Goes on reminding after a pause; after a stop it asks what to remind of. */
export const resumeReminders = (talk: Talk): Outcome => {
  const { say } = talk
  const subscriber = { ...subscriberOf(talk), pausedUntil: null }
  if (subscriber.follows.length > 0)
    return keep(talk, subscriber, overviewDrafts(subscriber, say('reminding.resumed'), talk))
  if (subscriber.grants.length === 0) return tell(talk, [{ text: say('reminding.nothing') }])
  const choices = documentChoices(subscriber.grants, talk)
  return tell(talk, [{ text: say('reminding.whichDocuments'), choices }], [], 'menu')
}

/** Ends every reminder at once. What a code allowed stays, so that nobody needs another one. */
export const stopReminders = (talk: Talk): Outcome => {
  const { say } = talk
  const { subscriber } = talk.incoming
  if (!subscriber || subscriber.follows.length === 0)
    return tell(talk, [{ text: say('reminding.nothing') }])
  const stopped =
    subscriber.grants.length === 0 ? null : { ...subscriber, follows: [], pausedUntil: null }
  return keep(talk, stopped, [{ text: say('reminding.stopped') }])
}
