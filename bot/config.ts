import { z } from 'zod'

const empty = (value: unknown) => (value === '' ? undefined : value)
const optional = <T extends z.ZodType>(type: T) => z.preprocess(empty, type.optional())
const text = optional(z.string())
const flag = z
  .enum(['0', '1', 'true', 'false'])
  .default('0')
  .transform((value) => value === '1' || value === 'true')

/** The environment, key by key; `.env.example` lists the same. */
const environmentSchema = z.object({
  PORT: z.preprocess(empty, z.coerce.number().int().min(0).max(65_535).default(3000)),
  HOST: z.preprocess(empty, z.string().default('127.0.0.1')),
  PUBLIC_URL: optional(z.url()),
  DATABASE_URL: z.preprocess(empty, z.string().default('sqlite:data/tro-ly-htx.db')),
  LOG_LEVEL: z.preprocess(
    empty,
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  ),
  RETENTION_DAYS: z.preprocess(empty, z.coerce.number().int().min(1).default(180)),
  RATE_PER_CONVERSATION: z.preprocess(empty, z.coerce.number().min(0).default(5)),
  RATE_PER_ADDRESS: z.preprocess(empty, z.coerce.number().min(0).default(50)),
  TRUST_PROXY: z.preprocess(empty, flag),
  CLOCK: optional(z.iso.datetime({ offset: true })),
  TELEGRAM_BOT_TOKEN: text,
  ZALO_BOT_TOKEN: text,
  ZALO_OA_APP_ID: text,
})

export type Config = z.infer<typeof environmentSchema>

/** The keys that the environment may set. */
export const CONFIG_KEYS: readonly string[] = Object.keys(environmentSchema.shape)

/** Channels that a token will switch on, and the key that holds it. */
export const CHANNEL_KEYS = [
  ['Telegram', 'TELEGRAM_BOT_TOKEN'],
  ['Zalo Bot', 'ZALO_BOT_TOKEN'],
  ['Zalo OA', 'ZALO_OA_APP_ID'],
] as const satisfies readonly (readonly [string, keyof Config])[]

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
