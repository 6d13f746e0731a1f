import { PostgresAdapter, sql, type Kysely } from 'kysely'
import type { Db } from './schema.ts'

/** True where several programs may write at the same time. */
export const isShared = (db: Pick<Kysely<unknown>, 'getExecutor'>): boolean =>
  db.getExecutor().adapter instanceof PostgresAdapter

const lock = async (tx: Db, what: string): Promise<void> => {
  if (isShared(tx))
    await sql`select pg_advisory_xact_lock(hashtextextended(${what}, 0))`.execute(tx)
}

/**
 * Until the transaction ends, one turn at a time of a chat, whichever program takes it. SQLite has
 * one writer anyway.
 */
export const lockChat = (tx: Db, chat: string): Promise<void> => lock(tx, chat)

/** Likewise for an invitation, which only one chat can use. */
export const lockCode = (tx: Db, hash: string): Promise<void> => lock(tx, `code ${hash}`)

/** Likewise for the days of the deadlines, which one program takes over at a time. */
export const lockAgenda = (tx: Db): Promise<void> => lock(tx, 'agenda')

/** Likewise for the numbers of hand-offs. */
export const lockHandOffs = (tx: Db): Promise<void> => lock(tx, 'hand-offs')

/** Likewise for the pace of a bot or a chat, which a turn must not wait for. */
export const lockPace = (tx: Db, key: string): Promise<void> => lock(tx, `pace ${key}`)

const REFILL = 'refill'

/** Likewise for a database whose tables are made anew. */
export const lockRefill = (tx: Db): Promise<void> => lock(tx, REFILL)

/** True while the tables of a server are made anew; of a file `holdDatabase` knows. */
export const isRefilling = async (db: Db): Promise<boolean> => {
  if (!isShared(db)) return false
  const { rows } = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock_shared(hashtextextended(${REFILL}, 0)) as free`.execute(db)
  return rows[0]?.free !== true
}
