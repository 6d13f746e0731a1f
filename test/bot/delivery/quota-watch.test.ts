import { pino } from 'pino'
import { expect, test } from 'vitest'
import type { ChannelLimits, ChannelName } from '../../../bot/channels/channel.ts'
import { createQuotaWatch } from '../../../bot/delivery/quota-watch.ts'
import { createMetrics } from '../../../bot/metrics.ts'

const limitsOf = (quota: ChannelLimits['quota']): ChannelLimits => ({
  text: 2000,
  choices: 0,
  numbersChoices: true,
  writesFirst: 'always',
  window: null,
  quota,
  pace: { perSecond: 1, burst: 1, chatPerSecond: 1, inFlight: 1 },
})

const open = () => {
  const lines: string[] = []
  const used = new Map<string, number>()
  let month = '2026-11'
  const names: readonly ChannelName[] = ['zalo-bot', 'zalo-oa', 'telegram']
  const watch = createQuotaWatch({
    history: { used: (channel, asked) => Promise.resolve(used.get(`${channel} ${asked}`) ?? 0) },
    channels: names.map((name) => ({
      name,
      limits: limitsOf(name === 'telegram' ? null : { messages: 100, people: 50 }),
    })),
    time: { now: () => 0, monthOf: () => month },
    log: pino({ base: null, timestamp: false }, { write: (line) => void lines.push(line) }),
  })
  return {
    watch,
    use: (messages: number) => void used.set(`zalo-bot ${month}`, messages),
    beginMonth: (next: string) => (month = next),
    said: () => lines.splice(0).map((line) => (JSON.parse(line) as { msg: string }).msg),
  }
}

test('the log hears at 80 and at 95 of a hundred messages, once a month each', async () => {
  const { watch, use, beginMonth, said } = open()
  for (const messages of [79, 80, 81, 94]) {
    use(messages)
    await watch.look()
  }
  expect(said()).toEqual(['messages of the month grow scarce'])
  for (const messages of [95, 99, 100]) {
    use(messages)
    await watch.look()
  }
  expect(said()).toEqual(['what is left of the month is for replies: reminders wait'])
  beginMonth('2026-12')
  await watch.look()
  expect(said()).toEqual([])
  use(85)
  await watch.look()
  expect(said()).toHaveLength(1)
})

test('the counts tell each channel that has a month, under one head', async () => {
  const { watch, use } = open()
  use(12)
  const text = createMetrics().render(await watch.gauges())
  expect(text).toContain('htx_quota_used{channel="zalo-bot"} 12\n')
  expect(text).toContain('htx_quota_messages{channel="zalo-oa"} 100\n')
  expect(text).not.toContain('telegram')
  expect(text.match(/# TYPE htx_quota_used gauge/gu)).toHaveLength(1)
})
