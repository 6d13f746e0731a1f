import type { FakeChannel } from './fake-channel.ts'
import { startFakeTelegram } from './telegram.ts'
import { startFakeZaloOa } from './zalo-oa.ts'

/** A platform as it can be set up, for suites that hold for all of them. */
export interface Platform {
  readonly title: string
  readonly name: FakeChannel['name']
  /** A person; digits may follow to name others. */
  readonly chat: string
  /** True for the suites that deliver by webhook. */
  readonly isWebhook: boolean
  /** True where the platform says which messages arrived. */
  readonly hasReceipts: boolean
  /** True where a token that was revoked is replaced without a person. */
  readonly renewsTokens: boolean
  /** One way of each platform, for suites that need each once. */
  readonly isMain: boolean
  readonly start: () => Promise<FakeChannel>
}

export const PLATFORMS: readonly Platform[] = [
  {
    title: 'Telegram, delivered to',
    name: 'telegram',
    chat: '9007199254740993',
    isWebhook: true,
    isMain: true,
    hasReceipts: false,
    renewsTokens: false,
    start: () => startFakeTelegram({ mode: 'webhook', limits: false }),
  },
  {
    title: 'Telegram, polled',
    name: 'telegram',
    chat: '1001',
    isWebhook: false,
    isMain: false,
    hasReceipts: false,
    renewsTokens: false,
    start: () => startFakeTelegram({ limits: false }),
  },
  {
    title: 'Zalo OA',
    name: 'zalo-oa',
    chat: '246845883529619',
    isWebhook: true,
    isMain: true,
    hasReceipts: false,
    renewsTokens: true,
    start: () => startFakeZaloOa({ perMinute: 100_000 }),
  },
  {
    title: 'Zalo OA with receipts',
    name: 'zalo-oa',
    chat: '246845883529619',
    isWebhook: false,
    isMain: false,
    hasReceipts: true,
    renewsTokens: false,
    start: () => startFakeZaloOa({ perMinute: 100_000, receipts: true }),
  },
]
