import type { Stores } from '../../storage/stores.ts'
import type { Clock } from '../clock.ts'
import { ConfigError, type Config } from '../config.ts'
import type { Log } from '../log.ts'
import type { Channel, ChannelName } from './channel.ts'

export interface RegistryDeps {
  readonly stores: Stores
  readonly clock: Clock
  readonly log: Log
}

/** How a channel is switched on. */
export interface Switch {
  readonly name: ChannelName
  /** Its name for people. */
  readonly title: string
  /** The key of the environment that switches it on. */
  readonly key: keyof Config
  /** Keys of the platform's addresses; where one is not set, the public one is used. */
  readonly roots: readonly (keyof Config)[]
  open(config: Config, deps: RegistryDeps): Channel
}

/** Every channel that there is; a new one is one entry here. */
export const SWITCHES: readonly Switch[] = []

const isOn = (config: Config, { key }: Switch) => config[key] !== undefined

/**
 * A rehearsal must never reach people: neither under another clock nor without a pace may a channel
 * use its public platform.
 */
const refuseRehearsal = (config: Config, { title, roots }: Switch): void => {
  const isRehearsal = config.CLOCK !== undefined || config.CHANNEL_PACE === 'off'
  const missing = roots.filter((root) => config[root] === undefined)
  if (isRehearsal && missing.length > 0)
    throw new ConfigError(`CLOCK, CHANNEL_PACE: ${title} needs ${missing.join(', ')}`)
}

/** The channels whose tokens are set. Throws `ConfigError` where they may not be used as they are. */
export const openChannels = (config: Config, deps: RegistryDeps): readonly Channel[] =>
  SWITCHES.filter((one) => isOn(config, one)).map((one) => {
    refuseRehearsal(config, one)
    return one.open(config, deps)
  })
