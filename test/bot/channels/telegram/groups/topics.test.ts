import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { startWith } from '../../../../support/fakes/program.ts'
import { startFakeTelegram } from '../../../../support/fakes/telegram/telegram.ts'
import type { UpdateBody } from '../../../../support/fakes/telegram/updates.ts'
import { eventually } from '../../../../support/waiting.ts'

const GROUP = '-1001234567890'
const MODES = ['polling', 'webhook'] as const

const inTopic = (topic: string | number, text: string) => ({
  text,
  message_thread_id: Number(topic),
  is_topic_message: true,
})

const open = async (mode: (typeof MODES)[number] = 'polling') => {
  const fake = await startFakeTelegram({ mode, limits: false })
  const program = await startWith([fake], { CHANNEL_PACE: 'off' })
  /** The topic of every message in the group so far. */
  const topics = () => fake.shown.map(({ messageId }) => fake.message(messageId)?.topic)
  return { fake, program, topics }
}

test.each(MODES)('what is asked in a topic is answered in it, by %s', async (mode) => {
  const { fake, topics } = await open(mode)
  const { update_id: _id, ...update } = JSON.parse(
    readFileSync('test/bot/channels/telegram/recorded/forum-topic.json', 'utf8'),
  ) as UpdateBody & { update_id: number }
  fake.know(GROUP)
  await fake.deliver(GROUP, update)
  const [shown] = await fake.until((all) => all.length > 0)
  expect(shown?.text).toContain('Kiên Giang')
  expect(new Set(topics())).toEqual(new Set(['42']))
})

test('what is asked in "General" is answered in "General", however the platform calls it', async () => {
  const { fake, topics } = await open()
  await fake.send(GROUP, { text: '/help' })
  await fake.until((all) => all.length === 1)
  await fake.send(GROUP, inTopic(1, '/help'))
  await fake.until((all) => all.length === 2)
  expect(topics()).toEqual([null, null])
})

test('a reply in a group without topics is no topic', async () => {
  const { fake, topics } = await open()
  const reply_to_message = { message_id: 900, from: { id: 5213456789, is_bot: false }, text: 'alo' }
  await fake.send(GROUP, { text: '/help', message_thread_id: 900, reply_to_message })
  await fake.until((all) => all.length === 1)
  expect(topics()).toEqual([null])
})

test('each topic leads its own talk: what is chosen in one is chosen there alone', async () => {
  const { fake, topics } = await open()
  await fake.send(GROUP, inTopic(42, '@tro_ly_htx_bot kiểm tra điều kiện'))
  await fake.until((all) => all.length > 0)
  await fake.send(GROUP, inTopic(43, '/help'))
  await fake.until(() => topics().includes('43'))
  const before = fake.shown.length
  await fake.tap(GROUP, 'Đồng ý')
  await fake.until((all) => all.length > before)
  expect(fake.shown.at(-1)?.text).toMatch(/Câu 1\/\d/u)
  expect(topics().at(-1)).toBe('42')
})

test('messages of a topic that the bot itself began are no replies to the bot', async () => {
  const { fake } = await open()
  const reply_to_message = {
    message_id: 42,
    from: { id: 7000000001, is_bot: true },
    forum_topic_created: { name: 'Hồ sơ', icon_color: 1 },
  }
  await fake.send(GROUP, { ...inTopic(42, 'mai họp nhé'), reply_to_message })
  await fake.send(GROUP, { ...inTopic(42, '/help'), reply_to_message })
  const shown = await fake.until((all) => all.length > 0)
  expect(shown).toHaveLength(1)
})

test('typing is shown in the topic in which an answer takes its time', async () => {
  const { fake } = await open()
  // An album is waited for, until it is whole.
  const reply_to_message = { message_id: 5, from: { id: 7000000001, is_bot: true } }
  const photo = [{ file_id: 'a', file_unique_id: 'b', width: 9, height: 9 }]
  for (let at = 0; at < 2; at += 1)
    await fake.send(GROUP, {
      message_thread_id: 42,
      is_topic_message: true,
      media_group_id: '1',
      photo,
      reply_to_message,
    })
  await fake.until((all) => all.length > 0)
  await eventually(() => fake.typed.length > 0)
  expect(fake.typed[0]).toEqual({ chat: GROUP, topic: '42' })
})

test.each(['TOPIC_CLOSED', 'message thread not found', 'not enough rights to send text messages'])(
  'a topic that refuses with "%s" does so visibly, and other topics are served',
  async (words) => {
    const { fake, program, topics } = await open()
    fake.shut(GROUP, '42', words)
    await fake.send(GROUP, inTopic(42, '/help'))
    const metrics = async () => (await fetch(`${program.address}/metrics`)).text()
    const kind = words === 'TOPIC_CLOSED' ? 'rejected' : 'blocked'
    await eventually(async () => (await metrics()).includes(`outcome="${kind}"} 1`))
    expect(await metrics()).toContain('htx_outbox_unknown 0')
    await fake.send(GROUP, inTopic(43, '/help'))
    await fake.until((all) => all.length > 0)
    expect(topics()).toEqual(['43'])
  },
)
