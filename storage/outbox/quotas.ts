import type { Db } from '../database/schema.ts'

/** How many messages a channel takes in a month, `YYYY-MM`. */
export interface MonthlyQuota {
  readonly month: string
  readonly messages: number
}

/** At `scarce` the operator is warned; at `replies-only` no reminder leaves any more. */
export type QuotaState = 'ample' | 'scarce' | 'replies-only'

const SCARCE_AT = 0.8
const REPLIES_ONLY_AT = 0.95

/** The state of a quota of `messages` of which `used` are spent. */
export const quotaStateOf = (used: number, messages: number): QuotaState => {
  if (used >= messages * REPLIES_ONLY_AT) return 'replies-only'
  return used >= messages * SCARCE_AT ? 'scarce' : 'ample'
}

/** Counts one more message of a channel in a month, `YYYY-MM`. */
export const countSent = async (tx: Db, channel: string, month: string): Promise<void> => {
  await tx
    .insertInto('quotas')
    .values({ channel, month, used: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['channel', 'month'])
        .doUpdateSet((expression) => ({ used: expression('quotas.used', '+', 1) })),
    )
    .execute()
}

/** How many messages of a channel left in a month. */
export const countUsed = async (db: Db, channel: string, month: string): Promise<number> => {
  const row = await db
    .selectFrom('quotas')
    .select('used')
    .where('channel', '=', channel)
    .where('month', '=', month)
    .executeTakeFirst()
  return row?.used ?? 0
}

/** The state of the quota of a channel in a month. */
export const readQuotaState = async (
  db: Db,
  channel: string,
  { month, messages }: MonthlyQuota,
): Promise<QuotaState> => quotaStateOf(await countUsed(db, channel, month), messages)
