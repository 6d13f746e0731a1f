import { sql } from 'kysely'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { DATABASES } from '../support/database/databases.ts'
import { eventually } from '../support/waiting.ts'
import {
  begin,
  clean,
  cut,
  doubtsOf,
  meetMany,
  outcomeOf,
  passReceipts,
  reachOf,
} from './support.ts'

const newUrl = DATABASES[1].newUrl
const TALK = ['trợ giúp', 'hồ sơ gồm những gì', 'kiểm tra điều kiện', 'đồng ý']

test('two programs answer one chat in order, each message once', async () => {
  const world = await begin(await newUrl(), 2)
  const chat = world.meet('telegram', '1001')
  for (const text of TALK) await world.say(chat, text)
  const others = meetMany(world, 8)
  await Promise.all(others.map((other) => world.say(other, 'trợ giúp')))
  const outcome = await outcomeOf(world)
  expect(outcome).toMatchObject(clean())
  expect(outcome.count.messages).toBeGreaterThanOrEqual(TALK.length + others.length)
})

test('two programs that start on the same morning remind everybody once', async () => {
  const world = await begin(await newUrl(), 0)
  for (const chat of meetMany(world, 30)) await world.subscribe(chat)
  await Promise.all([world.start(), world.start()])
  expect(await outcomeOf(world)).toMatchObject(clean({ messages: 30 }))
})

test('what a killed program had claimed and not sent leaves once, from the other one', async () => {
  const url = await newUrl()
  const world = await begin(url, 1)
  const chats = meetMany(world, 5)
  // The gate writes the pace, a claim only reads it: what is claimed stays claimed.
  const lock = new Client({ connectionString: url })
  lock.on('error', () => undefined)
  await lock.connect()
  await lock.query('begin; lock table paces in exclusive mode')
  await Promise.all(chats.map((chat) => world.say(chat, 'trợ giúp')))
  await eventually(async () => {
    const { rows } = await sql`select id from outbox where state = 'claimed'`.execute(world.db)
    return rows.length > 0
  })
  await cut(world)
  await lock.query('rollback')
  await lock.end()
  await world.start()
  expect(await outcomeOf(world)).toMatchObject(clean({ messages: 5 }))
})

test('a reminder that the platform took when its program was killed comes once more at most', async () => {
  const world = await begin(await newUrl(), 0)
  for (const chat of meetMany(world, 3)) await world.subscribe(chat)
  const stopped = reachOf(world).out.stopNext('after')
  await world.start()
  await stopped
  await world.start()
  await cut(world)
  await passReceipts(world)
  expect(await outcomeOf(world)).toMatchObject(clean({ messages: 4, inDoubt: 1, repeated: 1 }))
})

test('a program that stood still is taken over, and changes nothing when it wakes', async () => {
  const world = await begin(await newUrl(), 1)
  const [frozen] = world.replicas
  const chat = world.meet('telegram', '1001')
  const stopped = reachOf(world).out.stopNext('after')
  await world.say(chat, 'trợ giúp')
  const held = await stopped
  frozen?.freeze()
  await world.start()
  await eventually(async () => (await doubtsOf(world)) > 0)
  const before = await world.db.selectFrom('outbox').selectAll().execute()
  held.release()
  frozen?.wake()
  await world.say(chat, 'trợ giúp')
  const { left, count } = await outcomeOf(world)
  expect(left).toEqual([])
  const [first] = await world.db.selectFrom('outbox').selectAll().orderBy('id').execute()
  expect(first).toMatchObject({ state: 'unknown', fence: before[0]?.fence, message_id: null })
  expect(count).toMatchObject({ lost: 0, unexplained: 0, inDoubt: 1 })
})

test('a database that throws everybody out during a send loses no result', async () => {
  const world = await begin(await newUrl(), 2)
  const { out } = reachOf(world)
  const chats = meetMany(world, 4)
  const stopped = out.stopNext('after')
  const saying = chats.map((chat) => world.say(chat, 'trợ giúp'))
  const held = await stopped
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(world.db)
  held.release()
  await Promise.all(saying)
  expect(await outcomeOf(world)).toMatchObject(clean({ messages: 4 }))
})
