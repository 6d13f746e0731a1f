import { isShared } from '../database/dialects.ts'
import type { Db, HandOffRow } from '../database/schema.ts'
import { createWriteTx } from '../database/write-tx.ts'
import { close, offer } from './acts.ts'
import { readAsked, tell } from './messages.ts'
import { readBelonging } from './shifts.ts'

/** So long nobody has to say anything in a hand-off that was answered. */
const IDLE_MS = 3 * 24 * 60 * 60 * 1000
/** How many are looked at in one transaction. */
const MOST = 200

/** Whether an office that has owed an answer since an instant is too late with it. */
export interface IsOverdue {
  (since: number, now: number): boolean
}

/** Nobody has it any more: everybody on duty is asked anew, and the person is told. */
export const release = async (tx: Db, row: HandOffRow, now: number): Promise<void> => {
  const { number } = row
  await tx
    .updateTable('hand_offs')
    .set({
      state: 'open',
      officer: null,
      officer_name: null,
      officer_front_at: null,
      waits_since: now,
    })
    .where('number', '=', number)
    .execute()
  await tx
    .deleteFrom('hand_off_messages')
    .where('hand_off', '=', number)
    .where('kind', '=', 'packet')
    .execute()
  await tell(tx, { number, kind: 'released', sender: 'system' }, [row.chat], now)
}

const isThere = async (tx: Db, row: HandOffRow, chats: readonly string[]): Promise<boolean> =>
  (await readBelonging(tx, chats, row)).size > 0

/** What has become of one that is not over. */
const tendOne = async (
  tx: Db,
  given: HandOffRow,
  isOverdue: IsOverdue,
  now: number,
): Promise<boolean> => {
  let row = given
  if (row.officer !== null && !(await isThere(tx, row, [row.officer]))) {
    await release(tx, row, now)
    row = { ...row, state: 'open', officer: null, officer_name: null, waits_since: now }
  }
  const { waits_since: since } = row
  if (since !== null && isOverdue(since, now)) {
    await close(tx, row, 'timeout', now)
    return true
  }
  if (since === null && now - row.last_at > IDLE_MS) {
    await close(tx, row, 'idle', now)
    return true
  }
  if (row.state !== 'open') return row !== given
  if ((await offer(tx, row, now)) > 0) return true
  if (await isThere(tx, row, await readAsked(tx, row.number))) return row !== given
  await close(tx, row, 'left', now)
  return true
}

/**
 * Looks at every hand-off that is not over: nobody in time, nobody left, an officer who went, another
 * who came. Returns how many changed.
 */
export const createTending = (db: Db) => {
  const writeTx = createWriteTx(db)
  return async (isOverdue: IsOverdue, now: number): Promise<number> => {
    const any = await db
      .selectFrom('hand_offs')
      .select('number')
      .where('state', '!=', 'closed')
      .limit(1)
      .executeTakeFirst()
    if (!any) return 0
    return writeTx(async (tx) => {
      const rows = await tx
        .selectFrom('hand_offs')
        .selectAll()
        .where('state', '!=', 'closed')
        .orderBy('last_at')
        .limit(MOST)
        .$if(isShared(tx), (query) => query.forUpdate().skipLocked())
        .execute()
      let changed = 0
      for (const row of rows) if (await tendOne(tx, row, isOverdue, now)) changed += 1
      return changed
    })
  }
}
