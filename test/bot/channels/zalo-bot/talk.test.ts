import { expect, test } from 'vitest'
import { startWith } from '../../../support/fakes/program.ts'
import type { FakeZaloBotOptions } from '../../../support/fakes/zalo-bot/fake.ts'
import { startFakeZaloBot } from '../../../support/fakes/zalo-bot/zalo-bot.ts'
import { PERSON } from '../../../support/zalo-bot.ts'

const SWITCHES: readonly FakeZaloBotOptions[] = [
  { body: 'flat' },
  { imageField: 'photo' },
  { date: 's' },
  { errorStatus: 'mirror' },
  { duplicateDelivery: true },
  { webhookRetry: 'thrice' },
  { latency: 20 },
]

test.each(SWITCHES)(
  'whatever the platform turns out to do, a talk goes on: %j',
  async (switches) => {
    const fake = await startFakeZaloBot({ mode: 'webhook', ...switches })
    await startWith([fake], { CHANNEL_PACE: 'off' })
    await fake.say(PERSON, 'kiểm tra điều kiện')
    await fake.until((shown) => shown.length === 1)
    await fake.send(PERSON, { event: 'image' })
    await fake.until((shown) => shown.length === 2)
    await fake.tap(PERSON, 'Đồng ý')
    const shown = await fake.until((all) => all.length === 3)
    expect(shown[1]?.text).toContain('hình')
    expect(shown[2]?.text).toMatch(/Câu 1\//u)
  },
)

test.each(['polling', 'webhook'] as const)(
  'a platform that lacks all but what a talk needs serves a whole talk by %s',
  async (mode) => {
    const lacking = ['getMe', 'getWebhookInfo', 'testWebhook', 'deleteWebhook', 'sendChatAction']
    const fake = await startFakeZaloBot({ mode, lacking })
    const program = await startWith([fake], { CHANNEL_PACE: 'off' })
    for (const [at, text] of ['kiểm tra điều kiện', '1', 'kết quả'].entries()) {
      await fake.say(PERSON, text)
      await fake.until((shown) => shown.length > at)
    }
    const ready = await (await fetch(`${program.address}/readyz`)).json()
    const notes = [{ code: 'zalo-bot-extra', detail: 'getWebhookInfo 400 Bad request' }]
    const state = { state: 'on', problem: null, ...(mode === 'webhook' ? { notes } : {}) }
    expect(ready).toMatchObject({ channels: { 'zalo-bot': state } })
    const sets = fake.calls.filter(({ method }) => method === 'setWebhook')
    expect(sets).toHaveLength(mode === 'webhook' ? 1 : 0)
  },
)

test('updates that come out of order are each answered once', async () => {
  const fake = await startFakeZaloBot({ mode: 'webhook', outOfOrder: true })
  await startWith([fake], { CHANNEL_PACE: 'off' })
  await fake.say(PERSON, 'alo')
  await fake.say(PERSON, 'cảm ơn em')
  expect(await fake.until((shown) => shown.length === 2)).toHaveLength(2)
})

test('what was cut on its way is dropped, and the next one is answered', async () => {
  const fake = await startFakeZaloBot({ mode: 'webhook', badJson: true })
  await startWith([fake], { CHANNEL_PACE: 'off' })
  await fake.say(PERSON, 'alo')
  fake.switches.badJson = false
  await fake.say(PERSON, 'alo')
  expect(await fake.until((shown) => shown.length === 1)).toHaveLength(1)
  expect(fake.deliveries.every((status) => status === 200)).toBe(true)
})

test('a group is heard and not answered', async () => {
  const fake = await startFakeZaloBot({ mode: 'webhook' })
  await startWith([fake], { CHANNEL_PACE: 'off' })
  await fake.send('group1', { event: 'text', text: '@Bot alo', isGroup: true })
  await fake.say(PERSON, 'alo')
  const shown = await fake.until((all) => all.length === 1)
  expect(shown[0]?.chat).toBe(PERSON)
})
