import type { HandOffKind, HandOffSide } from '../../handlers/conversation/hand-off.ts'
import { isShared } from '../database/dialects.ts'
import type { Db, HandOffRow } from '../database/schema.ts'
import { createWriteTx } from '../database/write-tx.ts'
import { enqueue } from '../outbox/outbox.ts'
import { relayKey } from '../outbox/relayed.ts'

/** A message of a hand-off on its way to one chat. */
export interface RelayedMessage {
  readonly chat: string
  readonly channel: string
  readonly kind: HandOffKind
  readonly sender: HandOffSide | 'system'
  readonly words: string | null
  readonly handOff: HandOffRow
}

/** How many messages go into the outbox in one transaction. */
const MOST = 100

const COLUMNS = [
  'id',
  'hand_off',
  'hand_off_messages.chat',
  'channel',
  'kind',
  'sender',
  'words',
] as const

/** What waits for chats of these channels, the oldest first. */
const readWaiting = async (tx: Db, channels: readonly string[]) => {
  const rows = await tx
    .selectFrom('hand_off_messages')
    .select(COLUMNS)
    .where('state', '=', 'waiting')
    .where('channel', 'in', channels)
    .orderBy('id')
    .limit(MOST)
    .$if(isShared(tx), (query) => query.forUpdate().skipLocked())
    .execute()
  if (rows.length === 0) return []
  const numbers = [...new Set(rows.map(({ hand_off: number }) => number))]
  const found = await tx
    .selectFrom('hand_offs')
    .selectAll()
    .where('number', 'in', numbers)
    .execute()
  const handOffs = new Map(found.map((one) => [one.number, one]))
  return rows.map((row) => ({ ...row, handOff: handOffs.get(row.hand_off) }))
}

/** Mostly nothing waits: then no transaction is begun, which would hold up turns. */
const isWaiting = async (db: Db, channels: readonly string[]): Promise<boolean> =>
  channels.length > 0 &&
  (await db
    .selectFrom('hand_off_messages')
    .select('id')
    .where('state', '=', 'waiting')
    .where('channel', 'in', channels)
    .limit(1)
    .executeTakeFirst()) !== undefined

/**
 * Puts what is to be told into the outbox, in the transaction that marks it so: a program that dies
 * neither loses it nor tells it twice. `write` gives the parts of a message as parcels. Returns how
 * many were carried on.
 */
export const createRelay = (db: Db) => {
  const writeTx = createWriteTx(db)
  return async (
    channels: readonly string[],
    write: (message: RelayedMessage) => readonly string[],
    now: number,
  ): Promise<number> => {
    if (!(await isWaiting(db, channels))) return 0
    return writeTx(async (tx) => {
      const waiting = await readWaiting(tx, channels)
      for (const { id, handOff, chat, channel, kind, sender, words } of waiting) {
        const parcels = handOff ? write({ chat, channel, kind, sender, words, handOff }) : []
        const drafts = parcels.map((parcel, part) => ({
          key: relayKey(handOff?.number ?? 0, kind, id, part),
          channel,
          chat,
          class: 'reminder' as const,
          parcel,
        }))
        await enqueue(tx, drafts, now)
        await tx
          .updateTable('hand_off_messages')
          .set({ state: 'queued', words: null })
          .where('id', '=', id)
          .execute()
      }
      return waiting.length
    })
  }
}
