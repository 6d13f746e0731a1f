import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { createMetrics } from '../../bot/metrics.ts'
import type { BotSettings } from '../../bot/channels/platform.ts'
import { zaloBotChannel } from '../../bot/channels/zalo-bot/channel.ts'
import { createMemoryIntake } from './telegram.ts'
import type { FakeZaloBot, FakeZaloBotOptions } from './fakes/zalo-bot/fake.ts'
import { startFakeZaloBot } from './fakes/zalo-bot/zalo-bot.ts'
import { ampleTime } from './waiting.ts'

export const PERSON = '6ede9afa66b88fe6d6a9'
export const CHAT = `zalo-bot:${PERSON}`

/** A platform that ends with the test. */
export const startZaloBot = async (options: FakeZaloBotOptions = {}): Promise<FakeZaloBot> => {
  const fake = await startFakeZaloBot(options)
  onTestFinished(() => fake.stop())
  return fake
}

/** The channel on a platform, not started, with everything that it logs and an intake for it. */
export const openZaloBot = (fake: FakeZaloBot, settings: Partial<BotSettings> = {}) => {
  const lines: string[] = []
  const log = pino({ level: 'trace', base: null }, { write: (line) => void lines.push(line) })
  const channel = zaloBotChannel(
    {
      token: fake.token,
      apiRoot: fake.url,
      mode: 'polling',
      webhookSecret: fake.secret,
      publicUrl: undefined,
      ...settings,
    },
    { log, metrics: createMetrics() },
  )
  onTestFinished(() => channel.stop())
  return {
    channel,
    lines,
    memory: createMemoryIntake(),
    /** Sends a text to the person. */
    send: (text = 'Dạ') => channel.send(CHAT, { text, choices: [] }, ampleTime()),
  }
}
