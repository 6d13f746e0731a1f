import type { Subscriber } from '../../handlers/conversation/subscriber.ts'
import { isShared } from '../database/dialects.ts'
import { enqueue, type DeliveryDraft } from '../outbox/outbox.ts'
import type { NewReminder } from './reminders.ts'
import type { Db, ReminderRow } from '../database/schema.ts'
import { parseSubscriber } from '../database/subscriber-format.ts'
import { createWriteTx } from '../database/write-tx.ts'

/** A message that could not be told in a chat, and whose person has a second one, or a group around it. */
export interface Stranded {
  /** Key of the delivery that failed. */
  readonly delivery: string
  readonly chat: string
  readonly subscriber: Subscriber
  readonly reminders: readonly ReminderRow[]
}

/** The messages for the second chat, and which of them tells what. */
export interface Retold {
  readonly drafts: readonly DeliveryDraft[]
  readonly reminders: readonly Pick<NewReminder, 'key' | 'delivery'>[]
}

/** The chat takes nothing, or nothing more; never where it may have arrived. */
const FAILED = ['blocked', 'dead'] as const
const MOST = 100

/** Reminders in a delivery to their own chat that failed for good. */
const stranded = (db: Db, today: string) =>
  db
    .selectFrom('reminders')
    .innerJoin('outbox', 'outbox.key', 'reminders.delivery')
    .innerJoin('subscribers', 'subscribers.chat', 'reminders.chat')
    .whereRef('outbox.chat', '=', 'reminders.chat')
    .where('outbox.class', '=', 'reminder')
    .where('outbox.state', 'in', FAILED)
    .where('outbox.doubts', '=', 0)
    .where('reminders.state', '=', 'queued')
    .where('reminders.due', '>=', today)
    // Without a second chat a topic has its group.
    .where((eb) =>
      eb.or([
        eb('subscribers.settings', 'not like', '%"second":null%'),
        eb('reminders.chat', 'like', '%/%'),
      ]),
    )

export const createReroutingStore = (db: Db) => {
  const writeTx = createWriteTx(db)
  return {
    /**
     * Puts what could not be told in a first chat into the outbox for the second one: `decide` writes
     * it, or says null where it stays untold. Only what is due today or later. Returns how many messages.
     */
    async reroute(today: string, decide: (stranded: Stranded) => Retold | null, now: number) {
      const some = await stranded(db, today).select('reminders.id').limit(1).executeTakeFirst()
      if (!some) return 0
      return writeTx(async (tx) => {
        const rows = await stranded(tx, today)
          .selectAll('reminders')
          .select(['subscribers.settings', 'subscribers.latest'])
          .orderBy('reminders.id')
          .limit(MOST)
          .$if(isShared(tx), (query) => query.forUpdate().skipLocked())
          .execute()
        let count = 0
        for (const [delivery, own] of Map.groupBy(rows, (row) => row.delivery ?? '')) {
          const [first] = own
          const subscriber = first && parseSubscriber(first.settings, first.latest)
          const told =
            first && subscriber
              ? decide({ delivery, chat: first.chat, subscriber, reminders: own })
              : null
          await enqueue(tx, told?.drafts ?? [], now)
          for (const { id, key } of own) {
            const carrier = told?.reminders.find((one) => one.key === key)?.delivery ?? null
            await tx
              .updateTable('reminders')
              .set(
                carrier === null
                  ? { state: 'cancelled', reason: 'unreachable', delivery: null }
                  : { delivery: carrier },
              )
              .where('id', '=', id)
              .execute()
          }
          count += told?.drafts.length ?? 0
        }
        return count
      })
    },
  }
}
