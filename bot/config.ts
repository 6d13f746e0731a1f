import { createSeal, type Seal } from '../storage/tokens/seal.ts'
import { z } from 'zod'
import { isOwnHost } from './channels/http/public-host.ts'

const blankIsNone = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value
const optional = <T extends z.ZodType>(type: T) => z.preprocess(blankIsNone, type.optional())
const whole = z.coerce.number().int()
const or = <T extends z.ZodType>(fallback: z.input<T>, type: T) =>
  z.preprocess((value) => blankIsNone(value) ?? fallback, type)
const text = optional(z.string())
/** Long enough that nobody guesses it. */
const token = optional(z.string().min(16))
/** Long enough that nobody tries all of them on a file. */
const secret = optional(z.string().min(32))
const address = optional(z.url({ protocol: /^https?$/u }))
/** What the header of a call can carry. */
const headerText = optional(
  z.string().regex(/^[ -~]*$/u, 'only letters without accents, digits and signs, on one line'),
)
const isGuarded = (given: string): boolean => {
  const url = URL.parse(given)
  return url === null || url.protocol === 'https:' || isOwnHost(url.hostname)
}
/** What people have said goes there: nobody on the way may read it. */
const guarded = optional(
  z
    .url({ protocol: /^https?$/u })
    .refine(isGuarded, 'needs https, except on this machine or in your own network'),
)
const mode = optional(z.enum(['polling', 'webhook']))

const HOST = /^(?=.{4,253}$)(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z]{2,}$/u

/** Names of hosts with commas between, in lower case. */
const hosts = optional(
  z
    .string()
    .transform((given) => given.split(',').map((host) => host.trim().toLowerCase()))
    .pipe(z.array(z.string().regex(HOST, 'names of hosts with commas between'))),
)

/** Proxies in front of the program: a number, or a truth for one or none. */
const hops = z
  .enum(['true', 'false'])
  .transform((value) => Number(value === 'true'))
  .or(whole.min(0))

const usedShape = {
  PORT: or('3000', whole.min(0).max(65_535)),
  HOST: or('127.0.0.1', z.string()),
  DATABASE_URL: or('sqlite:data/tro-ly-htx.db', z.string()),
  SECRETS_KEY: secret,
  SECRETS_KEY_OLD: secret,
  LOG_LEVEL: or('info', z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])),
  RETENTION_DAYS: or('180', whole.min(1)),
  BACKUP_DAYS: or('30', whole.min(1)),
  DELETIONS_FILE: text,
  OFFICE: text,
  HANDOFF_MINUTES: or('120', whole.min(1).max(10_000)),
  SHEET_DAYS: or('30', whole.min(1).max(366)),
  RATE_PER_CONVERSATION: or('5', whole.min(0)),
  RATE_PER_ADDRESS: or('50', whole.min(0)),
  TRUST_PROXY: or('0', hops),
  METRICS_TOKEN: token,
  CLOCK: optional(z.iso.datetime({ offset: true })),
  CHANNEL_PACE: or('on', z.enum(['on', 'off'])),
  PAGE_GUIDE: or('off', z.enum(['on', 'off'])),
  PUBLIC_URL: address,
  TELEGRAM_BOT_TOKEN: text,
  TELEGRAM_API_ROOT: address,
  TELEGRAM_MODE: mode,
  TELEGRAM_WEBHOOK_SECRET: text,
  ZALO_BOT_TOKEN: text,
  ZALO_BOT_API_ROOT: address,
  ZALO_BOT_MODE: mode,
  ZALO_BOT_WEBHOOK_SECRET: text,
  ZALO_OA_APP_ID: text,
  ZALO_OA_APP_SECRET: text,
  ZALO_OA_SECRET_KEY: text,
  ZALO_OA_REFRESH_TOKEN: text,
  ZALO_OA_CODE_VERIFIER: text,
  ZALO_OA_API_ROOT: address,
  ZALO_OA_BUSINESS_ROOT: address,
  ZALO_OA_OAUTH_ROOT: address,
  ZALO_OA_TEMPLATE_REMINDER: text,
  SPEECH_URL: guarded,
  SPEECH_KEY: headerText,
  SPEECH_MODEL: text,
  SPEECH_SOUND_HOSTS: hosts,
}

/** Checked already, and named at start where they are set, since nothing uses them yet. */
const unusedShape = {
  ADMIN_PASSWORD: text,
}

/** Keys that mean nothing without another one. */
const OF_SPEECH = ['SPEECH_KEY', 'SPEECH_MODEL', 'SPEECH_SOUND_HOSTS'] as const

/** The environment, key by key; `.env.example` lists the same. */
const environmentSchema = z.object({ ...usedShape, ...unusedShape }).check((given) => {
  const { value, issues } = given
  for (const key of OF_SPEECH)
    if (value[key] !== undefined && value.SPEECH_URL === undefined)
      issues.push({ code: 'custom', path: [key], message: 'needs SPEECH_URL', input: value[key] })
})

export type Config = z.infer<typeof environmentSchema>

/** The keys that the environment may set. */
export const CONFIG_KEYS: readonly string[] = Object.keys(environmentSchema.shape)

/** Keys that are set and change nothing in this version. */
export const unusedKeys = (config: Config): readonly string[] =>
  Object.entries(config).flatMap(([key, value]) =>
    value !== undefined && key in unusedShape ? [key] : [],
  )

/** A value of the environment is wrong; the message names it and never shows it. */
export class ConfigError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ConfigError'
  }
}

/** Reads the environment. Throws `ConfigError` naming every key with a wrong value. */
export const readConfig = (environment: Readonly<Record<string, string | undefined>>): Config => {
  const result = environmentSchema.safeParse(environment)
  if (result.success) return result.data
  const faults = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  throw new ConfigError(faults.join('\n'))
}

/** What tokens are kept under, by the environment. */
export const sealOf = ({
  SECRETS_KEY: key,
  SECRETS_KEY_OLD: old,
}: Pick<Config, 'SECRETS_KEY' | 'SECRETS_KEY_OLD'>): Seal => createSeal({ key, old })
