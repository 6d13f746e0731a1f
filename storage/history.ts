import type { Kysely } from 'kysely'
import type { Database } from './schema.ts'

/** The latest try of a channel that did not end in a message sent. */
export interface Failure {
  readonly outcome: string
  /** The platform's own words, or null. */
  readonly detail: string | null
  readonly at: number
}

export const readLastFailure = async (
  db: Kysely<Database>,
  channel: string,
): Promise<Failure | null> => {
  const row = await db
    .selectFrom('attempts')
    .innerJoin('outbox', 'outbox.id', 'attempts.delivery')
    .select(['attempts.outcome', 'attempts.detail', 'attempts.at'])
    .where('outbox.channel', '=', channel)
    .where('attempts.outcome', '!=', 'sent')
    .orderBy('attempts.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/**
 * Removes deliveries settled and updates handled before an instant, with their attempts, and paces
 * that have long been rested. Keys of updates go last: they keep one from counting twice.
 */
export const expireHistory = async (
  tx: Kysely<Database>,
  before: { readonly deliveries: number; readonly updates: number },
): Promise<void> => {
  await tx.deleteFrom('outbox').where('settled_at', '<', before.deliveries).execute()
  await tx.deleteFrom('attempts').where('at', '<', before.deliveries).execute()
  await tx
    .deleteFrom('inbox')
    .where('state', '!=', 'waiting')
    .where('received_at', '<', before.updates)
    .execute()
  await tx
    .deleteFrom('recipients')
    .where('state', '=', 'inactive')
    .where('heard_at', '<', before.deliveries)
    .execute()
  await tx
    .deleteFrom('paces')
    .where('set_at', '<', before.updates)
    .where('paused_until', '<', before.updates)
    .execute()
}
