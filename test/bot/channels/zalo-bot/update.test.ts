import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { zaloBotChannel } from '../../../../bot/channels/zalo-bot/channel.ts'
import { createLog } from '../../../../bot/log.ts'
import { createMetrics } from '../../../../bot/metrics.ts'

const SECRET = 'a-secret-of-32-characters-000000'
const metrics = createMetrics()
const deps = { log: createLog('silent'), metrics }
const channelWith = (webhookSecret: string | undefined) =>
  zaloBotChannel(
    {
      token: '1:x',
      apiRoot: 'http://127.0.0.1:1',
      mode: 'webhook',
      webhookSecret,
      publicUrl: undefined,
    },
    deps,
  )
const channel = channelWith(SECRET)
const read = (body: string | Uint8Array, secret: string | undefined = SECRET) =>
  channel.read({ 'x-bot-api-secret-token': secret }, Buffer.from(body))
const fixture = (name: string) =>
  readFileSync(`test/bot/channels/zalo-bot/recorded/${name}.json`, 'utf8')

const CHAT = 'zalo-bot:6ede9afa66b88fe6d6a9'
const KEY = '6ede9afa66b88fe6d6a9:2d758cb5e222177a4e35'
const HELLO = { kind: 'text', text: 'Xin chào' }

test.each([
  ['text', HELLO],
  ['text-flat', HELLO],
  ['text-seconds', HELLO],
  ['image-photo', { kind: 'media', media: 'image' }],
  ['image-photo-url', { kind: 'media', media: 'image' }],
  ['image-caption', { kind: 'text', text: 'hồ sơ gồm gì', beside: 'image' }],
  ['sticker', { kind: 'media', media: 'sticker' }],
  ['voice', { kind: 'voice', sound: 'https://voice.example/1.aac' }],
  ['unsupported', { kind: 'media', media: 'other' }],
  [
    'unsupported-words',
    { kind: 'text', text: 'xem https://example.vn rồi nộp ở đâu', beside: 'other' },
  ],
  ['text-address', { kind: 'media', media: 'other' }],
  ['unknown-event', { kind: 'media', media: 'other' }],
])('a delivery of the kind %s is read', (name, event) => {
  const updates = [{ key: KEY, chat: CHAT, event }]
  expect(read(fixture(name))).toEqual({ kind: 'read', updates, dropped: 0 })
})

test.each(['group', 'from-bot', 'no-message'])('a delivery of the kind %s is let go', (name) => {
  expect(read(fixture(name))).toEqual({ kind: 'read', updates: [], dropped: 1 })
})

test('an event of a name that is not known is counted by it, also where it is answered', () => {
  const before = metrics.render([])
  expect(before).toContain('{channel="zalo-bot",event="message.dance.received"} 1')
  expect(before).toContain('{channel="zalo-bot",event="bot.added"} 1')
  expect(before).not.toContain('message.text.received')
})

const FIXTURES = readdirSync('test/bot/channels/zalo-bot/recorded').map((file) => file.slice(0, -5))

test.each(FIXTURES)('the delivery "%s" reads the same with its envelope and without', (name) => {
  const [, inner = ''] = /^\s*\{\s*"ok": true,\s*"result": (.+)\}\s*$/su.exec(fixture(name)) ?? []
  const flat = inner === '' ? fixture(name) : inner
  expect(read(flat)).toEqual(read(fixture(name)))
  expect(read(`{"ok":true,"result":${flat}}`)).toEqual(read(fixture(name)))
})

test('numbers above 2^53 lose no digit', () => {
  expect(read(fixture('long-ids'))).toMatchObject({
    updates: [
      { key: '9007199254740993123:12345678901234567891', chat: 'zalo-bot:9007199254740993123' },
    ],
  })
})

test('letters typed as base and marks are the same letters', () => {
  const decomposed = fixture('text').normalize('NFD')
  expect(decomposed).not.toBe(fixture('text'))
  expect(read(decomposed)).toEqual(read(fixture('text')))
})

test.each([
  ['none', undefined],
  ['an empty one', ''],
  ['another one', 'a-secret-of-32-characters-000001'],
  ['its beginning', SECRET.slice(0, -1)],
])('where the secret is %s nothing is parsed', (_name, secret) => {
  const headers = secret === undefined ? {} : { 'x-bot-api-secret-token': secret }
  expect(channel.read(headers, Buffer.from(fixture('text')))).toEqual({ kind: 'refused' })
})

test('without a secret of its own every delivery is refused', () => {
  const open = channelWith(undefined)
  for (const given of ['', 'undefined', SECRET])
    expect(open.read({ 'x-bot-api-secret-token': given }, Buffer.from(fixture('text')))).toEqual({
      kind: 'refused',
    })
})

test('whatever bytes come, reading answers', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        fc.json().map((text) => Buffer.from(text)),
      ),
      (bytes) => {
        expect(read(bytes).kind).toBe('read')
      },
    ),
    { numRuns: 2000 },
  )
})

/** What is expected, or anything else. */
const odd = <T>(right: fc.Arbitrary<T>) => fc.oneof(right, fc.jsonValue())

test('no JSON near an update makes reading fail, and a text is read only where it is whole', () => {
  const updates = fc.record(
    {
      event_name: odd(fc.constantFrom('message.text.received', 'message.image.received')),
      message: odd(
        fc.record(
          {
            from: odd(fc.record({ id: fc.string(), is_bot: fc.boolean() })),
            chat: odd(fc.constant({ id: 'p1', chat_type: 'PRIVATE' })),
            message_id: odd(fc.string()),
            text: odd(fc.string()),
            photo_url: fc.jsonValue(),
          },
          { requiredKeys: [] },
        ),
      ),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(updates, fc.boolean(), (update, isFlat) => {
      const delivery = read(JSON.stringify(isFlat ? update : { ok: true, result: update }))
      if (delivery.kind === 'refused') throw new Error('refused')
      expect(delivery.updates.length + delivery.dropped).toBe(1)
      for (const { chat, key, event } of delivery.updates) {
        expect(chat).toBe('zalo-bot:p1')
        expect(key).toMatch(/^p1:./su)
        if (event.kind === 'text') expect(event.text).toBe(event.text.normalize('NFC'))
      }
    }),
    { numRuns: 2000 },
  )
})
