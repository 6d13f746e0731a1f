import { expect, onTestFinished, test } from 'vitest'
import type { FakeTelegramOptions } from '../../../support/fakes/telegram/fake.ts'
import { startFakeTelegram } from '../../../support/fakes/telegram/telegram.ts'
import { createMemoryIntake, openTelegram } from '../../../support/telegram.ts'
import { ampleTime, eventually } from '../../../support/waiting.ts'

const setUp = async (options: FakeTelegramOptions = {}) => {
  const fake = await startFakeTelegram(options)
  onTestFinished(() => fake.stop())
  return { fake, ...openTelegram(fake), memory: createMemoryIntake() }
}
const textsOf = ({ updates }: ReturnType<typeof createMemoryIntake>) =>
  updates.map(({ event }) => (event.kind === 'text' ? event.text : event.kind))

test('what waited before the start is read, in order, and the place moves behind it', async () => {
  const { fake, channel, memory } = await setUp({ firstUpdateId: '70' })
  for (const text of ['một', 'hai', 'ba']) await fake.say('1001', text)
  await channel.start(memory.intake)
  await memory.until(3)
  expect(textsOf(memory)).toEqual(['một', 'hai', 'ba'])
  expect(memory.cursor()).toBe('73')
  expect(channel.health()).toEqual({ state: 'on', problem: null })
})

test('an update that comes while the poll waits is read at once', async () => {
  const { fake, channel, memory } = await setUp()
  await channel.start(memory.intake)
  await eventually(() => fake.calls.some(({ method }) => method === 'getUpdates'))
  await fake.say('1001', 'alo')
  await memory.until(1)
  expect(textsOf(memory)).toEqual(['alo'])
})

test('a batch that was not stored is asked for again from the same place', async () => {
  const { fake, channel, memory } = await setUp()
  for (const text of ['một', 'hai']) await fake.say('1001', text)
  memory.refuse(1)
  await channel.start(memory.intake)
  await memory.until(2)
  expect(textsOf(memory)).toEqual(['một', 'hai'])
})

test('a program that dies between the batch and the store loses nothing', async () => {
  const { fake, channel } = await setUp()
  for (const text of ['một', 'hai']) await fake.say('1001', text)
  const dead = createMemoryIntake()
  const received = Promise.withResolvers<void>()
  await channel.start({
    ...dead.intake,
    receive: () => {
      received.resolve()
      return Promise.reject(new Error('killed'))
    },
  })
  await received.promise
  await channel.stop()
  expect(fake.waiting()).toBe(2)
  const { channel: next } = openTelegram(fake)
  const memory = createMemoryIntake()
  await next.start(memory.intake)
  await memory.until(2)
  expect(textsOf(memory)).toEqual(['một', 'hai'])
})

test('polling goes on from the stored place', async () => {
  const { fake, channel } = await setUp({ firstUpdateId: '70' })
  for (const text of ['một', 'hai', 'ba']) await fake.say('1001', text)
  const memory = createMemoryIntake('72')
  await channel.start(memory.intake)
  await memory.until(1)
  expect(textsOf(memory)).toEqual(['ba'])
})

test('update ids above 2^53 keep every digit in key and place', async () => {
  const { fake, channel, memory } = await setUp({ firstUpdateId: '9007199254740993' })
  await fake.say('9007199254740995', 'một')
  await fake.say('9007199254740995', 'hai')
  await channel.start(memory.intake)
  await memory.until(2)
  expect(memory.updates.map(({ key }) => key)).toEqual(['9007199254740993', '9007199254740994'])
  expect(memory.updates[0]?.chat).toBe('telegram:9007199254740995')
  expect(memory.cursor()).toBe('9007199254740995')
  await eventually(() => fake.waiting() === 0)
})

test('a batch that comes out of order is put in order, and the place is behind the last', async () => {
  const { fake, channel, memory } = await setUp({ firstUpdateId: '70', outOfOrder: true })
  for (const text of ['một', 'hai', 'ba']) await fake.say('1001', text)
  await channel.start(memory.intake)
  await memory.until(3)
  expect(textsOf(memory)).toEqual(['một', 'hai', 'ba'])
  expect(memory.cursor()).toBe('73')
})

test('an update that comes twice has one key', async () => {
  const { fake, channel, memory } = await setUp({ duplicateDelivery: true })
  await fake.say('1001', 'một')
  const keys: string[] = []
  await channel.start({
    ...memory.intake,
    receive: (updates, cursor) => {
      keys.push(...updates.map(({ key }) => key))
      return memory.intake.receive(updates, cursor)
    },
  })
  await eventually(() => fake.waiting() === 0)
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(1)
})

test('updates of no use are passed over and do not come again', async () => {
  const { fake, channel, memory } = await setUp()
  await fake.deliver('1001', { poll_of_the_future: {} })
  await fake.deliver('1001', { message: 'not a message' })
  await fake.say('1001', 'alo')
  await channel.start(memory.intake)
  await memory.until(1)
  await eventually(() => fake.waiting() === 0)
  expect(textsOf(memory)).toEqual(['alo'])
})

