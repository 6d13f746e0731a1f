import type { CarriedOut } from '../../handlers/conversation/carried-out.ts'
import type { Checklist } from '../../handlers/conversation/checklist.ts'
import type { HandOffView } from '../../handlers/conversation/hand-off.ts'
import type { InvitationLook, Subscriber } from '../../handlers/conversation/subscriber.ts'
import { confirmArrival, markShown, type HeldReply } from '../outbox/doubts.ts'
import { isHeard, markToErase } from '../outbox/erasure.ts'
import { enqueue, type DeliveryDraft } from '../outbox/outbox.ts'
import { comeBack, hearFrom, leave, moveChat } from '../outbox/recipients.ts'
import type { Deletion } from '../personal/deletions.ts'
import type { Db, InboxRow } from '../database/schema.ts'
import { markAnswered } from './albums.ts'
import { closeRevision, openRevision, withdrawAnswer, type Revision } from './revisions.ts'
import type { PutOff } from './put-off.ts'
import { carryOut } from './carry-out.ts'
import { settleSurplus } from './surplus.ts'
import type { EventTraits } from './traits.ts'
import { forget } from './forget.ts'
import { writeTurn, type Done, type Remembered, type TurnResult } from './sessions.ts'

/** An update with all that is needed to handle it. */
export interface UpdateContext extends Remembered {
  /** The stored form of the update's key, a keyed hash. */
  readonly key: string
  readonly event: string
  readonly receivedAt: number
  /** True if more updates of the same chat wait behind it. */
  readonly isFollowed: boolean
  /** Surplus updates of the chat, which are told with the last update that waits. */
  readonly surplus?: number
  /** Held replies that the person has not been shown. */
  readonly held: readonly HeldReply[]
  /** The reminders that the chat has subscribed to; null for none. */
  readonly subscriber: Subscriber | null
  /** The lists of papers of the chat; absent where it has none. */
  readonly checklists?: readonly Checklist[]
  /** What the chat has to do with hand-offs. */
  readonly handOff?: HandOffView
  /** What is known of the invitation code in the update; absent if there is none. */
  readonly invitation?: InvitationLook
  /** Further parts of the same album, in order. */
  readonly parts?: readonly string[]
  /** True where an earlier part of the album was answered. */
  readonly isAnswered?: boolean
  /** For an edit what it goes back to; null where it replaces nothing. */
  readonly revision?: Pick<Revision, 'before'> | null
}

/** What handling an update stores, all in the transaction that marks it done. */
export interface Handled {
  /** The new session and its effects; null if the conversation does not change. */
  readonly turn: TurnResult | null
  readonly drafts: readonly DeliveryDraft[]
  /** Writes the drafts anew, once it is known what storage did for the turn. */
  readonly conclude?: (carriedOut: CarriedOut) => readonly DeliveryDraft[]
  /** What the update shows about the chat. */
  readonly chat:
    | { readonly kind: 'heard' }
    /** Nothing: nobody spoke to the bot, or nothing of it counts. */
    | { readonly kind: 'nothing' }
    /** It takes messages again, and nobody has said anything. */
    | { readonly kind: 'back' }
    | { readonly kind: 'gone'; readonly reason: string }
    | { readonly kind: 'moved'; readonly to: string }
    /** The person told the platform that nothing may be kept: everything goes, and nothing is said. */
    | { readonly kind: 'withdrawn' }
    /** The platform says that these messages of ours arrived. */
    | { readonly kind: 'arrived'; readonly messages: readonly string[] }
}

/** An update that is about to be handled, as storage sees it. */
export interface Taking {
  /** The update, and further parts of its album. */
  readonly rows: readonly [InboxRow, ...InboxRow[]]
  readonly traits: EventTraits
  /** The session before it, as it is stored. */
  readonly session: string | null
  readonly revision: Revision | null
}

/**
 * How an update ended. `isMore`: another update of the chat waits. `surplus`: of how many surplus updates
 * the person was told.
 */
export type Taken =
  | { readonly kind: 'handled'; readonly isMore: boolean; readonly surplus?: number }
  | PutOff
  /** Nothing was done: more may belong to it. To be asked for again after so many milliseconds. */
  | { readonly kind: 'later'; readonly isMore: true; readonly waits: number }
  /** The channel has read what was stored unread; it is to be handled next. */
  | { readonly kind: 'reread'; readonly isMore: true }
  /** It failed, and will be tried again. */
  | { readonly kind: 'failed'; readonly isMore: true; readonly error: unknown }
  /** It failed too often and is not tried again; the person gets an apology. */
  | {
      readonly kind: 'dead'
      readonly isMore: boolean
      readonly error: unknown
      readonly surplus?: number
    }

