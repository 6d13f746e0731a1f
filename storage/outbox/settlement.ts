import { settleByReceipt } from './doubts.ts'
import { eraseSettled, isDropped } from './erasure.ts'
import { endRests, pauseUntil, type Pause } from './pace.ts'
import { countSent } from './quotas.ts'
import { clearRejections, countRejection, deactivate, leave, moveChat } from './recipients.ts'
import type { Db, DeliveryState, OutboxRow } from '../database/schema.ts'

/** What the outcome of a send changes. */
export interface Settlement {
  readonly state: Extract<DeliveryState, 'pending' | 'sent' | 'blocked' | 'dead' | 'unknown'>
  /** The name of the outcome, for the table `attempts`. */
  readonly outcome: string
  readonly reason: string | null
  readonly messageId: string | null
  /** When the delivery is due again, if it is pending. */
  readonly nextAt: number
  /** True if this attempt counts as a failure. */
  readonly isFailure: boolean
  /** True if nobody knows whether the message arrived. */
  readonly isDoubt: boolean
  /** True if the text is kept, to be shown with the next turn. */
  readonly isKept: boolean
  /** Bots and chats that have to rest. */
  readonly pauses: readonly Pause[]
  /** Bots and chats that had to rest and whose message was now accepted. */
  readonly recovered: readonly string[]
  /** What the attempt shows about the chat. */
  readonly chat: 'nothing' | 'reached' | 'refused' | 'gone'
  /** The chat's new id, or null. */
  readonly moveTo: string | null
  /** The month (`YYYY-MM`) whose quota the message counts against; null if the channel has none. */
  readonly month: string | null
}

const learnOfChat = async (
  tx: Db,
  { channel, chat, class: kind }: OutboxRow,
  { chat: learnt, reason }: Settlement,
  now: number,
): Promise<void> => {
  switch (learnt) {
    case 'nothing':
      return
    case 'reached':
      // A reply answers a message of the person, which has already cleared the refusals.
      return kind === 'reply' ? undefined : clearRejections(tx, chat)
    case 'refused':
      return countRejection(tx, channel, chat, reason ?? '', now)
    case 'gone':
      return deactivate(tx, channel, chat, reason ?? '', now)
    default:
      return learnt satisfies never
  }
}

/** `stale`: nothing was changed. `erased`: the row is deleted. */
export type Settled = 'stale' | 'recorded' | 'erased'

/**
 * Records the result of a send. `fence` is a fencing token: if a newer claim has raised it, this result
 * is stale and changes nothing, so that a program that was frozen and wakes up late cannot overwrite
 * what another one has recorded since.
 */
export const settle = async (
  tx: Db,
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
  // A message that was sent needs no row in `attempts`: its own row says who sent it, when, and its id.
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
  const isGivenUp = !isOver && isDropped(row.erase)
  if (isGivenUp)
    await tx
      .updateTable('outbox')
      .set({ state: 'cancelled', settled_at: now })
      .where('id', '=', delivery.id)
      .execute()
  if (row.erase === 0 || (!isOver && !isGivenUp)) return 'recorded'
  // The chat was deleted: nothing about it may be recorded, only what waits for it is dropped.
  if (settlement.chat === 'gone') await leave(tx, delivery.channel, delivery.chat, '', now)
  await eraseSettled(tx, delivery.chat)
  return 'erased'
}
