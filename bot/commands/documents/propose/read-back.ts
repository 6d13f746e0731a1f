import { reminderText } from '../../../../handlers/text/reminder.ts'
import { dayInWords, daysBetween } from '../../../../knowledge/calendar/civil-day.ts'
import { ALL_TIME, lastDayOf, occurrencesOf } from '../../../../knowledge/calendar/occurrence.ts'
import { reminderDays } from '../../../../knowledge/calendar/reminder.ts'
import type { Knowledge } from '../../../../knowledge/knowledge.ts'
import type { OfficialDocument } from '../../../../knowledge/official/passage.ts'
import type { ConfirmedDeadline } from '../../../../storage/proposals.ts'
import { civilDay } from '../../../clock.ts'
import { liveDeadline } from '../../../reminders/confirmed.ts'
import { timeInWords } from '../../listings/time.ts'
import type { ProposalKnown } from './listing.ts'

interface Confirmed {
  readonly id: string
  /** Milliseconds since the epoch. */
  readonly decidedAt: number
  readonly document: OfficialDocument
  readonly held: ConfirmedDeadline
}

/** What is told of a deadline from now on: its next reminder word by word, or why there is none. */
export const readBack = (
  { id, decidedAt, document, held }: Confirmed,
  knowledge: ProposalKnown & Pick<Knowledge, 'holidays' | 'places'>,
): readonly string[] => {
  const { say, holidays, places } = knowledge
  const row = { id, decidedAt, document, confirmed: JSON.stringify(held) }
  const live = liveDeadline(row)
  if (!live) return []
  const { deadline, source } = live
  const today = civilDay(new Date(decidedAt))
  const sources = new Map([[source.id, source], ...knowledge.sources])
  const said = [say('propose.confirmed.deadline', { task: deadline.task, id })]
  const isHere = places.some((place) => place.id === deadline.province)
  const elsewhere = isHere
    ? []
    : [say('propose.confirmed.elsewhere', { province: document.provinceName })]
  if (deadline.type === 'goal') return [...said, say('propose.confirmed.goal'), ...elsewhere]
  const window = { start: today, end: ALL_TIME.end }
  const next = occurrencesOf(deadline.time, window)[0]
  if (!next) {
    const time = timeInWords(deadline.time, say)
    const isOver = occurrencesOf(deadline.time, ALL_TIME).length > 0
    return [
      ...said,
      say(`propose.confirmed.${isOver ? 'over' : 'undated'}`, { time }),
      ...elsewhere,
    ]
  }
  const due = lastDayOf(next)
  const on = reminderDays(due, holidays).find((day) => day >= today) ?? due
  const reminder = { deadline, occurrence: next, due, on, left: daysBetween(on, due) }
  const text = reminderText(reminder, { ...knowledge, sources })
  return [...said, say('propose.confirmed.next', { on: dayInWords(on), text }), ...elsewhere]
}
