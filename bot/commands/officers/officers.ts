import type { Stores } from '../../../storage/stores.ts'
import { openChannels, SWITCHES } from '../../channels/registry.ts'
import { createLog } from '../../log.ts'
import { createMetrics } from '../../metrics.ts'
import { run, type Opened } from '../command.ts'
import type { Opening } from './deps.ts'
import { OFFICER_OPTIONS, workOf } from './work.ts'

/** What every channel that is on says of itself; nothing is started. */
const askOpenings = async (
  { config, clock, say }: Pick<Opened, 'config' | 'clock' | 'say'>,
  stores: Stores,
): Promise<readonly Opening[]> => {
  const channels = await openChannels(config, {
    stores,
    clock,
    log: createLog('silent'),
    metrics: createMetrics(),
    say,
  })
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

await run({
  options: OFFICER_OPTIONS,
  usage: 'officers.usage',
  async work(opened) {
    const work = workOf(opened)
    if (!work) return null
    const { knowledge, clock } = opened
    const stores = await opened.stores()
    return work({
      knowledge: await knowledge(),
      invitations: stores.invitations,
      grants: stores.grants,
      openings: () => askOpenings(opened, stores),
      now: () => clock().getTime(),
    })
  },
})
