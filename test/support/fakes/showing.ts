import type { FakeChannel, Shown } from './fake-channel.ts'

const UNTIL_MS = 10_000

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
        waiters.add(check)
        check()
      }),
  }
}
