import type { Kysely } from 'kysely'
import { createHash } from 'node:crypto'

interface Before {
  readonly tokens: {
    readonly channel: string
    readonly refresh_token: string
    readonly refresh_hash: string
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Tokens may be sealed from now on: one that was used is known by its hash. */
export const up = async (db: Kysely<Before>): Promise<void> => {
  await db.schema
    .alterTable('tokens')
    .addColumn('refresh_hash', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
  for (const { channel, refresh_token: refresh } of await db
    .selectFrom('tokens')
    .select(['channel', 'refresh_token'])
    .execute())
    await db
      .updateTable('tokens')
      .set({ refresh_hash: hashOf(refresh) })
      .where('channel', '=', channel)
      .execute()
}
