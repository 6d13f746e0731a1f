import { agenciesInWords, deadlineCitation } from '../../../../handlers/text/reminder.ts'
import { rolesInWords } from '../../../../handlers/text/role.ts'
import { partsOf, type Deadline, type Time } from '../../../../knowledge/schema/deadline.ts'
import type { Knowledge } from '../../../../knowledge/knowledge.ts'
import { addDays, civilDate, monthOf, yearOf } from '../../../../knowledge/calendar/civil-day.ts'
import { ALL_TIME, occurrencesOf, type DaySpan } from '../../../../knowledge/calendar/occurrence.ts'
import { LEADS } from '../../../../knowledge/calendar/reminder.ts'
import { selectDeadlines, type DeadlineQuery } from './query.ts'
import { renderCalendar, type CalendarEvent, type Yearly } from './ics.ts'

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

const SITE = 'tro-ly-htx'

/** The last day of the month that a day lies in. */
const lastDayIn = (day: string): string => addDays(civilDate(yearOf(day), monthOf(day) + 1, 1), -1)

/**
 * A time as entries: its last safe day, which rings, and where it takes more days than that one those
 * days apart, which do not ring: calendar programs drop alarms behind the start of their entry.
 */
const entriesOf = (name: string, { start, end }: DaySpan, yearly: Yearly | null) => {
  const due = addDays(end, -1)
  const last = { start: due, end, yearly, uid: `${name}@${SITE}` }
  if (due === start) return { span: null, last }
  // what comes back every year on more than a day takes a whole month
  const monthly = yearly && { isMonthEnd: true, last: yearly.last && lastDayIn(yearly.last) }
  return {
    span: { ...last, start },
    last: { ...last, uid: `${name}.due@${SITE}`, yearly: monthly },
  }
}

const timesOf = ({ time, id }: Deadline) => {
  const occurrences = occurrencesOf(time, listedTime(time))
  const [first] = occurrences
  if (time.kind !== 'yearly')
    return occurrences.map((one) => entriesOf(`${id}.${one.key}`, one, null))
  if (first === undefined) return []
  const isMonthEnd = time.bound === 'before' && time.day === 1
  const last = time.until === null ? null : (occurrences.at(-1)?.start ?? null)
  return [entriesOf(id, first, { isMonthEnd, last })]
}

const eventsOf = (deadline: Deadline, knowledge: Knowledge): readonly CalendarEvent[] => {
  const { task, revision, reviewed } = deadline
  const shared = {
    sequence: revision,
    changed: reviewed,
    description: describe(deadline, knowledge),
  }
  const spanning = knowledge.say('calendar.span', { task })
  const due = knowledge.say('calendar.summary', { task })
  return timesOf(deadline).flatMap(({ span, last }) => [
    ...(span === null ? [] : [{ ...shared, ...span, summary: spanning, leads: [] }]),
    { ...shared, ...last, summary: due, leads: LEADS },
  ])
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
