import type { Kysely } from 'kysely'
import { settleByReceipt } from './doubts.ts'
import { eraseSettled } from './erasure.ts'
import { endRests, pauseUntil, type Pause } from './pace.ts'
import { countSent } from './quotas.ts'
import { clearRejections, countRejection, deactivate, leave, moveChat } from './recipients.ts'
import type { Database, DeliveryState, OutboxRow } from '../database/schema.ts'

/** What an outcome makes of a delivery. */
export interface Settlement {
  readonly state: Extract<DeliveryState, 'pending' | 'sent' | 'blocked' | 'dead' | 'unknown'>
  /** The outcome's name, for the list of attempts. */
  readonly outcome: string
  readonly reason: string | null
  readonly messageId: string | null
  /** When a delivery that waits again is due. */
  readonly nextAt: number
  /** True where this try counts as a failure. */
  readonly isFailure: boolean
  /** True where nobody knows whether the message arrived. */
  readonly isDoubt: boolean
  /** True where the person reads it with the next turn, though it was not sent. */
  readonly isKept: boolean
  /** Bots and chats that have to rest. */
  readonly pauses: readonly Pause[]
  /** Bots and chats whose row of rests is over: something was taken. */
  readonly recovered: readonly string[]
  /** What the try says of the chat. */
  readonly chat: 'nothing' | 'reached' | 'refused' | 'gone'
  /** The chat's new id, or null. */
  readonly moveTo: string | null
  /** The month (`YYYY-MM`) in which the message counts, or null where the channel has no quota. */
  readonly month: string | null
}

const learnOfChat = async (
  tx: Kysely<Database>,
  { channel, chat, class: kind }: OutboxRow,
  { chat: learnt, reason }: Settlement,
  now: number,
): Promise<void> => {
  switch (learnt) {
    case 'nothing':
      return
    case 'reached':
      // A reply follows words of the person, which have cleared them already.
      return kind === 'reply' ? undefined : clearRejections(tx, chat)
    case 'refused':
      return countRejection(tx, channel, chat, reason ?? '', now)
    case 'gone':
      return deactivate(tx, channel, chat, reason ?? '', now)
    default:
      return learnt satisfies never
  }
}

/** `stale` changed nothing; of what was `erased` no row is left. */
export type Settled = 'stale' | 'recorded' | 'erased'

/**
 * Writes down what became of a delivery that was being sent. Stale where the fence is no longer that
 * of its claim: a program that woke up late cannot overwrite.
 */
export const settle = async (
  tx: Kysely<Database>,
  delivery: OutboxRow,
  settlement: Settlement,
  now: number,
): Promise<Settled> => {
  const { state, outcome, reason, messageId, nextAt, isFailure, isDoubt, isKept } = settlement
  const isOver = state !== 'pending'
  const row = await tx
    .updateTable('outbox')
    .set((expression) => ({
      state,
      reason,
      message_id: messageId,
      next_at: nextAt,
      set_at: now,
      settled_at: isOver ? now : null,
      failures: expression('failures', '+', Number(isFailure)),
      doubts: expression('doubts', '+', Number(isDoubt)),
      ...(isOver && !isKept ? { parcel: null } : {}),
    }))
    .where('id', '=', delivery.id)
    .where('fence', '=', delivery.fence)
    .where('state', '=', 'sending')
    .returning('erase')
    .executeTakeFirst()
  if (!row) return 'stale'
  // The row of a message that was sent says itself who sent it, when, and as what.
  if (state !== 'sent')
    await tx
      .insertInto('attempts')
      .values({
        delivery: delivery.id,
        fence: delivery.fence,
        owner: delivery.owner ?? '',
        outcome,
        detail: reason,
        at: now,
      })
      .execute()
  if (isDoubt) await settleByReceipt(tx, delivery, now)
  for (const pause of settlement.pauses) await pauseUntil(tx, pause, now)
  if (settlement.recovered.length > 0) await endRests(tx, settlement.recovered)
  if (settlement.month !== null) await countSent(tx, delivery.channel, settlement.month)
  if (row.erase === 0) await learnOfChat(tx, delivery, settlement, now)
  if (settlement.moveTo !== null) await moveChat(tx, delivery.chat, settlement.moveTo)
  if (row.erase === 0 || !isOver) return 'recorded'
  // Nobody is left of whom anything could be learnt.
  if (settlement.chat === 'gone') await leave(tx, delivery.channel, delivery.chat, '', now)
  await eraseSettled(tx, delivery.chat)
  return 'erased'
}
