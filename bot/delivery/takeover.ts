import type { OutboxRow } from '../../storage/database/schema.ts'
import { settlementOfCrash } from './retry-policy.ts'
import type { Parts } from '../parts.ts'

/** A program whose heartbeat has not grown for so long counts as dead. */
const DEAD_AFTER_MS = 10_000

export interface TakeoverDeps extends Pick<
  Parts,
  'owners' | 'outbox' | 'time' | 'monotonic' | 'log'
> {
  /** This program's name; every start has a new one. */
  readonly owner: string
  /** True if the operating system knows that this program has ended. */
  readonly isGone: (owner: string) => boolean
}

/**
 * Keeps this program's heartbeat, and takes over the leases of programs whose heartbeat stopped.
 * Failure detection by heartbeat: each program counts up, and the others time that by their own
 * monotonic clock. No two clocks are compared, so a clock that jumps neither ends a lease nor keeps one.
 */
export const createTakeover = ({
  owners,
  outbox,
  owner,
  time,
  monotonic,
  isGone,
  log,
}: TakeoverDeps) => {
  // Counted here and not in the table: after a takeover by mistake no number may come again.
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
    /** Raises its own heartbeat once and looks at the others once. */
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

export type Takeover = ReturnType<typeof createTakeover>
