import type { Db, InboxRow } from '../database/schema.ts'

/**
 * An update that waits for something outside before it can be handled. `defer` is its event from now
 * on; null where it is left as it is, since another program sees to it.
 */
export interface Deferred {
  readonly defer: string | null
}

/** An update that was put off: what is brought from outside becomes its event. */
export interface PutOff {
  readonly kind: 'deferred'
  readonly id: number
  readonly event: string
}

/** Changes the event of an update that still waits. */
export const rewrite = async (tx: Db, id: number, event: string): Promise<void> => {
  await tx
    .updateTable('inbox')
    .set({ event })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
}

/** Puts an update off, still the first of its chat. */
export const defer = async (
  tx: Db,
  { id }: Pick<InboxRow, 'id'>,
  { defer: event }: Deferred,
): Promise<PutOff | null> => {
  if (event === null) return null
  await rewrite(tx, id, event)
  return { kind: 'deferred', id, event }
}

/** Updates that were answered by a question come in once more, now that it is answered. */
export const takeAgain = async (
  tx: Db,
  { channel, chat, update_key: key }: InboxRow,
  events: readonly string[],
  now: number,
): Promise<void> => {
  if (events.length === 0) return
  const rows = events.map((event, at) => ({
    channel,
    update_key: `${key}:${at}`,
    chat,
    event,
    state: 'waiting' as const,
    received_at: now,
  }))
  await tx
    .insertInto('inbox')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['channel', 'update_key']).doNothing())
    .execute()
}
