import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import type { Delivery } from '../../../../bot/channels/channel.ts'
import { startFakeTelegram } from '../../../support/fakes/telegram/telegram.ts'
import { createMemoryIntake, openTelegram } from '../../../support/telegram.ts'

const SECRET = 'secret-of-a-test_0123456789'
const HEADERS = { 'x-telegram-bot-api-secret-token': SECRET }
const FAKE = { token: '7000000001:AAfixture', url: 'http://127.0.0.1:9', secret: SECRET }
const PERSON = 'telegram:5213456789'
const GROUP = 'telegram:-1001987654321'

const fixture = (name: string) => readFileSync(`test/bot/channels/telegram/recorded/${name}.json`)
const open = () => openTelegram(FAKE, { mode: 'webhook' }).channel
const single = (delivery: Delivery) =>
  delivery.kind === 'read' ? (delivery.updates[0] ?? null) : null

test.each([
  ['text', { kind: 'text', text: 'htx lua o hon dat 620 mau 299 xa vien, du dk ko em' }],
  ['start', { kind: 'start', payload: 'kien-giang' }],
  ['command', { kind: 'text', text: 'tạm dừng' }],
  ['blocked', { kind: 'left', reason: 'kicked' }],
  ['unblocked', { kind: 'returned' }],
  ['photo', { kind: 'media', media: 'image' }],
  ['photo-caption', { kind: 'text', text: 'hồ sơ vầy đủ chưa em' }],
  ['voice', { kind: 'voice' }],
  ['sticker', { kind: 'media', media: 'sticker' }],
  ['document', { kind: 'media', media: 'file' }],
  ['location', { kind: 'media', media: 'location' }],
  ['contact', { kind: 'media', media: 'other' }],
  [
    'tap',
    { kind: 'choice', value: 'mb3k2x1a.4.0', message: '44', tap: '4358990011223344556 Đồng ý' },
  ],
])('the update "%s" is read as what it is', (name, event) => {
  const delivery = open().read(HEADERS, fixture(name))
  expect(single(delivery)).toMatchObject({ chat: PERSON, event })
})

test.each([
  ['group-reply', { kind: 'text', text: '300 xã viên' }],
  ['group-added', { kind: 'start', payload: '' }],
])('the update "%s" speaks to the bot in a group', (name, event) => {
  expect(single(open().read(HEADERS, fixture(name)))).toMatchObject({ chat: GROUP, event })
})

test.each(['group-talk', 'new-member', 'unknown'])(
  'the update "%s" is dropped and counted',
  (name) => {
    const delivery = open().read(HEADERS, fixture(name))
    expect(delivery).toEqual({ kind: 'read', updates: [], dropped: 1 })
  },
)

test('a group that becomes a supergroup goes on under its new id', () => {
  const update = single(open().read(HEADERS, fixture('migrate')))
  expect(update).toMatchObject({ chat: 'telegram:-987654', event: { kind: 'moved', to: GROUP } })
})

/** A bot that has been told its name. */
const openNamed = async () => {
  const fake = await startFakeTelegram({ mode: 'webhook', token: FAKE.token, secret: SECRET })
  onTestFinished(() => fake.stop())
  const { channel } = openTelegram(fake, { mode: 'webhook' })
  await channel.start(createMemoryIntake().intake)
  return channel
}
const CALLS = [
  ['group-mention', 'hồ sơ gồm những gì'],
  ['group-command', 'trợ giúp'],
] as const

test.each(CALLS)(
  'the bot answers to its own name in a group and takes it out: "%s"',
  async (name, text) => {
    const update = single((await openNamed()).read(HEADERS, fixture(name)))
    expect(update).toMatchObject({ chat: GROUP, event: { kind: 'text', text } })
  },
)

test.each(CALLS)(
  'what may be a call is kept unread by a bot that does not know its name yet: "%s"',
  (name) => {
    const update = single(open().read(HEADERS, fixture(name)))
    expect(update).toMatchObject({ chat: GROUP, event: { kind: 'unread' } })
  },
)

