import { parseArgs } from 'node:util'
import { loadKnowledge } from '../knowledge/load.ts'
import type { Say } from '../knowledge/phrases.ts'
import { openDatabase } from '../storage/database.ts'
import { migrate } from '../storage/migrate.ts'
import { createStores, type Stores } from '../storage/stores.ts'
import { openChannels, SWITCHES } from './channels/registry.ts'
import { createClock, type Clock } from './clock.ts'
import { readConfig, type Config } from './config.ts'
import { explainFailure } from './failure.ts'
import { createLog } from './log.ts'
import { approve, revoke } from './officers/decision.ts'
import { failed, type OfficersDeps, type Opening, type Printed } from './officers/deps.ts'
import { invite, type InviteFlags } from './officers/invite.ts'
import { listInvitations, listPeople } from './officers/listing.ts'
import { nameSecond } from './officers/second.ts'

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

const OPTIONS = {
  province: { type: 'string' },
  agency: { type: 'string' },
  expires: { type: 'string' },
  count: { type: 'string' },
  approval: { type: 'boolean' },
} as const

/** The words and options as typed; no words where an option is not known, so that the usage is told. */
const readWords = (): { readonly words: readonly string[]; readonly flags: InviteFlags } => {
  try {
    const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true })
    return { words: positionals, flags: values }
  } catch {
    return { words: [], flags: {} }
  }
}

type Work = (deps: OfficersDeps) => Promise<Printed>

/** What the words ask for; null where they ask for nothing that there is. */
const workOf = (words: readonly string[], flags: InviteFlags): Work | null => {
  const [command, name, other, ...rest] = words
  if (rest.length > 0) return null
  if (name === undefined) {
    if (command === 'invite') return (deps) => invite(flags, deps)
    if (Object.keys(flags).length > 0) return null
    if (command === 'list') return listInvitations
    return command === 'people' ? listPeople : null
  }
  if (Object.keys(flags).length > 0) return null
  if (command === 'second' && other !== undefined) return (deps) => nameSecond(name, other, deps)
  if (other !== undefined) return null
  if (command === 'revoke') return (deps) => revoke(name, deps)
  return command === 'approve' ? (deps) => approve(name, deps) : null
}

const run = async (): Promise<Printed> => {
  const knowledge = loadKnowledge()
  const { say } = knowledge
  const { words, flags } = readWords()
  const work = workOf(words, flags)
  if (!work) return failed(say('officers.usage'))
  const config = readConfig(process.env)
  const clock = createClock(config.CLOCK)
  const db = openDatabase(config.DATABASE_URL)
  try {
    await migrate(db)
    const stores = createStores(db)
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
