import type { Subscriber } from '../../handlers/conversation/subscriber.ts'
import { daysBetween } from '../../knowledge/calendar/civil-day.ts'
import type { Deadline } from '../../knowledge/schema/deadline.ts'
import type { Change } from '../../storage/reminders/agenda.ts'
import { roomOf } from '../../storage/outbox/rooms.ts'
import type { ReminderRow } from '../../storage/database/schema.ts'
import type { Retold, Stranded } from '../../storage/reminders/rerouting.ts'
import type { Address, MessageWriter } from './messages.ts'
import type { PlannedItem } from './planner.ts'

/** The deadline as the content has it now, or as it last had it. */
const deadlineOf = (
  { deadline, after }: Change,
  deadlines: ReadonlyMap<string, Deadline>,
): Deadline => deadlines.get(deadline) ?? (JSON.parse(after.content) as Deadline)

/**
 * What somebody is told whose day has changed: once for each revision, and nothing where it was done,
 * or over before. A day that is over by now is told as gone.
 */
export const noticeOf = (
  change: Change,
  deadlines: ReadonlyMap<string, Deadline>,
  { marks }: Subscriber,
  today: string,
): readonly PlannedItem[] => {
  const { before, after } = change
  const isDone = marks.some(
    ({ act, deadline, occurrence }) =>
      act === 'done' && deadline === change.deadline && occurrence === change.occurrence,
  )
  const isOver = before < today && (after.gone === 1 || after.due < today)
  if (isDone || isOver) return []
  const kind = after.gone === 1 || after.due < today ? 'gone' : 'moved'
  const deadline = deadlineOf(change, deadlines)
  const { due } = after
  const row = {
    key: `${after.deadline}|${after.occurrence}|${kind}:${after.revision}`,
    deadline: after.deadline,
    occurrence: after.occurrence,
    kind,
    due,
    send_on: today,
    state: 'queued',
    reason: null,
  } as const
  const occurrence = { key: after.occurrence, start: due, end: due }
  const left = daysBetween(today, due)
  return [{ row, kind, reminder: { deadline, occurrence, due, on: today, left }, before }]
}

/** What a stored reminder tells today. */
const itemOf = (row: ReminderRow, deadline: Deadline, today: string): PlannedItem => {
  const { kind, due, occurrence } = row
  const span = { key: occurrence, start: due, end: due }
  return {
    row,
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

/** Where somebody is told what a chat does not take: in their second one, or around a topic; null for nowhere. */
export const secondOf = (chat: string, { second }: Subscriber): string | null => {
  const room = roomOf(chat)
  return second ?? (room === chat ? null : room)
}

/** The same message for the person's second chat; null where that is none of a channel that is on. */
export const writeToSecond = (
  { chat, subscriber, reminders }: Stranded,
  deadlines: ReadonlyMap<string, Deadline>,
  addressOf: (chat: string) => Address | null,
  write: MessageWriter,
  today: string,
  now: number,
): Retold | null => {
  const second = secondOf(chat, subscriber)
  const address = second === null ? null : addressOf(second)
  if (!address) return null
  const items = reminders.flatMap((row) => {
    const deadline = deadlines.get(row.deadline)
    return deadline ? [itemOf(row, deadline, today)] : []
  })
  return write({ items, about: chat, address, isDigest: true, isLate: false }, now)
}
