import { agencyName, citationLabel } from '../knowledge/citation.ts'
import { dayInWords, weekdayOf } from '../knowledge/civil-day.ts'
import type { Deadline } from '../knowledge/deadline.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Reminder } from '../knowledge/reminder.ts'

type Known = Pick<Knowledge, 'agencies' | 'say' | 'sources'>

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

const leftInWords = (left: number, { say }: Known): string => {
  if (left === 0) return say('reminder.left.today')
  return left === 1 ? say('reminder.left.tomorrow') : say('reminder.left.days', { days: left })
}

/** The weekday of a day: "thứ Tư". */
export const weekdayInWords = (day: string, { say }: Known): string =>
  say(`reminder.weekday.${weekdayOf(day)}`)

/** The reminder as an officer reads it: what, by when, for whom, under which clause. */
export const reminderText = ({ deadline, due, left }: Reminder, known: Known): string => {
  const { say } = known
  const others = agenciesInWords(deadline.with, known)
  return say('reminder.text', {
    left: leftInWords(left, known),
    task: deadline.task,
    weekday: weekdayInWords(due, known),
    date: dayInWords(due),
    words: deadline.words,
    assumed: deadline.assumed ? say('reminder.assumed') : '',
    lead: agenciesInWords(deadline.lead, known),
    with: others === '' ? '' : say('reminder.with', { agencies: others }),
    citation: deadlineCitation(deadline, known),
  })
}
