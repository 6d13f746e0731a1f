const SECOND_MS = 1000
/** A platform that is asked again sooner would only be refused again. */
const LEAST_MS = SECOND_MS
/** Nobody is believed for longer: one call an hour does no harm, and a day of silence does. */
const MOST_MS = 3600 * SECOND_MS

/**
 * How long a platform asks to wait, in milliseconds: whole or broken seconds, as a number or as text,
 * of at least one second and at most an hour. Null where it says nothing that makes sense.
 */
export const readRetryAfter = (given: unknown): number | null => {
  const isGiven = typeof given === 'number' || (typeof given === 'string' && given.trim() !== '')
  const seconds = isGiven ? Number(given) : Number.NaN
  if (Number.isNaN(seconds) || seconds < 0) return null
  return Math.round(Math.min(Math.max(seconds * SECOND_MS, LEAST_MS), MOST_MS))
}
