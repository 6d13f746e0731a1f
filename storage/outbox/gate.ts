import type { Kysely } from 'kysely'
import { eraseSettled } from './erasure.ts'
import { takeTurn, type Cell, type Rests } from './pace.ts'
import { readQuotaState, type MonthlyQuota } from './quotas.ts'
import type { Database } from '../database/schema.ts'
import { hasSecondChat } from './second-chat.ts'
import { readMute } from '../database/flags.ts'
import { readRechecked, withdrawReminder, type Recheck } from './recheck.ts'
import type { OutboxRow } from '../database/schema.ts'

/** How long a reminder waits before it is looked at again while none may leave. */
const MUTED_REST_MS = 60_000
/** How long it waits where what is left of the month is for replies. */
const QUOTA_REST_MS = 60 * 60_000
/** Why a reply was not sent that waited for too long. */
export const TOO_LATE = 'too-late'

/** What holds between the claim and the first byte. */
export interface Gate {
  /** Milliseconds after a person's last message in which text is taken; null is no limit. */
  readonly window: number | null
  /** Whether a reminder outside the window can go as a template. */
  readonly hasTemplate?: boolean
  /** The bot and the chat, each with its pace. */
  readonly cells: readonly Cell[]
  /** Milliseconds after which a reply answers nothing any more and is held; absent is no limit. */
  readonly replyLives?: number
  /** The month's messages, where the channel counts them: the last of them are for replies. */
  readonly quota?: MonthlyQuota | undefined
  /** Looks at a reminder once more; absent where none is planned. */
  readonly recheck?: Recheck | undefined
}

export type GateResult =
  /** It may leave now; whoever hears this has the only permission. */
  | {
      readonly kind: 'go'
      readonly isWithinWindow: boolean
      readonly rests: Rests
    }
  /** It waits again until an instant: the pace or the night wants that. */
  | { readonly kind: 'wait'; readonly until: number }
  /** It is no longer ours, or nothing may go to that chat. */
  | { readonly kind: 'lost' }

/** Not recorded yet, and not taken over. Who asks at the gate has not heard of an earlier `go`. */
const ours = (tx: Kysely<Database>, { id, fence }: OutboxRow) =>
  tx
    .updateTable('outbox')
    .where('id', '=', id)
    .where('fence', '=', fence)
    .where('state', 'in', ['claimed', 'sending'])

/** Says why a claimed delivery may not leave, where it is still ours. */
const refuse = async (tx: Kysely<Database>, delivery: OutboxRow, now: number): Promise<void> => {
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
  if (delivery.erase === 1) await eraseSettled(tx, delivery.chat)
}

const waitUntil = async (
  tx: Kysely<Database>,
  delivery: OutboxRow,
  until: number,
  now: number,
): Promise<GateResult> => {
  await ours(tx, delivery).set({ state: 'pending', next_at: until, set_at: now }).execute()
  return { kind: 'wait', until }
}

/** Leaves the month's last messages to replies: a second chat takes over, or it waits for the next. */
const spare = async (
  tx: Kysely<Database>,
  delivery: OutboxRow,
  now: number,
): Promise<GateResult> => {
  if (!(await hasSecondChat(tx, delivery.key)))
    return waitUntil(tx, delivery, now + QUOTA_REST_MS, now)
  await ours(tx, delivery)
    .set({ state: 'dead', reason: 'quota', parcel: null, settled_at: now })
    .execute()
  return { kind: 'lost' }
}

/** A reminder that must not leave now, or ever; null where it may. */
const screenOut = async (
  tx: Kysely<Database>,
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
  // Who comes late must not take back what another program now sends.
  if (chat !== null && numUpdatedRows > 0n)
    await withdrawReminder(tx, delivery, chat, screened, verdict.faults)
  return { kind: 'lost' }
}

const isRecentlyHeard = async (
  tx: Kysely<Database>,
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

/** Holds a reply that has waited for too long: the person reads it with the next turn. */
const holdLate = async (
  tx: Kysely<Database>,
  delivery: OutboxRow,
  now: number,
): Promise<GateResult> => {
  await ours(tx, delivery).set({ state: 'dead', reason: TOO_LATE, settled_at: now }).execute()
  return { kind: 'lost' }
}

/** `claimed` becomes `sending` where nothing speaks against it; within the caller's transaction. */
export const passGate = async (
  tx: Kysely<Database>,
  delivery: OutboxRow,
  { window, hasTemplate = false, cells, replyLives = Infinity, quota, recheck }: Gate,
  now: number,
): Promise<GateResult> => {
  const isReminder = delivery.class === 'reminder'
  if (isReminder && recheck) {
    const out = await screenOut(tx, delivery, recheck, now)
    if (out) return out
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
