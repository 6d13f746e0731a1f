import { codeOfEvent } from './reminders/code.ts'
import { respond } from '../handlers/respond.ts'
import type { CommandId } from '../knowledge/language/message/reader.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import { ledgerOf } from '../storage/database/file/place.ts'
import { describePlace } from '../storage/database/server/url.ts'
import { openService, type Service } from '../storage/database/service.ts'
import { createStores } from '../storage/stores.ts'
import { every } from './process/every.ts'
import { prepareAll, SETTLING_MS } from './process/prepare.ts'
import { rootOf } from './channels/platform.ts'
import { openChannels } from './channels/registry.ts'
import { readStates } from './channels/state.ts'
import { renderTurn } from './channels/web/render.ts'
import { createClocks, createTime } from './clock.ts'
import { sealOf, type Config } from './config.ts'
import { createDelivery } from './delivery/delivery.ts'
import { traitsOfEvent } from './delivery/traits.ts'
import { createTurnHandler } from './delivery/turn.ts'
import { createDispatch } from './channels/web/dispatch.ts'
import { checkRelayed } from './reminders/handoff/check.ts'
import { keepHandOffs } from './reminders/handoff/program.ts'
import { createLog, errorInLog } from './log.ts'
import { createMetrics } from './metrics.ts'
import { followDocuments } from './process/official.ts'
import { followConfirmed } from './reminders/confirmed.ts'
import { keepReminders, remindingOf } from './reminders/program.ts'
import type { Parts } from './parts.ts'
import { keepRetention } from './retention.ts'
import { buildServer } from './server/server.ts'
import { BACKLOG } from './server/connections.ts'
import { createSheetDesk } from './sheets/desk.ts'
import { freshToken } from './sheets/issuing.ts'
import { createPress } from './sheets/pdf/press.ts'
import { openListener } from './speech/open.ts'
import { createReadinessWatch } from './server/readiness.ts'

/** Often enough that PostgreSQL keeps the connection by which others see that a program runs. */
const BEAT_MS = 5000

/** The command that deletes everything without being asked back. */
const DELETE: CommandId = 'delete-data'

/** Something to be said at the start: a phrase and its values. */
interface StartNotice {
  readonly key: string
  readonly values: Readonly<Record<string, string>>
}