test('what a group says to another bot is dropped and counted', async () => {
  const channel = await openNamed()
  const mention = fixture('group-mention').toString().replace('tro_ly_htx_bot', 'bot_khac_bot')
  for (const body of [fixture('group-other-bot'), Buffer.from(mention)])
    expect(channel.read(HEADERS, body)).toEqual({ kind: 'read', updates: [], dropped: 1 })
})

test('ids above 2^53 keep every digit', () => {
  const update = single(open().read(HEADERS, fixture('large-ids')))
  expect(update).toMatchObject({ key: '9007199254740993', chat: 'telegram:9007199254740997' })
})

test('a tap that was signed for another chat is dropped', () => {
  const body = fixture('tap').toString().replaceAll('5213456789', '5213456780')
  expect(open().read(HEADERS, Buffer.from(body))).toMatchObject({ updates: [], dropped: 1 })
})

test('a tap whose choice was changed is dropped', () => {
  const body = fixture('tap').toString().replaceAll('mb3k2x1a.4.0', 'mb3k2x1a.4.1')
  expect(open().read(HEADERS, Buffer.from(body))).toMatchObject({ updates: [], dropped: 1 })
})

test.each([
  ['no secret', {}],
  ['another secret', { 'x-telegram-bot-api-secret-token': 'secret-of-a-test_012345678X' }],
  ['an empty secret', { 'x-telegram-bot-api-secret-token': '' }],
])('a delivery with %s is refused', (_name, headers) => {
  expect(open().read(headers, fixture('text'))).toEqual({ kind: 'refused' })
})

test('without a secret of its own the channel refuses every delivery', () => {
  const { channel } = openTelegram(FAKE, { mode: 'webhook', webhookSecret: undefined })
  for (const headers of [{}, HEADERS, { 'x-telegram-bot-api-secret-token': '' }])
    expect(channel.read(headers, fixture('text'))).toEqual({ kind: 'refused' })
})

test('no bytes make reading fail, and what is not an update counts as dropped', () => {
  const channel = open()
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (body) => {
      expect(channel.read(HEADERS, body)).toEqual({ kind: 'read', updates: [], dropped: 1 })
    }),
  )
})

test('no JSON makes reading fail, and a message is read only where it has its shape', () => {
  const channel = open()
  const updates = fc.record({
    update_id: fc.oneof(fc.integer(), fc.jsonValue()),
    message: fc.oneof(
      fc.jsonValue(),
      fc.record({
        message_id: fc.integer(),
        chat: fc.oneof(fc.jsonValue(), fc.constant({ id: 1, type: 'private' })),
        text: fc.oneof(fc.string(), fc.jsonValue()),
      }),
    ),
    callback_query: fc.option(fc.jsonValue(), { nil: undefined }),
  })
  fc.assert(
    fc.property(updates, (update) => {
      const delivery = channel.read(HEADERS, Buffer.from(JSON.stringify(update)))
      const read = single(delivery)
      expect(delivery.kind).toBe('read')
      expect(read === null || read.chat === 'telegram:1').toBe(true)
    }),
  )
})

test.each([
  { sender_chat: null },
  { sender_chat: { id: 'x' } },
  { caption: null },
  { caption: 5 },
  { date: 'today' },
  { media_group_id: 7 },
  { is_topic_message: 'no' },
  { message_thread_id: null },
  { business_connection_id: null },
  { reply_to_message: { message_id: 3, from: null, text: null } },
  { reply_to_message: 'the one before' },
  { from: null },
  { forum_topic_reopened: null, photo: null, migrate_to_chat_id: null },
])('words beside %j are read', (part) => {
  const message = { message_id: 5, chat: { id: 1, type: 'private' }, text: 'alo', ...part }
  const update = { update_id: 1, edited_message: null, message }
  const read = single(open().read(HEADERS, Buffer.from(JSON.stringify(update))))
  expect(read).toMatchObject({ chat: 'telegram:1', event: { kind: 'text', text: 'alo' } })
})

test('a picture whose text is null is a picture', () => {
  const message = { message_id: 5, chat: { id: 1, type: 'private' }, text: null, caption: null }
  const update = { update_id: 1, message: { ...message, photo: [], sticker: null } }
  const read = single(open().read(HEADERS, Buffer.from(JSON.stringify(update))))
  expect(read?.event).toMatchObject({ kind: 'media', media: 'image' })
})
