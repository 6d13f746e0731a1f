import { vi } from 'vitest'

/** Who waits for an event ends with it; only what never comes ends with the clock, even beside other work. */
export const AMPLE_MS = 120_000

/** Waits until `look` gives something. */
export const eventually = <T>(look: () => T | Promise<T>) =>
  vi.waitUntil(look, { timeout: AMPLE_MS, interval: 10 })

/** Waits until every expectation in `look` holds; a look that is work for a program takes place more rarely. */
export const holds = (look: () => Promise<void>, interval = 50) =>
  vi.waitFor(look, { timeout: AMPLE_MS, interval })

/** A limit for a send that no send reaches. */
export const ampleTime = (): AbortSignal => AbortSignal.timeout(AMPLE_MS)
