import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Seconds that a request has to wait, or 0 where it may go on. */
export type Limit = (request: FastifyRequest) => Promise<number>

const WINDOW_MS = 1000

/**
 * A rate limit of so many requests a second for each key (fixed window); 0 lifts it. The key is the address
 * unless `keyOf` names another. `@fastify/rate-limit` must be registered.
 */
export const createLimit = (
  app: FastifyInstance,
  perSecond: number,
  keyOf?: (request: FastifyRequest) => string,
): Limit => {
  if (perSecond === 0) return () => Promise.resolve(0)
  const check = app.createRateLimit({
    max: perSecond,
    timeWindow: WINDOW_MS,
    ...(keyOf ? { keyGenerator: keyOf } : {}),
  })
  return async (request) => {
    const state = await check(request)
    return state.isAllowed || !state.isExceeded ? 0 : Math.max(1, state.ttlInSeconds)
  }
}
