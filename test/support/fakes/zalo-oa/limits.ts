const MINUTE_MS = 60_000

/** Counts the calls of an app, minute by minute. */
export const createLimits = (perMinute: number, now: () => number) => {
  let minute = { start: 0, calls: 0 }
  return {
    /** Counts a call; what its answer says of those that are left. */
    count() {
      if (now() - minute.start >= MINUTE_MS) minute = { start: now(), calls: 0 }
      minute.calls += 1
      return {
        'x-ratelimit-limit': String(perMinute),
        'x-ratelimit-remain': String(Math.max(0, perMinute - minute.calls)),
      }
    },
    /** True where the call that was counted last is one too many. */
    isOver: () => minute.calls > perMinute,
  }
}
