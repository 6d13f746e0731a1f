import { expect, onTestFinished, test } from 'vitest'
import type { FakeTelegramOptions } from '../../../support/fakes/telegram/fake.ts'
import { startFakeTelegram } from '../../../support/fakes/telegram/telegram.ts'
import { startWith } from '../../../support/fakes/program.ts'
import { createMemoryIntake, openTelegram } from '../../../support/telegram.ts'
import { eventually } from '../../../support/waiting.ts'

const setUp = async (settings: Parameters<typeof openTelegram>[1] = {}) => {
  const fake = await startFakeTelegram({ mode: 'webhook' })
  onTestFinished(() => fake.stop())
  return { fake, ...openTelegram(fake, { mode: 'webhook', ...settings }) }
}
const methodsOf = ({ calls }: Awaited<ReturnType<typeof startFakeTelegram>>) =>
  calls.map(({ method }) => method)

/** The whole program with a platform that delivers to it. */
const runWith = async (options: FakeTelegramOptions = {}) => {
  const fake = await startFakeTelegram({ mode: 'webhook', limits: false, ...options })
  const program = await startWith([fake], { CHANNEL_PACE: 'off' })
  return { fake, program }
}

test('the webhook is set once, and left alone where it stands as wanted', async () => {
  const { fake, channel } = await setUp()
  await channel.start(createMemoryIntake().intake)
  expect(fake.webhook()).toMatchObject({ url: 'https://htx.example/webhooks/telegram' })
  expect(channel.health().state).toBe('on')
  const { channel: next } = openTelegram(fake, { mode: 'webhook' })
  await next.start(createMemoryIntake().intake)
  expect(methodsOf(fake).filter((method) => method === 'setWebhook')).toHaveLength(1)
})

test('a webhook at another address is set anew', async () => {
  const { fake, channel } = await setUp({ publicUrl: 'https://moi.example/' })
  await fetch(`${fake.url}/bot${fake.token}/setWebhook?url=https://cu.example/webhooks/telegram`)
  await channel.start(createMemoryIntake().intake)
  expect(fake.webhook()?.url).toBe('https://moi.example/webhooks/telegram')
})

test.each([
  ['telegram-public-url', { publicUrl: undefined }],
  ['telegram-secret', { webhookSecret: undefined }],
])('without what webhooks need the channel says so: %s', async (code, settings) => {
  const { fake, channel } = await setUp(settings)
  await channel.start(createMemoryIntake().intake)
  expect(channel.health()).toMatchObject({ state: 'stopped', problem: { code } })
  expect((await channel.inspect()).problems).toMatchObject([{ code }])
  expect(methodsOf(fake)).not.toContain('setWebhook')
})

test('an address that Telegram refuses is told in its words', async () => {
  const { fake, channel } = await setUp()
  const description = 'Bad Request: bad webhook: HTTPS url must be provided for webhook'
  const body = JSON.stringify({ ok: false, error_code: 400, description })
  fake.answer('setWebhook', { status: 400, body })
  await channel.start(createMemoryIntake().intake)
  expect(channel.health()).toMatchObject({
    state: 'failing',
    problem: { code: 'telegram-refused', detail: `400 ${description}` },
  })
})

test('deliveries that do not arrive are told of', async () => {
  const { fake, channel } = await setUp()
  await channel.start(createMemoryIntake().intake)
  fake.deliverTo('http://127.0.0.1:9')
  void fake.say('1001', 'alo')
  await eventually(() => fake.deliveries.length > 0)
  const { channel: next } = openTelegram(fake, { mode: 'webhook' })
  await next.start(createMemoryIntake().intake)
  expect(next.health()).toMatchObject({ state: 'failing', problem: { code: 'webhook-failing' } })
  expect((await next.inspect()).problems).toMatchObject([{ code: 'webhook-failing' }])
})

test('a secret that Telegram does not hold yet is given to it after the first refusal', async () => {
  const { fake } = await runWith()
  const url = `${fake.url}/bot${fake.token}/setWebhook`
  await fetch(`${url}?url=https://htx.example/webhooks/telegram&secret_token=an-older-secret`)
  void fake.say('1001', 'alo')
  await eventually(() => fake.deliveries.includes(401))
  const { channel } = openTelegram(fake, { mode: 'webhook' })
  await channel.start(createMemoryIntake().intake)
  await fake.until((shown) => shown.length > 0)
  expect(fake.shown[0]?.chat).toBe('1001')
})

test.each<readonly [string, FakeTelegramOptions]>([
  ['as usual', {}],
  ['twice', { duplicateDelivery: true }],
  ['out of order', { outOfOrder: true }],
])('updates that are delivered %s are each answered once', async (_name, options) => {
  const { fake } = await runWith(options)
  const people = ['1001', '1002', '1003', '1004']
  await Promise.all(people.map((chat) => fake.say(chat, 'alo')))
  await fake.until((shown) => shown.length >= people.length)
  await Promise.all(people.map((chat) => fake.say(chat, 'cảm ơn em')))
  await fake.until((shown) => shown.length >= 2 * people.length)
  expect(fake.shown).toHaveLength(2 * people.length)
  expect(fake.deliveries.every((status) => status === 200)).toBe(true)
})

test('a delivery without the secret is answered with 401 and changes nothing', async () => {
  const { fake, program } = await runWith()
  const response = await fetch(`${program.address}/webhooks/telegram`, {
    method: 'POST',
    body: JSON.stringify({ update_id: 1, message: {} }),
  })
  expect(response.status).toBe(401)
  expect(fake.shown).toEqual([])
})

test('an update that cannot be read is taken, so that it does not come for ever', async () => {
  const { fake } = await runWith()
  await fake.deliver('1001', { message: 'not a message' })
  expect(fake.deliveries).toEqual([200])
})

test('a link names the province: it is greeted with it and not asked for it', async () => {
  const { fake } = await runWith()
  await fake.begin('1001', 'kien-giang')
  await fake.until((shown) => shown.length > 0)
  expect(fake.shown[0]?.labels.length).toBeGreaterThan(0)
  const greeted = fake.shown.length
  await fake.say('1001', 'hồ sơ gồm những gì')
  await fake.until((shown) => shown.length > greeted)
  expect(fake.shown[greeted]?.text).toContain('Kiên Giang')
})
