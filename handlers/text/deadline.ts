import { dayInWords, daysBetween } from '../../knowledge/calendar/civil-day.ts'
import type { Deadline } from '../../knowledge/schema/deadline.ts'
import { dueOn, type DueState } from '../../knowledge/calendar/due.ts'
import { citeBriefly } from './citation.ts'
import { agenciesInWords, weekdayInWords } from './reminder.ts'
import { mainRoleInWords } from './role.ts'
import type { Talk } from '../talk.ts'

const DAYS_A_YEAR = 365.25
const DAYS_A_MONTH = 30.44
const FEWEST_MONTHS = 2

/** Where a deadline stands on the day of the talk. */
export const dueOf = (deadline: Deadline, { knowledge, incoming }: Talk): DueState =>
  dueOn(deadline, incoming.today, knowledge.sources.get(deadline.source)?.inForceUntil ?? null)

const agoInWords = (days: number, { say }: Talk): string => {
  const years = Math.floor(days / DAYS_A_YEAR)
  if (years > 0) return say('due.ago.years', { count: years })
  const months = Math.floor(days / DAYS_A_MONTH)
  return months >= FEWEST_MONTHS
    ? say('due.ago.months', { count: months })
    : say('due.ago.days', { count: days })
}

/** "còn 18 ngày, hạn chót hết thứ Tư 09/12/2026", "đã qua hơn 5 năm (hết 31/07/2021)". */
export const dueInWords = (due: DueState, talk: Talk): string => {
  const { say, incoming } = talk
  if (due.kind === 'ended') return say('due.ended', { date: dayInWords(due.on) })
  if (due.kind === 'undated') return say(due.isOngoing ? 'due.ongoing' : 'due.undated')
  const values = { weekday: weekdayInWords(due.due, { say }), date: dayInWords(due.due) }
  if (due.kind === 'over') {
    if (due.isRepeated) return say('due.overYearly', values)
    return say('due.over', {
      ...values,
      ago: agoInWords(daysBetween(due.due, incoming.today), talk),
    })
  }
  if (due.left === 0) return say('due.today', values)
  if (due.left === 1) return say('due.tomorrow', values)
  return due.from > incoming.today && due.from < due.due
    ? say('due.later', { ...values, from: dayInWords(due.from) })
    : say('due.ahead', { ...values, count: due.left })
}

/** Below an answer that tells deadlines: where they stand today. */
export const standLines = (ids: readonly string[], talk: Talk): readonly string[] =>
  ids.flatMap((id) => {
    const deadline = talk.knowledge.deadlines.get(id)
    if (!deadline) return []
    const stand = dueInWords(dueOf(deadline, talk), talk)
    return [talk.say('due.stand', { stand, today: dayInWords(talk.incoming.today) })]
  })

/** A deadline in a list: what, where it stands, who, under which clause. */
export const dueItem = (deadline: Deadline, due: DueState, talk: Talk): string =>
  talk.say('due.item', {
    task: deadline.task,
    stand: dueInWords(due, talk),
    main: mainRoleInWords(deadline.roles, (ids) => agenciesInWords(ids, talk.knowledge), talk.say),
    clause: citeBriefly(deadline, talk.knowledge),
  })