/** After this many failures an update (a "poison message") is put aside, so that its chat goes on. */
const MOST_FAILURES = 3
/** Returns the note of a chat that was deleted, or null. */
const learn = async (
  tx: Db,
  { channel, chat }: InboxRow,
  learnt: Handled['chat'],
  now: number,
): Promise<Deletion | null> => {
  switch (learnt.kind) {
    case 'heard':
      await hearFrom(tx, channel, chat, now)
      return null
    case 'nothing':
      return null
    case 'back':
      await comeBack(tx, chat)
      return null
    case 'gone':
      await leave(tx, channel, chat, learnt.reason, now)
      return null
    case 'moved':
      await moveChat(tx, chat, learnt.to)
      return null
    case 'withdrawn':
      return (await forget(tx, chat, now, { replies: 'dropped' })).deletion
    case 'arrived':
      await confirmArrival(tx, chat, learnt.messages, now)
      return null
    default:
      return learnt satisfies never
  }
}

/** Marks held replies and surplus as told, if a message is sent that says so. */
const settleTold = async (
  tx: Db,
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

/** Keeps what an edit of this message would go back to, or that none can be made any more. */
const noteRevision = async (
  tx: Db,
  { rows: [row], traits, session, revision }: Taking,
  { turn, chat }: Handled,
  now: number,
): Promise<void> => {
  if (chat.kind !== 'heard') return
  if (revision) await withdrawAnswer(tx, row, revision, now)
  if (traits.message === null) return closeRevision(tx, row.chat)
  const before = revision?.before ? revision.stored : session
  return openRevision(tx, row, traits, before, turn?.effects ?? [], now)
}

const idsOf = ({ rows }: Taking) => rows.map(({ id }) => id)

/** Stores what handling an update has decided. Returns also whether all data of the chat is deleted. */
export const handle = async (
  tx: Db,
  taking: Taking,
  waiting: UpdateContext,
  handled: Handled,
  now: number,
): Promise<Done<Taken>> => {
  const { turn, chat } = handled
  let { drafts } = handled
  const [row] = taking.rows
  await tx
    .updateTable('inbox')
    // Reports of the platform are kept without their chat: a receipt may come after its data was deleted.
    .set({ state: 'done', event: null, ...(chat.kind === 'heard' ? {} : { chat: '' }) })
    .where('id', 'in', idsOf(taking))
    .execute()
  if (taking.traits.album !== null) await markAnswered(tx, row, taking.traits.album, now)
  const told = await settleTold(tx, row, waiting, drafts, now)
  let deletion = await learn(tx, row, chat, now)
  await noteRevision(tx, taking, handled, now)
  let isForgotten = false
  let isErased = chat.kind !== 'heard' && !(await isHeard(tx, row.chat))
  let isMore = waiting.isFollowed
  if (turn) {
    const at = new Date(now).toISOString()
    const written = await writeTurn(tx, row.chat, at, turn)
    isForgotten = written.isForgotten
    isErased ||= written.isErased
    deletion ??= written.deletion
    drafts = handled.conclude?.(written.carriedOut) ?? drafts
    const carriedOut = await carryOut(tx, row, turn.effects, now)
    isMore ||= carriedOut.isMore
  }
  await enqueue(tx, drafts, now)
  if (isForgotten) await markToErase(tx, row.chat)
  return { result: { kind: 'handled', isMore, ...told }, isErased, deletion }
}

/** Counts a failure; the last allowed one puts the update aside and apologises. */
export const fail = async (
  tx: Db,
  taking: Taking,
  waiting: UpdateContext,
  apology: () => readonly DeliveryDraft[],
  error: unknown,
  now: number,
): Promise<Done<Taken>> => {
  const [row] = taking.rows
  const isOver = row.failures + 1 >= MOST_FAILURES
  await tx
    .updateTable('inbox')
    .set((eb) => ({
      failures: eb('failures', '+', 1),
      reason: error instanceof Error ? error.name : 'unknown',
      ...(isOver ? { state: 'dead' as const, event: null } : {}),
    }))
    .where('id', 'in', idsOf(taking))
    .execute()
  if (!isOver) return { result: { kind: 'failed', isMore: true, error } }
  const drafts = apology()
  const told = await settleTold(tx, row, waiting, drafts, now)
  await enqueue(tx, drafts, now)
  return { result: { kind: 'dead', isMore: waiting.isFollowed, error, ...told } }
}
