import { expect, test } from 'vitest'
import type { SendOutcome } from '../../../../bot/channels/channel.ts'
import type { Fault } from '../../../support/fakes/fake-channel.ts'
import {
  openOa,
  startOa,
  tokenCalls,
  CHAT,
  ID,
  messageCalls,
  openKnown,
} from '../../../support/zalo-oa.ts'
import { ampleTime } from '../../../support/waiting.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
const plain = (text: string) => ({ text, choices: [] })

test('a message is sent to the id, and the outcome has the id of the message', async () => {
  const { fake, send } = await openKnown()
  const outcome = await send('Dạ, em chào Anh/Chị 😀')
  expect(fake.shown).toMatchObject([{ chat: ID, text: 'Dạ, em chào Anh/Chị 😀', labels: [] }])
  expect(outcome).toEqual({ kind: 'sent', messageId: fake.shown[0]?.messageId })
})

/** Every documented code, and what becomes of a message that meets it. */
const CODES: readonly (readonly [number, SendOutcome['kind']])[] = [
  [-32, 'rate-limited'],
  [-100, 'rejected'],
  [-200, 'not-sent'],
  [-201, 'rejected'],
  [-204, 'stopped'],
  [-205, 'stopped'],
  [-209, 'stopped'],
  [-210, 'rejected'],
  [-211, 'quota'],
  [-212, 'stopped'],
  [-213, 'blocked'],
  [-217, 'blocked'],
  [-218, 'not-sent'],
  [-219, 'stopped'],
  [-221, 'stopped'],
  [-223, 'stopped'],
  [-224, 'stopped'],
  [-227, 'blocked'],
  [-230, 'outside-window'],
  [-232, 'outside-window'],
  [-233, 'rejected'],
  [-234, 'not-sent'],
  [-235, 'stopped'],
  [-237, 'rejected'],
  [-238, 'rejected'],
  [-240, 'stopped'],
  [-241, 'rejected'],
  [-242, 'stopped'],
  [-244, 'blocked'],
  [-248, 'rejected'],
  [-249, 'rejected'],
  [-320, 'stopped'],
  [-321, 'stopped'],
  [-403, 'rejected'],
  [-99_999, 'in-doubt'],
  [1, 'in-doubt'],
]

test.each(CODES)('the code %i under HTTP 200 is no success: %s', async (error, kind) => {
  const { fake, channel, send } = await openKnown()
  fake.answer('message/cs', { status: 200, body: JSON.stringify({ error, message: 'words' }) })
  const outcome = await send()
  expect(outcome.kind).toBe(kind)
  if ('reason' in outcome) expect(outcome.reason).toContain(String(error))
  expect(messageCalls(fake)).toBe(1)
  expect(channel.health().state === 'stopped').toBe(kind === 'stopped')
})

test('too many calls make the whole account rest', async () => {
  const { fake, send } = await openKnown()
  fake.fail('too-many')
  expect(await send()).toMatchObject({ kind: 'rate-limited', of: 'bot' })
})

test.each<readonly [number, string | undefined, SendOutcome]>([
  [429, undefined, { kind: 'rate-limited', retryAfterMs: null, of: 'bot' }],
  [429, '7', { kind: 'rate-limited', retryAfterMs: 7000, of: 'bot' }],
  [429, '-7', { kind: 'rate-limited', retryAfterMs: null, of: 'bot' }],
  [503, '864000', { kind: 'rate-limited', retryAfterMs: 3_600_000, of: 'bot' }],
  [503, 'soon', { kind: 'in-doubt', reason: '/v3.0/oa/message/cs http-503' }],
  [404, undefined, { kind: 'in-doubt', reason: '/v3.0/oa/message/cs http-404' }],
])(
  'a gateway that answers %i and to come back after %s is believed within reason',
  async (status, after, outcome) => {
    const { fake, send } = await openKnown()
    const headers = after === undefined ? {} : { 'retry-after': after }
    fake.answer('message/cs', { status, body: '<html></html>', headers })
    expect(await send()).toEqual(outcome)
  },
)

test('calls beyond the platform’s limit are told as such', async () => {
  const { fake, send } = await openKnown({}, { perMinute: 2 })
  expect((await send()).kind).toBe('sent')
  expect((await send()).kind).toBe('sent')
  expect((await send()).kind).toBe('rate-limited')
  fake.advance(61_000)
  expect((await send()).kind).toBe('sent')
})

