import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import type { SendOutcome } from '../../../../bot/channels/channel.ts'
import type { Fault } from '../../../support/fakes/fake-channel.ts'
import {
  CHAT,
  createMemoryIntake,
  openKnown,
  openTelegram,
  PARCEL,
} from '../../../support/telegram.ts'
import { ampleTime } from '../../../support/waiting.ts'

const refusal = (code: number, description: string, parameters?: object) => ({
  status: code,
  body: JSON.stringify({ ok: false, error_code: code, description, parameters }),
})

const REFUSALS: readonly (readonly [number, string, object | undefined, Partial<SendOutcome>])[] = [
  [400, 'Bad Request: chat not found', undefined, { kind: 'blocked' }],
  [400, 'Bad Request: message is not modified', undefined, { kind: 'sent' }],
  [400, 'Bad Request: message is too long', undefined, { kind: 'rejected' }],
  [400, 'Bad Request: message text is empty', undefined, { kind: 'rejected' }],
  [400, 'Bad Request: BUTTON_DATA_INVALID', undefined, { kind: 'rejected' }],
  [400, 'Bad Request: something of the future', undefined, { kind: 'rejected' }],
  [400, 'Bad Request: TOPIC_CLOSED', undefined, { kind: 'rejected' }],
  [400, 'Bad Request: message thread not found', undefined, { kind: 'rejected' }],
  [
    400,
    'Bad Request: group chat was upgraded to a supergroup chat',
    { migrate_to_chat_id: -1001987654321 },
    { kind: 'moved', to: 'telegram:-1001987654321' },
  ],
  [401, 'Unauthorized', undefined, { kind: 'stopped' }],
  [404, 'Not Found', undefined, { kind: 'stopped' }],
  [403, 'Forbidden: bot was blocked by the user', undefined, { kind: 'blocked' }],
  [403, 'Forbidden: user is deactivated', undefined, { kind: 'blocked' }],
  [
    403,
    "Forbidden: bot can't initiate conversation with a user",
    undefined,
    { kind: 'blocked', reason: "403 Forbidden: bot can't initiate conversation with a user" },
  ],
  [408, 'Request Timeout', undefined, { kind: 'in-doubt' }],
  [409, 'Conflict', undefined, { kind: 'rejected' }],
  [
    429,
    'Too Many Requests: retry after 30',
    { retry_after: 30 },
    { kind: 'rate-limited', retryAfterMs: 30_000, of: 'chat' },
  ],
  [429, 'Too Many Requests', undefined, { kind: 'rate-limited', retryAfterMs: null }],
  [413, 'Request Entity Too Large', undefined, { kind: 'rejected' }],
  [418, "I'm a teapot", undefined, { kind: 'rejected' }],
  [500, 'Internal Server Error', undefined, { kind: 'in-doubt' }],
]

test.each(REFUSALS)('the answer %i "%s" means what it says', async (code, words, more, outcome) => {
  const { fake, channel } = await openKnown()
  fake.answer('sendMessage', refusal(code, words, more))
  expect(await channel.send(CHAT, PARCEL, ampleTime())).toMatchObject(outcome)
  expect(fake.calls).toHaveLength(1)
})

test.each<readonly [Fault, SendOutcome['kind'], number]>([
  ['accept-then-drop', 'in-doubt', 1],
  ['drop-before', 'in-doubt', 0],
  ['accept-then-502', 'in-doubt', 1],
  ['bad-gateway', 'in-doubt', 0],
  ['bad-json', 'in-doubt', 0],
  ['too-many', 'rate-limited', 0],
  ['blocked', 'blocked', 0],
  ['revoked', 'stopped', 0],
  ['internal', 'in-doubt', 0],
])('the fault "%s" is one call and ends as "%s"', async (fault, kind, shown) => {
  const { fake, channel } = await openKnown()
  fake.fail(fault)
  expect(await channel.send(CHAT, PARCEL, ampleTime())).toMatchObject({ kind })
  expect(fake.shown).toHaveLength(shown)
  expect(fake.calls).toHaveLength(1)
})

test('an answer that never comes is in doubt when the caller gives up', async () => {
  const { fake, channel } = await openKnown()
  fake.fail('accept-then-hang')
  const giveUp = new AbortController()
  const sending = channel.send(CHAT, PARCEL, giveUp.signal)
  await fake.until((shown) => shown.length === 1)
  giveUp.abort()
  expect(await sending).toEqual({ kind: 'in-doubt', reason: 'aborted' })
})

test.each<readonly [number, SendOutcome['kind']]>([
  [400, 'rejected'],
  [403, 'not-sent'],
  [404, 'not-sent'],
  [405, 'not-sent'],
  [408, 'in-doubt'],
  [500, 'in-doubt'],
])('a page in the place of an answer, with %i, means that it was %s', async (status, kind) => {
  const { fake, channel } = await openKnown()
  fake.answer('sendMessage', { status, body: '<html><h1>No</h1></html>' })
  const outcome = await channel.send(CHAT, PARCEL, ampleTime())
  expect(outcome).toMatchObject({ kind })
  expect(JSON.stringify(outcome)).toContain(`http-${status}`)
})

