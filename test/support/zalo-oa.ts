import { onTestFinished } from 'vitest'
import type { ChannelMessage, SendOutcome } from '../../bot/channels/channel.ts'
import { zaloOaChannel } from '../../bot/channels/zalo-oa/channel.ts'
import { createOAuth } from '../../bot/channels/zalo-oa/oauth.ts'
import { createRedact, type ZaloOaSettings } from '../../bot/channels/zalo-oa/settings.ts'
import { createTokenKeeper } from '../../bot/channels/zalo-oa/token-keeper.ts'
import { createLog } from '../../bot/log.ts'
import { createMetrics } from '../../bot/metrics.ts'
import { createTokenStore, type TokenStore } from '../../storage/tokens/tokens.ts'
import { openStore } from './database/databases.ts'
import type { FakeZaloOa, FakeZaloOaOptions } from './fakes/zalo-oa/fake.ts'
import { startFakeZaloOa } from './fakes/zalo-oa/zalo-oa.ts'
import { ampleTime } from './waiting.ts'

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
    { clock: hands.clock, log: createLog('silent'), metrics: createMetrics(), tokens: store },
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

export const ID = '2468458835296197922'
export const CHAT = `zalo-oa:${ID}`

/** A channel on a platform that knows the person of the chat. */
export const openKnown = async (
  settings: Partial<ZaloOaSettings> = {},
  options: FakeZaloOaOptions = {},
) => {
  const fake = await startOa(options)
  fake.know(ID)
  const opened = await openOa(fake, { settings })
  const send = (text = 'Dạ', choices: ChannelMessage['choices'] = []): Promise<SendOutcome> =>
    opened.channel.send(CHAT, { text, choices }, ampleTime())
  return { ...opened, fake, send }
}

/** How many messages the platform was asked to send. */
export const messageCalls = (fake: FakeZaloOa): number =>
  fake.calls.filter(({ method }) => method === 'message/cs').length

/** Whoever takes tokens from a store, and gets new ones from a platform. */
export const keeperOf = (fake: FakeZaloOa, store: TokenStore, hands = createHands()) => {
  const settings = settingsOf(fake)
  return createTokenKeeper({
    store,
    oauth: createOAuth(settings, createRedact(settings)),
    first: settings.refreshToken,
    now: hands.now,
  })
}

/** The token that was taken. Throws where there was none. */
export const tokenOf = async (
  taking: ReturnType<ReturnType<typeof keeperOf>['take']>,
): Promise<string> => {
  const access = await taking
  if (access.kind !== 'token') throw new Error(JSON.stringify(access))
  return access.token
}

/** What the platform says to a call with this token. */
export const errorWith = async (fake: FakeZaloOa, token: string): Promise<unknown> => {
  const response = await fetch(`${fake.url}/v2.0/oa/getoa`, { headers: { access_token: token } })
  return ((await response.json()) as { error: unknown }).error
}
