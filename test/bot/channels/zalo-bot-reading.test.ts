import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { zaloBotChannel } from '../../../bot/channels/zalo-bot/channel.ts'
import { createLog } from '../../../bot/log.ts'

const SECRET = 'a-secret-of-32-characters-000000'
const deps = { clock: () => new Date(), log: createLog('silent') }
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
const fixture = (name: string) => readFileSync(`test/bot/channels/zalo-bot/${name}.json`, 'utf8')

const CHAT = 'zalo-bot:6ede9afa66b88fe6d6a9'
const KEY = '6ede9afa66b88fe6d6a9:2d758cb5e222177a4e35'
const HELLO = { kind: 'text', text: 'Xin chào' }

test.each([
  ['text', HELLO],
  ['text-flat', HELLO],
  ['text-seconds', HELLO],
  ['image-photo', { kind: 'media', media: 'image' }],
  ['image-photo-url', { kind: 'media', media: 'image' }],
  ['image-caption', { kind: 'text', text: 'hồ sơ gồm gì' }],
  ['sticker', { kind: 'media', media: 'sticker' }],
  ['voice', { kind: 'media', media: 'voice' }],
  ['unsupported', { kind: 'media', media: 'other' }],
])('a delivery of the kind %s is read', (name, event) => {
  const updates = [{ key: KEY, chat: CHAT, event }]
  expect(read(fixture(name))).toEqual({ kind: 'read', updates, dropped: 0 })
})

test.each(['group', 'from-bot', 'unknown-event'])('a delivery of the kind %s is let go', (name) => {
  expect(read(fixture(name))).toEqual({ kind: 'read', updates: [], dropped: 1 })
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
