import type { Kysely } from 'kysely'
import type { Subscriber } from '../../handlers/subscriber.ts'
import type { ReminderKind } from '../database/reminder-schema.ts'
import type { Database } from '../database/schema.ts'
import type { OutboxRow } from '../database/schema.ts'
import { parseSubscriber } from '../database/subscriber-format.ts'

/** One thing that a message tells. */
export interface RecheckedItem {
  readonly key: string
  readonly deadline: string
  readonly occurrence: string
  readonly kind: ReminderKind
  /** The last safe day that the message says. */
  readonly due: string
  /** The day that it was planned for. */
  readonly sendOn: string
  /** The day as it stands now; null where it was never taken over. */
  readonly agenda: { readonly due: string; readonly gone: boolean } | null
}

/** What a reminder is about, as it stands when it is about to leave. */
export interface Rechecked {
  readonly subscriber: Subscriber | null
  /** The planner wrote the message; others have no items. */
  readonly isPlanned: boolean
  readonly items: readonly RecheckedItem[]
}

export type Verdict =
  | { readonly kind: 'go' }
  | { readonly kind: 'wait'; readonly until: number }
  /** Nothing leaves; by key why. What has no fault is planned anew. */
  | { readonly kind: 'cancel'; readonly faults: ReadonlyMap<string, string> }

export interface Recheck {
  (screened: Rechecked, now: number): Verdict
}

/** Why the rest of a message that was withdrawn is planned anew. */
const REBUILT = 'rebuilt'
/** Faults of the message, not of the task: it is planned anew, as it now stands. */
const MENDABLE: ReadonlySet<string> = new Set([REBUILT, 'changed', 'clock'])

/** How keys of messages begin that the planner wrote. */
export const PLANNED = 'reminder:'

/** What a reminder tells, and to whom; the chat that it is about may not be the one it goes to. */
export const readRechecked = async (
  tx: Kysely<Database>,
  delivery: OutboxRow,
): Promise<Rechecked & { readonly chat: string | null }> => {
  const rows = await tx
    .selectFrom('reminders')
    .leftJoin('agenda', (join) =>
      join
        .onRef('agenda.deadline', '=', 'reminders.deadline')
        .onRef('agenda.occurrence', '=', 'reminders.occurrence'),
    )
    .select([
      'reminders.chat',
      'reminders.key',
      'reminders.deadline',
      'reminders.occurrence',
      'reminders.kind',
      'reminders.due',
      'reminders.send_on',
      'agenda.due as agenda_due',
      'agenda.gone',
    ])
    .where('reminders.delivery', '=', delivery.key)
    .where('reminders.state', '=', 'queued')
    .orderBy('reminders.id')
    .execute()
  const chat = rows[0]?.chat ?? null
  const row =
    chat === null
      ? undefined
      : await tx
          .selectFrom('subscribers')
          .select(['settings', 'latest'])
          .where('chat', '=', chat)
          .executeTakeFirst()
  return {
    chat,
    isPlanned: delivery.key.startsWith(PLANNED),
    subscriber: row ? parseSubscriber(row.settings, row.latest) : null,
    items: rows.map(
      ({ key, deadline, occurrence, kind, due, send_on: sendOn, agenda_due: now, gone }) => ({
        key,
        deadline,
        occurrence,
        kind,
        due,
        sendOn,
        agenda: now === null ? null : { due: now, gone: gone === 1 },
      }),
    ),
  }
}

/** Takes a message back before it left: each part says why, and what is still right is planned anew. */
export const withdrawReminder = async (
  tx: Kysely<Database>,
  delivery: OutboxRow,
  chat: string,
  { items }: Rechecked,
  faults: ReadonlyMap<string, string>,
): Promise<void> => {
  for (const { key } of items)
    await tx
      .updateTable('reminders')
      .set({ state: 'cancelled', reason: faults.get(key) ?? REBUILT, delivery: null })
      .where('chat', '=', chat)
      .where('key', '=', key)
      .where('delivery', '=', delivery.key)
      .execute()
  const isMendable = items.some(({ key }) => MENDABLE.has(faults.get(key) ?? REBUILT))
  if (isMendable)
    await tx.updateTable('subscribers').set({ planned_on: null }).where('chat', '=', chat).execute()
}
