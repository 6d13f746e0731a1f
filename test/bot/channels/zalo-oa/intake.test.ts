import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createIntake, matchSignature } from '../../../../bot/channels/zalo-oa/intake.ts'
import { createLog } from '../../../../bot/log.ts'
import { createMetrics } from '../../../../bot/metrics.ts'
import { encode } from '../../../support/fakes/zalo-oa/events.ts'

const APP = '1234567890123456789'
const SECRET_KEY = 'test_oa_secret_key'
const TIMESTAMP = '1763690400000'
const BODY =
  '{"app_id":"1234567890123456789","sender":{"id":"2468458835296197922"},"user_id_by_app":"552177279717587730","recipient":{"id":"388613280878808645"},"event_name":"user_send_text","message":{"text":"Xin chào","msg_id":"96d3cdf3af150460909"},"timestamp":"1763690400000"}'
const MAC = 'mac=2b0b99d557d3b5e2c5a7751ace20db0d6d845497270062c63677ed22e199bc19'
const FIXTURES = 'test/bot/channels/zalo-oa/recorded'
const DROPPED = { kind: 'read', updates: [], dropped: 1 }

const settings = { appId: APP, secretKey: SECRET_KEY }
const DAY = 86_400_000
const now = () => Number(TIMESTAMP)
const metrics = createMetrics()
const deps = { log: createLog('silent'), metrics }
const read = createIntake(settings, deps, now)

const sign = (body: Uint8Array, timestamp = TIMESTAMP, first = APP) => {
  const hash = createHash('sha256').update(first).update(body).update(timestamp)
  return `mac=${hash.update(SECRET_KEY).digest('hex')}`
}
const readSigned = (body: Uint8Array, timestamp = TIMESTAMP) =>
  read({ 'x-zevent-signature': sign(body, timestamp) }, body)

test('the signature is sha256 of app, body, timestamp and key', () => {
  const signed = { timestamp: TIMESTAMP, oaIds: [] }
  expect(Buffer.byteLength(BODY)).toBe(268)
  expect(matchSignature(MAC, Buffer.from(BODY), signed, settings)).toBe('app_id')
  expect(matchSignature(MAC.slice(4), Buffer.from(BODY), signed, settings)).toBe('app_id')
  expect(matchSignature(MAC.replace('2b', '2c'), Buffer.from(BODY), signed, settings)).toBe('none')
})

test('a signature that begins with the account is right as well', () => {
  const body = Buffer.from(BODY)
  const delivery = read({ 'x-zevent-signature': sign(body, TIMESTAMP, '388613280878808645') }, body)
  expect(delivery).toMatchObject({ updates: [{ key: '96d3cdf3af150460909' }], dropped: 0 })
})

test('an event is authentic in its own bytes and in no others', () => {
  const bytes = encode(JSON.parse(BODY) as Record<string, unknown>)
  expect(readSigned(bytes)).toMatchObject({
    updates: [{ event: { kind: 'text', text: 'Xin chào' } }],
  })
  const again = Buffer.from(JSON.stringify(JSON.parse(bytes.toString())))
  expect(read({ 'x-zevent-signature': sign(bytes) }, again)).toEqual(DROPPED)
})

test.each([
  ['no signature', {}],
  ['a signature of another key', { 'x-zevent-signature': `mac=${'0'.repeat(64)}` }],
  ['a signature that is too short', { 'x-zevent-signature': 'mac=2b0b' }],
  ['a signature in a form that is not known', { 'x-zevent-signature': MAC.replace('mac', 'hmac') }],
])('an event with %s is dropped and counted, and never refused', (_what, headers) => {
  expect(read(headers, Buffer.from(BODY))).toEqual(DROPPED)
})

test.each([
  { age: 'a minute', ms: 60_000, taken: 1 },
  { age: '30 days', ms: 30 * DAY, taken: 1 },
  { age: 'more than 30 days', ms: 30 * DAY + 1, taken: 0 },
  { age: '400 days', ms: 400 * DAY, taken: 0 },
  { age: 'minus two days, by a clock that is behind,', ms: -2 * DAY, taken: 1 },
])('an authentic event of $age ago gives $taken updates', ({ ms, taken }) => {
  const readLater = createIntake(settings, deps, () => now() + ms)
  const delivery = readLater({ 'x-zevent-signature': MAC }, Buffer.from(BODY))
  expect(delivery).toMatchObject({ kind: 'read', dropped: 1 - taken })
  expect(delivery.kind === 'read' && delivery.updates.length).toBe(taken)
})

test('an event whose time counts seconds is as old as it says', () => {
  const seconds = TIMESTAMP.slice(0, -3)
  const body = Buffer.from(BODY.replace(TIMESTAMP, seconds))
  expect(readSigned(body, seconds)).toMatchObject({ dropped: 0 })
})

test('events that are too old are told of, and not each by a line', () => {
  const lines: string[] = []
  const log = pino({ level: 'warn', base: null }, { write: (line) => void lines.push(line) })
  const readLate = createIntake(settings, { log, metrics }, () => now() + 400 * DAY)
  for (let at = 0; at < 50; at += 1) readLate({ 'x-zevent-signature': MAC }, Buffer.from(BODY))
  expect(lines.map((line) => (JSON.parse(line) as { count: number }).count)).toEqual([1, 10])
})

