import { expect, test } from 'vitest'
import type { SendOutcome } from '../../../../bot/channels/channel.ts'
import { startWith } from '../../../support/fakes/program.ts'
import type { FakeZaloBot } from '../../../support/fakes/zalo-bot/fake.ts'
import { startFakeZaloBot } from '../../../support/fakes/zalo-bot/zalo-bot.ts'
import { eventually } from '../../../support/waiting.ts'
import { openZaloBot, PERSON, startZaloBot } from '../../../support/zalo-bot.ts'

const WEBHOOK = { mode: 'webhook', publicUrl: 'https://htx.example' } as const
const SECRET_HEADER = 'x-bot-api-secret-token'

const countOf = ({ calls }: FakeZaloBot, wanted: string) =>
  calls.filter(({ method }) => method === wanted).length

/** Sets a webhook as another way of running would. */
const setWebhook = (fake: FakeZaloBot, secret: string = fake.secret) =>
  fetch(`${fake.url}/bot${fake.token}/setWebhook`, {
    method: 'POST',
    body: JSON.stringify({ url: 'https://htx.example/webhooks/zalo-bot', secret_token: secret }),
  })

test('a webhook that another way of running left is taken away, and that is logged', async () => {
  const fake = await startZaloBot()
  fake.deliverTo('http://127.0.0.1:9')
  await setWebhook(fake)
  const { channel, lines, memory } = openZaloBot(fake)
  await channel.start(memory.intake)
  await fake.say(PERSON, 'alo')
  await memory.until(1)
  expect(fake.webhook()).toBeNull()
  expect(lines.join('')).toContain('the webhook was removed')
})

test('where no webhook is set none is removed', async () => {
  const fake = await startZaloBot()
  const { channel, lines, memory } = openZaloBot(fake)
  await channel.start(memory.intake)
  await eventually(() => countOf(fake, 'getUpdates') > 0)
  expect(countOf(fake, 'deleteWebhook')).toBe(0)
  expect(lines.join('')).not.toContain('removed')
})

test('a webhook that could not be taken away at first is taken away later', async () => {
  const fake = await startZaloBot()
  fake.deliverTo('http://127.0.0.1:9')
  await setWebhook(fake)
  fake.refuse('getWebhookInfo', { code: 403, description: 'Internal server error' })
  const { channel, memory } = openZaloBot(fake)
  await channel.start(memory.intake)
  await eventually(() => channel.health().problem?.code === 'zalo-bot-refused')
  await fake.say(PERSON, 'alo')
  await memory.until(1)
  expect(fake.webhook()).toBeNull()
})

const messageOf = (id: string) => ({
  event_name: 'message.text.received',
  message: { chat: { id: PERSON, chat_type: 'PRIVATE' }, message_id: id, text: id },
})

test('updates that come as a list are all read', async () => {
  const fake = await startZaloBot()
  const body = JSON.stringify({ ok: true, result: [messageOf('a'), messageOf('b')] })
  fake.answer('getUpdates', { status: 200, body })
  const { channel, memory } = openZaloBot(fake)
  await channel.start(memory.intake)
  await memory.until(2)
  expect(memory.updates.map(({ key }) => key)).toEqual([`${PERSON}:a`, `${PERSON}:b`])
})

test('an update that comes twice has one key', async () => {
  const fake = await startZaloBot()
  const { channel, memory } = openZaloBot(fake)
  const keys: string[] = []
  await channel.start({
    ...memory.intake,
    receive: (updates, cursor) => {
      keys.push(...updates.map(({ key }) => key))
      return memory.intake.receive(updates, cursor)
    },
  })
  for (let at = 0; at < 5; at += 1)
    await fake.send(PERSON, { event: 'text', text: 'alo', messageId: 'm1' })
  await eventually(() => keys.length === 5)
  expect(new Set(keys)).toEqual(new Set([`${PERSON}:m1`]))
  expect(memory.updates).toHaveLength(1)
})

test.each(['{"ok":true}', '{"ok":true,"result":null}', '{"ok":true,"result":[]}'])(
  'the answer %s, which holds nothing, does not make polling spin',
  async (body) => {
    const fake = await startZaloBot()
    fake.answer('getUpdates', ...Array.from({ length: 100 }, () => ({ status: 200, body })))
    const { channel, memory } = openZaloBot(fake)
    await channel.start(memory.intake)
    await eventually(() => countOf(fake, 'getUpdates') >= 2)
    expect(countOf(fake, 'getUpdates')).toBeLessThan(10)
    expect(channel.health().state).toBe('on')
  },
)

test('stopping ends a poll that waits, and nothing is asked for afterwards', async () => {
  const fake = await startZaloBot()
  const { channel, memory } = openZaloBot(fake)
  await channel.start(memory.intake)
  await eventually(() => countOf(fake, 'getUpdates') > 0)
  await channel.stop()
  const asked = fake.calls.length
  await fake.say(PERSON, 'alo')
  expect(memory.updates).toEqual([])
  expect(fake.calls).toHaveLength(asked)
})

