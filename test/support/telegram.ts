import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { telegramChannel } from '../../bot/channels/telegram/channel.ts'
import { createMetrics } from '../../bot/metrics.ts'
import type { BotSettings } from '../../bot/channels/platform.ts'
import type { ChannelMessage, Intake, Update } from '../../bot/channels/channel.ts'
import { loadKnowledge } from './content/knowledge.ts'
import type { FakeTelegram, FakeTelegramOptions } from './fakes/telegram/fake.ts'
import { startFakeTelegram } from './fakes/telegram/telegram.ts'

const { say } = loadKnowledge()

/** The channel against a fake platform, with everything that it logs; tests side by side give `atEnd`. */
export const openTelegram = (
  fake: Pick<FakeTelegram, 'token' | 'url' | 'secret'>,
  settings: Partial<BotSettings> = {},
  clock: () => Date = () => new Date(),
  atEnd: typeof onTestFinished = onTestFinished,
) => {
  const lines: string[] = []
  const metrics = createMetrics()
  const log = pino({ level: 'trace', base: null }, { write: (line) => void lines.push(line) })
  const channel = telegramChannel(
    {
      token: fake.token,
      apiRoot: fake.url,
      mode: 'polling',
      webhookSecret: fake.secret,
      publicUrl: 'https://htx.example',
      ...settings,
    },
    { clock, log, metrics, say },
  )
  atEnd(() => channel.stop())
  return { channel, lines, metrics }
}

/** An intake that keeps what it is given, as long as it is not told to refuse. */
export const createMemoryIntake = (first: string | null = null) => {
  const updates: Update[] = []
  const waiters = new Set<() => void>()
  let cursor = first
  let refusals = 0
  const intake: Intake = {
    receive(batch, next) {
      if (refusals > 0) {
        refusals -= 1
        return Promise.reject(new Error('no space left'))
      }
      const known = new Set(updates.map(({ key }) => key))
      updates.push(...batch.filter(({ key }) => !known.has(key)))
      cursor = next ?? cursor
      for (const wake of waiters) wake()
      return Promise.resolve()
    },
    cursor: () => Promise.resolve(cursor),
  }
  return {
    intake,
    updates,
    cursor: () => cursor,
    /** Stores nothing the next times. */
    refuse(times: number) {
      refusals = times
    },
    /** Resolves when so many updates are stored. */
    until: (count: number) =>
      new Promise<void>((resolve) => {
        const check = () => {
          if (updates.length < count) return
          waiters.delete(check)
          resolve()
        }
        waiters.add(check)
        check()
      }),
  }
}

/** The chat of the person whom `openKnown` knows. */
export const CHAT = 'telegram:1001'
/** A message with short choices and a long one. */
export const PARCEL: ChannelMessage = {
  text: 'Dạ, chào Anh/Chị',
  choices: [
    { value: 'mb3k2x1a.1.0', label: 'Có' },
    { value: 'mb3k2x1a.1.1', label: 'Không' },
    { value: 'mb3k2x1a.1.2', label: 'Kiểm tra điều kiện của HTX' },
  ],
}

/** A channel on a platform that knows the person of the chat. */
export const openKnown = async (options: FakeTelegramOptions = {}) => {
  const fake = await startFakeTelegram(options)
  onTestFinished(() => fake.stop())
  fake.know('1001')
  return { fake, ...openTelegram(fake) }
}
