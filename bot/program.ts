import { codeOfEvent } from './reminders/code.ts'
import { setImmediate } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { respond } from '../handlers/respond.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import type { Say } from '../knowledge/phrases.ts'
import { openService } from '../storage/database/service.ts'
import { createStores } from '../storage/stores.ts'
import { every } from './process/every.ts'
import type { Channel, ChannelName } from './channels/channel.ts'
import { openChannels } from './channels/registry.ts'
import { readStates, type ChannelState } from './channels/state.ts'
import { renderTurn } from './channels/web/render.ts'
import { createClocks, createTime } from './clock.ts'
import { sealOf, type Config } from './config.ts'
import { createDelivery } from './delivery/delivery.ts'
import { createTurnHandler } from './delivery/turn.ts'
import { createDispatch } from './channels/web/dispatch.ts'
import { createLog, errorInLog } from './log.ts'
import { createMetrics } from './metrics.ts'
import { followDocuments } from './official.ts'
import { noticesOf, type StartNotice } from './process/notices.ts'
import { keepReminders, remindingOf } from './reminders/program.ts'
import { keepRetention } from './retention.ts'
import { buildServer } from './server/server.ts'
import { BACKLOG } from './server/connections.ts'
import { createReadinessWatch } from './server/readiness.ts'

/** Often enough that PostgreSQL keeps the connection by which others see that a program runs. */
const BEAT_MS = 5000

/** A program that runs; `address` is where it listens. */
export interface Running {
  readonly app: FastifyInstance
  readonly address: string
  readonly say: Say
  /** Why no reminder leaves; null where they do. */
  readonly muted: string | null
  /** What was found out about the database and its files. */
  readonly notices: readonly StartNotice[]
  /** The channels that are on. */
  readonly channels: readonly Channel[]
  /** How each of them stands now. Rejects where the database does not answer. */
  states(): Promise<ReadonlyMap<ChannelName, ChannelState>>
  /** Resolves when every channel that is on has started, well or not. */
  readonly channelsStarted: Promise<void>
  /** Plans what is told today, without waiting for the next look. */
  planReminders(): Promise<void>
  /** Takes nothing in any more, ends what was begun, and resolves when all of it is stored. */
  stop(): Promise<void>
}

/** Builds one after another what the first message would wait for; requests are taken in between. */
const prepareAll = async (parts: readonly { prepare(): void }[]): Promise<void> => {
  for (const part of parts) {
    await setImmediate()
    part.prepare()
  }
}

/**
 * Builds everything from the configuration and listens; programs of one process may share `content`.
 * Throws `KnowledgeError`, `StorageError` or
 * the error of a port that is taken.
 */
export const start = async (
  config: Config,
  { clock, monotonic } = createClocks(config.CLOCK),
  content: Knowledge = loadKnowledge(),
): Promise<Running> => {
  const log = createLog(config.LOG_LEVEL)
  const service = await openService(
    config.DATABASE_URL,
    (error) => log.error({ error: errorInLog(error) }, 'a connection to the database broke'),
    (reason) => log.warn({ reason }, 'the database takes no connection yet: it is tried again'),
  )
  if (service.difference !== null)
    log.error({ reason: service.difference }, 'the database is a copy; no reminder leaves')
  const stores = createStores(service.db, { codeOf: codeOfEvent, seal: sealOf(config) })
  await stores.tokens.reseal()
  const endBeating = every(BEAT_MS, service.beat, (error) =>
    log.error({ error: errorInLog(error) }, 'the database does not answer'),
  )
  const store = stores.turns
  const { knowledge, end: endFollowing } = await followDocuments({
    knowledge: content,
    stores,
    log,
  })
  const endRetention = await keepRetention({
    stores,
    clock,
    log,
    days: config.RETENTION_DAYS,
  })
  const metrics = createMetrics()
  const shared = { knowledge, store, clock, log, metrics }
  const dispatch = createDispatch({ ...shared, respond, render: renderTurn })
  const channels = await openChannels(config, { stores, clock, log, say: knowledge.say })
  const time = createTime(clock)
  const delivery = createDelivery({
    stores,
    channels,
    turns: createTurnHandler({ respond, knowledge }),
    time,
    isPaced: config.CHANNEL_PACE === 'on',
    perChat: config.RATE_PER_CONVERSATION,
    reminding: remindingOf(knowledge),
    log,
    metrics,
  })
  const { standing, history, readiness } = stores
  const states = () => readStates(channels, history, time.now())
  const readDatabase = createReadinessWatch({ readiness, monotonic, log })
  const served = { ...shared, dispatch, config, channels, states, delivery, standing, readDatabase }
  const server = await buildServer(served)
  const { app, connections } = server
  const address = await app.listen({ port: config.PORT, host: config.HOST, backlog: BACKLOG })
  void prepareAll([knowledge.reader, knowledge.search, knowledge.cells])
  const channelsStarted = delivery.start()
  const reminders = keepReminders({
    stores,
    channels,
    knowledge,
    time,
    monotonic,
    log,
    wake: () => delivery.wake(),
  })
  return {
    app,
    address,
    say: knowledge.say,
    muted: await standing.readMute(),
    notices: noticesOf(service, config),
    channels,
    states,
    channelsStarted,
    planReminders: () => reminders.plan(),
    async stop() {
      const ended = [endRetention(), endFollowing()]
      await connections.close()
      await reminders.end()
      await delivery.stop()
      await Promise.all([...ended, endBeating()])
      await service.close()
    },
  }
}
