import { readChecklists } from '../checklists/checklists.ts'
import { countHeld, readHeld } from '../outbox/doubts.ts'
import { offersSending, readHandOffView } from '../handoff/view.ts'
import { lookUp } from '../reminders/invitations.ts'
import { readAlbum, readFollower, traitsOfAlbum } from './albums.ts'
import { readRevision } from './revisions.ts'
import { NO_TRAITS, type EventTraits, type TraitsOf } from './traits.ts'
import { defer, rewrite, type Deferred } from './put-off.ts'
import {
  fail,
  handle,
  type Handled,
  type Taken,
  type Taking,
  type UpdateContext,
} from './updates.ts'
import type { DeliveryDraft } from '../outbox/outbox.ts'
import type { Db, InboxRow } from '../database/schema.ts'
import { AHEAD_MS } from '../outbox/pace.ts'
import { pseudonymsOf } from '../database/pseudonym.ts'
import { createTurnTx, remember, type Done } from './sessions.ts'
import { countSurplus, statesOf } from './surplus.ts'
import { parseSubscriber } from '../database/subscriber-format.ts'
import { createWriteTx } from '../database/write-tx.ts'
import { lockWithdrawn, overtake } from './withdrawal.ts'

/** An update as a channel read it; `event` is JSON. */
export interface Arrival {
  readonly channel: string
  /** The same however often the platform delivers the update; stored as a keyed hash. */
  readonly key: string
  readonly chat: string
  readonly event: string
  /** True for what a person writes. Reports of the platform are never surplus. */
  readonly isLimited?: boolean
  /** True where the person says that nothing may be kept: what waits in the chat is dropped. */
  readonly isWithdrawal?: boolean
}

export interface Cursor {
  readonly channel: string
  readonly cursor: string
}

/** The hash of the invitation code in an event; null if there is none. */
export type CodeOf = (event: string) => string | null

/**
 * What a channel makes of an event that was stored unread: its JSON, null for one of no use; or null
 * where it cannot tell yet.
 */
export type Reread = (event: string) => { readonly event: string | null } | null

const OF_NO_USE: Reread = () => ({ event: null })

/** Puts what was read in the place of what was stored unread, so that it is handled as it is. */
const readAgain = async (
  tx: Db,
  { id }: InboxRow,
  read: ReturnType<Reread>,
): Promise<Done<Taken | null>> => {
  if (!read) return { result: null }
  const { event } = read
  await tx
    .updateTable('inbox')
    .set(event === null ? { state: 'done', event, chat: '' } : { event })
    .where('id', '=', id)
    .execute()
  return { result: { kind: 'reread', isMore: true } }
}

/** The inbox of a database that has been migrated. */
export const createInbox = (db: Db, codeOf: CodeOf, traitsOf: TraitsOf = () => NO_TRAITS) => {
  const writeTx = createWriteTx(db)
  const turnTx = createTurnTx(db)
  const albumOf = async (tx: Db, row: InboxRow, { album, isEdit }: EventTraits, now: number) =>
    album === null || isEdit ? null : readAlbum(tx, row, album, traitsOf, now)
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
          await lockWithdrawn(tx, arrivals)
          const states = most === undefined ? [] : await statesOf(tx, arrivals, most, traitsOf)
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
          for (const [at, row] of rows.entries())
            if (arrivals[at]?.isWithdrawal) await overtake(tx, row)
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
     * Handles the oldest waiting update of a chat in one transaction, an album as one: `decide` is given
     * the update with its context and returns what is to be stored, or puts it off. Null if none waits,
     * another program sees to it, or `reread` cannot read it yet. `decide` may be called twice, since the
     * transaction may be repeated.
     */
    take: (
      chat: string,
      now: number,
      decide: (waiting: UpdateContext) => Handled | Deferred,
      apologise: (waiting: UpdateContext) => readonly DeliveryDraft[],
      reread: Reread = OF_NO_USE,
    ) =>
      turnTx(chat, async (tx): Promise<Done<Taken | null>> => {
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
        const traits = traitsOf(event)
        if (traits.isUnread) return readAgain(tx, row, reread(event))
        const album = await albumOf(tx, row, traits, now)
        if (album && album.waits > 0)
          return { result: { kind: 'later', isMore: true, waits: album.waits } }
        const parts = album?.rows.slice(1) ?? []
        const follower =
          parts.length === 0 ? next?.state : await readFollower(tx, chat, album?.rows ?? [])
        const revision = traits.isEdit ? await readRevision(tx, chat, traits) : null
        const taking: Taking = {
          rows: [row, ...parts],
          traits: album ? traitsOfAlbum(album.rows, traitsOf) : traits,
          session: row.session,
          revision,
        }
        const events = [event, ...parts.map((part) => part.event ?? '')]
        const code = events.map(codeOf).find((one) => one !== null) ?? null
        const waiting: UpdateContext = {
          key: row.update_key,
          event,
          receivedAt: row.received_at,
          isFollowed: follower === 'waiting',
          surplus: follower === 'surplus' ? await countSurplus(tx, chat) : 0,
          held: Number(row.held) > 0 ? await readHeld(tx, chat) : [],
          subscriber:
            row.settings === null || row.latest === null
              ? null
              : parseSubscriber(row.settings, row.latest),
          checklists: await readChecklists(tx, chat),
          handOff: await readHandOffView(
            tx,
            chat,
            { replyTo: traits.replyTo, isSending: offersSending(row.session) },
            now,
          ),
          ...(code === null ? {} : { invitation: await lookUp(tx, chat, code, now) }),
          ...(parts.length === 0 ? {} : { parts: events.slice(1) }),
          ...(album?.isAnswered ? { isAnswered: true } : {}),
          ...(traits.isEdit ? { revision } : {}),
          ...remember(row.session),
        }
        let handled: Handled | Deferred
        try {
          handled = decide(waiting)
        } catch (error) {
          return fail(tx, taking, waiting, () => apologise(waiting), error, now)
        }
        return 'defer' in handled
          ? { result: await defer(tx, row, handled) }
          : handle(tx, taking, waiting, handled, now)
      }),
    /** Gives an update that waits what it was put off for. Nothing where it waits no more. */
    bring: (id: number, event: string) => writeTx((tx) => rewrite(tx, id, event)),
    /** Whether an update still waits. */
    async isWaiting(id: number) {
      const query = db.selectFrom('inbox').select('id').where('id', '=', id)
      return (await query.where('state', '=', 'waiting').executeTakeFirst()) !== undefined
    },
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
