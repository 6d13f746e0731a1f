import './process/owner-only.ts'
import { describePlace } from '../storage/database/server/url.ts'
import { describeChannels, describeProblems } from './channels/description.ts'
import { readConfig, unusedKeys } from './config.ts'
import { explainFailure } from './process/failure.ts'
import { start } from './program.ts'
import { stopOnSignal } from './process/stopping.ts'

try {
  const config = readConfig(process.env)
  const running = await start(config)
  const { say, channels } = running
  stopOnSignal({
    stop: () => {
      console.log(say('start.stopping'))
      return running.stop()
    },
    onFailure: (error) => console.error(explainFailure(error)),
    onStuck: () => console.error(say('start.stuck')),
  })
  console.log(say('start.address', { address: running.address }))
  console.log(say('start.on', { database: describePlace(config.DATABASE_URL) }))
  for (const line of describeChannels(channels, say)) console.log(line)
  for (const { key, values } of running.notices) console.log(say(key, values))
  if (running.muted !== null) console.log(say('start.muted', { reason: running.muted }))
  const unused = unusedKeys(config)
  if (unused.length > 0) console.log(say('start.unused', { keys: unused.join(', ') }))
  console.log(say('start.stop'))
  await running.channelsStarted
  for (const line of describeProblems(await running.states(), say)) console.log(line)
} catch (error) {
  console.error(explainFailure(error))
  process.exit(1)
}
