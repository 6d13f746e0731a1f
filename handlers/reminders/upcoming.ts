import { addDays, daysBetween, dayInWords } from '../../knowledge/calendar/civil-day.ts'
import type { Deadline } from '../../knowledge/schema/deadline.ts'
import {
  isLive,
  lastDayOf,
  occurrencesOf,
  type Occurrence,
} from '../../knowledge/calendar/occurrence.ts'
import { workdayUpTo } from '../../knowledge/calendar/workday.ts'
import { citeAll, citeBriefly } from '../text/citation.ts'
import type { Draft } from '../conversation/outcome.ts'
import { agenciesInWords, fullDay, leftInWords } from '../text/reminder.ts'
import { mainRoleInWords } from '../text/role.ts'
import type { Due, Mark, Subscriber } from '../conversation/subscriber.ts'
import type { Talk } from '../talk.ts'
import { createConcern } from './concern.ts'
import { waitingInWords } from './description.ts'

const MOST_LINES = 10
const AHEAD_DAYS = 365

/** One thing that is ahead of a subscriber. */
export interface Upcoming {
  readonly deadline: Deadline
  readonly occurrence: Occurrence
  /** Last safe day, `YYYY-MM-DD`. */
  readonly due: string
  readonly left: number
  readonly mark: Mark | null
}

const isAbout = (one: Due, other: Due): boolean =>
  one.deadline === other.deadline && one.occurrence === other.occurrence && one.due === other.due

/** What was done about one deadline on one of its days; null for nothing. */
export const markOf = (due: Due, { marks }: Subscriber): Mark | null =>
  marks.findLast((mark) => isAbout(mark, due)) ?? null

const concernedOf = (subscriber: Subscriber, { knowledge }: Talk): readonly Deadline[] => {
  const isConcern = createConcern(knowledge.agencies)
  return [...knowledge.deadlines.values()].filter(
    (deadline) => deadline.type !== 'goal' && isConcern(subscriber, deadline),
  )
}

/** What falls due for a subscriber from today on, the nearest first. */
export const upcomingOf = (subscriber: Subscriber, talk: Talk): readonly Upcoming[] => {
  const { today } = talk.incoming
  const window = { start: today, end: addDays(today, AHEAD_DAYS) }
  return concernedOf(subscriber, talk)
    .flatMap((deadline) =>
      occurrencesOf(deadline.time, window).map((occurrence): Upcoming => {
        const due = lastDayOf(occurrence)
        const mark = markOf({ deadline: deadline.id, occurrence: occurrence.key, due }, subscriber)
        return { deadline, occurrence, due, left: daysBetween(today, due), mark }
      }),
    )
    .toSorted((one, other) => one.due.localeCompare(other.due))
}

/** The next morning on which it is brought up; null where none is left. */
const nextReminder = (
  { due, mark }: Upcoming,
  { leads, workdays, pausedUntil }: Subscriber,
  { incoming, knowledge }: Talk,
): string | null => {
  if (mark?.act === 'done') return null
  if (mark?.until !== null && mark?.until !== undefined && mark.until > incoming.today)
    return mark.until
  return (
    leads
      .map((lead) => addDays(due, -lead))
      .map((day) => (workdays ? workdayUpTo(day, knowledge.holidays) : day))
      .filter((day) => day > incoming.today && day >= (pausedUntil ?? ''))
      .toSorted((one, other) => one.localeCompare(other))[0] ?? null
  )
}

const standInWords = (one: Upcoming, subscriber: Subscriber, talk: Talk): string => {
  const { say } = talk
  if (one.mark?.act === 'done') return say('reminding.upcoming.done')
  const next = nextReminder(one, subscriber, talk)
  return next === null ? '' : say('reminding.upcoming.next', { day: dayInWords(next) })
}

/** One line of a list: days left, weekday and date, what, clause, when it is brought up next. */
export const upcomingLine = (one: Upcoming, subscriber: Subscriber, talk: Talk): string => {
  const { say, knowledge } = talk
  return say('reminding.upcoming.line', {
    left: leftInWords(one.left, knowledge),
    day: fullDay(one.due, knowledge),
    task: one.deadline.task,
    clause: citeBriefly(one.deadline, knowledge),
    stand: standInWords(one, subscriber, talk),
  })
}

