import type { Kysely } from 'kysely'
import { createClockWatch } from '../../../bot/reminders/clock-watch.ts'
import { createReminderEngine } from '../../../bot/reminders/engine.ts'
import { createRecheck } from '../../../bot/reminders/recheck.ts'
import { actOn } from '../../../handlers/reminders/acts/acts.ts'
import type { Database } from '../../../storage/database/schema.ts'
import { createStores, type Stores } from '../../../storage/stores.ts'
import { keepSubscriber } from '../../../storage/reminders/subscribers.ts'

export type SimulatedStores = Pick<
  Stores,
  'outbox' | 'owners' | 'reminders' | 'agenda' | 'rerouting' | 'standing'
>

/** The parts that reminders are made of; a mutant has one of them replaced. */
export interface Parts {
  readonly storesOf: (db: Kysely<Database>) => SimulatedStores
  readonly engineOf: typeof createReminderEngine
  readonly recheckOf: typeof createRecheck
  readonly clockWatchOf: typeof createClockWatch
  readonly keepSubscriber: typeof keepSubscriber
  readonly actOn: typeof actOn
}

export const REAL_PARTS: Parts = {
  storesOf: createStores,
  engineOf: createReminderEngine,
  recheckOf: createRecheck,
  clockWatchOf: createClockWatch,
  keepSubscriber,
  actOn,
}
