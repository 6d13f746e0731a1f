import type { Db } from '../database/schema.ts'
import { createWriteTx } from '../database/write-tx.ts'

/** Questions that nobody could answer, counted by wording, province and day. */
export interface UnansweredEntry {
  readonly text: string
  readonly province: string | null
  /** Civil day, `YYYY-MM-DD`. */
  readonly on: string
  readonly count: number
}

/** The store of unanswered questions on a database that has been migrated. */
export const createUnansweredStore = (db: Db) => ({
  /** Those asked on a day or later; null lists all. */
  async list(since: string | null) {
    const all = db
      .selectFrom('unanswered')
      .select(({ fn }) => ['text', 'province', 'asked_on as on', fn.countAll().as('count')])
      .groupBy(['text', 'province', 'asked_on'])
    const rows = await (since === null ? all : all.where('asked_on', '>=', since)).execute()
    return rows.map((row) => ({ ...row, count: Number(row.count) }))
  },
  /** Removes what was asked before a day. */
  async expire(before: string) {
    await createWriteTx(db)((tx) =>
      tx.deleteFrom('unanswered').where('asked_on', '<', before).execute(),
    )
  },
})
