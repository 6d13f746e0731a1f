import type { Deadline } from '../../../knowledge/schema/deadline.ts'
import {
  ALL_TIME,
  lastDayOf,
  occurrencesOf,
  type Occurrence,
} from '../../../knowledge/calendar/occurrence.ts'
import type { Outcome } from '../../conversation/outcome.ts'
import { fullDay } from '../../text/reminder.ts'
import type { Due } from '../../conversation/subscriber.ts'
import type { Talk } from '../../talk.ts'
import type { Press } from '../../conversation/wishes/press.ts'
import { remind, tell } from './subscription.ts'

/** A deadline as it stands today, on the day that somebody means. */
export interface Meant {
  readonly deadline: Deadline
  readonly occurrence: Occurrence
  readonly due: Due
}

const occurrenceOf = ({ time }: Deadline, key: string): Occurrence | null =>
  occurrencesOf(time, ALL_TIME).find((one) => one.key === key) ?? null

/** What a button of a deadline asks for; `days`: once more so many days on. */
export const pressed = (act: Press['act'], { due }: Meant, days: number | null = null) =>
  ({ wish: 'press', press: { act, ...due }, until: days === null ? null : { days } }) as const

/** The deadline that a button or a reminder names; what is said where it is no longer so. */
export const meantBy = (due: Due, talk: Talk): Meant | Outcome => {
  const { say, knowledge } = talk
  const deadline = knowledge.deadlines.get(due.deadline)
  const occurrence = deadline ? occurrenceOf(deadline, due.occurrence) : null
  if (!deadline || !occurrence) return tell(talk, [{ text: say('reminding.act.gone') }])
  const day = lastDayOf(occurrence)
  if (day === due.due) return { deadline, occurrence, due: { ...due } }
  const now: Due = { ...due, due: day }
  const values = {
    task: deadline.task,
    before: fullDay(due.due, knowledge),
    day: fullDay(day, knowledge),
  }
  const choices = (['done', 'later', 'more'] as const).map((act) =>
    remind(say(`reminder.button.${act}`), pressed(act, { deadline, occurrence, due: now })),
  )
  return tell(talk, [{ text: say('reminding.act.moved', values), choices }])
}
