import { setTimeout as sleep } from 'node:timers/promises'

/** Resolves after a time, or at once when it is over. */
export const rest = (milliseconds: number, signal: AbortSignal): Promise<unknown> =>
  sleep(milliseconds, null, { signal }).catch(() => null)