test('a secret that the platform does not hold yet is given to it once, after the first refusal', async () => {
  const fake = await startZaloBot({ mode: 'webhook' })
  fake.deliverTo('http://127.0.0.1:9')
  await setWebhook(fake, 'an-older-secret')
  const { channel, memory } = openZaloBot(fake, WEBHOOK)
  await channel.start(memory.intake)
  expect(countOf(fake, 'setWebhook')).toBe(1)
  const older = { [SECRET_HEADER]: 'an-older-secret' }
  expect(channel.read(older, Buffer.from('{}'))).toEqual({ kind: 'refused' })
  await eventually(() => fake.webhook()?.secret === fake.secret)
  for (let at = 0; at < 5; at += 1) channel.read(older, Buffer.from('{}'))
  await channel.stop()
  expect(countOf(fake, 'setWebhook')).toBe(2)
})

test('a delivery without a secret asks nothing of the platform', async () => {
  const fake = await startZaloBot({ mode: 'webhook' })
  fake.deliverTo('http://127.0.0.1:9')
  await setWebhook(fake)
  const { channel, memory } = openZaloBot(fake, WEBHOOK)
  await channel.start(memory.intake)
  channel.read({}, Buffer.from('{}'))
  await channel.stop()
  expect(countOf(fake, 'setWebhook')).toBe(1)
})

test('a registration that failed is tried again until it stands', async () => {
  const fake = await startZaloBot({ mode: 'webhook' })
  const { channel, memory } = openZaloBot(fake, WEBHOOK)
  fake.deliverTo('http://127.0.0.1:9')
  fake.answer('getWebhookInfo', { status: 502, body: '<html>502 Bad Gateway</html>' })
  const starting = channel.start(memory.intake)
  await eventually(() => channel.health().problem?.code === 'zalo-bot-unreachable')
  await starting
  expect(fake.webhook()?.url).toBe('https://htx.example/webhooks/zalo-bot')
})

test.each<readonly [string | undefined, SendOutcome]>([
  [undefined, { kind: 'quota', reason: '429 Quota exceeded' }],
  ['soon', { kind: 'quota', reason: '429 Quota exceeded' }],
  ['1', { kind: 'rate-limited', retryAfterMs: 5000, of: 'bot' }],
  ['30', { kind: 'rate-limited', retryAfterMs: 30_000, of: 'bot' }],
  ['86400', { kind: 'rate-limited', retryAfterMs: 300_000, of: 'bot' }],
  ['9'.repeat(400), { kind: 'rate-limited', retryAfterMs: 300_000, of: 'bot' }],
  ['-1', { kind: 'quota', reason: '429 Quota exceeded' }],
  ['NaN', { kind: 'quota', reason: '429 Quota exceeded' }],
])('429 with a Retry-After of %s means how long to rest', async (retryAfter, outcome) => {
  const fake = await startZaloBot()
  fake.answer('sendMessage', {
    status: 429,
    body: '{"ok":false,"error_code":429,"description":"Quota exceeded"}',
    ...(retryAfter === undefined ? {} : { headers: { 'retry-after': retryAfter } }),
  })
  expect(await openZaloBot(fake).send()).toEqual(outcome)
})

test.each<readonly [number, string]>([
  [200, ''],
  [200, 'null'],
  [200, '[]'],
  [200, '"ok"'],
  [200, '{}'],
  [200, '{"ok":"true"}'],
  [200, '{"ok":true}'],
  [200, '{"ok":true,"result":{}}'],
  [200, '{"ok":false}'],
  [401, 'Unauthorized'],
  [404, '<html>not found</html>'],
  [302, ''],
])('the answer %i %s tells neither success nor failure', async (status, body) => {
  const fake = await startZaloBot()
  fake.answer('sendMessage', { status, body })
  expect(await openZaloBot(fake).send()).toMatchObject({ kind: 'in-doubt' })
  expect(fake.calls).toHaveLength(1)
})

test('no secret stands in an outcome, the health, an inspection or the log', async () => {
  const fake = await startZaloBot()
  const opened = openZaloBot(fake)
  const { channel, lines, memory } = opened
  const echo = `Unauthorized: /bot${fake.token}/x?secret_token=${fake.secret}`
  const codes = [400, 401, 403, 404, 408, 429, 500]
  fake.refuse('sendMessage', ...codes.map((code) => ({ code, description: echo })))
  const outcomes: SendOutcome[] = []
  while (outcomes.length < codes.length) outcomes.push(await opened.send())
  fake.refuse('getUpdates', { code: 401, description: echo })
  fake.refuse('getMe', { code: 401, description: echo })
  const inspection = await channel.inspect()
  await channel.start(memory.intake)
  await eventually(() => countOf(fake, 'getUpdates') > 0)
  await eventually(() => channel.health().state === 'stopped')
  await fake.stop()
  outcomes.push(await opened.send())
  const told = JSON.stringify([outcomes, channel.health(), inspection, lines])
  expect(told).toContain('Unauthorized')
  for (const secret of [fake.token, fake.token.split(':')[1] ?? '', fake.secret])
    expect(told).not.toContain(secret)
})

test('one message that is delivered five times is answered once', async () => {
  const fake = await startFakeZaloBot({ mode: 'webhook', duplicateDelivery: true })
  await startWith([fake], { CHANNEL_PACE: 'off' })
  for (let at = 0; at < 5; at += 1)
    await fake.send(PERSON, { event: 'text', text: 'cảm ơn em', messageId: 'm1' })
  await fake.say(PERSON, 'cảm ơn em')
  await fake.until((shown) => shown.length === 2)
  expect(fake.deliveries).toHaveLength(12)
  expect(fake.shown).toHaveLength(2)
})
