import { expect, onTestFinished, test } from 'vitest'
import type { Intake, SendOutcome, Update } from '../../../../bot/channels/channel.ts'
import { zaloBotChannel } from '../../../../bot/channels/zalo-bot/channel.ts'
import type { BotSettings } from '../../../../bot/channels/platform.ts'
import { createLog } from '../../../../bot/log.ts'
import type { Fault } from '../../../support/fakes/fake-channel.ts'
import { startWith } from '../../../support/fakes/program.ts'
import {
  startFakeZaloBot,
  type FakeZaloBot,
  type FakeZaloBotOptions,
} from '../../../support/fakes/zalo-bot/zalo-bot.ts'
import { ampleTime, eventually } from '../../../support/waiting.ts'

const PERSON = 'a1b2c3d4e5f6a7b8c9d0'
const CHAT = `zalo-bot:${PERSON}`

const openFake = async (options: FakeZaloBotOptions = {}) => {
  const fake = await startFakeZaloBot(options)
  onTestFinished(() => fake.stop())
  return fake
}
const openChannel = (fake: FakeZaloBot, other: Partial<BotSettings> = {}) =>
  zaloBotChannel(
    {
      token: fake.token,
      apiRoot: fake.url,
      mode: 'polling',
      webhookSecret: undefined,
      publicUrl: undefined,
      ...other,
    },
    { log: createLog('silent') },
  )
const send = (channel: ReturnType<typeof openChannel>, text = 'Dạ', chat = CHAT) =>
  channel.send(chat, { text, choices: [] }, ampleTime())
const knowPerson = (fake: FakeZaloBot) => fake.say(PERSON, 'alo')

/** Keeps what it is given. */
const createIntake = (fails = 0) => {
  const updates: Update[] = []
  let left = fails
  const intake: Intake = {
    receive: (batch) => {
      left -= 1
      if (left >= 0) return Promise.reject(new Error('the disk is full'))
      updates.push(...batch)
      return Promise.resolve()
    },
    cursor: () => Promise.resolve(null),
  }
  return { intake, updates }
}
const start = async (channel: ReturnType<typeof openChannel>, fails = 0) => {
  const { intake, updates } = createIntake(fails)
  await channel.start(intake)
  onTestFinished(() => channel.stop())
  return updates
}

test('a message arrives as it was sent, and its id is told', async () => {
  const fake = await openFake()
  await knowPerson(fake)
  const outcome = await send(openChannel(fake), 'Dạ, em nghe ạ.')
  expect(fake.shown).toMatchObject([{ chat: PERSON, text: 'Dạ, em nghe ạ.' }])
  expect(outcome).toEqual({ kind: 'sent', messageId: fake.shown[0]?.messageId })
})

const OUTCOMES: readonly (readonly [number, SendOutcome['kind']])[] = [
  [400, 'rejected'],
  [401, 'stopped'],
  [403, 'not-sent'],
  [404, 'rejected'],
  [408, 'in-doubt'],
  [418, 'rejected'],
  [426, 'rejected'],
  [429, 'quota'],
  [500, 'in-doubt'],
  [503, 'in-doubt'],
  [0, 'in-doubt'],
  [777, 'in-doubt'],
]

test.each(
  (['200', 'mirror'] as const).flatMap((errorStatus) =>
    (['error_code', 'errorCode'] as const).flatMap((spelling) =>
      OUTCOMES.map(([code, kind]) => ({ code, kind, errorStatus, spelling })),
    ),
  ),
)(
  'the code $code as $spelling beside HTTP $errorStatus is $kind',
  async ({ code, kind, errorStatus, spelling }) => {
    // HTTP has no answer of those numbers; the body alone can carry them.
    const status = code < 200 || code > 599 ? '200' : errorStatus
    const fake = await openFake({ errorStatus: status })
    await knowPerson(fake)
    fake.refuse('sendMessage', { code, description: `words ${fake.token}`, spelling })
    const outcome = await send(openChannel(fake))
    expect(outcome.kind).toBe(kind)
    expect(JSON.stringify(outcome)).not.toContain(fake.token)
    expect(fake.calls.filter(({ method }) => method === 'sendMessage')).toHaveLength(1)
  },
)

test.each<[Fault, SendOutcome['kind']]>([
  ['accept-then-drop', 'in-doubt'],
  ['drop-before', 'in-doubt'],
  ['accept-then-502', 'in-doubt'],
  ['bad-gateway', 'in-doubt'],
  ['bad-json', 'in-doubt'],
  ['too-many', 'quota'],
  ['blocked', 'rejected'],
  ['revoked', 'stopped'],
  ['internal', 'not-sent'],
])('a send that meets "%s" is %s', async (fault, kind) => {
  const fake = await openFake()
  await knowPerson(fake)
  fake.fail(fault)
  expect((await send(openChannel(fake))).kind).toBe(kind)
})

test.each<readonly [number, string, SendOutcome]>([
  [400, '{"ok":false}', { kind: 'rejected', reason: '400 sendMessage' }],
  [
    400,
    '{"ok":false,"error_code":400,"description":"words of tomorrow"}',
    { kind: 'rejected', reason: '400 words of tomorrow' },
  ],
  [429, '<html>slow down</html>', { kind: 'rate-limited', retryAfterMs: null, of: 'bot' }],
])('the answer %i %s is a refusal', async (status, body, outcome) => {
  const fake = await openFake()
  fake.answer('sendMessage', { status, body })
  expect(await send(openChannel(fake))).toEqual(outcome)
})

