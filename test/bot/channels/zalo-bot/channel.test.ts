import { expect, test } from 'vitest'
import type { Update } from '../../../../bot/channels/channel.ts'
import { startWith } from '../../../support/fakes/program.ts'
import { eventually } from '../../../support/waiting.ts'
import { CHAT, openZaloBot, PERSON, startZaloBot } from '../../../support/zalo-bot.ts'

/** Starts the channel: every update that it hands over and that is stored, each time that it does. */
const start = async ({ channel, memory }: ReturnType<typeof openZaloBot>) => {
  const updates: Update[] = []
  await channel.start({
    ...memory.intake,
    receive: async (batch, cursor) => {
      await memory.intake.receive(batch, cursor)
      updates.push(...batch)
    },
  })
  return updates
}

const WEBHOOK = { mode: 'webhook', publicUrl: 'https://htx.example/' } as const

test('polling brings every update once and in order, whatever else comes between', async () => {
  const fake = await startZaloBot()
  const updates = await start(openZaloBot(fake))
  await fake.say(PERSON, 'một')
  await fake.send(PERSON, { event: 'dance' })
  await fake.send(PERSON, { event: 'voice' })
  await fake.say(PERSON, 'hai')
  await eventually(() => updates.length === 4)
  expect(updates.map(({ event }) => event)).toEqual([
    { kind: 'text', text: 'một' },
    { kind: 'media', media: 'other' },
    { kind: 'voice', sound: 'https://voice.example/1.aac' },
    { kind: 'text', text: 'hai' },
  ])
})

test('an update that was polled and cannot be stored is kept until it can', async () => {
  const fake = await startZaloBot()
  const opened = openZaloBot(fake)
  opened.memory.refuse(1)
  const updates = await start(opened)
  await fake.say(PERSON, 'một')
  await eventually(() => updates.length > 0)
  expect(updates.map(({ event }) => event)).toEqual([{ kind: 'text', text: 'một' }])
})

test('polling goes on after every kind of refusal, and says so meanwhile', async () => {
  const fake = await startZaloBot()
  fake.refuse('getUpdates', { code: 408, description: 'Request timeout' })
  fake.refuse('getUpdates', { code: 400, description: 'Bad request' })
  const opened = openZaloBot(fake)
  const { channel } = opened
  const updates = await start(opened)
  await eventually(() => channel.health().problem?.code === 'zalo-bot-refused')
  await fake.say(PERSON, 'một')
  await eventually(() => updates.length === 1)
  expect(channel.health()).toEqual({ state: 'on', problem: null })
})

test('a token that is not valid stops the channel and is said without being shown', async () => {
  const fake = await startZaloBot()
  const opened = openZaloBot(fake, { token: '1:not-the-token' })
  const { channel } = opened
  await start(opened)
  await eventually(() => channel.health().state === 'stopped')
  expect(channel.health().problem).toEqual({ code: 'zalo-bot-token', detail: '401 Unauthorized' })
})

test('the webhook is set once, and left alone where it is set already', async () => {
  const fake = await startZaloBot({ mode: 'webhook' })
  const settings = { ...WEBHOOK, webhookSecret: fake.secret }
  const program = await startWith([], {})
  fake.deliverTo(program.address)
  await start(openZaloBot(fake, settings))
  expect(fake.webhook()?.url).toBe('https://htx.example/webhooks/zalo-bot')
  await start(openZaloBot(fake, settings))
  expect(fake.calls.filter(({ method }) => method === 'setWebhook')).toHaveLength(1)
})

test('an address that the platform cannot reach is said, though it is stored', async () => {
  const fake = await startZaloBot({ mode: 'webhook' })
  fake.deliverTo('http://127.0.0.1:1')
  const opened = openZaloBot(fake, { ...WEBHOOK, webhookSecret: fake.secret })
  const { channel } = opened
  await start(opened)
  expect(channel.health().problem).toEqual({
    code: 'zalo-bot-webhook',
    detail: 'webhook.err.conn',
  })
  channel.read({ 'x-bot-api-secret-token': fake.secret }, Buffer.from('{}'))
  expect(channel.health().state).toBe('on')
})

test.each([
  [{ ...WEBHOOK, webhookSecret: undefined }, 'zalo-bot-secret'],
  [
    { mode: 'webhook', publicUrl: undefined, webhookSecret: 'x'.repeat(20) } as const,
    'zalo-bot-public-url',
  ],
])('where a setting is missing no call is made: %j', async (settings, code) => {
  const fake = await startZaloBot()
  const opened = openZaloBot(fake, settings)
  const { channel } = opened
  await start(opened)
  expect(channel.health().problem?.code).toBe(code)
  expect(fake.calls).toEqual([])
})

test('who asks how it stands hears the name and what to do', async () => {
  const fake = await startZaloBot()
  expect(await openZaloBot(fake).channel.inspect()).toEqual({
    identity: 'bot.TroLyHTX',
    webhook: null,
    problems: [],
  })
  const other = await openZaloBot(fake, { token: '1:x' }).channel.inspect()
  expect(other.problems.map(({ code }) => code)).toEqual(['zalo-bot-token'])
  const missing = await openZaloBot(fake, {
    ...WEBHOOK,
    webhookSecret: 'x'.repeat(9),
  }).channel.inspect()
  expect(missing.problems.map(({ code }) => code)).toEqual(['zalo-bot-not-set'])
})

test('typing is shown, and no failure of it is', async () => {
  const fake = await startZaloBot()
  const { channel } = openZaloBot(fake)
  await channel.showTyping(CHAT)
  fake.refuse('sendChatAction', { code: 403, description: 'Internal server error' })
  await channel.showTyping(CHAT)
  expect(fake.calls).toEqual([
    { method: 'sendChatAction', chat: PERSON },
    { method: 'sendChatAction', chat: PERSON },
  ])
})

test('what holds up a webhook is told by method and status where the platform says no words', async () => {
  const fake = await startZaloBot({ mode: 'webhook' })
  fake.answer('getWebhookInfo', { status: 404, body: '<html>404</html>' })
  fake.deliverTo('http://127.0.0.1:1')
  const { channel, memory } = openZaloBot(fake, { ...WEBHOOK, webhookSecret: fake.secret })
  const starting = channel.start(memory.intake)
  await eventually(() => channel.health().problem !== null)
  expect(channel.health().problem).toEqual({
    code: 'zalo-bot-unreachable',
    detail: 'getWebhookInfo http-404',
  })
  await starting
  await channel.stop()
})
