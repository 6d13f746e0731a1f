import {
  agenciesInWords,
  deadlineCitation,
  leftInWords,
  referenceOf,
} from '../../handlers/text/reminder.ts'
import type { ReminderItem } from '../../handlers/reminders/message.ts'
import { dayInWords } from '../../knowledge/calendar/civil-day.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { TemplateValues } from '../channels/channel.ts'

type Known = Pick<Knowledge, 'agencies' | 'say' | 'sources'>

/** The item that comes first: what is due soonest, and what is no longer due last. */
const firstOf = (items: readonly ReminderItem[]): ReminderItem | null => {
  const [first = null] = items.toSorted(
    (one, other) =>
      Number(one.kind === 'gone') - Number(other.kind === 'gone') ||
      one.reminder.due.localeCompare(other.reminder.due),
  )
  return first
}

/**
 * A morning's reminders as the parameters of an approved template, of which a template may use any:
 * the most urgent one, and how many more there are. Null where there is nothing to say.
 */
export const templateOf = (items: readonly ReminderItem[], known: Known): TemplateValues | null => {
  const item = firstOf(items)
  if (!item) return null
  const { say } = known
  const { kind, reminder } = item
  const { deadline, occurrence, due, left } = reminder
  const agency = agenciesInWords(deadline.lead, known)
  const [lead = ''] = deadline.lead
  const others = items.length - 1
  const task = say(`template.task.${kind}`, { task: deadline.task })
  return {
    name: known.agencies.get(lead)?.short ?? agency,
    task: others === 0 ? task : say('template.taskAndMore', { task, count: others }),
    due: dayInWords(due),
    left: kind === 'gone' ? say('template.gone') : leftInWords(left, known),
    agency,
    clause: deadlineCitation(deadline, known),
    code: referenceOf(deadline.id, occurrence.key),
  }
}
