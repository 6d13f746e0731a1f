import { agenciesInWords, deadlineCitation } from '../../../../handlers/text/reminder.ts'
import { rolesInWords } from '../../../../handlers/text/role.ts'
import { partsOf, type Deadline, type Time } from '../../../../knowledge/schema/deadline.ts'
import { civilDate, yearOf } from '../../../../knowledge/calendar/civil-day.ts'
import type { Knowledge } from '../../../../knowledge/knowledge.ts'
import { ALL_TIME, occurrencesOf, type DaySpan } from '../../../../knowledge/calendar/occurrence.ts'
import { LEADS } from '../../../../knowledge/calendar/reminder.ts'
import { selectDeadlines, type DeadlineQuery } from './query.ts'
import { renderCalendar, type CalendarEvent } from './ics.ts'

const describe = (deadline: Deadline, knowledge: Knowledge): string => {
  const { say } = knowledge
  return [
    say('calendar.words', { words: deadline.words }),
    rolesInWords(deadline.roles, (ids) => agenciesInWords(ids, knowledge), say),
    ...(deadline.output === null ? [] : [say('calendar.output', { output: deadline.output })]),
    ...(deadline.note === null ? [] : [deadline.note]),
    say('calendar.citation', { citation: deadlineCitation(deadline, knowledge) }),
  ].join('\n')
}

/** What repeats several times a year is listed one by one, without an end for so long. */
const LISTED_YEARS = 10

const listedTime = (time: Time): DaySpan => {
  const froms = partsOf(time).flatMap((part) =>
    'until' in part && part.until === null ? [yearOf(part.from)] : [],
  )
  return froms.length === 0 || time.kind === 'yearly'
    ? ALL_TIME
    : { ...ALL_TIME, end: civilDate(Math.max(...froms) + LISTED_YEARS, 1, 1) }
}

const eventsOf = (deadline: Deadline, knowledge: Knowledge): readonly CalendarEvent[] => {
  const { time, id } = deadline
  const shared = {
    sequence: deadline.revision,
    changed: deadline.reviewed,
    summary: knowledge.say('calendar.summary', { task: deadline.task }),
    description: describe(deadline, knowledge),
    leads: LEADS,
  }
  const occurrences = occurrencesOf(time, listedTime(time))
  const [first] = occurrences
  if (time.kind === 'yearly')
    return first
      ? [
          {
            ...shared,
            uid: `${id}@tro-ly-htx`,
            start: first.start,
            end: first.end,
            yearlyUntil: time.until ?? 'forever',
          },
        ]
      : []
  return occurrences.map(({ key, start, end }) => ({
    ...shared,
    uid: `${id}.${key}@tro-ly-htx`,
    start,
    end,
    yearlyUntil: null,
  }))
}

/**
 * The deadlines of a province, or of one agency there, as iCalendar. Goals and times without a day
 * are left out.
 */
export const calendarOf = (query: DeadlineQuery, knowledge: Knowledge): string => {
  const { agencies, places, say } = knowledge
  const place = places.find(({ id }) => id === query.province)?.name ?? ''
  const agency = agencies.get(query.agency ?? '')?.name
  const name =
    agency === undefined
      ? say('calendar.name', { place })
      : say('calendar.nameOfAgency', { place, agency })
  const events = selectDeadlines(query, knowledge)
    .filter(({ type }) => type !== 'goal')
    .flatMap((deadline) => eventsOf(deadline, knowledge))
  return renderCalendar(name, events)
}
