import { expect, test } from 'vitest'
import type { Delivery } from '../../../../../bot/channels/channel.ts'
import { openTelegram } from '../../../../support/telegram.ts'

const SECRET = 'secret-of-a-test_0123456789'
const HEADERS = { 'x-telegram-bot-api-secret-token': SECRET }
const FAKE = { token: '7000000001:AAfixture', url: 'http://127.0.0.1:9', secret: SECRET }
const PRIVATE = { id: 5213456789, type: 'private' }
const GROUP = { id: -1001987654321, type: 'supergroup' }

const open = () => {
  const { channel, metrics } = openTelegram(FAKE, { mode: 'webhook' })
  return {
    read: (update: object): Delivery =>
      channel.read(HEADERS, Buffer.from(JSON.stringify({ update_id: 1, ...update }))),
    counted: () =>
      metrics
        .render([])
        .split('\n')
        .filter((line) => line.startsWith('htx_channel_events_unknown_total{')),
  }
}

const message = (content: object, chat: object = PRIVATE) => ({
  message: {
    message_id: 7,
    from: { id: 5213456789, is_bot: false },
    chat,
    date: 1,
    ...content,
  },
})

const eventOf = (delivery: Delivery) =>
  delivery.kind === 'read' ? (delivery.updates[0]?.event ?? null) : null

const QUESTION = 'hồ sơ gồm những gì'

test.each<readonly [string, object]>([
  ['text that quotes', { text: QUESTION, quote: { text: 'mai họp', position: 0 } }],
  [
    'text that was forwarded',
    { text: QUESTION, forward_origin: { type: 'hidden_user', sender_user_name: 'Út', date: 1 } },
  ],
  ['text that replies to a story', { text: QUESTION, reply_to_story: { id: 1, chat: PRIVATE } }],
  ['a caption of paid media', { caption: QUESTION, paid_media: { star_count: 1, paid_media: [] } }],
  ['a caption of a file', { caption: QUESTION, document: { file_id: 'a' } }],
  ['a caption of a voice message', { caption: QUESTION, voice: { file_id: 'a' } }],
  ['the question of a poll', { poll: { id: '1', question: QUESTION, options: [] } }],
  ['a rich message', { rich_message: { blocks: [{ type: 'paragraph', text: QUESTION }] } }],
  [
    'a rich message in pieces',
    {
      rich_message: {
        blocks: [{ type: 'paragraph', text: ['hồ sơ ', { type: 'bold', text: 'gồm những gì' }] }],
      },
    },
  ],
])('%s is read', (_what, content) => {
  expect(eventOf(open().read(message(content)))).toMatchObject({ kind: 'text', text: QUESTION })
})

test('a checklist is read with its tasks', () => {
  const checklist = {
    title: 'Hồ sơ',
    tasks: [
      { id: 1, text: 'điều lệ' },
      { id: 2, text: 'đơn' },
    ],
  }
  expect(eventOf(open().read(message({ checklist })))).toMatchObject({
    kind: 'text',
    text: 'Hồ sơ\nđiều lệ\nđơn',
  })
})

test.each<readonly [string, object, string]>([
  ['a story', { story: { id: 1, chat: PRIVATE } }, 'other'],
  ['paid media', { paid_media: { star_count: 1, paid_media: [] } }, 'other'],
  ['a contact', { contact: { phone_number: '1', first_name: 'Út' } }, 'other'],
  ['a live photo', { live_photo: { file_id: 'a' }, photo: [] }, 'image'],
  ['a place', { venue: { title: 'UBND' }, location: { latitude: 1, longitude: 1 } }, 'location'],
  ['a round video', { video_note: { file_id: 'a' } }, 'other'],
])('%s gets the line of its kind', (_what, content, media) => {
  const { read, counted } = open()
  expect(eventOf(read(message(content)))).toMatchObject({ kind: 'media', media })
  expect(counted()).toEqual([])
})

test('content that nobody knows yet gets a line from a person and is counted by its name', () => {
  const { read, counted } = open()
  expect(eventOf(read(message({ hologram: {} })))).toMatchObject({ kind: 'media', media: 'other' })
  expect(counted()).toEqual([
    'htx_channel_events_unknown_total{channel="telegram",event="message.hologram"} 1',
  ])
})

test.each(['message_reaction', 'guest_message', 'poll_answer', 'hologram_shown'])(
  'an update of the kind "%s" is counted by its name',
  (kind) => {
    const { read, counted } = open()
    expect(read({ [kind]: { chat: PRIVATE } })).toMatchObject({ updates: [], dropped: 1 })
    expect(counted()).toEqual([
      `htx_channel_events_unknown_total{channel="telegram",event="${kind}"} 1`,
    ])
  },
)

test.each(['pinned_message', 'forum_topic_closed', 'gift', 'new_chat_title'])(
  'what the platform tells in a chat, like "%s", is silent and not counted',
  (name) => {
    const { read, counted } = open()
    for (const chat of [PRIVATE, GROUP])
      expect(eventOf(read(message({ [name]: {} }, chat)))).toBeNull()
    expect(counted()).toEqual([])
  },
)

test('a poll, a picture or something new in a group that does not call the bot is left alone', () => {
  const { read, counted } = open()
  for (const content of [{ poll: { question: QUESTION } }, { photo: [] }, { hologram: {} }])
    expect(eventOf(read(message(content, GROUP)))).toBeNull()
  expect(counted()).toEqual([])
})

test.each<readonly [string, object, object, string]>([
  ['a voice message', { voice: { file_id: 'a' } }, PRIVATE, 'voice'],
  ['a sound', { audio: { file_id: 'a' } }, PRIVATE, 'voice'],
  [
    'a voice message of an album',
    { voice: { file_id: 'a' }, media_group_id: '1' },
    PRIVATE,
    'media',
  ],
  ['a voice message without a file', { voice: {} }, PRIVATE, 'media'],
  [
    'a voice message in a group',
    {
      voice: { file_id: 'a' },
      reply_to_message: { message_id: 6, from: { id: 7000000001, is_bot: true } },
    },
    GROUP,
    'media',
  ],
])('%s is an event of the kind %4$s', (_what, content, chat, kind) => {
  expect(eventOf(open().read(message(content, chat)))).toMatchObject({ kind })
})