test('a send that is never answered is in doubt once it is given up', async () => {
  const fake = await openFake()
  await knowPerson(fake)
  fake.fail('accept-then-hang')
  const giveUp = new AbortController()
  const sending = openChannel(fake).send(CHAT, { text: 'a', choices: [] }, giveUp.signal)
  await fake.until((shown) => shown.length > 0)
  giveUp.abort()
  expect(await sending).toEqual({ kind: 'in-doubt', reason: 'aborted' })
})

test('where nobody listens nothing was sent', async () => {
  const fake = await startFakeZaloBot()
  await fake.stop()
  expect(await send(openChannel(fake))).toMatchObject({ kind: 'not-sent', reason: 'ECONNREFUSED' })
})

test('a person who never wrote cannot be written to', async () => {
  expect((await send(openChannel(await openFake()))).kind).toBe('rejected')
})

test('the month’s last message leaves, and the next one is told to stop', async () => {
  const fake = await openFake({ quota: 1 })
  await knowPerson(fake)
  const channel = openChannel(fake)
  expect((await send(channel)).kind).toBe('sent')
  expect((await send(channel)).kind).toBe('quota')
})

test('polling brings every update once and in order, whatever else comes between', async () => {
  const fake = await openFake()
  const updates = await start(openChannel(fake))
  await fake.say(PERSON, 'một')
  await fake.send(PERSON, { event: 'dance' })
  await fake.send(PERSON, { event: 'voice' })
  await fake.say(PERSON, 'hai')
  await eventually(() => updates.length === 3)
  expect(updates.map(({ event }) => event)).toEqual([
    { kind: 'text', text: 'một' },
    { kind: 'media', media: 'voice' },
    { kind: 'text', text: 'hai' },
  ])
})

test('an update that was polled and cannot be stored is kept until it can', async () => {
  const fake = await openFake()
  const updates = await start(openChannel(fake), 1)
  await fake.say(PERSON, 'một')
  await eventually(() => updates.length > 0)
  expect(updates.map(({ event }) => event)).toEqual([{ kind: 'text', text: 'một' }])
})

test('polling goes on after every kind of refusal, and says so meanwhile', async () => {
  const fake = await openFake()
  fake.refuse('getUpdates', { code: 408, description: 'Request timeout' })
  fake.refuse('getUpdates', { code: 400, description: 'Bad request' })
  const channel = openChannel(fake)
  const updates = await start(channel)
  await eventually(() => channel.health().problem?.code === 'zalo-bot-refused')
  await fake.say(PERSON, 'một')
  await eventually(() => updates.length === 1)
  expect(channel.health()).toEqual({ state: 'on', problem: null })
})

test('a token that is not valid stops the channel and is said without being shown', async () => {
  const fake = await openFake()
  const channel = openChannel(fake, { token: '1:not-the-token' })
  await start(channel)
  await eventually(() => channel.health().state === 'stopped')
  expect(channel.health().problem).toEqual({ code: 'zalo-bot-token', detail: '401 Unauthorized' })
})

const WEBHOOK = { mode: 'webhook', publicUrl: 'https://htx.example/' } as const

test('the webhook is set once, and left alone where it is set already', async () => {
  const fake = await openFake({ mode: 'webhook' })
  const settings = { ...WEBHOOK, webhookSecret: fake.secret }
  const program = await startWith([], {})
  fake.deliverTo(program.address)
  await start(openChannel(fake, settings))
  expect(fake.webhook()?.url).toBe('https://htx.example/webhooks/zalo-bot')
  await start(openChannel(fake, settings))
  expect(fake.calls.filter(({ method }) => method === 'setWebhook')).toHaveLength(1)
})

test('an address that the platform cannot reach is said, though it is stored', async () => {
  const fake = await openFake({ mode: 'webhook' })
  fake.deliverTo('http://127.0.0.1:1')
  const channel = openChannel(fake, { ...WEBHOOK, webhookSecret: fake.secret })
  await start(channel)
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
  const fake = await openFake()
  const channel = openChannel(fake, settings)
  await start(channel)
  expect(channel.health().problem?.code).toBe(code)
  expect(fake.calls).toEqual([])
})

test('who asks how it stands hears the name and what to do', async () => {
  const fake = await openFake()
  expect(await openChannel(fake).inspect()).toEqual({
    identity: 'bot.TroLyHTX',
    webhook: null,
    problems: [],
  })
  const other = await openChannel(fake, { token: '1:x' }).inspect()
  expect(other.problems.map(({ code }) => code)).toEqual(['zalo-bot-token'])
  const missing = await openChannel(fake, { ...WEBHOOK, webhookSecret: 'x'.repeat(9) }).inspect()
  expect(missing.problems.map(({ code }) => code)).toEqual(['zalo-bot-not-set'])
})

test('typing is shown, and no failure of it is', async () => {
  const fake = await openFake()
  const channel = openChannel(fake)
  await channel.showTyping(CHAT)
  fake.refuse('sendChatAction', { code: 403, description: 'Internal server error' })
  await channel.showTyping(CHAT)
  expect(fake.calls).toEqual([
    { method: 'sendChatAction', chat: PERSON },
    { method: 'sendChatAction', chat: PERSON },
  ])
})

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

test('what holds up a webhook is told by method and status where the platform says no words', async () => {
  const fake = await openFake({ mode: 'webhook' })
  fake.answer('getWebhookInfo', { status: 404, body: '<html>404</html>' })
  fake.deliverTo('http://127.0.0.1:1')
  const channel = openChannel(fake, { ...WEBHOOK, webhookSecret: fake.secret })
  const starting = channel.start(createIntake().intake)
  await eventually(() => channel.health().problem !== null)
  expect(channel.health().problem).toEqual({
    code: 'zalo-bot-unreachable',
    detail: 'getWebhookInfo http-404',
  })
  await starting
  await channel.stop()
})

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
