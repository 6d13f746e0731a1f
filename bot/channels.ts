import { parseArgs } from 'node:util'
import { loadKnowledge } from '../knowledge/load.ts'
import { openDatabase } from '../storage/database.ts'
import { migrate } from '../storage/migrate.ts'
import { createStores, type Stores } from '../storage/stores.ts'
import { describeOff } from './channels/description.ts'
import { openChannels, SWITCHES, zaloOaSettings } from './channels/registry.ts'
import { reportChannel } from './channels/report.ts'
import { authorize } from './channels/zalo-oa/authorize.ts'
import { createClock, createTime } from './clock.ts'
import { ConfigError, readConfig } from './config.ts'
import { explainFailure } from './failure.ts'
import { createLog } from './log.ts'

const config = () => readConfig(process.env)
const { say } = loadKnowledge()

/** How each channel stands and what to do next, line by line; nothing is started. */
const report = async (stores: Stores): Promise<readonly string[]> => {
  const clock = createClock(config().CLOCK)
  const channels = await openChannels(config(), { stores, clock, log: createLog('silent'), say })
  const deps = { history: stores.history, say, time: createTime(clock) }
  const lines: string[] = []
  for (const one of SWITCHES) {
    const channel = channels.find(({ name }) => name === one.name)
    const found = channel ? await reportChannel(channel, one.title, deps) : [describeOff(one, say)]
    lines.push(...found)
  }
  return lines
}

/** Redeems the code of a consent for the Official Account. Throws where it is not taken. */
const redeem = async (code: string, { tokens }: Stores): Promise<readonly string[]> => {
  const settings = zaloOaSettings(config())
  if (settings.appId === '' || settings.appSecret === '')
    throw new ConfigError(say('channels.noOa'))
  const clock = createClock(config().CLOCK)
  const outcome = await authorize(code, settings, { tokens, clock })
  if (outcome.kind === 'refused')
    throw new ConfigError(say('channels.notAuthorized', { reason: outcome.reason }))
  return [say('channels.authorized')]
}

const run = async (): Promise<readonly string[]> => {
  const { positionals } = parseArgs({ allowPositionals: true })
  const [command, code, ...rest] = positionals
  const isRedeeming = command === 'authorize' && code !== undefined && rest.length === 0
  if (command !== undefined && !isRedeeming) throw new ConfigError(say('channels.usage'))
  const db = openDatabase(config().DATABASE_URL)
  try {
    await migrate(db)
    const stores = createStores(db)
    return isRedeeming ? await redeem(code, stores) : await report(stores)
  } finally {
    await db.destroy()
  }
}

try {
  for (const line of await run()) console.log(line)
} catch (error) {
  console.error(explainFailure(error))
  process.exit(1)
}
