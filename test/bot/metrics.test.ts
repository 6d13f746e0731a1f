import { expect, test } from 'vitest'
import { createMetrics } from '../../bot/metrics.ts'

const linesOf = (metrics: ReturnType<typeof createMetrics>) =>
  metrics
    .render([])
    .split('\n')
    .filter((line) => line.startsWith('htx_channel_events_unknown_total'))

test('an event that is not known is counted by its channel and its name', () => {
  const metrics = createMetrics()
  metrics.unknownEvent('zalo-oa', 'user_send_wave')
  metrics.unknownEvent('zalo-oa', 'user_send_wave')
  metrics.unknownEvent('telegram', 'hologram')
  expect(linesOf(metrics)).toEqual([
    'htx_channel_events_unknown_total{channel="zalo-oa",event="user_send_wave"} 2',
    'htx_channel_events_unknown_total{channel="telegram",event="hologram"} 1',
  ])
})

test.each(['', 'a"} 1\nhtx_forged 1', 'x'.repeat(65), 'tin nhắn', '\u0000'])(
  'a name that is none, like %j, is counted without it',
  (name) => {
    const metrics = createMetrics()
    metrics.unknownEvent('telegram', name)
    expect(linesOf(metrics)).toEqual([
      'htx_channel_events_unknown_total{channel="telegram",event="other"} 1',
    ])
  },
)

test('a flood of names is counted, fifty of them apart on each channel', () => {
  const metrics = createMetrics()
  for (let at = 0; at < 5000; at += 1) metrics.unknownEvent('zalo-bot', `event-${at}`)
  metrics.unknownEvent('telegram', 'hologram')
  metrics.unknownEvent('zalo-bot', 'event-7')
  const lines = linesOf(metrics)
  expect(lines).toHaveLength(52)
  expect(lines).toContain('htx_channel_events_unknown_total{channel="zalo-bot",event="event-7"} 2')
  expect(lines).toContain('htx_channel_events_unknown_total{channel="zalo-bot",event="other"} 4950')
  expect(lines).toContain('htx_channel_events_unknown_total{channel="telegram",event="hologram"} 1')
})
