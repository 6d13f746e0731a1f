import { countHeld, readHeld } from '../outbox/doubts.ts'
import { lookUp } from '../reminders/invitations.ts'
import {
  defer,
  fail,
  handle,
  rewrite,
  type Deferred,
  type Handled,
  type UpdateContext,
} from './updates.ts'
import type { DeliveryDraft } from '../outbox/outbox.ts'
import type { Db } from '../database/schema.ts'
import { AHEAD_MS } from '../outbox/pace.ts'
import { pseudonymsOf } from '../database/pseudonym.ts'
import { createTurnTx, remember } from './sessions.ts'
import { countSurplus, statesOf } from './surplus.ts'
import { parseSubscriber } from '../database/subscriber-format.ts'
import { createWriteTx } from '../database/write-tx.ts'

/** An update as a channel read it; `event` is JSON. */
export interface Arrival {
  readonly channel: string
  /** The same however often the platform delivers the update; stored as a keyed hash. */
  readonly key: string
  readonly chat: string
  readonly event: string
  /** True for what a person writes. Reports of the platform are never surplus. */
  readonly isLimited?: boolean
}

export interface Cursor {
  readonly channel: string
  readonly cursor: string
}

/** The hash of the invitation code in an event; null if there is none. */
export type CodeOf = (event: string) => string | null

/** The inbox of a database that has been migrated. */
export const createInbox = (db: Db, codeOf: CodeOf) => {
  const writeTx = createWriteTx(db)
  const turnTx = createTurnTx(db)
  return {
    /**
     * Stores updates, each once, together with the place from which to poll next. Returns how many were
     * new. If only `most` updates of a chat may wait, further limited ones are stored as surplus.
     */
    async receive(arrivals: readonly Arrival[], cursor: Cursor | null, now: number, most?: number) {
      const pseudonym = await pseudonymsOf(db)
      return writeTx(async (tx) => {
        let fresh = 0
        if (arrivals.length > 0) {
          const states = most === undefined ? [] : await statesOf(tx, arrivals, most)
          const rows = arrivals.map(({ channel, key, chat, event }, at) => ({
            channel,
            update_key: pseudonym(channel, key),
            chat,
            event: states[at] === 'surplus' ? null : event,
            state: states[at] ?? ('waiting' as const),
            received_at: now,
          }))
          const { numInsertedOrUpdatedRows } = await tx
            .insertInto('inbox')
            .values(rows)
            .onConflict((conflict) => conflict.columns(['channel', 'update_key']).doNothing())
            .executeTakeFirstOrThrow()
          fresh = Number(numInsertedOrUpdatedRows ?? 0n)
        }
        if (cursor)
          await tx
            .insertInto('cursors')
            .values(cursor)
            .onConflict((conflict) =>
              conflict.column('channel').doUpdateSet({ cursor: cursor.cursor }),
            )
            .execute()
        return fresh
      })
    },
    async cursor(channel: string) {
      const row = await db
        .selectFrom('cursors')
        .select('cursor')
        .where('channel', '=', channel)
        .executeTakeFirst()
      return row?.cursor ?? null
    },
    /** Chats with updates older than this, or from before the clock was set back. */
    async waiting(now: number, olderThanMs: number) {
      const rows = await db
        .selectFrom('inbox')
        .select('chat')
        .distinct()
        .where('state', '=', 'waiting')
        .where((eb) =>
          eb.or([
            eb('received_at', '<=', now - olderThanMs),
            eb('received_at', '>', now + AHEAD_MS),
          ]),
        )
        .execute()
      return rows.map(({ chat }) => chat)
    },
    /**
     * Handles the oldest waiting update of a chat in one transaction: `decide` is given the update with
     * its context and returns what is to be stored, or puts it off. Null if none waits, or another
     * program sees to it. `decide` may be called twice, since
     * the transaction may be repeated.
     */
    take: (
      chat: string,
      now: number,
      decide: (waiting: UpdateContext) => Handled | Deferred,
      apologise: (waiting: UpdateContext) => readonly DeliveryDraft[],
    ) =>
      turnTx(chat, async (tx) => {
        const [row, next] = await tx
          .selectFrom('inbox')
          .leftJoin('sessions', 'sessions.chat', 'inbox.chat')
          .leftJoin('subscribers', 'subscribers.chat', 'inbox.chat')
          .selectAll('inbox')
          .select(['sessions.session', 'subscribers.settings', 'subscribers.latest', countHeld])
          .where('inbox.chat', '=', chat)
          .where('inbox.state', 'in', ['waiting', 'surplus'])
          // Waiting updates before surplus ones, whenever they came.
          .orderBy('inbox.state', 'desc')
          .orderBy('inbox.id')
          .limit(2)
          .execute()
        if (row?.state !== 'waiting') return { result: null }
        const event = row.event ?? ''
        const code = codeOf(event)
        const waiting: UpdateContext = {
          key: row.update_key,
          event,
          receivedAt: row.received_at,
          isFollowed: next?.state === 'waiting',
          surplus: next?.state === 'surplus' ? await countSurplus(tx, chat) : 0,
          held: Number(row.held) > 0 ? await readHeld(tx, chat) : [],
          subscriber:
            row.settings === null || row.latest === null
              ? null
              : parseSubscriber(row.settings, row.latest),
          ...(code === null ? {} : { invitation: await lookUp(tx, chat, code, now) }),
          ...remember(row.session),
        }
        let handled: Handled | Deferred
        try {
          handled = decide(waiting)
        } catch (error) {
          return fail(tx, row, waiting, () => apologise(waiting), error, now)
        }
        return 'defer' in handled
          ? { result: await defer(tx, row, handled) }
          : handle(tx, row, waiting, handled, now)
      }),
    /** Gives an update that waits what it was put off for. Nothing where it waits no more. */
    bring: (id: number, event: string) => writeTx((tx) => rewrite(tx, id, event)),
    /** How many updates wait, and when the oldest of them came. */
    async backlog() {
      const { count, since } = await db
        .selectFrom('inbox')
        .select(({ fn }) => [fn.countAll().as('count'), fn.min('received_at').as('since')])
        .where('state', '=', 'waiting')
        .executeTakeFirstOrThrow()
      return { count: Number(count), since }
    },
  }
}

export type Inbox = ReturnType<typeof createInbox>
