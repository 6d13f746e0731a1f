import type { Kysely } from 'kysely'
import type { Session } from '../../handlers/conversation.ts'
import type { Effect } from '../../handlers/effect.ts'
import type { InvitationLook, Subscriber } from '../../handlers/subscriber.ts'
import { confirmArrival, markShown, type HeldReply } from '../outbox/doubts.ts'
import { isHeard, markToErase } from '../outbox/erasure.ts'
import { enqueue, type DeliveryDraft } from '../outbox/outbox.ts'
import { hearFrom, leave, moveChat } from '../outbox/recipients.ts'
import { carryOut } from '../reminders/effects.ts'
import type { Database, InboxRow } from '../database/schema.ts'
import { settleSurplus } from './surplus.ts'
import { writeTurn } from './sessions.ts'

/** What one update finds. */
export interface UpdateContext {
  /** The pseudonym of the update's key. */
  readonly key: string
  readonly event: string
  readonly receivedAt: number
  /** True where more of the same chat waits behind it. */
  readonly isFollowed: boolean
  /** Updates of the chat that will not be handled; told with the last one that waits. */
  readonly surplus?: number
  readonly session: Session | null
  /** True where a stored session no longer fits and counts as none. */
  readonly unreadable: boolean
  /** Replies in doubt that the person has not been told of. */
  readonly held: readonly HeldReply[]
  /** What the chat asked to be reminded of; null is nothing. */
  readonly subscriber: Subscriber | null
  /** What is known of the invitation code that came in; absent where none did. */
  readonly invitation?: InvitationLook
}

/** What one update leaves behind, all of it in the transaction that marks it done. */
export interface Handled {
  /** The new session and its effects; null where the talk does not change. */
  readonly turn: { readonly session: Session | null; readonly effects: readonly Effect[] } | null
  readonly drafts: readonly DeliveryDraft[]
  /** What the update says of the chat. */
  readonly chat:
    | { readonly kind: 'heard' }
    | { readonly kind: 'gone'; readonly reason: string }
    | { readonly kind: 'moved'; readonly to: string }
    /** The platform says that these messages of ours arrived. */
    | { readonly kind: 'arrived'; readonly messages: readonly string[] }
}

/**
 * How an update ended; `isMore` is that the chat has one that waits, `surplus` how many that will not be
 * handled its person was told of.
 */
export type Taken =
  | { readonly kind: 'handled'; readonly isMore: boolean; readonly surplus?: number }
  /** It failed, and will be tried again. */
  | { readonly kind: 'failed'; readonly isMore: true; readonly error: unknown }
  /** It failed too often and will not be tried again; the person gets an apology. */
  | {
      readonly kind: 'dead'
      readonly isMore: boolean
      readonly error: unknown
      readonly surplus?: number
    }

/** An update that failed so often is put aside, so that its chat goes on. */
const MOST_FAILURES = 3
const learn = async (
  tx: Kysely<Database>,
  { channel, chat }: InboxRow,
  learnt: Handled['chat'],
  now: number,
): Promise<void> => {
  switch (learnt.kind) {
    case 'heard':
      return hearFrom(tx, channel, chat, now)
    case 'gone':
      return leave(tx, channel, chat, learnt.reason, now)
    case 'moved':
      return moveChat(tx, chat, learnt.to)
    case 'arrived':
      return confirmArrival(tx, chat, learnt.messages, now)
    default:
      return learnt satisfies never
  }
}

/** What a person was not told yet stands in the first message that goes to them. */
const settleTold = async (
  tx: Kysely<Database>,
  { chat }: InboxRow,
  { held, surplus = 0 }: UpdateContext,
  drafts: readonly DeliveryDraft[],
  now: number,
): Promise<{ readonly surplus?: number }> => {
  if (drafts.length === 0) return {}
  if (held.length > 0) await markShown(tx, chat, now)
  if (surplus === 0) return {}
  await settleSurplus(tx, chat)
  return { surplus }
}

/** Writes all that an update leaves behind, and tells whether it was of a chat that is forgotten. */
export const handle = async (
  tx: Kysely<Database>,
  row: InboxRow,
  waiting: UpdateContext,
  { turn, drafts, chat }: Handled,
  now: number,
): Promise<{ readonly taken: Taken; readonly isForgotten: boolean }> => {
  await tx
    .updateTable('inbox')
    // Only what the person said counts for the chat; a receipt may come when it is forgotten.
    .set({ state: 'done', event: null, ...(chat.kind === 'heard' ? {} : { chat: '' }) })
    .where('id', '=', row.id)
    .execute()
  const told = await settleTold(tx, row, waiting, drafts, now)
  await learn(tx, row, chat, now)
  let isForgotten = false
  if (turn) {
    const at = new Date(now).toISOString()
    isForgotten = await writeTurn(tx, row.chat, at, turn.session, turn.effects)
    await carryOut(tx, row, turn.effects, now)
  }
  await enqueue(tx, drafts, now)
  if (isForgotten) await markToErase(tx, row.chat)
  return {
    taken: { kind: 'handled', isMore: waiting.isFollowed, ...told },
    isForgotten: isForgotten || (chat.kind !== 'heard' && !(await isHeard(tx, row.chat))),
  }
}

/** Counts a failure; the last one puts the update aside with an apology. */
export const fail = async (
  tx: Kysely<Database>,
  row: InboxRow,
  waiting: UpdateContext,
  apology: () => readonly DeliveryDraft[],
  error: unknown,
  now: number,
): Promise<Taken> => {
  const isOver = row.failures + 1 >= MOST_FAILURES
  await tx
    .updateTable('inbox')
    .set({
      failures: row.failures + 1,
      reason: error instanceof Error ? error.name : 'unknown',
      ...(isOver ? { state: 'dead' as const, event: null } : {}),
    })
    .where('id', '=', row.id)
    .execute()
  if (!isOver) return { kind: 'failed', isMore: true, error }
  const drafts = apology()
  const told = await settleTold(tx, row, waiting, drafts, now)
  await enqueue(tx, drafts, now)
  return { kind: 'dead', isMore: waiting.isFollowed, error, ...told }
}
