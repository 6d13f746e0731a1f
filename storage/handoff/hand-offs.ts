import type { Db } from '../database/schema.ts'
import { createRelay } from './relay.ts'
import { readOnDuty } from './shifts.ts'
import { createTending } from './tending.ts'
import { waitingReplies } from './view.ts'

/** Questions that are handed to officers; on a database that has been migrated. */
export const createHandOffStore = (db: Db) => ({
  tend: createTending(db),
  relay: createRelay(db),
  /** What a chat that cannot be written to first has not been shown. */
  waitingReplies: (chat: string) => waitingReplies(db, chat),
  /** Everybody who is on duty now and can be written to. */
  onDuty: (now: number) => readOnDuty(db, now),
})

export type HandOffStore = ReturnType<typeof createHandOffStore>
