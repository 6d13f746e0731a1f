import { daysBetween } from '../../knowledge/calendar/civil-day.ts'
import type { Deadline } from '../../knowledge/schema/deadline.ts'
import type { ReminderRow } from '../../storage/reminders/reminders.ts'
import type { Retold, Stranded } from '../../storage/reminders/rerouting.ts'
import type { Address, MessageWriter } from './messages.ts'
import type { PlannedItem } from './planner.ts'

/** What a stored reminder tells today. */
const itemOf = (row: ReminderRow, deadline: Deadline, today: string): PlannedItem => {
  const { key, kind, due, occurrence, state, reason, send_on: sendOn } = row
  const span = { key: occurrence, start: due, end: due }
  return {
    row: { key, deadline: deadline.id, occurrence, kind, due, sendOn, state, reason },
    kind,
    reminder: {
      deadline,
      occurrence: span,
      due,
      on: today,
      left: daysBetween(today, due),
    },
  }
}

/** The same message for the person's second chat; null where that is none of a channel that is on. */
export const writeToSecond = (
  { chat, subscriber: { second }, reminders }: Stranded,
  deadlines: ReadonlyMap<string, Deadline>,
  addressOf: (chat: string) => Address | null,
  write: MessageWriter,
  today: string,
  now: number,
): Retold | null => {
  const address = second === null ? null : addressOf(second)
  if (!address) return null
  const items = reminders.flatMap((row) => {
    const deadline = deadlines.get(row.deadline)
    return deadline ? [itemOf(row, deadline, today)] : []
  })
  return write({ items, about: chat, address, isDigest: true, isLate: false }, now)
}
