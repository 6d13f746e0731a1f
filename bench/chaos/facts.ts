import type { Selectable } from 'kysely'
import { pseudonymsOf } from '../../storage/database/pseudonym.ts'
import type { Database, OutboxRow } from '../../storage/database/schema.ts'
import type { Db } from '../../test/simulator/kit/mutants.ts'
import { readDoubts } from '../../test/simulator/kit/rows.ts'
import type { Shown } from '../../test/support/fakes/fake-channel.ts'
import type { Inbound } from '../../test/support/fakes/inbound.ts'

export type UpdateRow = Selectable<Database['inbox']>

/** An update in a platform's own book; `chat` as the program names it. */
export interface Received extends Inbound {
  readonly channel: string
}

/** What the platforms know, and nobody else: `chat` as the program names it. */
export interface Outside {
  readonly received: readonly Received[]
  readonly shown: readonly Shown[]
  /** Chats that are owed a reminder. */
  readonly reminded: readonly string[]
}

/** That, updates under the keys that the inbox gives them, and what the program wrote down. */
export interface Facts extends Outside {
  /** Oldest first. */
  readonly deliveries: readonly OutboxRow[]
  readonly updates: readonly UpdateRow[]
  /** How often each delivery, by its id, was tried without anybody knowing the end. */
  readonly doubts: ReadonlyMap<number, number>
}

export const readFacts = async (db: Db, outside: Outside): Promise<Facts> => {
  const pseudonym = await pseudonymsOf(db)
  return {
    ...outside,
    received: outside.received.map((one) => ({ ...one, key: pseudonym(one.channel, one.key) })),
    doubts: await readDoubts(db),
    deliveries: await db.selectFrom('outbox').selectAll().orderBy('id').execute(),
    updates: await db.selectFrom('inbox').selectAll().orderBy('id').execute(),
  }
}
