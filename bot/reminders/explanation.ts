import type { Say } from '../../knowledge/phrases.ts'
import type { Db } from '../../storage/database/schema.ts'
import {
  explainChat,
  explainDelivery,
  type Explanation,
} from '../../storage/reminders/explanation.ts'
import { civilMinute } from '../clock.ts'

const MOST_OF_CHAT = 30
const NUMBER = /^\d{1,15}$/u

const when = (instant: number): string => civilMinute(new Date(instant))

const lineOf = (
  { deadline, occurrence, kind, due, send_on: sendOn, state, reason }: Explanation['reminders'][0],
  say: Say,
): string =>
  say('reminders.explain.reminder', {
    deadline,
    occurrence,
    kind: say(`reminders.kind.${kind}`),
    due,
    sendOn,
    state: say(`reminders.planned.${state}`),
    reason: reason ?? '-',
  })

const explainOne = ({ delivery, attempts, reminders }: Explanation, say: Say) => {
  const { id, key, chat, state, reason, created_at: createdAt, settled_at: settledAt } = delivery
  return [
    say('reminders.explain.head', { id, chat, state: say(`reminders.state.${state}`) }),
    say('reminders.explain.key', { key }),
    say('reminders.explain.created', { at: when(createdAt) }),
    ...(settledAt === null
      ? [say('reminders.explain.due', { at: when(delivery.next_at) })]
      : [say('reminders.explain.settled', { at: when(settledAt) })]),
    ...(reason === null ? [] : [say('reminders.explain.reason', { reason })]),
    ...(delivery.message_id === null
      ? []
      : [say('reminders.explain.message', { message: delivery.message_id })]),
    ...(delivery.fence === 0
      ? []
      : [
          say('reminders.explain.claims', {
            fence: delivery.fence,
            owner: delivery.owner ?? '-',
            doubts: delivery.doubts,
            failures: delivery.failures,
          }),
        ]),
    ...attempts.map(({ at, outcome, detail, fence, owner }) =>
      say('reminders.explain.attempt', {
        at: when(at),
        outcome,
        detail: detail ?? '-',
        fence,
        owner,
      }),
    ),
    ...reminders.map((reminder) => lineOf(reminder, say)),
  ]
}

/**
 * Why a message was sent or was not, from the database alone; `what` is its number, or a chat for
 * everything that it was to be told. Null where there is nothing of the kind.
 */
export const explainReminder = async (
  db: Db,
  what: string,
  say: Say,
): Promise<readonly string[] | null> => {
  if (NUMBER.test(what)) {
    const found = await explainDelivery(db, Number(what))
    return found && explainOne(found, say)
  }
  const rows = await explainChat(db, what, MOST_OF_CHAT)
  if (rows.length === 0) return null
  return rows.map(({ message, ...reminder }) =>
    [
      lineOf(reminder, say),
      ...(message === null ? [] : [say('reminders.explain.in', { id: message })]),
    ].join(' '),
  )
}
