import { pino } from 'pino'
import { expect, test } from 'vitest'
import type { Channel, SendOutcome } from '../../../bot/channels/channel.ts'
import { createTime } from '../../../bot/clock.ts'
import { createSender } from '../../../bot/delivery/sender.ts'
import { BOT, CHANNEL, draftOf, openDelivery } from '../../support/database/outbox.ts'

const NOW = Date.parse('2026-12-02T08:00:00+07:00')
const LIMITS: Channel['limits'] = {
  text: 4096,
  choices: 0,
  numbersChoices: true,
  writesFirst: 'always',
  window: null,
  quota: null,
  pace: { perSecond: 0, burst: 1, chatPerSecond: 0, inFlight: 1 },
}

/** Sends one message on a channel that answers so; returns what was logged. */
const deliver = async (outcome: SendOutcome): Promise<readonly Record<string, unknown>[]> => {
  const lines: string[] = []
  const opened = await openDelivery('sqlite::memory:')
  const courier = createSender({
    outbox: opened.outbox,
    channel: { name: CHANNEL, limits: LIMITS, send: () => Promise.resolve(outcome) },
    time: createTime(() => new Date(NOW)),
    log: pino({ base: null }, { write: (line) => void lines.push(line) }),
    isPaced: false,
    wait: () => Promise.resolve(),
    newSignal: () => new AbortController().signal,
  })
  await opened.add([draftOf('a')], NOW)
  const { deliveries } = await opened.outbox.claim(
    { channel: CHANNEL, owner: 'one', holds: [] },
    BOT,
    NOW,
    1,
  )
  for (const delivery of deliveries) await courier.deliver(delivery)
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>)
}

test('a bot that begins to rest is logged with why and until when', async () => {
  expect(await deliver({ kind: 'quota', reason: '429 Quota exceeded' })).toMatchObject([
    { channel: CHANNEL, outcome: 'quota', until: '2026-12-02T01:00:05.000Z', msg: 'the bot rests' },
  ])
})

test.each<SendOutcome>([
  { kind: 'sent', messageId: 'm' },
  { kind: 'rate-limited', retryAfterMs: 1000, of: 'chat' },
  { kind: 'rejected', reason: 'text is empty' },
])('the outcome %j lets no bot rest', async (outcome) => {
  expect(await deliver(outcome)).toEqual([])
})
