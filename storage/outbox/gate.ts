import { eraseSettled } from './erasure.ts'
import { takeTurn, type Cell, type Rests } from './pace.ts'
import { readQuotaState, type MonthlyQuota } from './quotas.ts'
import type { Db, OutboxRow } from '../database/schema.ts'
import { hasSecondChat } from './second-chat.ts'
import { readMute } from '../database/flags.ts'
import { readRelayed, type RelayCheck } from './relayed.ts'
import { readRechecked, withdrawReminder, type Recheck } from './recheck.ts'

/** While reminders are muted, each is looked at again after so long. */
const MUTED_REST_MS = 60_000
/** Wait of a reminder while the rest of the monthly quota is reserved for replies. */
const QUOTA_REST_MS = 60 * 60_000
/** Reason of a reply that waited for too long to be sent. */
export const TOO_LATE = 'too-late'

/** What is checked between the claim and the first byte that leaves. */
export interface Gate {
  /** Milliseconds after a person's last message during which the platform takes free text; null: always. */
  readonly window: number | null
  /** Whether a reminder can be sent as a template outside that window. */
  readonly hasTemplate?: boolean
  /** The rate limits that apply: of the bot and of the chat. */
  readonly cells: readonly Cell[]
  /** Milliseconds after which a reply is too old to be sent and is held; absent: no limit. */
  readonly replyLives?: number
  /** The monthly quota of the channel, if it has one: its last part is reserved for replies. */
  readonly quota?: MonthlyQuota | undefined
  /** Decides whether a reminder is still right; absent if none is planned. */
  readonly recheck?: Recheck | undefined
  /** Decides whether what is relayed between two people may leave; absent if nothing is. */
  readonly relayCheck?: RelayCheck | undefined
}

export type GateResult =
  /** It may leave now. Exactly one caller gets this for a claim. */
  | {
      readonly kind: 'go'
      readonly isWithinWindow: boolean
      readonly rests: Rests
    }
  /** It waits again until an instant, because of the pace, the night, the quota or a mute. */
  | { readonly kind: 'wait'; readonly until: number }
  /** It is not this claim's any more, or will not be sent. */
  | { readonly kind: 'lost' }

/**
 * The row, if this claim still holds it. `sending` is included: whoever asks at the gate again has not
 * received the answer to its first try, so nothing has left.
 */
const ours = (tx: Db, { id, fence }: OutboxRow) =>
  tx
    .updateTable('outbox')
    .where('id', '=', id)
    .where('fence', '=', fence)
    .where('state', 'in', ['claimed', 'sending'])

/** Records why a claimed delivery may not leave, if this claim still holds it. */
const refuse = async (tx: Db, delivery: OutboxRow, now: number): Promise<void> => {
  const person = await tx
    .selectFrom('recipients')
    .select(['state', 'reason'])
    .where('chat', '=', delivery.chat)
    .executeTakeFirst()
  const why =
    person?.state === 'inactive'
      ? { state: 'blocked' as const, reason: person.reason }
      : { state: 'dead' as const, reason: 'outside-window' }
  await ours(tx, delivery)
    .set({ ...why, parcel: null, settled_at: now })
    .execute()
  if (delivery.erase > 0) await eraseSettled(tx, delivery.chat)
}

const waitUntil = async (
  tx: Db,
  delivery: OutboxRow,
  until: number,
  now: number,
): Promise<GateResult> => {
  await ours(tx, delivery).set({ state: 'pending', next_at: until, set_at: now }).execute()
  return { kind: 'wait', until }
}

/** Keeps the rest of the quota for replies: the reminder goes to a second chat, or waits. */
const spare = async (tx: Db, delivery: OutboxRow, now: number): Promise<GateResult> => {
  if (!(await hasSecondChat(tx, delivery.key)))
    return waitUntil(tx, delivery, now + QUOTA_REST_MS, now)
  await ours(tx, delivery)
    .set({ state: 'dead', reason: 'quota', parcel: null, settled_at: now })
    .execute()
  return { kind: 'lost' }
}

