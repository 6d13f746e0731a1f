import type { FastifyInstance } from 'fastify'
import type { Say } from '../../knowledge/phrases.ts'
import { errorInLog } from '../log.ts'
import type { Channel, Intake } from './channel.ts'
import { sendError } from './web/errors.ts'
import type { Parts } from '../parts.ts'

/** Ample for any update; what is larger is refused before it is read whole. */
const BODY_LIMIT = 256 * 1024

export interface WebhookRoutesDeps extends Pick<Parts, 'channels' | 'log' | 'metrics'> {
  readonly intakeOf: (channel: Channel) => Intake
  readonly say: Say
}

/**
 * `POST /webhooks/<channel>` for each channel that is delivered to: authenticate, store, answer; what
 * an update asks for is done later. 401 where the secret is wrong and 503 where nothing was stored, so
 * that the platform delivers again.
 */
export const registerWebhooks = async (
  app: FastifyInstance,
  { channels, intakeOf, say, log, metrics }: WebhookRoutesDeps,
): Promise<void> => {
  await app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
      (_request, body, parsed) => parsed(null, body),
    )
    for (const channel of channels) {
      if (channel.intake !== 'webhook') continue
      const { name } = channel
      scope.post(`/webhooks/${name}`, async (request, reply) => {
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        const headers = request.headers as Readonly<Record<string, string | undefined>>
        const delivery = channel.read(headers, body)
        if (delivery.kind === 'refused') {
          metrics.add('unauthenticated', name)
          return sendError(reply, say, 'unauthenticated')
        }
        for (let at = 0; at < delivery.dropped; at += 1) metrics.add('dropped', name)
        try {
          if (delivery.updates.length > 0) await intakeOf(channel).receive(delivery.updates, null)
        } catch (error) {
          log.error({ channel: name, error: errorInLog(error) }, 'updates could not be stored')
          return sendError(reply, say, 'unavailable')
        }
        return reply.send({ ok: true })
      })
    }
    done()
  })
}
