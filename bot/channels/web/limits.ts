import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { WebDeps } from './dispatch.ts'
import { sendError } from './errors.ts'

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

/** Answers who asks too often: counted, and told how many seconds to wait. */
export const refuse = (reply: FastifyReply, seconds: number, { knowledge, metrics }: WebDeps) => {
  metrics.add('refused')
  return sendError(reply.header('retry-after', seconds), knowledge.say, 'too_many')
}

/** Limits the requests of each address, before they are read; what shares a hook shares the limit. */
export const limitAddress = (app: FastifyInstance, deps: WebDeps) => {
  const ofAddress = createLimit(app, deps.config.RATE_PER_ADDRESS)
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const seconds = await ofAddress(request)
    return seconds > 0 ? refuse(reply, seconds, deps) : undefined
  }
}
