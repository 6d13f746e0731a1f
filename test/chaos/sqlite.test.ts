import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { DATABASES } from '../support/database/databases.ts'
import {
  answerTelegram,
  begin,
  clean,
  cut,
  meetMany,
  outcomeOf,
  passReceipts,
  reachOf,
} from './support.ts'

const newUrl = DATABASES[0].newUrl
const FROZEN_MS = 3500

test('a reply whose program is killed after the platform took it is held and not repeated', async () => {
  const world = await begin(await newUrl(), 1)
  const chat = world.meet('telegram', '1001')
  const stopped = reachOf(world).out.stopNext('after')
  await world.say(chat, 'trợ giúp')
  await stopped
  await cut(world)
  await world.start()
  expect(await outcomeOf(world)).toMatchObject(clean({ messages: 1, inDoubt: 1, held: 1 }))
})

test('a reminder whose program is killed after the platform took it comes once more and says so', async () => {
  const world = await begin(await newUrl(), 0)
  const { fake, out } = reachOf(world)
  const chat = world.meet('telegram', '1001')
  await world.subscribe(chat)
  const stopped = out.stopNext('after')
  await world.start()
  await stopped
  await cut(world)
  await world.start()
  await passReceipts(world)
  expect(await outcomeOf(world)).toMatchObject(clean({ messages: 2, inDoubt: 1, repeated: 1 }))
  const [first, second] = fake.shown
  expect(second?.text).toContain(first?.text)
  expect(second?.text).not.toBe(first?.text)
})

test('a reminder whose program is killed before the platform got it comes once', async () => {
  const world = await begin(await newUrl(), 0)
  await world.subscribe(world.meet('telegram', '1001'))
  const stopped = reachOf(world).out.stopNext('before')
  await world.start()
  const held = await stopped
  await cut(world)
  held.release()
  await world.start()
  await passReceipts(world)
  expect(await outcomeOf(world)).toMatchObject(clean({ messages: 1, inDoubt: 1 }))
})

test('a program that is asked to stop while the platform is slow leaves nothing in doubt', async () => {
  const world = await begin(await newUrl(), 0)
  for (const chat of meetMany(world, 12)) await world.subscribe(chat)
  const { fake, out } = reachOf(world)
  out.slow(500, 12)
  const first = await world.start()
  await fake.until((shown) => shown.length > 1)
  expect(await world.terminate(first)).toBe(0)
  await world.start()
  expect(await outcomeOf(world)).toMatchObject(clean({ messages: 12 }))
})

test('a program that stood still for a while goes on as if nothing had been', async () => {
  const world = await begin(await newUrl(), 0)
  for (const chat of meetMany(world, 12)) await world.subscribe(chat)
  const { fake, out } = reachOf(world)
  out.slow(100, 12)
  const program = await world.start()
  await fake.until((shown) => shown.length > 1)
  program.freeze()
  await wait(FROZEN_MS)
  program.wake()
  expect(await outcomeOf(world)).toMatchObject(clean({ messages: 12 }))
})

test('a chat that blocked the bot gets nothing more after a kill, not even a reminder', async () => {
  const world = await begin(await newUrl(), 1)
  const { fake } = reachOf(world)
  const chat = world.meet('telegram', '1001')
  fake.fail('blocked')
  await world.say(chat, 'trợ giúp')
  expect(await world.settle()).toEqual([])
  await cut(world)
  await world.subscribe(chat)
  await world.start()
  expect(await outcomeOf(world)).toMatchObject(clean({ messages: 0, held: 2 }))
  expect(fake.calls.filter(({ method }) => method === 'sendMessage')).toHaveLength(1)
})

/** Telegram's own words for a chat that has to rest for an hour. */
const AN_HOUR = {
  status: 429,
  body: JSON.stringify({
    ok: false,
    error_code: 429,
    description: 'Too Many Requests: retry after 3600',
    parameters: { retry_after: 3600 },
  }),
}

test('a reminder that has to wait for an hour leaves then, and nobody waits for that hour', async () => {
  const world = await begin(await newUrl(), 0)
  const { fake } = reachOf(world)
  await world.subscribe(world.meet('telegram', '1001'))
  answerTelegram(fake, AN_HOUR)
  await world.start()
  expect(await outcomeOf(world)).toMatchObject(clean({ messages: 1 }))
})

test('a reply that has to wait for an hour is held and said, and is not sent then', async () => {
  const world = await begin(await newUrl(), 1)
  const { fake } = reachOf(world)
  answerTelegram(fake, AN_HOUR)
  await world.say(world.meet('telegram', '1001'), 'trợ giúp')
  const counts = { messages: 0, held: 1, tooLate: 1, unanswered: 1 }
  expect(await outcomeOf(world)).toMatchObject(clean(counts))
})

test('what a platform gave up because nobody took it is told apart from what is lost', async () => {
  const world = await begin(await newUrl(), 1, ['zalo-bot'], { isBalanced: false })
  const chat = world.meet('zalo-bot', '6ede9afa66b88fe6d6a9')
  await world.say(chat, 'trợ giúp')
  expect(await world.settle()).toEqual([])
  await cut(world)
  await world.say(chat, 'hồ sơ gồm những gì')
  const outcome = await outcomeOf(world)
  expect(outcome).toMatchObject(clean({ inbound: 2, answered: 1, neverTaken: 1 }))
  expect([...outcome.givenUp]).toEqual([['no answer, no answer, no answer, no answer', 1]])
})
