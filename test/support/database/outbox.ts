import { createInbox } from '../../../storage/chats/inbox.ts'
import { createOutbox, enqueue, type DeliveryDraft } from '../../../storage/outbox/outbox.ts'
import { createOwnerStore } from '../../../storage/outbox/owners.ts'
import type { Cell } from '../../../storage/outbox/pace.ts'
import type { OutboxRow } from '../../../storage/database/schema.ts'
import { createWriteTx } from '../../../storage/database/write-tx.ts'
import { openMigrated } from './databases.ts'

export const CHANNEL = 'telegram'
export const BOT: Cell = { key: CHANNEL, perSecond: 0, burst: 1 }

/** A delivery of a reply in a chat unless told otherwise. */
export const draftOf = (key: string, other: Partial<DeliveryDraft> = {}): DeliveryDraft => ({
  key,
  channel: CHANNEL,
  chat: 'telegram:1',
  class: 'reply',
  parcel: JSON.stringify({ text: key, choices: [] }),
  ...other,
})

/** Inbox, outbox and owners on one migrated database, closed with the test. */
export const openDelivery = async (url: string) => {
  const db = await openMigrated(url)
  const writeTx = createWriteTx(db)
  const outbox = createOutbox(db)
  const held = new Set<number>()
  return {
    db,
    outbox,
    inbox: createInbox(db, () => null),
    owners: createOwnerStore(db),
    add: (drafts: readonly DeliveryDraft[], now: number) =>
      writeTx((tx) => enqueue(tx, drafts, now)),
    /** What a program claims it holds until the test ends. */
    claim: async (now: number, owner = 'one', most = 10): Promise<readonly OutboxRow[]> => {
      const claimant = { channel: CHANNEL, owner, holds: [...held] }
      const { deliveries } = await outbox.claim(claimant, BOT, now, most)
      for (const { id } of deliveries) held.add(id)
      return deliveries
    },
    /** What became of everything, by key, oldest first. */
    states: async () => {
      const rows = await db.selectFrom('outbox').selectAll().orderBy('id').execute()
      return rows.map(({ key, state }) => `${key} ${state}`)
    },
    row: (key: string) =>
      db.selectFrom('outbox').selectAll().where('key', '=', key).executeTakeFirstOrThrow(),
  }
}