test('without the key of the webhook nothing is authentic', () => {
  const blind = createIntake({ appId: APP, secretKey: undefined }, deps)
  expect(blind({ 'x-zevent-signature': MAC }, Buffer.from(BODY))).toEqual(DROPPED)
})

const fixtures = readdirSync(FIXTURES)

test.each(fixtures)('the event %s is read as it stands beside it', (file) => {
  const { event, update } = JSON.parse(readFileSync(`${FIXTURES}/${file}`, 'utf8')) as {
    event: Record<string, unknown>
    update: unknown
  }
  expect(readSigned(encode(event))).toEqual(
    update === null ? DROPPED : { kind: 'read', updates: [update], dropped: 0 },
  )
})

test('ids above 2^53 keep every digit where they come as numbers', () => {
  const body = Buffer.from(
    BODY.replace('"2468458835296197922"', '2468458835296197923')
      .replace('"96d3cdf3af150460909"', '9007199254740993')
      .replace('"1763690400000"', '1763690400000'),
  )
  expect(readSigned(body)).toMatchObject({
    updates: [{ chat: 'zalo-oa:2468458835296197923', key: '9007199254740993' }],
  })
})

test('a receipt of a template message to a phone number belongs to no chat', () => {
  const file = readFileSync(`${FIXTURES}/user-received-message.json`, 'utf8')
  const { event } = JSON.parse(file) as { event: Record<string, unknown> }
  const body = encode(event)
  const headers = { 'x-zevent-signature': sign(body), 'x-zevent-server': 'ZNS' }
  expect(read(headers, body)).toEqual(DROPPED)
})

test('bytes that are no UTF-8, no JSON or no event are dropped', () => {
  for (const body of [
    Buffer.from([0xff, 0xfe, 0x00]),
    Buffer.from(''),
    Buffer.from('null'),
    Buffer.from('[]'),
    Buffer.from(`{"timestamp":"${TIMESTAMP}"}`),
    Buffer.from(`{"timestamp":"${TIMESTAMP}","event_name":"constructor"}`),
    Buffer.from(BODY.replace('2468458835296197922', '../x')),
    Buffer.from('['.repeat(100_000)),
  ])
    expect(readSigned(body)).toEqual(DROPPED)
})

test('whatever an authentic event holds, it is read or dropped and nothing is thrown', () => {
  const value = fc.jsonValue()
  const event = fc.record({
    event_name: fc.constantFrom('user_send_text', 'user_send_image', 'follow', 'unfollow', 'x'),
    timestamp: fc.constant(TIMESTAMP),
    sender: fc.oneof(value, fc.record({ id: fc.oneof(value, fc.constant('12')) })),
    follower: fc.oneof(value, fc.record({ id: fc.oneof(value, fc.constant('12')) })),
    message: fc.oneof(value, fc.record({ msg_id: fc.oneof(value, fc.string()), text: value })),
  })
  fc.assert(
    fc.property(event, (given) => {
      const delivery = readSigned(Buffer.from(JSON.stringify(given)))
      if (delivery.kind !== 'read') return false
      return (
        delivery.updates.length + delivery.dropped === 1 &&
        delivery.updates.every(({ chat }) => /^zalo-oa:\d+$/u.test(chat))
      )
    }),
  )
})

test.each([
  ['anonymous_send_text', 'unanswered'],
  ['anonymous_send_image', 'unanswered'],
  ['user_send_group_text', 'unanswered'],
  ['user_send_poll', 'unknown'],
  ['oa_opened_shop', 'unknown'],
])('an event %s is counted by its name as %s', (name, counter) => {
  const event = { ...(JSON.parse(BODY) as Record<string, unknown>), event_name: name }
  const own = createMetrics()
  const readOwn = createIntake(settings, { ...deps, metrics: own }, now)
  const body = encode(event)
  readOwn({ 'x-zevent-signature': sign(body) }, body)
  readOwn({}, body)
  expect(own.render([])).toContain(
    `htx_channel_events_${counter}_total{channel="zalo-oa",event="${name}"} 1\n`,
  )
})

test('an event whose parts have another shape is still counted by its name', () => {
  const own = createMetrics()
  const readOwn = createIntake(settings, { ...deps, metrics: own }, now)
  for (const name of ['anonymous_send_text', 'user_send_dance', 'oa_send_text']) {
    const body = encode({ event_name: name, timestamp: TIMESTAMP, sender: { id: 'visitor-1' } })
    expect(readOwn({ 'x-zevent-signature': sign(body) }, body)).toEqual(DROPPED)
  }
  const rendered = own.render([])
  expect(rendered).toContain('unanswered_total{channel="zalo-oa",event="anonymous_send_text"} 1')
  expect(rendered).toContain('unknown_total{channel="zalo-oa",event="user_send_dance"} 1')
  expect(rendered).not.toContain('oa_send_text')
})

test('no byte of an authentic event can be changed', () => {
  fc.assert(
    fc.property(fc.nat(Buffer.byteLength(BODY) - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const forged = Buffer.from(BODY)
      forged[at] = (forged[at] ?? 0) ^ by
      const delivery = read({ 'x-zevent-signature': MAC }, forged)
      return delivery.kind === 'read' && delivery.updates.length === 0
    }),
  )
})