/** What whoever starts the program should know of its database. */
const noticesOf = (
  { isNew, mended }: Pick<Service, 'isNew' | 'mended'>,
  config: Pick<Config, 'DATABASE_URL' | 'SECRETS_KEY' | 'ZALO_OA_APP_ID'>,
): readonly StartNotice[] => {
  const database = describePlace(config.DATABASE_URL)
  const isClear = config.ZALO_OA_APP_ID !== undefined && config.SECRETS_KEY === undefined
  return [
    ...(isNew ? [{ key: 'start.new', values: { database } }] : []),
    ...(mended.length > 0 ? [{ key: 'start.mended', values: { files: mended.join(', ') } }] : []),
    ...(isClear ? [{ key: 'start.clear', values: {} }] : []),
  ]
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
) => {
  const log = createLog(config.LOG_LEVEL)
  const service = await openService(
    config.DATABASE_URL,
    (error) => log.error({ error: errorInLog(error) }, 'a connection to the database broke'),
    (reason) => log.warn({ reason }, 'the database takes no connection yet: it is tried again'),
  )
  if (service.difference !== null)
    log.error({ reason: service.difference }, 'the database is a copy; no reminder leaves')
  const stores = createStores(service.db, {
    codeOf: codeOfEvent,
    traitsOf: traitsOfEvent,
    seal: sealOf(config),
    ledger: ledgerOf(config.DATABASE_URL, config.DELETIONS_FILE),
  })
  await stores.tokens.reseal()
  const { count: deletedAgain } = await stores.deletions.reapply()
  if (deletedAgain > 0)
    log.warn({ count: deletedAgain }, 'chats that had been deleted were deleted again')
  const endBeating = every(BEAT_MS, service.beat, (error) =>
    log.error({ error: errorInLog(error) }, 'the database does not answer'),
  )
  const store = stores.turns
  const confirming = await followConfirmed({ knowledge: content, stores, log })
  const following = await followDocuments({ knowledge: confirming.knowledge, stores, log })
  const { knowledge } = following
  const metrics = createMetrics()
  const backupDays = config.BACKUP_DAYS
  const endRetention = await keepRetention({
    stores,
    clock,
    log,
    days: config.RETENTION_DAYS,
    backupDays,
  })
  const parts: Parts = {
    ...stores,
    knowledge,
    config,
    channels: await openChannels(config, { stores, clock, log, metrics, say: knowledge.say }),
    clock,
    time: createTime(clock),
    monotonic,
    log,
    metrics,
  }
  const { channels, standing } = parts
  const issuing = {
    site: config.PUBLIC_URL === undefined ? null : rootOf(config.PUBLIC_URL),
    days: config.SHEET_DAYS,
    fresh: freshToken,
  }
  const press = createPress()
  const desk = createSheetDesk({ ...parts, press, say: knowledge.say })
  const dispatch = createDispatch({
    ...parts,
    respond,
    store,
    render: renderTurn,
    backupDays,
    // The page leads to its own address, whatever that is.
    issuing: { ...issuing, site: issuing.site ?? '' },
  })
  const listener = openListener(parts)
  const delivery = createDelivery({
    ...parts,
    stores,
    listener,
    turns: createTurnHandler({
      respond,
      knowledge,
      hasSpeech: listener !== null,
      backupDays,
      issuing,
    }),
    files: { desk, say: knowledge.say },
    isPaced: config.CHANNEL_PACE === 'on',
    perChat: config.RATE_PER_CONVERSATION,
    reminding: { ...remindingOf(knowledge), relayCheck: checkRelayed },
    asksToDelete: (text) => knowledge.reader.commandIn(text) === DELETE,
  })
  const states = () => readStates(channels, parts.history, parts.time.now())
  const readDatabase = createReadinessWatch(parts)
  const server = await buildServer({
    ...parts,
    store,
    dispatch,
    desk,
    states,
    delivery,
    readDatabase,
  })
  const { app, connections } = server
  const address = await app.listen({ port: config.PORT, host: config.HOST, backlog: BACKLOG })
  const stopping = new AbortController()
  void prepareAll(
    [knowledge.reader, knowledge.search, knowledge.cells],
    stopping.signal,
    SETTLING_MS,
  )
  const channelsStarted = delivery.start()
  const reminders = keepReminders({ ...parts, stores, wake: () => delivery.wake() })
  const handOffs = keepHandOffs({
    ...parts,
    stores,
    minutes: config.HANDOFF_MINUTES,
    onRelayed: () => delivery.wake(),
  })
  return {
    app,
    /** Where it listens. */
    address,
    say: knowledge.say,
    /** Why no reminder leaves; null where they do. */
    muted: await standing.readMute(),
    /** What was found out about the database and its files. */
    notices: noticesOf(service, config),
    channels,
    /** How each of the channels stands now. Rejects where the database does not answer. */
    states,
    /** Resolves when every channel that is on has started, well or not. */
    channelsStarted,
    /** Plans what is told today, without waiting for the next look. */
    planReminders: () => reminders.plan(),
    /** Sees to hand-offs, without waiting for the next look. */
    tendHandOffs: () => handOffs.tend(),
    /** Takes nothing in any more, ends what was begun, and resolves when all of it is stored. */
    async stop() {
      stopping.abort()
      const ended = [endRetention(), following.end(), confirming.end()]
      await connections.close()
      await reminders.end()
      await handOffs.end()
      await delivery.stop()
      await press.end()
      await Promise.all([...ended, endBeating()])
      await service.close()
    },
  }
}

/** A program that runs. */
export type Running = Awaited<ReturnType<typeof start>>
