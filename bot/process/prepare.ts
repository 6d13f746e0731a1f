import { setImmediate } from 'node:timers/promises'

/** What takes a while to build, and is built when it is first needed unless it was before. */
export interface Prepared {
  prepare(): void
}

/**
 * Builds one after another what the first message would wait for; requests are taken in between. Who
 * stops right after the start does not wait for the rest.
 */
export const prepareAll = async (
  parts: readonly Prepared[],
  stopping: AbortSignal,
): Promise<void> => {
  for (const part of parts) {
    await setImmediate()
    if (stopping.aborted) return
    part.prepare()
  }
}
