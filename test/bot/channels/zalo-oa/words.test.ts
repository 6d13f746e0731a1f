import { expect, test } from 'vitest'
import { startWith } from '../../../support/fakes/program.ts'
import { startFakeZaloOa } from '../../../support/fakes/zalo-oa/zalo-oa.ts'

const ID = '2468458835296197922'
const ANSWER = 'không ghi nơi nộp'

const open = async () => {
  const fake = await startFakeZaloOa({ perMinute: 100_000 })
  const program = await startWith([fake], { CHANNEL_PACE: 'off' })
  await fake.say(ID, 'Kiên Giang')
  await fake.until((shown) => shown.length === 1)
  const metrics = async () => (await fetch(`${program.address}/metrics`)).text()
  return { fake, metrics }
}

const attachments = (type: string, payload: Readonly<Record<string, unknown>>) => [
  { type, payload },
]

test.each([
  [
    'user_send_link',
    {
      text: 'htx em xem https://example.vn rồi mà nộp hồ sơ ở đâu',
      attachments: attachments('link', { url: 'https://example.vn' }),
    },
  ],
  [
    'user_send_image',
    {
      text: 'giấy như vầy nộp hồ sơ ở đâu',
      attachments: attachments('image', { url: 'https://p.example/1.jpg' }),
    },
  ],
  [
    'user_send_video',
    {
      attachments: attachments('video', {
        url: 'https://p.example/1.mp4',
        description: 'nộp hồ sơ ở đâu',
      }),
    },
  ],
  [
    'user_send_location',
    {
      text: 'nộp hồ sơ ở đâu',
      attachments: attachments('location', { coordinates: { latitude: '9', longitude: '105' } }),
    },
  ],
  ['user_send_text', { text: '/-heart nộp hồ sơ ở đâu /-li' }],
  ['user_send_text', { text: '#nộp hồ sơ ở đâu', quote_msg_id: '1' }],
  ['user_send_text', { text: '[Hỏi] nộp hồ sơ ở đâu' }],
  ['user_send_text', { text: '{Hỏi} em nộp hồ sơ ở đâu' }],
  ['user_send_text', { text: '[nộp hồ sơ ở đâu]' }],
  [
    'user_send_link',
    {
      text: '[Hỏi] https://example.vn nộp hồ sơ ở đâu',
      attachments: attachments('link', { url: 'https://example.vn' }),
    },
  ],
  ['user_send_business_card', { text: '[Hỏi] nộp hồ sơ ở đâu' }],
])('the words of %s are answered', async (name, message) => {
  const { fake } = await open()
  await fake.send(ID, name, message)
  const shown = await fake.until((all) => all.length > 1)
  expect(shown[1]?.text).toContain(ANSWER)
})

test.each([
  ['user_send_link', 'chưa đọc được tin này'],
  ['user_send_business_card', 'chưa đọc được tin này'],
  ['user_send_file', 'chưa đọc được tệp'],
  ['user_send_dance', 'chưa đọc được tin này'],
])('%s without words gets one kind line', async (name, line) => {
  const { fake } = await open()
  for (let at = 0; at < 3; at += 1) await fake.send(ID, name, {})
  await fake.say(ID, 'cảm ơn em')
  const shown = await fake.until((all) => all.length > 2)
  expect(shown[1]?.text).toContain(line)
  expect(shown[2]?.text).not.toContain(line)
})

test('whoever cannot be answered is counted by the name of the event, and nothing is sent', async () => {
  const { fake, metrics } = await open()
  const visitor = {
    app_id: '1234567890123456789',
    sender: { id: '9911223344556677' },
    recipient: { id: '388613280878808645' },
    event_name: 'anonymous_send_text',
    message: { msg_id: 'a4', conversation_id: 'c1', text: 'hồ sơ gồm những gì' },
    timestamp: String(Date.now()),
  }
  await fake.deliver(visitor)
  await fake.deliver({ ...visitor, event_name: 'anonymous_send_image' })
  await fake.deliver({ ...visitor, event_name: 'user_send_group_text' })
  await fake.say(ID, 'cảm ơn em')
  const shown = await fake.until((all) => all.length > 1)
  expect(shown.map(({ chat }) => chat)).toEqual([ID, ID])
  const counted = await metrics()
  for (const name of ['anonymous_send_text', 'anonymous_send_image', 'user_send_group_text'])
    expect(counted).toContain(
      `htx_channel_events_unanswered_total{channel="zalo-oa",event="${name}"} 1`,
    )
})

test('what only tells of something is neither answered nor counted as unknown', async () => {
  const { fake, metrics } = await open()
  for (const name of ['user_reacted_message', 'user_seen_message', 'oa_send_text', 'user_call_oa'])
    await fake.send(ID, name, { react_icon: '/-strong', msg_ids: ['1'] })
  await fake.send(ID, 'user_opened_shop', {})
  await fake.say(ID, 'cảm ơn em')
  const shown = await fake.until((all) => all.length > 1)
  expect(shown).toHaveLength(2)
  const unknown = (await metrics())
    .split('\n')
    .filter((line) => /events_unknown_total\{/u.test(line))
  expect(unknown).toEqual([
    'htx_channel_events_unknown_total{channel="zalo-oa",event="user_opened_shop"} 1',
  ])
})

test.each(['[1]', '["a"]', '{"a":1}', '[]'])('the text %j is a text like others', async (text) => {
  const { fake } = await open()
  await fake.say(ID, text)
  const shown = await fake.until((all) => all.length > 1)
  expect(shown[1]?.text).not.toContain('chưa đọc được')
})

test.each([
  ['user_send_business_card', {}],
  ['user_send_template', {}],
  ['user_send_dance', { attachments: attachments('template', {}) }],
])('the data of %s are no words', async (name, message) => {
  const { fake } = await open()
  await fake.send(ID, name, { text: '{"caption":"nộp hồ sơ ở đâu"}', ...message })
  const shown = await fake.until((all) => all.length > 1)
  expect(shown[1]?.text).toContain('chưa đọc được tin này')
})

test.each([{ follower: null }, { recipient: null }, { user_id: 7.5 }, { follower: { id: null } }])(
  'the words of an event with %j are answered',
  async (part) => {
    const { fake } = await open()
    await fake.deliver({
      app_id: '1234567890123456789',
      event_name: 'user_send_text',
      sender: { id: ID },
      message: { text: 'nộp hồ sơ ở đâu', msg_id: 'odd' },
      timestamp: String(Date.now()),
      ...part,
    })
    const shown = await fake.until((all) => all.length > 1)
    expect(shown[1]?.text).toContain(ANSWER)
  },
)
