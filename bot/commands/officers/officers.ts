import '../../process/owner-only.ts'
import { loadKnowledge } from '../../../knowledge/load.ts'
import type { Say } from '../../../knowledge/phrases.ts'
import { openDatabase } from '../../../storage/database/open.ts'
import { migrate } from '../../../storage/database/migrate.ts'
import { createStores, type Stores } from '../../../storage/stores.ts'
import { openChannels, SWITCHES } from '../../channels/registry.ts'
import { createClock, type Clock } from '../../clock.ts'
import { sealOf, readConfig, type Config } from '../../config.ts'
import { explainFailure } from '../../process/failure.ts'
import { createLog } from '../../log.ts'
import { workOf } from './work.ts'
import { failed, type Opening, type OfficersPrinted } from './deps.ts'

/** What every channel that is on says of itself; nothing is started. */
const askOpenings = async (
  config: Config,
  stores: Stores,
  clock: Clock,
  say: Say,
): Promise<readonly Opening[]> => {
  const channels = await openChannels(config, { stores, clock, log: createLog('silent'), say })
  return Promise.all(
    channels.map(async (channel) => {
      const { name, limits } = channel
      const { identity } = await channel.inspect()
      return {
        name,
        title: SWITCHES.find((one) => one.name === name)?.title ?? name,
        identity,
        people: await stores.history.people(name),
        mostPeople: limits.quota?.people ?? null,
      }
    }),
  )
}

const run = async (): Promise<OfficersPrinted> => {
  const knowledge = loadKnowledge()
  const { say } = knowledge
  const work = workOf(process.argv.slice(2))
  if (!work) return failed(say('officers.usage'))
  const config = readConfig(process.env)
  const clock = createClock(config.CLOCK)
  const db = openDatabase(config.DATABASE_URL)
  try {
    await migrate(db)
    const stores = createStores(db, { seal: sealOf(config) })
    return await work({
      knowledge,
      invitations: stores.invitations,
      grants: stores.grants,
      openings: () => askOpenings(config, stores, clock, say),
      now: () => clock().getTime(),
    })
  } finally {
    await db.destroy()
  }
}

try {
  const { ok, text } = await run()
  console[ok ? 'log' : 'error'](text)
  process.exitCode = ok ? 0 : 1
} catch (error) {
  console.error(explainFailure(error))
  process.exit(1)
}
