/** A wall clock that ran so far ahead of the machine's own time was set, and may be wrong. */
const MOST_AHEAD_MS = 10 * 60 * 1000

/** Tells whether the wall clock was set forward since it was last asked. */
export interface ClockWatch {
  /** Milliseconds by which the clock jumped ahead; 0 where it did not. */
  jump(): number
}

/**
 * Compares the wall clock with one that only ever grows. `wall` and `monotonic` give milliseconds.
 * A clock that goes back is no jump: reminders are never told twice.
 */
export const createClockWatch = (wall: () => number, monotonic: () => number): ClockWatch => {
  let offset = wall() - monotonic()
  return {
    jump() {
      const now = wall() - monotonic()
      const ahead = now - offset
      offset = now
      return ahead > MOST_AHEAD_MS ? ahead : 0
    },
  }
}
