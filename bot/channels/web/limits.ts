/** Lets a key through so many times a second; the rest wait. */
export interface Limiter {
  /** Seconds to wait, or 0 where the request may go on. `now` in milliseconds. */
  take(key: string, now: number): number
}

const MOST_KEYS = 100_000

/** A token bucket a key that holds one second's worth; `perSecond` 0 lifts the limit. */
export const createLimiter = (perSecond: number): Limiter => {
  const buckets = new Map<string, { tokens: number; at: number }>()
  const size = Math.max(1, perSecond)
  return {
    take(key, now) {
      if (perSecond === 0) return 0
      if (buckets.size > MOST_KEYS) buckets.clear()
      const bucket = buckets.get(key) ?? { tokens: size, at: now }
      const filled = bucket.tokens + ((now - bucket.at) / 1000) * perSecond
      const tokens = Math.min(size, filled)
      const isFree = tokens >= 1
      buckets.set(key, { tokens: isFree ? tokens - 1 : tokens, at: now })
      return isFree ? 0 : Math.max(1, Math.ceil((1 - tokens) / perSecond))
    },
  }
}
