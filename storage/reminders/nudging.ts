import {
  readDue,
  readDueChats,
  recordNudge,
  setNext,
  type DueChat,
  type DueChecklist,
  type NudgeDay,
} from '../checklists/nudges.ts'
import { lockChat } from '../database/dialects.ts'
import { enqueue, type DeliveryDraft } from '../outbox/outbox.ts'
import type { Db } from '../database/schema.ts'
import { createWriteTx } from '../database/write-tx.ts'

/** What a day brings to a chat with lists that fall due. */
export interface PlannedNudge {
  /** The message and the lists that it tells of; null where nothing is told today. */
  readonly told: { readonly draft: DeliveryDraft; readonly lists: readonly DueChecklist[] } | null
  /** When each list is due next, by its id; null is never. */
  readonly next: readonly { readonly id: number; readonly on: string | null }[]
}

export const createNudgeStore = (db: Db) => {
  const writeTx = createWriteTx(db)
  return {
    /**
     * Plans the reminders of papers that fall due, each chat in a transaction of its own: `decide` says what
     * it is told. Returns how many chats were dealt with, none where none waits.
     */
    async plan(day: NudgeDay, most: number, decide: (chat: DueChat) => PlannedNudge, now: number) {
      const chats = await readDueChats(db, day, most)
      for (const chat of chats)
        await writeTx(async (tx) => {
          await lockChat(tx, chat)
          const due = await readDue(tx, chat, day.today)
          if (!due) return
          const { told, next } = decide(due)
          for (const { id, on } of next) await setNext(tx, id, on)
          if (!told) return
          const { draft, lists } = told
          await recordNudge(tx, { chat, sendOn: day.today, delivery: draft.key }, lists, now)
          await enqueue(tx, [draft], now)
        })
      return chats.length
    },
  }
}

export type NudgeStore = ReturnType<typeof createNudgeStore>
