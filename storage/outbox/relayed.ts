import { sql } from 'kysely'
import type { HandOffKind } from '../../handlers/conversation/hand-off.ts'
import type { Subscriber } from '../../handlers/conversation/subscriber.ts'
import { isShared } from '../database/dialects.ts'
import type { Db, HandOffRow, OutboxRow } from '../database/schema.ts'
import { parseSubscriber } from '../database/subscriber-format.ts'

const PREFIX = 'hand-off:'
const KEY = /^hand-off:(?<number>\d+):(?<kind>[a-z]+):/u
const NOT_LEFT = ['planned', 'pending', 'claimed'] as const
/** States of a delivery that somebody may have read. */
const MAYBE_READ = ['sending', 'sent', 'unknown'] as const

/** The key of a delivery that tells a message of a hand-off; `part` is for what needs several. */
export const relayKey = (number: number, kind: HandOffKind, message: number, part: number) =>
  `${PREFIX}${number}:${kind}:${message}:${part}`

/** What a delivery relays; null for any other delivery. */
export const readRelayKey = (
  key: string,
): { readonly number: number; readonly kind: HandOffKind } | null => {
  const found = KEY.exec(key)?.groups
  return found ? { number: Number(found['number']), kind: found['kind'] as HandOffKind } : null
}

/** What stands behind a delivery that relays, just before it leaves. */
export interface Relayed {
  readonly kind: HandOffKind
  /** Null where the hand-off is not stored any more. */
  readonly state: HandOffRow['state'] | null
  /** Whether this chat is the one that has it. */
  readonly isHolder: boolean
  /** When nothing is to be sent; absent where this chat has no wishes of its own. */
  readonly quiet?: Subscriber['quiet']
  /** When the person last wrote, or 0. */
  readonly heardAt: number
}

/** Whether it may leave: now, from an instant on, or not any more. */
export interface RelayCheck {
  (
    relayed: Relayed,
    now: number,
  ):
    | { readonly kind: 'go' }
    | { readonly kind: 'wait'; readonly until: number }
    | { readonly kind: 'cancel'; readonly reason: string }
}

/** What stands behind a delivery; null where it relays nothing. */
export const readRelayed = async (tx: Db, { key, chat }: OutboxRow): Promise<Relayed | null> => {
  const relayed = readRelayKey(key)
  if (!relayed) return null
  const row = await tx
    .selectFrom('hand_offs')
    .select(['state', 'officer'])
    .where('number', '=', relayed.number)
    // Whoever takes or ends it just now is waited for.
    .$if(isShared(tx), (query) => query.forUpdate())
    .executeTakeFirst()
  const person = await tx
    .selectFrom('recipients')
    .leftJoin('subscribers', 'subscribers.chat', 'recipients.chat')
    .select(['heard_at', 'settings', 'latest'])
    .where('recipients.chat', '=', chat)
    .executeTakeFirst()
  const subscriber =
    person && person.settings !== null && person.latest !== null
      ? parseSubscriber(person.settings, person.latest)
      : null
  return {
    kind: relayed.kind,
    state: row?.state ?? null,
    isHolder: row?.officer === chat,
    heardAt: person?.heard_at ?? 0,
    ...(subscriber ? { quiet: subscriber.quiet } : {}),
  }
}

/** Deliveries of a hand-off, or of one kind of them. */
const deliveriesOf = (tx: Db, number: number, kind: HandOffKind | null) => {
  const from = kind === null ? `${PREFIX}${number}:` : `${PREFIX}${number}:${kind}:`
  // Compared byte by byte; ";" follows ":".
  const key = isShared(tx) ? sql<string>`key collate "C"` : sql<string>`key`
  return tx
    .selectFrom('outbox')
    .select('id')
    .where((eb) => eb.and([eb(key, '>=', from), eb(key, '<', `${from.slice(0, -1)};`)]))
}

/** Chats other than `except` that may have read the packet of a hand-off. */
export const readReached = async (
  tx: Db,
  number: number,
  except: string | null,
): Promise<readonly { readonly chat: string; readonly channel: string }[]> =>
  tx
    .selectFrom('outbox')
    .select(['chat', 'channel'])
    .distinct()
    .where('id', 'in', deliveriesOf(tx, number, 'packet'))
    .where('state', 'in', MAYBE_READ)
    .where('chat', '!=', except ?? '')
    .orderBy('chat')
    .execute()

/** What has not left of a hand-off to anybody but `except` never will. */
export const withdrawRelayed = async (
  tx: Db,
  number: number,
  kind: HandOffKind | null,
  except: string | null,
  now: number,
): Promise<void> => {
  await tx
    .updateTable('outbox')
    .set({ state: 'cancelled', reason: 'withdrawn', parcel: null, settled_at: now })
    .where('id', 'in', deliveriesOf(tx, number, kind))
    .where('state', 'in', NOT_LEFT)
    .where('chat', '!=', except ?? '')
    .execute()
}

/** Deletes what was relayed, wherever it went; what is being sent goes as soon as it is settled. */
export const eraseRelayed = async (
  tx: Db,
  number: number,
  kind: HandOffKind | null,
): Promise<void> => {
  const some = deliveriesOf(tx, number, kind).where('state', '!=', 'sending')
  await tx.deleteFrom('attempts').where('delivery', 'in', some).execute()
  await tx.deleteFrom('outbox').where('id', 'in', some).execute()
  await tx
    .updateTable('outbox')
    .set({ erase: 1 })
    .where('id', 'in', deliveriesOf(tx, number, kind))
    .execute()
}

/** The hand-off that a message of ours told of, by the platform's id of it; null for any other. */
export const readRepliedTo = async (
  tx: Db,
  chat: string,
  message: string,
): Promise<number | null> => {
  const rows = await tx
    .selectFrom('outbox')
    .select('key')
    .where('chat', '=', chat)
    .where('message_id', '=', message)
    .where('state', '=', 'sent')
    .execute()
  return rows.flatMap(({ key }) => readRelayKey(key)?.number ?? [])[0] ?? null
}
