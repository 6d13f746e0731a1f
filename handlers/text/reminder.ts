import { agencyName, citationLabel, shortCitation } from '../../knowledge/wording/citation.ts'
import { mainRoleInWords, rolesInWords } from './role.ts'
import { dayInWords, weekdayOf } from '../../knowledge/calendar/civil-day.ts'
import type { Deadline } from '../../knowledge/schema/deadline.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Reminder } from '../../knowledge/calendar/reminder.ts'

type Known = Pick<Knowledge, 'agencies' | 'say' | 'sources'>

/** The year of an occurrence; where there are several a year, with the number of its month or quarter. */
const WHEN = /(?<=^[a-z])\d{4}-\d{1,2}$|\d{4}/u

/** Names of agencies in short, with today's name where it is sure: "Sở KH&ĐT (nay thuộc …)". */
export const agenciesInWords = (ids: readonly string[], { agencies, say }: Known): string =>
  ids
    .flatMap((id) => {
      const agency = agencies.get(id)
      return agency ? [agencyName({ ...agency, name: agency.short ?? agency.name }, say)] : []
    })
    .join(', ')

/** The citation line of a deadline. */
export const deadlineCitation = ({ source, clause }: Deadline, known: Known): string => {
  const document = known.sources.get(source)
  return document ? citationLabel(document, clause, known.say) : clause
}

const briefCitation = ({ source, clause }: Deadline, known: Known): string => {
  const document = known.sources.get(source)
  return document ? shortCitation(document, clause, known.say) : clause
}

/** "Còn 7 ngày", "Ngày mai hết hạn", "Hôm nay hết hạn". */
export const leftInWords = (left: number, { say }: Pick<Known, 'say'>): string => {
  if (left === 0) return say('reminder.left.today')
  return left === 1 ? say('reminder.left.tomorrow') : say('reminder.left.days', { days: left })
}

/** The weekday of a day: "thứ Tư". */
export const weekdayInWords = (day: string, { say }: Pick<Known, 'say'>): string =>
  say(`reminder.weekday.${weekdayOf(day)}`)

/** A day with its weekday: "thứ Tư 09/12/2026". */
export const fullDay = (day: string, known: Pick<Known, 'say'>): string =>
  `${weekdayInWords(day, known)} ${dayInWords(day)}`

/** What a person can name a reminder by; the same in every message about one occurrence. */
export const referenceOf = (deadline: string, occurrence: string): string =>
  [deadline, ...(WHEN.exec(occurrence) ?? [])].join('-').toUpperCase()

/** That the day is our reading, and why; empty where the document states it. */
export const assumedInWords = ({ assumed }: Deadline, { say }: Pick<Known, 'say'>): string =>
  assumed === null ? '' : say('reminder.assumed', { why: assumed })

/** The values of the sentences about a reminder. */
const valuesOf = ({ deadline, occurrence, due, left }: Reminder, known: Known) => {
  const names = (ids: readonly string[]) => agenciesInWords(ids, known)
  return {
    left: leftInWords(left, known),
    task: deadline.task,
    day: fullDay(due, known),
    words: deadline.words,
    assumed: assumedInWords(deadline, known),
    main: mainRoleInWords(deadline.roles, names, known.say),
    roles: rolesInWords(deadline.roles, names, known.say),
    citation: deadlineCitation(deadline, known),
    brief: briefCitation(deadline, known),
    reference: referenceOf(deadline.id, occurrence.key),
  }
}

/** The reminder as an officer reads it: what, by when, for whom, under which clause. */
export const reminderText = (reminder: Reminder, known: Known): string =>
  known.say('reminder.text', valuesOf(reminder, known))

/** The same in a numbered list of several. */
export const reminderItem = (number: number, reminder: Reminder, known: Known): string =>
  known.say('reminder.item', { number, ...valuesOf(reminder, known) })

/** That the last day is another than was said before; `before` is that day. */
export const movedText = (before: string, reminder: Reminder, known: Known): string =>
  known.say('reminder.moved', { before: fullDay(before, known), ...valuesOf(reminder, known) })

/** The same in a numbered list of several. */
export const movedItem = (
  number: number,
  before: string,
  reminder: Reminder,
  known: Known,
): string =>
  known.say('reminder.movedItem', {
    number,
    before: fullDay(before, known),
    ...valuesOf(reminder, known),
  })

/** That nothing is due any more. */
export const goneText = (reminder: Reminder, known: Known): string =>
  known.say('reminder.gone', valuesOf(reminder, known))