/** Stops a reminder that must not leave now, or not at all; null if it may leave. */
const screenOut = async (
  tx: Db,
  delivery: OutboxRow,
  recheck: Recheck,
  now: number,
): Promise<GateResult | null> => {
  if ((await readMute(tx)) !== null) return waitUntil(tx, delivery, now + MUTED_REST_MS, now)
  const { chat, ...screened } = await readRechecked(tx, delivery)
  const verdict = recheck(screened, now)
  if (verdict.kind === 'go') return null
  if (verdict.kind === 'wait') return waitUntil(tx, delivery, verdict.until, now)
  const [reason = null] = verdict.faults.values()
  const { numUpdatedRows } = await ours(tx, delivery)
    .set({ state: 'cancelled', reason, parcel: null, settled_at: now })
    .executeTakeFirstOrThrow()
  // Only whoever still holds the claim may withdraw it: another program may be sending it by now.
  if (chat !== null && numUpdatedRows > 0n)
    await withdrawReminder(tx, delivery, chat, screened, verdict.faults)
  return { kind: 'lost' }
}

/** Stops what is relayed of a hand-off and must not leave now, or not at all; null if it may leave. */
const holdRelayed = async (
  tx: Db,
  delivery: OutboxRow,
  check: RelayCheck,
  now: number,
): Promise<GateResult | null> => {
  const relayed = await readRelayed(tx, delivery)
  const verdict = relayed ? check(relayed, now) : { kind: 'go' as const }
  if (verdict.kind === 'go') return null
  if (verdict.kind === 'wait') return waitUntil(tx, delivery, verdict.until, now)
  await ours(tx, delivery)
    .set({ state: 'cancelled', reason: verdict.reason, parcel: null, settled_at: now })
    .execute()
  return { kind: 'lost' }
}

const isRecentlyHeard = async (
  tx: Db,
  { chat }: OutboxRow,
  window: number | null,
  now: number,
): Promise<boolean> => {
  if (window === null) return true
  const person = await tx
    .selectFrom('recipients')
    .select('heard_at')
    .where('chat', '=', chat)
    .executeTakeFirst()
  return person !== undefined && person.heard_at >= now - window
}

/** Holds a reply that has waited for too long: the next turn shows it. */
const holdLate = async (tx: Db, delivery: OutboxRow, now: number): Promise<GateResult> => {
  await ours(tx, delivery).set({ state: 'dead', reason: TOO_LATE, settled_at: now }).execute()
  return { kind: 'lost' }
}

/** Turns `claimed` into `sending` if every check passes; runs within the caller's transaction. */
export const passGate = async (
  tx: Db,
  delivery: OutboxRow,
  { window, hasTemplate = false, cells, replyLives = Infinity, quota, recheck, relayCheck }: Gate,
  now: number,
): Promise<GateResult> => {
  const isReminder = delivery.class === 'reminder'
  if (isReminder && recheck) {
    const out = await screenOut(tx, delivery, recheck, now)
    if (out) return out
  }
  if (isReminder && relayCheck) {
    const held = await holdRelayed(tx, delivery, relayCheck, now)
    if (held) return held
  }
  if (isReminder && quota) {
    const state = await readQuotaState(tx, delivery.channel, quota)
    if (state === 'replies-only') return spare(tx, delivery, now)
  }
  if (!isReminder && now - delivery.created_at > replyLives) return holdLate(tx, delivery, now)
  const { at, rests } = await takeTurn(tx, cells, now)
  if (at > now) return waitUntil(tx, delivery, at, now)
  const isAnyTime = window === null || (isReminder && hasTemplate)
  const { numUpdatedRows } = await ours(tx, delivery)
    .set({ state: 'sending' })
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('recipients')
            .select('chat')
            .where('chat', '=', delivery.chat)
            .where((person) =>
              person.or([
                person('state', '=', 'inactive'),
                ...(isAnyTime ? [] : [person('heard_at', '<', now - window)]),
              ]),
            ),
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) {
    await refuse(tx, delivery, now)
    return { kind: 'lost' }
  }
  const isWithinWindow =
    !isAnyTime || window === null || (await isRecentlyHeard(tx, delivery, window, now))
  return { kind: 'go', isWithinWindow, rests }
}
