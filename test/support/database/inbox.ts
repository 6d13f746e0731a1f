import type { Handled, UpdateContext } from '../../../storage/chats/updates.ts'
import { pseudonymsOf } from '../../../storage/database/pseudonym.ts'
import { draftOf, openDelivery } from './outbox.ts'

export const NOW = 1_763_690_400_000
export const CHAT = 'telegram:1'
export const HEARD: Handled = { turn: null, drafts: [], chat: { kind: 'heard' } }

export const arrivalOf = (key: string, chat = CHAT) => ({
  channel: 'telegram',
  key,
  chat,
  event: JSON.stringify({ kind: 'text', text: key }),
})

/** A delivery whose inbox is filled and emptied for one chat. */
export const openInbox = async (url: string) => {
  const opened = await openDelivery(url)
  const { inbox, db } = opened
  const pseudonym = await pseudonymsOf(db)
  /** The key of an update by the name that it is kept under. */
  const keyOf = (name: string, channel = 'telegram') =>
    ['u1', 'u2', 'u3', '3', '4', '5'].find((key) => pseudonym(channel, key) === name) ?? name
  return {
    ...opened,
    keyOf,
    receive: (...keys: readonly string[]) =>
      inbox.receive(
        keys.map((key) => arrivalOf(key)),
        null,
        NOW,
      ),
    take: (decide: (waiting: UpdateContext) => Handled = () => HEARD, now = NOW) =>
      inbox.take(CHAT, now, decide, () => [draftOf('sorry')]),
    updates: async () => {
      const rows = await db.selectFrom('inbox').selectAll().orderBy('id').execute()
      return rows.map(({ update_key: name, channel, state, event }) => [
        keyOf(name, channel),
        state,
        event !== null,
      ])
    },
  }
}
