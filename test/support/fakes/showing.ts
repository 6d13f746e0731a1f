import type { FakeChannel, Shown } from './fake-channel.ts'

/** Who waits for an event ends with it; only what never comes ends with the clock. */
const UNTIL_MS = 120_000

/** What a platform shows to people, and who waits for it. */
export interface Showing extends Pick<FakeChannel, 'shown' | 'until'> {
  show(message: Shown): void
}

export const createShowing = (): Showing => {
  const shown: Shown[] = []
  const waiters = new Set<() => void>()
  return {
    shown,
    show(message) {
      shown.push(message)
      for (const wake of waiters) wake()
    },
    until: (isThere) =>
      new Promise((resolve, reject) => {
        const check = () => {
          if (!isThere(shown)) return
          clearTimeout(timer)
          waiters.delete(check)
          resolve(shown)
        }
        const timer = setTimeout(() => {
          waiters.delete(check)
          reject(new Error(`not shown in time; shown: ${JSON.stringify(shown, null, 1)}`))
        }, UNTIL_MS)
        // A platform that is started by hand must not outlive its person.
        timer.unref()
        waiters.add(check)
        check()
      }),
  }
}