test('a webhook that another way of running left is taken away, and nothing is lost', async () => {
  const { fake, channel, memory } = await setUp()
  await fetch(`${fake.url}/bot${fake.token}/setWebhook?url=http://127.0.0.1:9/old`)
  const said = fake.say('1001', 'alo')
  await channel.start(memory.intake)
  await memory.until(1)
  await said
  expect(fake.webhook()).toBeNull()
  expect(textsOf(memory)).toEqual(['alo'])
})

test('a second program that polls is told of, and its end is noticed', async () => {
  const { fake, channel, memory } = await setUp()
  const conflict = {
    ok: false,
    error_code: 409,
    description: 'Conflict: terminated by other getUpdates request',
  }
  fake.answer('getUpdates', { status: 409, body: JSON.stringify(conflict) })
  await channel.start(memory.intake)
  await eventually(() => channel.health().state === 'failing')
  expect(channel.health().problem?.code).toBe('polling-conflict')
  await fake.say('1001', 'alo')
  await memory.until(1)
  expect(channel.health().state).toBe('on')
})

test.each([
  ['401', { status: 401, body: '{"ok":false,"error_code":401,"description":"Unauthorized"}' }],
  ['404', { status: 404, body: '{"ok":false,"error_code":404,"description":"Not Found"}' }],
])('a token that is refused with %s stops the channel', async (_code, answer) => {
  const { fake, channel, memory } = await setUp()
  fake.answer('getMe', answer)
  await channel.start(memory.intake)
  expect(channel.health()).toMatchObject({
    state: 'stopped',
    problem: { code: 'telegram-token' },
  })
})

test('a token that is revoked while it runs stops the channel', async () => {
  const { fake, channel, memory } = await setUp()
  const body = '{"ok":false,"error_code":401,"description":"Unauthorized"}'
  fake.answer('getUpdates', { status: 401, body })
  await channel.start(memory.intake)
  await eventually(() => channel.health().state === 'stopped')
  expect(channel.health().problem?.code).toBe('telegram-token')
})

test('a platform that cannot be reached is told of, and tried again', async () => {
  const { fake, channel, memory } = await setUp()
  fake.answer('getMe', { status: 502, body: 'bad gateway' })
  await channel.start(memory.intake)
  expect(channel.health()).toMatchObject({
    state: 'failing',
    problem: { code: 'telegram-unreachable', detail: 'getMe http-502' },
  })
  await fake.say('1001', 'alo')
  await memory.until(1)
  expect(channel.health().state).toBe('on')
})

test('stopping ends a poll that waits, and nothing is read afterwards', async () => {
  const { fake, channel, memory } = await setUp()
  await channel.start(memory.intake)
  await eventually(() => fake.calls.some(({ method }) => method === 'getUpdates'))
  await channel.stop()
  await fake.say('1001', 'alo')
  expect(memory.updates).toEqual([])
  expect(fake.waiting()).toBe(1)
})

test('the command menu speaks Vietnamese, and every command of it does something', async () => {
  const { fake, channel, memory } = await setUp()
  await channel.start(memory.intake)
  expect(fake.commands.map(({ command }) => command)).toEqual(
    expect.arrayContaining(['start', 'help', 'huy']),
  )
  for (const { command } of fake.commands) await fake.say('1001', `/${command}`)
  await memory.until(fake.commands.length)
  expect(textsOf(memory).filter((text) => text.startsWith('/'))).toEqual([])
})

test('who blocks the bot is gone, and who unblocks it comes anew', async () => {
  const { fake, channel, memory } = await setUp()
  await fake.begin('1001', 'kien-giang')
  await fake.block('1001')
  await channel.start(memory.intake)
  await memory.until(2)
  const parcel = { text: 'a', choices: [] }
  const blocked = await channel.send('telegram:1001', parcel, ampleTime())
  expect(blocked.kind).toBe('blocked')
  await fake.unblock('1001')
  await memory.until(3)
  const sent = await channel.send('telegram:1001', parcel, ampleTime())
  expect(sent.kind).toBe('sent')
  expect(memory.updates.map(({ event }) => event)).toEqual([
    { kind: 'start', payload: 'kien-giang' },
    { kind: 'left', reason: 'kicked' },
    { kind: 'returned' },
  ])
})

test('inspection names the bot, and a token that is refused', async () => {
  const { fake, channel } = await setUp()
  expect(await channel.inspect()).toEqual({
    identity: '@tro_ly_htx_bot',
    webhook: null,
    problems: [],
  })
  const { channel: other } = openTelegram({ ...fake, token: '7000000001:revoked' })
  expect((await other.inspect()).problems).toMatchObject([{ code: 'telegram-token' }])
})
