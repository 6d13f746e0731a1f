import { readRest } from '../outbox/pace.ts'
import { expireHandOffs } from '../handoff/forgetting.ts'
import { countUsed } from '../outbox/quotas.ts'
import { countPeople } from '../outbox/recipients.ts'
import { expirePersonal } from '../personal/expiry.ts'
import type { Db } from '../database/schema.ts'
import { wipeTraces } from '../database/file/traces.ts'
import { createWriteTx } from '../database/write-tx.ts'

/** The latest attempt of a channel that did not end in a sent message. */
export interface Failure {
  readonly outcome: string
  /** The platform's own words, or null. */
  readonly detail: string | null
  readonly at: number
}

/** For each kind of data, the instant before which it is removed. */
export interface Oldest {
  readonly deliveries: number
  /** The civil day before which deadlines are long past. */
  readonly day: string
  readonly updates: number
  /** What matters for minutes only: wrong codes, paces, and what an edit would go back to. */
  readonly counts: number
}

/** Outcomes after which a bot rests. */
const RESTFUL = ['rate-limited', 'quota', 'stopped'] as const

const readLastFailure = async (
  db: Db,
  channel: string,
  outcomes: readonly string[] | null,
): Promise<Failure | null> => {
  const row = await db
    .selectFrom('attempts')
    .innerJoin('outbox', 'outbox.id', 'attempts.delivery')
    .select(['attempts.outcome', 'attempts.detail', 'attempts.at'])
    .where('outbox.channel', '=', channel)
    .$if(outcomes !== null, (query) => query.where('attempts.outcome', 'in', outcomes ?? []))
    .orderBy('attempts.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

const expire = async (tx: Db, before: Oldest): Promise<void> => {
  await tx.deleteFrom('outbox').where('settled_at', '<', before.deliveries).execute()
  // A reply in doubt stays, to be shown with the next turn; others are of no use by now.
  await tx
    .deleteFrom('outbox')
    .where('class', '=', 'reply')
    .where('state', '!=', 'unknown')
    .where('settled_at', '<', before.updates)
    .execute()
  await tx.deleteFrom('receipts').where('at', '<', before.updates).execute()
  await tx.deleteFrom('code_tries').where('since', '<', before.counts).execute()
  await tx.deleteFrom('last_messages').where('at', '<', before.counts).execute()
  await expireHandOffs(tx, before.deliveries, before.counts)
  await tx.deleteFrom('attempts').where('at', '<', before.deliveries).execute()
  await tx
    .deleteFrom('inbox')
    .where('state', '!=', 'waiting')
    .where('received_at', '<', before.updates)
    .execute()
  await expirePersonal(tx, before.deliveries, before.day)
  await tx
    .deleteFrom('recipients')
    .where('state', '=', 'inactive')
    .where('heard_at', '<', before.deliveries)
    .execute()
  await tx
    .deleteFrom('paces')
    .where('set_at', '<', before.counts)
    .where('paused_until', '<', before.counts)
    .execute()
}

/** What happened on the channels, for operators; and its expiry. */
export const createHistory = (db: Db) => {
  const writeTx = createWriteTx(db)
  return {
    lastFailure: (channel: string) => readLastFailure(db, channel, null),
    /** Until when a channel's bot rests, and why; null if it does not rest. */
    async resting(channel: string, now: number) {
      const until = await readRest(db, channel, now)
      if (until === null) return null
      return { until, failure: await readLastFailure(db, channel, RESTFUL) }
    },
    /** How many people of a channel can be written to. */
    people: (channel: string) => countPeople(db, channel),
    /** How many messages of a channel were sent in a month, `YYYY-MM`. */
    used: (channel: string, month: string) => countUsed(db, channel, month),
    /**
     * Removes what is older than the given instants: settled deliveries with their attempts (replies as
     * early as updates), handled updates, reminders and marks, chats that say nothing any more, counts of wrong codes, unused paces and messages that cannot be changed any more.
     */
    async expire(before: Oldest) {
      await writeTx((tx) => expire(tx, before))
      await wipeTraces(db)
    },
  }
}

export type History = ReturnType<typeof createHistory>
