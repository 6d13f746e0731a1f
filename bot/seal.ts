import { createSeal, type Seal } from '../storage/tokens/seal.ts'
import type { Config } from './config.ts'

/** What tokens are kept under, by the environment. */
export const sealOf = ({
  SECRETS_KEY: key,
  SECRETS_KEY_OLD: old,
}: Pick<Config, 'SECRETS_KEY' | 'SECRETS_KEY_OLD'>): Seal => createSeal({ key, old })
