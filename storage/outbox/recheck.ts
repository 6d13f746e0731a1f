import type { Subscriber } from '../../handlers/conversation/subscriber.ts'
import { readNudge, withdrawNudge, type NudgeRow } from '../checklists/nudges.ts'
import type { Db, OutboxRow, ReminderRow } from '../database/schema.ts'
import { parseSubscriber } from '../database/subscriber-format.ts'

/** One deadline that a message tells of: its last safe day as it says it, and when it was planned for. */
export interface RecheckedItem extends Pick<
  ReminderRow,
  'key' | 'deadline' | 'occurrence' | 'kind' | 'due' | 'send_on'
> {
  /** The day as it stands now; null if the deadline was never adopted from the content. */
  readonly agenda: { readonly due: string; readonly gone: boolean } | null
}

/** What a reminder is about, with the subscription as it is just before it leaves. */
export interface Rechecked {
  readonly subscriber: Subscriber | null
  /** True if the planner wrote the message; other messages have no items. */
  readonly isPlanned: boolean
  readonly items: readonly RecheckedItem[]
  /** What it tells of papers; null where that is nothing. */
  readonly nudge: NudgeRow | null
}

export type Verdict =
  | { readonly kind: 'go' }
  | { readonly kind: 'wait'; readonly until: number }
  /** Nothing is sent; the reasons by key of item. Items without a reason are planned again. */
  | { readonly kind: 'cancel'; readonly faults: ReadonlyMap<string, string> }

export interface Recheck {
  (screened: Rechecked, now: number): Verdict
}

/** Reason of the items that were right in a message that was withdrawn. */
const REBUILT = 'rebuilt'
/** Reasons that concern only how the message was written: it is planned again as things are now. */
const MENDABLE: ReadonlySet<string> = new Set([REBUILT, 'changed', 'clock'])

/** Prefix of the keys of messages that the planner wrote. */
export const PLANNED = 'reminder:'

/** What a reminder tells, and whose subscription it is: it may be sent to another chat of the person. */
export const readRechecked = async (
  tx: Db,
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
  const nudge = rows.length === 0 ? await readNudge(tx, delivery.key) : null
  const chat = rows[0]?.chat ?? nudge?.chat ?? null
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
    nudge,
    isPlanned: delivery.key.startsWith(PLANNED),
    subscriber: row ? parseSubscriber(row.settings, row.latest) : null,
    items: rows.map(({ agenda_due: now, gone, ...item }) => ({
      ...item,
      agenda: now === null ? null : { due: now, gone: gone === 1 },
    })),
  }
}

/** Withdraws a message before it leaves: records the reason of each item, and has right ones planned again. */
export const withdrawReminder = async (
  tx: Db,
  delivery: OutboxRow,
  chat: string,
  { items, nudge }: Rechecked,
  faults: ReadonlyMap<string, string>,
): Promise<void> => {
  if (nudge) {
    const reason = faults.values().next().value ?? REBUILT
    await withdrawNudge(tx, nudge, MENDABLE.has(reason))
  }
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