/** Plans of the followed provinces that are over: "KH 135/KH-UBND đã hết ngày 31/12/2025". */
const overOf = (subscriber: Subscriber, { knowledge, incoming, say }: Talk): string =>
  [...knowledge.sources.values()]
    .filter((source) =>
      subscriber.follows.some(
        ({ province, documents }) =>
          province === source.province && (documents === null || documents.includes(source.id)),
      ),
    )
    .flatMap(({ label, inForceUntil }) =>
      inForceUntil !== null && inForceUntil < incoming.today
        ? [say('due.planOver', { label, date: dayInWords(inForceUntil) })]
        : [],
    )
    .join('; ')

/** What goes on and has no day ahead: never reminded of, and never hidden. */
const undatedOf = (subscriber: Subscriber, talk: Talk): readonly Deadline[] =>
  concernedOf(subscriber, talk).filter(({ time, source }) => {
    const { today } = talk.incoming
    const document = talk.knowledge.sources.get(source)
    const window = { start: today, end: addDays(today, AHEAD_DAYS) }
    return (
      document !== undefined &&
      document.inForceFrom <= today &&
      isLive(time, today, document.inForceUntil) &&
      occurrencesOf(time, window).length === 0
    )
  })

/** The same as a list, each with the words of its document. */
export const undatedDraft = (subscriber: Subscriber, talk: Talk): Draft => {
  const { say, knowledge } = talk
  const all = undatedOf(subscriber, talk)
  if (all.length === 0) return { text: say('reminding.upcoming.undatedNone') }
  const lines = all.map((deadline) =>
    say('reminding.upcoming.undatedLine', {
      task: deadline.task,
      words: deadline.words,
      main: mainRoleInWords(deadline.roles, (ids) => agenciesInWords(ids, knowledge), say),
      clause: citeBriefly(deadline, knowledge),
    }),
  )
  return {
    text: [say('reminding.upcoming.undatedTitle'), ...lines].join('\n'),
    citations: citeAll(all, knowledge),
  }
}

/** That somebody must approve first, or that there is a pause. */
const headLines = (
  { grants, pausedUntil }: Subscriber,
  { say, knowledge, incoming }: Talk,
): readonly string[] => [
  ...grants
    .filter(({ state }) => state === 'waiting')
    .map((grant) => waitingInWords(grant, knowledge)),
  ...(pausedUntil !== null && pausedUntil > incoming.today
    ? [say('reminding.paused', { day: fullDay(pausedUntil, knowledge) })]
    : []),
]

/** Why the list is empty: nothing is followed, somebody must approve, or the plans are over. */
const noneInWords = (subscriber: Subscriber, talk: Talk): readonly string[] => {
  const { say } = talk
  const { follows, grants } = subscriber
  if (follows.length === 0) return [say('reminding.nothing')]
  const isWaiting = (agency: string | null) =>
    grants.some((grant) => grant.agency === agency && grant.state === 'waiting')
  if (follows.every(({ agency }) => isWaiting(agency))) return []
  const over = overOf(subscriber, talk)
  return [over === '' ? say('reminding.upcoming.none') : say('reminding.upcoming.over', { over })]
}

/** What comes next for a subscriber, as a list. */
export const upcomingDraft = (subscriber: Subscriber, talk: Talk): Draft => {
  const { say, knowledge } = talk
  const all = upcomingOf(subscriber, talk)
  const shown = all.slice(0, MOST_LINES)
  const undated = undatedOf(subscriber, talk).length
  return {
    text: [
      ...(shown.length > 0 ? [say('reminding.upcoming.title')] : noneInWords(subscriber, talk)),
      ...shown.map((one) => upcomingLine(one, subscriber, talk)),
      ...(all.length > shown.length
        ? [say('reminding.upcoming.more', { count: all.length - shown.length })]
        : []),
      ...(undated > 0 ? [say('reminding.upcoming.undated', { count: undated })] : []),
    ].join('\n'),
    citations: citeAll(
      shown.map(({ deadline }) => deadline),
      knowledge,
    ),
  }
}

/** The same where it is asked for alone: with what holds it up. */
export const upcomingAlone = (subscriber: Subscriber, talk: Talk): Draft => {
  const draft = upcomingDraft(subscriber, talk)
  const lines = [...headLines(subscriber, talk), draft.text].filter((line) => line !== '')
  return { ...draft, text: lines.join('\n') }
}
