import type { Outbox } from '../../storage/outbox/outbox.ts'
import type { OutboxRow } from '../../storage/database/schema.ts'
import type { OwnerStore } from '../../storage/outbox/owners.ts'
import type { Log } from '../log.ts'
import type { DeliveryTime } from '../clock.ts'
import { settlementOfCrash } from './retry-policy.ts'

/** A program whose heartbeat has not grown for so long counts as dead. */
const DEAD_AFTER_MS = 10_000

export interface WatchDeps {
  readonly owners: OwnerStore
  readonly outbox: Pick<Outbox, 'reap'>
  /** This program's name; every start has a new one. */
  readonly owner: string
  readonly time: Pick<DeliveryTime, 'now'>
  /** Milliseconds of a clock that never goes back, whatever the wall clock does. */
  readonly monotonic: () => number
  /** True if the operating system knows that this program has ended. */
  readonly isGone: (owner: string) => boolean
  readonly log: Log
}

/** Failure detection: shows that this program lives, and takes over the sends of those that died. */
export interface Watch {
  /** Raises its own heartbeat once and looks at the others once. */
  tick(): Promise<void>
}

/**
 * A program lives while others see its counter grow. How long it stands still is measured with the
 * watcher's own monotonic clock: the clocks of two machines are never compared, so a clock that jumps
 * neither makes a living program count as dead nor hides a dead one.
 */
export const createWatch = ({
  owners,
  outbox,
  owner,
  time,
  monotonic,
  isGone,
  log,
}: WatchDeps): Watch => {
  // Counted here and not in the table: if this program is wrongly declared dead, its row is removed, and
  // its next beat must not be a number that others have already seen.
  let own = 0
  const seen = new Map<string, { readonly beat: number; readonly at: number }>()

  const isDead = (other: string, beat: number): boolean => {
    if (isGone(other)) return true
    const now = monotonic()
    const before = seen.get(other)
    if (before?.beat === beat) return now - before.at >= DEAD_AFTER_MS
    seen.set(other, { beat, at: now })
    return false
  }

  return {
    async tick() {
      own += 1
      await owners.beat(owner, own)
      for (const [other, last] of await owners.beats()) {
        if (other === owner || !isDead(other, last)) continue
        seen.delete(other)
        const now = time.now()
        const doubt = (delivery: OutboxRow) => settlementOfCrash(delivery, now)
        const taken = await outbox.reap(other, last, doubt, now)
        if (taken === null) continue
        log.warn({ owner: other, taken }, 'took over from a program that ended')
      }
    },
  }
}
