import type { Say } from '../../knowledge/phrases.ts'
import type { Stores } from '../../storage/stores.ts'
import { ConfigError, type Config } from '../config.ts'
import type { Channel, ChannelName } from './channel.ts'
import type { BotSettings } from './platform.ts'
import type { ZaloOaSettings } from './zalo-oa/settings.ts'
import type { Parts } from '../parts.ts'

export interface RegistryDeps extends Pick<Parts, 'clock' | 'log' | 'metrics'> {
  readonly stores: Stores
  readonly say: Say
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
  /** Loads its code first: a channel that is off costs neither time nor memory. */
  open(config: Config, deps: RegistryDeps): Promise<Channel>
}

const botOf = (
  token: 'TELEGRAM_BOT_TOKEN' | 'ZALO_BOT_TOKEN',
  keys: 'TELEGRAM' | 'ZALO_BOT',
  config: Config,
): BotSettings => ({
  token: config[token] ?? '',
  apiRoot: config[`${keys}_API_ROOT`],
  mode: config[`${keys}_MODE`] ?? (config.PUBLIC_URL === undefined ? 'polling' : 'webhook'),
  webhookSecret: config[`${keys}_WEBHOOK_SECRET`],
  publicUrl: config.PUBLIC_URL,
  soundHosts: config.SPEECH_SOUND_HOSTS,
})

/** The Official Account as the environment sets it. */
export const zaloOaSettings = (config: Config): ZaloOaSettings => ({
  appId: config.ZALO_OA_APP_ID ?? '',
  appSecret: config.ZALO_OA_APP_SECRET ?? '',
  secretKey: config.ZALO_OA_SECRET_KEY,
  refreshToken: config.ZALO_OA_REFRESH_TOKEN,
  codeVerifier: config.ZALO_OA_CODE_VERIFIER,
  apiRoot: config.ZALO_OA_API_ROOT,
  oauthRoot: config.ZALO_OA_OAUTH_ROOT,
  businessRoot: config.ZALO_OA_BUSINESS_ROOT,
  reminderTemplate: config.ZALO_OA_TEMPLATE_REMINDER,
  soundHosts: config.SPEECH_SOUND_HOSTS,
})

/** Every channel that there is; a new one is one entry here. */
export const SWITCHES: readonly Switch[] = [
  {
    name: 'telegram',
    title: 'Telegram',
    key: 'TELEGRAM_BOT_TOKEN',
    roots: ['TELEGRAM_API_ROOT'],
    open: async (config, deps) => {
      const { telegramChannel } = await import('./telegram/channel.ts')
      return telegramChannel(botOf('TELEGRAM_BOT_TOKEN', 'TELEGRAM', config), deps)
    },
  },
  {
    name: 'zalo-bot',
    title: 'Zalo Bot',
    key: 'ZALO_BOT_TOKEN',
    roots: ['ZALO_BOT_API_ROOT'],
    open: async (config, deps) => {
      const { zaloBotChannel } = await import('./zalo-bot/channel.ts')
      return zaloBotChannel(botOf('ZALO_BOT_TOKEN', 'ZALO_BOT', config), deps)
    },
  },
  {
    name: 'zalo-oa',
    title: 'Zalo OA',
    key: 'ZALO_OA_APP_ID',
    roots: ['ZALO_OA_API_ROOT', 'ZALO_OA_OAUTH_ROOT', 'ZALO_OA_BUSINESS_ROOT'],
    open: async (config, { clock, log, metrics, stores }) => {
      const { zaloOaChannel } = await import('./zalo-oa/channel.ts')
      const deps = { clock, log, metrics, tokens: stores.tokens }
      return zaloOaChannel(zaloOaSettings(config), deps)
    },
  },
]

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

/** The channels whose tokens are set. Rejects with `ConfigError` where they may not be used so. */
export const openChannels = async (
  config: Config,
  deps: RegistryDeps,
): Promise<readonly Channel[]> => {
  const on = SWITCHES.filter((one) => isOn(config, one))
  for (const one of on) refuseRehearsal(config, one)
  return Promise.all(on.map((one) => one.open(config, deps)))
}
