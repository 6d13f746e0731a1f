import { loadKnowledge } from '../knowledge/load.ts'
import { openDatabase } from '../storage/database.ts'
import { migrate } from '../storage/migrate.ts'
import { createStores } from '../storage/stores.ts'
import { describeOff } from './channels/description.ts'
import { openChannels, SWITCHES } from './channels/registry.ts'
import { reportChannel } from './channels/report.ts'
import { createClock, createTime } from './clock.ts'
import { readConfig } from './config.ts'
import { explainFailure } from './failure.ts'
import { createLog } from './log.ts'

/** Prints how each channel stands and what to do next; nothing is started. */
const report = async (): Promise<void> => {
  const config = readConfig(process.env)
  const { say } = loadKnowledge()
  const db = openDatabase(config.DATABASE_URL)
  await migrate(db)
  const stores = createStores(db)
  const clock = createClock(config.CLOCK)
  const channels = openChannels(config, { stores, clock, log: createLog('silent') })
  const deps = { history: stores.history, say, time: createTime(clock) }
  for (const one of SWITCHES) {
    const channel = channels.find(({ name }) => name === one.name)
    const lines = channel ? await reportChannel(channel, one.title, deps) : [describeOff(one, say)]
    for (const line of lines) console.log(line)
  }
  await db.destroy()
}

try {
  await report()
} catch (error) {
  console.error(explainFailure(error))
  process.exit(1)
}
