import { onTestFinished } from 'vitest'
import { zaloOaChannel } from '../../bot/channels/zalo-oa/channel.ts'
import type { ZaloOaSettings } from '../../bot/channels/zalo-oa/settings.ts'
import { createLog } from '../../bot/log.ts'
import { createTokenStore, type TokenStore } from '../../storage/tokens/tokens.ts'
import { openStore } from './database/databases.ts'
import {
  startFakeZaloOa,
  type FakeZaloOa,
  type FakeZaloOaOptions,
} from './fakes/zalo-oa/zalo-oa.ts'

/** The settings that a platform's own environment makes. */
export const settingsOf = (fake: FakeZaloOa): ZaloOaSettings => {
  const environment = fake.environment()
  return {
    appId: environment['ZALO_OA_APP_ID'] ?? '',
    appSecret: environment['ZALO_OA_APP_SECRET'] ?? '',
    secretKey: environment['ZALO_OA_SECRET_KEY'],
    refreshToken: environment['ZALO_OA_REFRESH_TOKEN'],
    codeVerifier: environment['ZALO_OA_CODE_VERIFIER'],
    apiRoot: environment['ZALO_OA_API_ROOT'],
    oauthRoot: environment['ZALO_OA_OAUTH_ROOT'],
    businessRoot: environment['ZALO_OA_BUSINESS_ROOT'],
  }
}

/** A platform that ends with the test. */
export const startOa = async (options: FakeZaloOaOptions = {}): Promise<FakeZaloOa> => {
  const fake = await startFakeZaloOa(options)
  onTestFinished(() => fake.stop())
  return fake
}

/** An empty store of tokens that ends with the test. */
export const openTokens = async (): Promise<TokenStore> => {
  const { db } = await openStore('sqlite::memory:')
  return createTokenStore(db)
}

/** A clock that a test moves. */
export const createHands = (start = Date.now()) => {
  let ahead = 0
  return {
    clock: () => new Date(start + ahead),
    now: () => start + ahead,
    advance: (ms: number) => void (ahead += ms),
  }
}

/** The channel on a platform, not started. */
export const openOa = async (
  fake: FakeZaloOa,
  { settings = {}, tokens, hands = createHands() }: OpenOptions = {},
) => {
  const store = tokens ?? (await openTokens())
  const channel = zaloOaChannel(
    { ...settingsOf(fake), ...settings },
    { clock: hands.clock, log: createLog('silent'), tokens: store },
  )
  onTestFinished(() => channel.stop())
  return { channel, tokens: store, hands }
}

interface OpenOptions {
  readonly settings?: Partial<ZaloOaSettings>
  readonly tokens?: TokenStore
  readonly hands?: ReturnType<typeof createHands>
}

/** How often the platform was asked for tokens. */
export const tokenCalls = (fake: FakeZaloOa): number =>
  fake.calls.filter(({ method }) => method === 'access_token').length
