import { DEFAULTS } from '../../../handlers/conversation/subscriber.ts'
import type { RelayCheck } from '../../../storage/outbox/relayed.ts'
import { endOfQuiet } from '../timing/quiet.ts'

const MINUTE_MS = 60_000
/** Whoever wrote so short a time ago is awake, and talks with somebody. */
const AWAKE_MS = 30 * MINUTE_MS

/**
 * Whether what is relayed may leave now: a packet only while nobody has it, and nothing at night but to
 * who is just writing.
 */
export const checkRelayed: RelayCheck = ({ kind, state, isHolder, quiet, heardAt }, now) => {
  if (state === null) return { kind: 'cancel', reason: 'withdrawn' }
  if (kind === 'packet' && state !== 'open' && !(state === 'taken' && isHolder))
    return { kind: 'cancel', reason: 'taken' }
  if (Math.abs(now - heardAt) < AWAKE_MS) return { kind: 'go' }
  const until = endOfQuiet(quiet === undefined ? DEFAULTS.quiet : quiet, now)
  return until > now ? { kind: 'wait', until } : { kind: 'go' }
}
