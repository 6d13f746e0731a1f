import '../process/owner-only.ts'
import { parseArgs } from 'node:util'
import { loadKnowledge } from '../../knowledge/load.ts'
import { openDatabase } from '../../storage/database/open.ts'
import { migrate } from '../../storage/database/migrate.ts'
import { createStores, type Stores } from '../../storage/stores.ts'
import { describeOff } from '../channels/description.ts'
import { openChannels, SWITCHES, zaloOaSettings } from '../channels/registry.ts'
import { reportChannel } from './listings/channel-report.ts'
import { authorize } from '../channels/zalo-oa/authorize.ts'
import { createClock, createTime } from '../clock.ts'
import { sealOf, readConfig } from '../config.ts'
import { explainFailure } from '../process/failure.ts'
import { createLog } from '../log.ts'

const config = () => readConfig(process.env)
const { say } = loadKnowledge()

interface Report {
  readonly lines: readonly string[]
  readonly isFailure: boolean
}
const failed = (line: string): Report => ({ lines: [line], isFailure: true })

/** How each channel stands and what to do next, line by line; nothing is started. */
const describe = async (stores: Stores): Promise<Report> => {
  const clock = createClock(config().CLOCK)
  const channels = await openChannels(config(), { stores, clock, log: createLog('silent'), say })
  const { PUBLIC_URL: publicUrl } = config()
  const deps = { history: stores.history, say, time: createTime(clock), publicUrl }
  const lines: string[] = []
  for (const one of SWITCHES) {
    const channel = channels.find(({ name }) => name === one.name)
    const found = channel ? await reportChannel(channel, one.title, deps) : [describeOff(one, say)]
    lines.push(...found)
  }
  return { lines, isFailure: false }
}

/** Redeems the code of a consent for the Official Account; says why where it is not taken. */
const redeem = async (code: string, { tokens }: Stores): Promise<Report> => {
  const settings = zaloOaSettings(config())
  if (settings.appId === '' || settings.appSecret === '') return failed(say('channels.noOa'))
  const clock = createClock(config().CLOCK)
  const outcome = await authorize(code, settings, { tokens, clock })
  return outcome.kind === 'refused'
    ? failed(say('channels.notAuthorized', { reason: outcome.reason }))
    : { lines: [say('channels.authorized')], isFailure: false }
}

const run = async (): Promise<Report> => {
  const { positionals } = parseArgs({ allowPositionals: true })
  const [command, code, ...rest] = positionals
  const isRedeeming = command === 'authorize' && code !== undefined && rest.length === 0
  if (command !== undefined && !isRedeeming) return failed(say('channels.usage'))
  const db = openDatabase(config().DATABASE_URL)
  try {
    await migrate(db)
    const stores = createStores(db, { seal: sealOf(config()) })
    return isRedeeming ? await redeem(code, stores) : await describe(stores)
  } finally {
    await db.destroy()
  }
}

try {
  const { lines, isFailure } = await run()
  for (const line of lines) console[isFailure ? 'error' : 'log'](line)
  if (isFailure) process.exitCode = 1
} catch (error) {
  console.error(explainFailure(error))
  process.exit(1)
}
