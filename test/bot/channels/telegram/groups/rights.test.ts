import { readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { DATABASES, openStore } from '../../../../support/database/databases.ts'
import { startWith } from '../../../../support/fakes/program.ts'
import { startFakeTelegram } from '../../../../support/fakes/telegram/telegram.ts'
import type { Membership, UpdateBody } from '../../../../support/fakes/telegram/updates.ts'
import { eventually } from '../../../../support/waiting.ts'

const GROUP = '-1001111111111'
const MUTED = { status: 'restricted', is_member: true, can_send_messages: false }
const HEARD = { status: 'restricted', is_member: true, can_send_messages: true }
const OUT = { status: 'restricted', is_member: false, can_send_messages: true }

const open = async () => {
  const fake = await startFakeTelegram({ limits: false })
  const url = await DATABASES[0].newUrl()
  const { db } = await openStore(url)
  await startWith([fake], { DATABASE_URL: url, CHANNEL_PACE: 'off' })
  onTestFinished(() => db.destroy())
  const stateOf = async (chat: string) => {
    const rows = await db
      .selectFrom('recipients')
      .select('state')
      .where('chat', '=', `telegram:${chat}`)
      .execute()
    return rows[0]?.state
  }
  const becomes = (chat: string, state: string | undefined) =>
    eventually(async () => (await stateOf(chat)) === state)
  return { fake, stateOf, becomes }
}

test.each<readonly [string, Membership, Membership]>([
  ['muted and heard again', MUTED, HEARD],
  ['muted and a member again', MUTED, 'member'],
  ['muted and made an administrator', MUTED, 'administrator'],
  ['removed and added again', 'kicked', 'member'],
  ['gone and added again', 'left', HEARD],
  ['restricted outside and added again', OUT, 'member'],
])('a group in which the bot is %s takes messages again', async (_how, taken, given) => {
  const { fake, becomes } = await open()
  await fake.send(GROUP, { text: '/help' })
  await becomes(GROUP, 'active')
  await fake.change(GROUP, 'member', taken)
  await becomes(GROUP, 'inactive')
  await fake.change(GROUP, taken, given)
  expect(await becomes(GROUP, 'active')).toBe(true)
})

test('rights that were given back, as they were recorded, wake the group', async () => {
  const { fake, becomes } = await open()
  await fake.send(GROUP, { text: '/help' })
  await becomes(GROUP, 'active')
  await fake.change(GROUP, 'member', MUTED)
  await becomes(GROUP, 'inactive')
  const { update_id: _id, ...update } = JSON.parse(
    readFileSync('test/bot/channels/telegram/recorded/restored.json', 'utf8'),
  ) as UpdateBody & { update_id: number }
  await fake.deliver(GROUP, update)
  expect(await becomes(GROUP, 'active')).toBe(true)
})

test('what is taken from a group and given back counts in its topics, and in no other group', async () => {
  const { fake, stateOf, becomes } = await open()
  const topic = { message_thread_id: 42, is_topic_message: true }
  // A neighbour whose id begins alike.
  const neighbour = `${GROUP}2`
  await fake.send(GROUP, { text: '/help', ...topic })
  await fake.send(neighbour, { text: '/help', ...topic })
  await becomes(`${GROUP}/42`, 'active')
  await becomes(`${neighbour}/42`, 'active')
  await fake.change(GROUP, 'member', MUTED)
  await becomes(`${GROUP}/42`, 'inactive')
  expect(await stateOf(`${neighbour}/42`)).toBe('active')
  await fake.change(GROUP, MUTED, 'member')
  await becomes(`${GROUP}/42`, 'active')
})

test('a topic that is opened again is told of again', async () => {
  const { fake, becomes } = await open()
  const topic = { message_thread_id: 42, is_topic_message: true }
  fake.shut(GROUP, '42', 'message thread not found')
  await fake.send(GROUP, { text: '/help', ...topic })
  await becomes(`${GROUP}/42`, 'inactive')
  await fake.send(GROUP, { forum_topic_reopened: {}, ...topic })
  expect(await becomes(`${GROUP}/42`, 'active')).toBe(true)
})

test('of a group that never spoke to the bot nothing is kept', async () => {
  const { fake, stateOf, becomes } = await open()
  await fake.change(GROUP, 'member', MUTED)
  await fake.change(GROUP, MUTED, 'member')
  await fake.send('-1002', { text: '/help' })
  await becomes('-1002', 'active')
  expect(await stateOf(GROUP)).toBeUndefined()
})

test('the bot greets where it is added, and not where it may only write again', async () => {
  const { fake } = await open()
  fake.know(GROUP)
  await fake.change(GROUP, 'left', 'member')
  await fake.until((all) => all.length === 1)
  await fake.change(GROUP, 'member', MUTED)
  await fake.change(GROUP, MUTED, 'member')
  await fake.send(GROUP, { text: '/help' })
  const shown = await fake.until((all) => all.length > 1)
  expect(shown).toHaveLength(2)
})
