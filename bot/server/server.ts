import { maxHeaderSize } from 'node:http'
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance } from 'fastify'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { codeOf, sendError } from '../channels/web/errors.ts'
import { registerWebhooks } from '../channels/webhooks.ts'
import { readPageAssets, registerAssets } from '../channels/web/assets.ts'
import { registerGuide } from '../channels/web/guide.ts'
import { registerPage } from '../channels/web/page.ts'
import { registerRoutes } from '../channels/web/routes.ts'
import { type WebDeps } from '../channels/web/dispatch.ts'
import type { Config } from '../config.ts'
import type { DeliveryEngine } from '../delivery/delivery.ts'
import { errorInLog, type Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { registerHealth, type HealthDeps } from './health.ts'
import { answerUnreadable, readableUrl, refuseExpectation } from './unreadable.ts'
import { CONNECTION_OPTIONS, keepConnections } from './connections.ts'

const BODY_LIMIT = 64 * 1024

/** The page needs its own script, style and images, and its own interface; nothing else is let in. */
const POLICY: FastifyHelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      connectSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  frameguard: { action: 'deny' },
}

/** What every answer carries. Nothing is kept by a cache that does not say itself that it may be. */
const registerHeaders = async (app: FastifyInstance): Promise<void> => {
  await app.register(helmet, POLICY)
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('cache-control', 'no-store')
    done()
  })
}

export interface ServerDeps extends WebDeps, Omit<HealthDeps, 'connections'> {
  readonly knowledge: Knowledge
  readonly config: Config
  readonly metrics: Metrics
  readonly log: Log
  readonly delivery: Pick<DeliveryEngine, 'intakeOf' | 'gauges'>
}

/** Builds the HTTP server, which does not listen yet, with its connections. */
export const buildServer = async (deps: ServerDeps) => {
  const { knowledge, config, log, metrics, channels, delivery } = deps
  const { say } = knowledge
  const app = fastify({
    ...CONNECTION_OPTIONS,
    bodyLimit: BODY_LIMIT,
    trustProxy: (_address, hop) => hop < config.TRUST_PROXY,
    logger: false,
    clientErrorHandler: answerUnreadable(say),
    rewriteUrl: readableUrl,
    // A part of an address as long as Node takes one comes to its route, which knows that it is nothing.
    routerOptions: { maxParamLength: maxHeaderSize },
  })
  app.server.on('checkExpectation', refuseExpectation(say))
  const connections = keepConnections(app)
  app.removeContentTypeParser('text/plain')
  await registerHeaders(app)
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const code = codeOf(error.statusCode)
    if (code === 'unavailable') log.error({ error: errorInLog(error) }, 'a request failed')
    return sendError(reply, say, code)
  })
  app.setNotFoundHandler((_request, reply) => sendError(reply, say, 'not_found'))

  await app.register(rateLimit, { global: false })
  registerRoutes(app, deps)
  await registerWebhooks(app, { channels, intakeOf: delivery.intakeOf, say, log, metrics })

  const hasGuide = config.PAGE_GUIDE === 'on'
  const pageDeps = { knowledge, channels, assets: readPageAssets(hasGuide) }
  registerAssets(app, pageDeps.assets)
  registerPage(app, pageDeps)
  if (hasGuide) registerGuide(app, { ...pageDeps, clock: deps.clock })

  registerHealth(app, { ...deps, connections })
  return { app, connections }
}
