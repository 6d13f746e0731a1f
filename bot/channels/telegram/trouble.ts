import { GrammyError } from 'grammy'
import { readRetryAfter } from '../http/retry-after.ts'
import type { Trouble } from '../health.ts'
import { describeFailure } from './outcome.ts'

const SECOND_MS = 1000
const REST_MS = 2 * SECOND_MS
/** Two programs that poll throw each other out: often asked is often thrown out. */
const CONFLICT_REST_MS = 5 * SECOND_MS
/** A token comes back to life only by a person's hand. */
const LASTING_REST_MS = 60 * SECOND_MS

/** Reads a failure of a call that is not a send. `redact` takes the token out of foreign words. */
export const readTrouble = (error: unknown, redact: (text: string) => string): Trouble => {
  const detail = describeFailure(error, redact)
  const refusal = error instanceof GrammyError ? error : null
  const code = refusal?.error_code ?? null
  const trouble = (problem: string, restMs: number, isLasting = false): Trouble => ({
    problem: { code: problem, detail },
    isLasting,
    restMs,
  })
  // 404 is how a token is refused that never was one.
  if (code === 401 || code === 404) return trouble('telegram-token', LASTING_REST_MS, true)
  if (code === 409) return trouble('polling-conflict', CONFLICT_REST_MS)
  if (!refusal) return trouble('telegram-unreachable', REST_MS)
  return trouble('telegram-refused', readRetryAfter(refusal.parameters.retry_after) ?? REST_MS)
}
