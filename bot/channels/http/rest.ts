import { setTimeout as sleep } from 'node:timers/promises'

/** Resolves after a time, or at once when it is over. */
export const rest = (milliseconds: number, signal: AbortSignal): Promise<unknown> =>
  sleep(milliseconds, null, { signal }).catch(() => null)

/**
 * Goes on with work until it gives null or `signal` ends it; a number is how many milliseconds to rest
 * before it is done again. `pause` is the first of them.
 */
export const goOn = async (
  pause: number | null,
  work: () => Promise<number | null>,
  signal: AbortSignal,
): Promise<void> => {
  for (let next = pause; next !== null && !signal.aborted;) {
    await rest(next, signal)
    if (!signal.aborted) next = await work()
  }
}