test.each([
  ['Bad Request: message thread not found', 'blocked'],
  ['Bad Request: TOPIC_DELETED', 'blocked'],
  ['Bad Request: TOPIC_CLOSED', 'rejected'],
  ['Bad Request: need administrator rights in the channel chat', 'blocked'],
  ['Bad Request: CHAT_RESTRICTED', 'blocked'],
  ['Bad Request: BUSINESS_CONNECTION_INVALID', 'blocked'],
])('of a topic "%s" means that it is %s', async (words, kind) => {
  const { fake, channel } = await openKnown()
  fake.answer('sendMessage', refusal(400, words))
  expect(await channel.send('telegram:-1001/42', PARCEL, ampleTime())).toMatchObject({ kind })
})

test.each([502, 503])('a %i that says when to come back has taken nothing', async (status) => {
  const { fake, channel } = await openKnown()
  fake.answer('sendMessage', { status, body: 'busy', headers: { 'retry-after': '7' } })
  const outcome = await channel.send(CHAT, PARCEL, ampleTime())
  expect(outcome).toEqual({ kind: 'not-sent', reason: `http-${status}`, retryAfterMs: 7000 })
})

test.each(['null', '[]', '{}', '{"ok":true}', '{"ok":true,"result":{}}', '"ok"', ''])(
  'the answer %s is not taken for success',
  async (body) => {
    const { fake, channel } = await openKnown()
    fake.answer('sendMessage', { status: 200, body })
    expect(await channel.send(CHAT, PARCEL, ampleTime())).toMatchObject({ kind: 'in-doubt' })
  },
)

/** A port at which nobody listens. */
const closedPort = async (): Promise<number> => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

test('where nobody answers the door nothing was sent', async () => {
  const { fake } = await openKnown()
  const { channel } = openTelegram({ ...fake, url: `http://127.0.0.1:${await closedPort()}` })
  const outcome = await channel.send(CHAT, PARCEL, ampleTime())
  expect(outcome).toEqual({ kind: 'not-sent', reason: 'ECONNREFUSED', retryAfterMs: null })
})

test('a caller who gives up before the call left has sent nothing', async () => {
  const { fake, channel } = await openKnown()
  const outcome = await channel.send(CHAT, PARCEL, AbortSignal.abort())
  expect(outcome).toMatchObject({ kind: 'not-sent' })
  expect(fake.calls).toEqual([])
})

test('a second chat refused at once means that the whole bot rests', async () => {
  const { fake, channel } = await openKnown({ retryAfter: 3 })
  fake.know('1002')
  fake.fail('too-many', 'too-many', 'too-many')
  const of = async (chat: string) => {
    const outcome = await channel.send(chat, PARCEL, ampleTime())
    return outcome.kind === 'rate-limited' ? outcome.of : outcome.kind
  }
  expect(await of(CHAT)).toBe('chat')
  expect(await of(CHAT)).toBe('chat')
  expect(await of('telegram:1002')).toBe('bot')
})

test('a message that was taken carries the id that the platform gave it', async () => {
  const { fake, channel } = await openKnown()
  const outcome = await channel.send(CHAT, PARCEL, ampleTime())
  expect(outcome).toEqual({ kind: 'sent', messageId: fake.shown[0]?.messageId })
  expect(fake.shown[0]).toMatchObject({
    chat: '1001',
    text: PARCEL.text,
    labels: PARCEL.choices.map(({ label }) => label),
  })
})

test('acknowledging and typing never fail, whatever the platform does', async () => {
  const { fake, channel } = await openKnown()
  await fake.stop()
  const event = { kind: 'choice', value: 'a.1.0', message: '1', tap: '1 Có' } as const
  await expect(channel.acknowledge(CHAT, event)).resolves.toBeUndefined()
  await expect(channel.showTyping(CHAT)).resolves.toBeUndefined()
})

test('no outcome and no log line holds the token', async () => {
  const { fake, channel, lines } = await openKnown()
  const echo = `Unauthorized: /bot${fake.token}/sendMessage`
  fake.answer('sendMessage', refusal(401, echo), refusal(400, echo), refusal(403, echo))
  const outcomes: SendOutcome[] = []
  for (let at = 0; at < 3; at += 1) outcomes.push(await channel.send(CHAT, PARCEL, ampleTime()))
  await fake.stop()
  outcomes.push(await channel.send(CHAT, PARCEL, ampleTime()))
  await channel.start(createMemoryIntake().intake)
  const told = JSON.stringify([outcomes, channel.health(), await channel.inspect(), lines])
  const [, secret = ''] = fake.token.split(':')
  expect(told).toContain('Unauthorized')
  expect(told).not.toContain(secret)
})
