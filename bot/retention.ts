import type { Stores } from '../storage/stores.ts'
import { civilDay } from './clock.ts'
import { errorInLog } from './log.ts'
import { every, type Ending } from './process/every.ts'
import { LOOK_BACK_DAYS } from './reminders/upcoming.ts'
import type { Parts } from './parts.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const EVERY_MS = 60 * 60 * 1000
/** An opening message waits so long for consent. */
const HELD_DAYS = 1
/** A platform that delivers an update again does so within days; its key is kept well beyond. */
const UPDATE_DAYS = 35
/** What was told of a deadline is known for longer than anybody looks back to plan it. */
const PLANNED_DAYS = LOOK_BACK_DAYS + 1
/** Whoever heard no response asks again within minutes; a day is ample also without a connection. */
const RESPONSE_DAYS = 1
/** A receipt can be looked up, and a backup that was kept too long is no harm, for more than a year. */
const DELETION_DAYS = 400
/** Wrong codes count for an hour, a pace for less. */
const COUNTS_MS = 60 * 60 * 1000

export interface RetentionDeps extends Pick<Parts, 'clock' | 'log'> {
  readonly stores: Pick<
    Stores,
    'turns' | 'history' | 'unanswered' | 'checklists' | 'deletions' | 'sheets'
  >
  /** Days without a message after which a conversation goes, and after which a question does. */
  readonly days: number
  /** Days that a backup is kept. */
  readonly backupDays: number
}

/** Removes what is kept no longer, at once and every hour. Returns how to end it. */
export const keepRetention = async ({
  stores,
  clock,
  log,
  days,
  backupDays,
}: RetentionDeps): Promise<Ending> => {
  const expire = async () => {
    const now = clock().getTime()
    const instantBefore = (age: number) => new Date(now - age * DAY_MS).toISOString()
    await stores.turns.eraseHeld(instantBefore(HELD_DAYS))
    await stores.turns.expireResponses(instantBefore(RESPONSE_DAYS))
    await stores.turns.expire(instantBefore(days))
    await stores.checklists.expire(now - days * DAY_MS)
    await stores.sheets.expire(now, now - days * DAY_MS)
    await stores.unanswered.expire(civilDay(new Date(now - days * DAY_MS)))
    const deliveries = now - Math.max(days, UPDATE_DAYS) * DAY_MS
    await stores.history.expire({
      deliveries,
      day: civilDay(new Date(now - Math.max(days, PLANNED_DAYS) * DAY_MS)),
      updates: now - UPDATE_DAYS * DAY_MS,
      counts: now - COUNTS_MS,
    })
    await stores.deletions.expire(now - Math.max(backupDays, DELETION_DAYS) * DAY_MS)
    await stores.deletions.sync()
  }
  await expire()
  return every(EVERY_MS, expire, (error) =>
    log.error({ error: errorInLog(error) }, 'expiry failed'),
  )
}
