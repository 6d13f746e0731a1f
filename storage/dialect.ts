import { PostgresAdapter, sql, type Kysely } from 'kysely'
import type { Database } from './schema.ts'

/** True where several programs may write at the same time. */
export const isShared = (db: Pick<Kysely<unknown>, 'getExecutor'>): boolean =>
  db.getExecutor().adapter instanceof PostgresAdapter

/**
 * Until the transaction ends, one turn at a time of a chat, whichever program takes it. SQLite has
 * one writer anyway.
 */
export const lockChat = async (tx: Kysely<Database>, chat: string): Promise<void> => {
  if (isShared(tx))
    await sql`select pg_advisory_xact_lock(hashtextextended(${chat}, 0))`.execute(tx)
}
