import { setImmediate, setTimeout } from 'node:timers/promises'

/** What takes a while to build, and is built when it is first needed unless it was before. */
export interface Prepared {
  prepare(): void
}

/** A program that has just started is asked how it is before it is asked anything. */
export const SETTLING_MS = 5000

/**
 * Builds one after another what the first message would wait for, once the program has settled;
 * requests are taken in between, and one that comes earlier has built what it needs. Who stops right
 * after the start waits for nothing.
 */
export const prepareAll = async (
  parts: readonly Prepared[],
  stopping: AbortSignal,
  settlingMs: number,
): Promise<void> => {
  await setTimeout(settlingMs, undefined, { ref: false })
  for (const part of parts) {
    await setImmediate()
    if (stopping.aborted) return
    part.prepare()
  }
}