const DOUBTS: readonly (readonly [Fault, number])[] = [
  ['accept-then-drop', 1],
  ['drop-before', 0],
  ['accept-then-502', 1],
  ['bad-gateway', 0],
  ['bad-json', 0],
  ['accept-then-hang', 1],
]

test.each(DOUBTS)('after "%s" nobody knows whether it arrived', async (fault, shown) => {
  const { fake, channel } = await openKnown()
  await channel.send(CHAT, plain('a'), ampleTime())
  fake.fail(fault)
  const outcome = await channel.send(CHAT, plain('b'), AbortSignal.timeout(200))
  expect(outcome.kind).toBe('in-doubt')
  expect(fake.shown.length).toBe(1 + shown)
  expect(messageCalls(fake)).toBe(2)
  expect(channel.health().state).toBe('failing')
  await channel.send(CHAT, plain('c'), ampleTime())
  expect(channel.health()).toMatchObject({ problem: null })
})

test('where nobody listens, and where it is too late already, nothing was sent', async () => {
  const gone = await startOa()
  await gone.stop()
  const { fake, channel, tokens } = await openKnown()
  await channel.start({ receive: () => Promise.resolve(), cursor: () => Promise.resolve(null) })
  const away = await openOa(fake, { settings: { apiRoot: gone.url }, tokens })
  expect(await away.channel.send(CHAT, plain('a'), ampleTime())).toMatchObject({ kind: 'not-sent' })
  expect(await channel.send(CHAT, plain('a'), AbortSignal.abort())).toMatchObject({
    kind: 'not-sent',
  })
  expect(fake.shown).toEqual([])
})

test('a token revoked in flight is replaced, and the message sent once', async () => {
  const { fake, channel, send } = await openKnown()
  await send('a')
  fake.fail('revoked')
  expect((await send('b')).kind).toBe('sent')
  expect(fake.shown.map(({ text }) => text)).toEqual(['a', 'b'])
  expect(tokenCalls(fake)).toBe(2)
  expect(channel.health().problem).toBeNull()
})

test('many sends with a token that expired share one refresh', async () => {
  const { fake, channel, send } = await openKnown({}, { tokenDelayMs: 30 })
  await send('a')
  fake.advance(26 * HOUR)
  const outcomes = await Promise.all([1, 2, 3, 4, 5].map((at) => send(`b${at}`)))
  expect(outcomes.every(({ kind }) => kind === 'sent')).toBe(true)
  expect(fake.shown.length).toBe(6)
  expect(tokenCalls(fake)).toBe(2)
  expect(channel.health().problem).toBeNull()
})

test('a refresh without an answer is told, and the message has not been sent', async () => {
  const { fake, channel, send } = await openKnown()
  fake.failToken('accept-then-drop')
  expect(await send()).toMatchObject({ kind: 'not-sent' })
  expect(channel.health()).toMatchObject({
    state: 'failing',
    problem: { code: 'oa-refresh-doubt' },
  })
  expect(fake.shown).toEqual([])
})

test('a database that does not answer sends nothing and rejects nothing', async () => {
  const { fake, tokens } = await openKnown()
  const broken = { ...tokens, read: () => Promise.reject(new Error('gone')) }
  const { channel } = await openOa(fake, { tokens: broken })
  expect(await channel.send(CHAT, plain('a'), ampleTime())).toMatchObject({ kind: 'not-sent' })
  expect(channel.health()).toMatchObject({ state: 'failing', problem: { code: 'oa-storage' } })
  expect(fake.shown).toEqual([])
})

test('free text is taken for seven days after a person wrote', async () => {
  const { fake, channel, send } = await openKnown()
  expect(channel.limits).toMatchObject({ writesFirst: 'within-window', window: 7 * DAY })
  await send('a')
  fake.advance(7 * DAY + 1)
  expect(await send('b')).toMatchObject({ kind: 'outside-window' })
  fake.know(ID)
  expect((await send('c')).kind).toBe('sent')
})

test('two thousand units are taken and one more is not', async () => {
  const { channel, send } = await openKnown()
  expect((await send('ă'.repeat(channel.limits.text))).kind).toBe('sent')
  expect((await send('ă'.repeat(channel.limits.text + 1))).kind).toBe('rejected')
})
