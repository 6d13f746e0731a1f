import type { Selectable } from 'kysely'
import type { Subscriber } from '../../handlers/conversation/subscriber.ts'
import { lockChat } from '../database/dialects.ts'
import { enqueue, type DeliveryDraft } from '../outbox/outbox.ts'
import type { Database, Db } from '../database/schema.ts'
import { parseSubscriber } from '../database/subscriber-format.ts'
import { keepSubscriber } from './subscribers.ts'
import { createWriteTx } from '../database/write-tx.ts'

/** A chat that is on record for reminders, as whoever looks after it sees it. */
export interface Person {
  readonly chat: string
  readonly channel: string
  /** Null where the record cannot be read by this version. */
  readonly subscriber: Subscriber | null
  /** False where the person left or blocked the bot. */
  readonly isReachable: boolean
}

/** What somebody decided about a chat, and what it is told. */
export interface GrantChange {
  /** Null ends the subscription. */
  readonly subscriber: Subscriber | null
  readonly notice: DeliveryDraft
  /** The notice does not leave before this instant, milliseconds since the epoch. */
  readonly notBefore: number
}

type Row = Selectable<Database['subscribers']> & { readonly state: string | null }

const personOf = ({ chat, channel, settings, latest, state }: Row): Person => ({
  chat,
  channel,
  subscriber: parseSubscriber(settings, latest),
  isReachable: state !== 'inactive',
})

const rowsOf = (db: Db) =>
  db
    .selectFrom('subscribers')
    .leftJoin('recipients', 'recipients.chat', 'subscribers.chat')
    .selectAll('subscribers')
    .select('recipients.state')

/** Whom the program reminds, for the people who decide about it. */
export const createGrantStore = (db: Db) => {
  const writeTx = createWriteTx(db)
  return {
    people: async () => (await rowsOf(db).orderBy('subscribers.chat').execute()).map(personOf),
    /** Whether a chat has written, and can be written to. */
    async isReachable(chat: string) {
      const row = await db
        .selectFrom('recipients')
        .select('state')
        .where('chat', '=', chat)
        .executeTakeFirst()
      return row?.state === 'active'
    },
    /**
     * Changes what a chat may be told, with the notice of it, in one transaction that no turn of the
     * chat comes between. False where the chat is not on record or `decide` leaves it as it is.
     */
    change: (chat: string, decide: (subscriber: Subscriber) => GrantChange | null, now: number) =>
      writeTx(async (tx) => {
        await lockChat(tx, chat)
        const row = await rowsOf(tx).where('subscribers.chat', '=', chat).executeTakeFirst()
        const found = row && personOf(row)
        const changed = found?.subscriber ? decide(found.subscriber) : null
        if (!found || !changed) return false
        await keepSubscriber(tx, found.channel, chat, changed.subscriber)
        await enqueue(tx, [changed.notice], now)
        if (changed.notBefore > now)
          await tx
            .updateTable('outbox')
            .set({ next_at: changed.notBefore })
            .where('key', '=', changed.notice.key)
            .where('state', '=', 'pending')
            .execute()
        return true
      }),
  }
}
