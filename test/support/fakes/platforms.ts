import type { FakeChannel } from './fake-channel.ts'
import { startFakeTelegram } from './telegram/telegram.ts'
import { startFakeZaloBot } from './zalo-bot/zalo-bot.ts'
import { startFakeZaloOa } from './zalo-oa/zalo-oa.ts'

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

/** Pauses before each further try of a delivery: longer than the program takes to start again. */
const RETRY_MS = [300, 600, 1200, 2400, 4800, 9600]

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
    title: 'Zalo Bot, delivered to',
    name: 'zalo-bot',
    chat: '6ede9afa66b88fe6d6a9',
    isWebhook: true,
    isMain: true,
    hasReceipts: false,
    renewsTokens: false,
    start: () => startFakeZaloBot({ mode: 'webhook', userCap: 1000, webhookRetry: 'thrice' }),
  },
  {
    title: 'Zalo Bot, polled',
    name: 'zalo-bot',
    chat: '6ede9afa66b88fe6d6a9',
    isWebhook: false,
    isMain: false,
    hasReceipts: false,
    renewsTokens: false,
    start: () => startFakeZaloBot({ userCap: 1000 }),
  },
  {
    title: 'Zalo OA',
    name: 'zalo-oa',
    chat: '246845883529619',
    isWebhook: true,
    isMain: true,
    hasReceipts: false,
    renewsTokens: true,
    start: () => startFakeZaloOa({ perMinute: 100_000, receipts: false, retryMs: RETRY_MS }),
  },
  {
    title: 'Zalo OA with receipts',
    name: 'zalo-oa',
    chat: '246845883529619',
    isWebhook: false,
    isMain: false,
    hasReceipts: true,
    renewsTokens: false,
    start: () => startFakeZaloOa({ perMinute: 100_000, receipts: true, retryMs: RETRY_MS }),
  },
]
