import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { TurnStore } from '../../storage/chats/turns.ts'
import type { ChannelName } from '../channels/channel.ts'
import type { ChannelState } from '../channels/state.ts'
import { createSecretCheck } from '../channels/platform.ts'
import { errorBody, sendError } from '../channels/web/errors.ts'
import type { Config } from '../config.ts'
import type { DeliveryEngine } from '../delivery/delivery.ts'
import type { Connections } from './connections.ts'
import type { DatabaseState } from './readiness.ts'
import type { Parts } from '../parts.ts'

export interface HealthDeps extends Pick<Parts, 'knowledge' | 'standing' | 'channels' | 'metrics'> {
  readonly config: Pick<Config, 'METRICS_TOKEN'>
  readonly store: Pick<TurnStore, 'count'>
  /** How each of them stands, its rests too. Rejects where the database does not answer. */
  readonly states: () => Promise<ReadonlyMap<ChannelName, ChannelState>>
  readonly delivery: Pick<DeliveryEngine, 'gauges'>
  readonly connections: Pick<Connections, 'isClosing'>
  readonly readDatabase: () => Promise<DatabaseState>
}

const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/u
/** What a proxy adds: behind one, an address of this machine says nothing of who asks. */
const BY_A_PROXY = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']
const BEARER = /^Bearer\s+(?<token>\S+)$/iu

const isOnThisMachine = ({ socket, headers }: Pick<FastifyRequest, 'socket' | 'headers'>) =>
  LOOPBACK.test(socket.remoteAddress ?? '') && !BY_A_PROXY.some((name) => name in headers)

/**
 * Who may look into the program: whoever shows the token in `Authorization: Bearer`, or, where none is
 * set, whoever asks from this machine and not through a proxy.
 */
const createInsight = (token: string | undefined) => {
  const isToken = createSecretCheck(token)
  return (request: Pick<FastifyRequest, 'socket' | 'headers'>): boolean =>
    token === undefined
      ? isOnThisMachine(request)
      : isToken(BEARER.exec(request.headers.authorization ?? '')?.groups?.['token'])
}

/**
 * `/healthz`: it runs. `/readyz`: it takes messages, which everybody may know; how its parts stand,
 * and `/metrics`, only who may look into it.
 */
export const registerHealth = (
  app: FastifyInstance,
  {
    knowledge: { say, programmes },
    config,
    store,
    standing,
    channels,
    states,
    delivery,
    metrics,
    connections,
    readDatabase,
  }: HealthDeps,
): void => {
  const mayLook = createInsight(config.METRICS_TOKEN)

  const describe = async (state: DatabaseState) => {
    const muted = state.isReady ? await standing.readMute() : null
    const reminders = muted === null ? { state: 'on' } : { state: 'muted', reason: muted }
    return {
      database: state.isReady ? 'ok' : state.reason,
      ...(state.isReady ? { reminders } : {}),
      programmes: programmes.size,
      channels: state.isReady
        ? Object.fromEntries(await states())
        : Object.fromEntries(channels.map((channel) => [channel.name, channel.health()])),
    }
  }

  app.get('/healthz', () => ({ status: 'ok' }))
  app.get('/readyz', async (request, reply) => {
    const state = await readDatabase()
    const details = mayLook(request) ? await describe(state) : {}
    if (state.isReady && !connections.isClosing()) return { status: 'ok', ...details }
    return reply
      .code(503)
      .send({ status: 'unavailable', ...details, ...errorBody(say, 'unavailable') })
  })
  app.get('/metrics', async (request, reply) => {
    if (!mayLook(request))
      return sendError(reply.header('www-authenticate', 'Bearer'), say, 'unauthenticated')
    const sessions = { name: 'htx_sessions', help: 'Stored sessions', value: await store.count() }
    const gauges = [sessions, ...(await delivery.gauges())]
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(metrics.render(gauges))
  })
}
