/** A wall clock that ran so far ahead of the machine's own time was set, and may be wrong. */
const MOST_AHEAD_MS = 10 * 60 * 1000

/**
 * Compares the wall clock with one that only ever grows. `wall` and `monotonic` give milliseconds.
 * A clock that goes back is no jump: reminders are never told twice.
 */
export const createClockWatch = (wall: () => number, monotonic: () => number) => {
  let offset = wall() - monotonic()
  let seen = offset
  return {
    /** Milliseconds by which the clock has jumped ahead; 0 where it has not. */
    jump() {
      seen = wall() - monotonic()
      const ahead = seen - offset
      if (ahead > MOST_AHEAD_MS) return ahead
      offset = seen
      return 0
    },
    /** The jump that was told last has been dealt with. */
    accept() {
      offset = seen
    },
  }
}

export type ClockWatch = ReturnType<typeof createClockWatch>
