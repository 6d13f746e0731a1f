import { sql, type Insertable, type Selectable } from 'kysely'
import type { Due, Subscriber } from '../../handlers/conversation/subscriber.ts'
import { insertMany, updateMany } from '../database/bulk.ts'
import { isShared } from '../database/dialects.ts'
import { enqueueMany, type DeliveryDraft } from '../outbox/outbox.ts'
import type { Database, Db, ReminderRow } from '../database/schema.ts'
import { parseSubscriber } from '../database/subscriber-format.ts'
import { dayPlanned } from './subscribers.ts'
import { createWriteTx } from '../database/write-tx.ts'

/** A reminder as it is put on record for a chat. */
export type NewReminder = Omit<ReminderRow, 'id' | 'chat' | 'created_at'>

/** A chat whose day is not planned yet. */
export interface Unplanned {
  readonly chat: string
  readonly channel: string
  readonly subscriber: Subscriber
  readonly plannedOn: string | null
  /** What is on record of the last weeks. */
  readonly told: readonly ReminderRow[]
  /** False where the person has left or blocked the bot. */
  readonly isReachable: boolean
}

/** What a day brings to one chat; null `latest` leaves what the last reminder named. */
export interface PlannedChat {
  readonly reminders: readonly NewReminder[]
  readonly drafts: readonly DeliveryDraft[]
  readonly latest: readonly Due[] | null
}

/** A day and the minute that it has come to, `HH:MM`, in Asia/Ho_Chi_Minh; `since` is a day. */
export interface PlanDay {
  readonly today: string
  readonly minute: string
  /** Rows about earlier last days are not looked at. */
  readonly since: string
}

/** How many chats were planned, and how many of them had settings that cannot be read any more. */
export interface PlanCount {
  readonly planned: number
  readonly unreadable: number
}

const NONE: PlanCount = { planned: 0, unreadable: 0 }

const unplanned = (db: Db, { today, minute }: PlanDay) =>
  db
    .selectFrom('subscribers')
    .where('send_time', '<=', minute)
    .where((eb) =>
      eb.or([
        eb('planned_on', 'is', null),
        eb('planned_on', '<', today),
        // The clock went back since.
        eb('planned_on', '>', today),
      ]),
    )

/** Rows that never went out may be taken up again; what went out stays for ever. */
export const insertReminders = (
  tx: Db,
  rows: readonly Insertable<Database['reminders']>[],
): Promise<void> =>
  insertMany(
    tx,
    'reminders',
    rows,
    sql`on conflict (chat, key) do update set due = excluded.due, send_on = excluded.send_on,
      state = excluded.state, reason = excluded.reason, delivery = excluded.delivery,
      created_at = excluded.created_at
      where reminders.state in ('cancelled', 'missed')`,
  )

type SubscriberRow = Selectable<Database['subscribers']>

const readTold = async (
  tx: Db,
  chats: readonly string[],
  since: string,
): Promise<ReadonlyMap<string, readonly ReminderRow[]>> => {
  const rows = await tx
    .selectFrom('reminders')
    .selectAll()
    .where('chat', 'in', chats)
    .where('due', '>=', since)
    .execute()
  return Map.groupBy(rows, ({ chat }) => chat)
}

export const createReminderStore = (db: Db) => {
  const writeTx = createWriteTx(db)
  return {
    /**
     * Plans the day for chats that wait for it, `most` at a time, in one transaction: `decide` says
     * what each is told. Returns how many were planned, none where none waits.
     */
    async plan(day: PlanDay, most: number, decide: (chat: Unplanned) => PlannedChat, now: number) {
      const some = await unplanned(db, day).select('chat').limit(1).executeTakeFirst()
      if (!some) return NONE
      return writeTx(async (tx) => {
        const rows = await unplanned(tx, day)
          .selectAll()
          .limit(most)
          .$if(isShared(tx), (query) => query.forUpdate().skipLocked())
          .execute()
        if (rows.length === 0) return NONE
        const chats = rows.map(({ chat }) => chat)
        const told = await readTold(tx, chats, day.since)
        const gone = await tx
          .selectFrom('recipients')
          .select('chat')
          .where('chat', 'in', chats)
          .where('state', '=', 'inactive')
          .execute()
        const unreachable = new Set(gone.map(({ chat }) => chat))
        const reminders: Insertable<Database['reminders']>[] = []
        const drafts: DeliveryDraft[] = []
        const done: Pick<SubscriberRow, 'chat' | 'latest' | 'planned_on'>[] = []
        let unreadable = 0
        for (const row of rows) {
          const { chat, channel } = row
          const subscriber = parseSubscriber(row.settings, row.latest)
          if (!subscriber) {
            unreadable += 1
            done.push({ chat, latest: row.latest, planned_on: day.today })
            continue
          }
          const planned = decide({
            chat,
            channel,
            subscriber,
            plannedOn: dayPlanned(row.planned_on),
            told: told.get(chat) ?? [],
            isReachable: !unreachable.has(chat),
          })
          reminders.push(...planned.reminders.map((one) => ({ ...one, chat, created_at: now })))
          drafts.push(...planned.drafts)
          const latest = planned.latest ? JSON.stringify(planned.latest) : row.latest
          done.push({ chat, latest, planned_on: day.today })
        }
        await insertReminders(tx, reminders)
        await enqueueMany(tx, drafts, now)
        await updateMany(tx, 'subscribers', done)
        return { planned: rows.length, unreadable }
      })
    },
  }
}

export type ReminderStore = ReturnType<typeof createReminderStore>
