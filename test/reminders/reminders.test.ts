import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { playReminders } from '../support/reminders/story.ts'
import { startFakeTelegram } from '../support/fakes/telegram/telegram.ts'
import { startFakeZaloBot } from '../support/fakes/zalo-bot/zalo-bot.ts'

const STORIES = [
  ['telegram-so-khdt.txt', () => startFakeTelegram({ limits: false })],
  ['zalo-bot-lmhtx.txt', startFakeZaloBot],
] as const
const LONG_MS = 120_000

test.each(STORIES)(
  'years of reminders go as %s is written',
  async (file, startFake) => {
    const path = new URL(file, import.meta.url)
    const written = readFileSync(path, 'utf8')
    const played = await playReminders(written, await startFake())
    if (process.env['UPDATE']) writeFileSync(path, played)
    else expect(played).toBe(written)
  },
  LONG_MS,
)
