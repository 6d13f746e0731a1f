import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'

/** One more message of a channel in a month, `YYYY-MM`. */
export const countSent = async (
  tx: Kysely<Database>,
  channel: string,
  month: string,
): Promise<void> => {
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
export const countUsed = async (
  db: Kysely<Database>,
  channel: string,
  month: string,
): Promise<number> => {
  const row = await db
    .selectFrom('quotas')
    .select('used')
    .where('channel', '=', channel)
    .where('month', '=', month)
    .executeTakeFirst()
  return row?.used ?? 0
}
