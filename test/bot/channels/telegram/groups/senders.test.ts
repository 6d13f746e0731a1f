import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { startWith } from '../../../../support/fakes/program.ts'
import { startFakeTelegram } from '../../../../support/fakes/telegram/telegram.ts'
import type { UpdateBody } from '../../../../support/fakes/telegram/updates.ts'

const GROUP = '-1001111111111'
const CHANNEL = '-1002222222222'

const open = async () => {
  const fake = await startFakeTelegram({ limits: false })
  await startWith([fake], { CHANNEL_PACE: 'off' })
  fake.know(GROUP)
  fake.know(CHANNEL)
  return fake
}

const group = { id: Number(GROUP), type: 'supergroup', title: 'Nhóm' }
const channel = { id: Number(CHANNEL), type: 'channel', title: 'Kênh' }
const ANONYMOUS = { id: 1087968824, is_bot: true, username: 'GroupAnonymousBot' }
const AS_CHANNEL = { id: 136817688, is_bot: true, username: 'Channel_Bot' }
const FORWARDED = { id: 777000, is_bot: false, first_name: 'Telegram' }

test('an anonymous administrator is answered as the group', async () => {
  const fake = await open()
  const { update_id: _id, ...update } = JSON.parse(
    readFileSync('test/bot/channels/telegram/recorded/anonymous-admin.json', 'utf8'),
  ) as UpdateBody & { update_id: number }
  await fake.deliver(GROUP, update)
  const [shown] = await fake.until((all) => all.length > 0)
  expect(shown?.chat).toBe(GROUP)
})

test.each([
  ['anonymously', ANONYMOUS, group, {}],
  ['in the name of a channel', AS_CHANNEL, channel, {}],
  ['as a post of the linked channel', FORWARDED, channel, { is_automatic_forward: true }],
])('whoever writes %s is answered where the bot is called', async (_how, from, sender, more) => {
  const fake = await open()
  const said = { from, sender_chat: sender, ...more }
  await fake.send(GROUP, { ...said, text: 'mai họp lúc 8 giờ' })
  await fake.send(GROUP, { ...said, text: '@tro_ly_htx_bot Kiên Giang hồ sơ gồm những gì' })
  const shown = await fake.until((all) => all.length > 0)
  expect(shown.map(({ chat }) => chat)).toEqual([GROUP])
  expect(shown[0]?.text).toContain('Kiên Giang')
})

test('another bot is not answered, whatever it says', async () => {
  const fake = await open()
  const from = { id: 99, is_bot: true, username: 'bot_khac_bot' }
  await fake.send(GROUP, { from, text: '/help@tro_ly_htx_bot' })
  await fake.send(GROUP, { text: 'chào @tro_ly_htx_bot' })
  const shown = await fake.until((all) => all.length > 0)
  expect(shown).toHaveLength(1)
})

/** A post in a channel, which nobody but the channel has written. */
const post = (text: string, id: number): UpdateBody => ({
  channel_post: { message_id: id, sender_chat: channel, chat: channel, date: 1, text },
})

test('a channel is answered where its post calls the bot, and left alone otherwise', async () => {
  const fake = await open()
  await fake.deliver(CHANNEL, post('Thông báo họp', 7))
  await fake.deliver(CHANNEL, post('@tro_ly_htx_bot Kiên Giang hồ sơ gồm những gì', 8))
  const shown = await fake.until((all) => all.length > 0)
  expect(shown.map(({ chat }) => chat)).toEqual([CHANNEL])
})

test('readers of a channel are not greeted when the bot is added to it', async () => {
  const fake = await open()
  const poster = { status: 'administrator', can_post_messages: true }
  await fake.deliver(CHANNEL, {
    my_chat_member: {
      chat: channel,
      date: 1,
      old_chat_member: { status: 'left' },
      new_chat_member: poster,
    },
  })
  await fake.deliver(CHANNEL, post('/help', 9))
  const shown = await fake.until((all) => all.length > 0)
  expect(shown).toHaveLength(1)
})

test('a bare call is about what it replies to, or quotes of it', async () => {
  const fake = await open()
  const reply_to_message = {
    message_id: 5,
    from: { id: 5213456789, is_bot: false },
    text: 'Kiên Giang hồ sơ gồm những gì? Mai em hỏi bác Tư',
  }
  await fake.send(GROUP, {
    text: '@tro_ly_htx_bot',
    reply_to_message,
    quote: { text: 'Kiên Giang hồ sơ gồm những gì?', position: 0 },
  })
  const [quoted] = await fake.until((all) => all.length > 0)
  expect(quoted?.text).toContain('Kiên Giang')
  expect(quoted?.text).toMatch(/hồ sơ/iu)
})

test('in a talk of a business account its customer is answered in its name, and its owner never', async () => {
  const fake = await open()
  const customer = '5213456789'
  fake.know(customer)
  const place = {
    chat: { id: Number(customer), type: 'private' },
    business_connection_id: 'bizConn-1_x',
    date: 1,
  }
  const owner = { id: 42, is_bot: false }
  const person = { id: Number(customer), is_bot: false }
  const say = (message_id: number, content: object): UpdateBody => ({
    business_message: { message_id, ...place, ...content },
  })
  await fake.deliver(customer, say(1, { from: owner, text: 'chào bác' }))
  await fake.deliver(customer, say(2, { from: person, photo: [] }))
  await fake.deliver(customer, say(3, { from: person, text: 'Kiên Giang hồ sơ gồm những gì' }))
  const shown = await fake.until((all) => all.length > 0)
  expect(shown).toHaveLength(1)
  expect(fake.message(shown[0]?.messageId ?? '')?.connection).toBe('bizConn-1_x')
})
