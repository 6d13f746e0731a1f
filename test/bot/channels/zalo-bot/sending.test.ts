import { expect, test } from 'vitest'
import type { SendOutcome } from '../../../../bot/channels/channel.ts'
import type { Fault } from '../../../support/fakes/fake-channel.ts'
import { startFakeZaloBot } from '../../../support/fakes/zalo-bot/zalo-bot.ts'
import { CHAT, openZaloBot, PERSON, startZaloBot } from '../../../support/zalo-bot.ts'

test('a message arrives as it was sent, and its id is told', async () => {
  const fake = await startZaloBot()
  await fake.say(PERSON, 'alo')
  const outcome = await openZaloBot(fake).send('Dạ, em nghe ạ.')
  expect(fake.shown).toMatchObject([{ chat: PERSON, text: 'Dạ, em nghe ạ.' }])
  expect(outcome).toEqual({ kind: 'sent', messageId: fake.shown[0]?.messageId })
})

const OUTCOMES: readonly (readonly [number, SendOutcome['kind']])[] = [
  [400, 'rejected'],
  [401, 'stopped'],
  [403, 'not-sent'],
  [404, 'rejected'],
  [408, 'in-doubt'],
  [418, 'rejected'],
  [426, 'rejected'],
  [429, 'quota'],
  [500, 'in-doubt'],
  [503, 'in-doubt'],
  [0, 'in-doubt'],
  [777, 'in-doubt'],
]

test.each(
  (['200', 'mirror'] as const).flatMap((errorStatus) =>
    (['error_code', 'errorCode'] as const).flatMap((spelling) =>
      OUTCOMES.map(([code, kind]) => ({ code, kind, errorStatus, spelling })),
    ),
  ),
)(
  'the code $code as $spelling beside HTTP $errorStatus is $kind',
  async ({ code, kind, errorStatus, spelling }) => {
    // HTTP has no answer of those numbers; the body alone can carry them.
    const status = code < 200 || code > 599 ? '200' : errorStatus
    const fake = await startZaloBot({ errorStatus: status })
    await fake.say(PERSON, 'alo')
    fake.refuse('sendMessage', { code, description: `words ${fake.token}`, spelling })
    const outcome = await openZaloBot(fake).send()
    expect(outcome.kind).toBe(kind)
    expect(JSON.stringify(outcome)).not.toContain(fake.token)
    expect(fake.calls.filter(({ method }) => method === 'sendMessage')).toHaveLength(1)
  },
)

test.each<[Fault, SendOutcome['kind']]>([
  ['accept-then-drop', 'in-doubt'],
  ['drop-before', 'in-doubt'],
  ['accept-then-502', 'in-doubt'],
  ['bad-gateway', 'in-doubt'],
  ['bad-json', 'in-doubt'],
  ['too-many', 'quota'],
  ['blocked', 'rejected'],
  ['revoked', 'stopped'],
  ['internal', 'not-sent'],
])('a send that meets "%s" is %s', async (fault, kind) => {
  const fake = await startZaloBot()
  await fake.say(PERSON, 'alo')
  fake.fail(fault)
  expect((await openZaloBot(fake).send()).kind).toBe(kind)
})

test.each<readonly [number, string, SendOutcome]>([
  [400, '{"ok":false}', { kind: 'rejected', reason: '400 sendMessage' }],
  [
    400,
    '{"ok":false,"error_code":400,"description":"words of tomorrow"}',
    { kind: 'rejected', reason: '400 words of tomorrow' },
  ],
  [429, '<html>slow down</html>', { kind: 'rate-limited', retryAfterMs: null, of: 'bot' }],
])('the answer %i %s is a refusal', async (status, body, outcome) => {
  const fake = await startZaloBot()
  fake.answer('sendMessage', { status, body })
  expect(await openZaloBot(fake).send()).toEqual(outcome)
})

test('a send that is never answered is in doubt once it is given up', async () => {
  const fake = await startZaloBot()
  await fake.say(PERSON, 'alo')
  fake.fail('accept-then-hang')
  const giveUp = new AbortController()
  const sending = openZaloBot(fake).channel.send(CHAT, { text: 'a', choices: [] }, giveUp.signal)
  await fake.until((shown) => shown.length > 0)
  giveUp.abort()
  expect(await sending).toEqual({ kind: 'in-doubt', reason: 'aborted' })
})

test('where nobody listens nothing was sent', async () => {
  const fake = await startFakeZaloBot()
  await fake.stop()
  expect(await openZaloBot(fake).send()).toMatchObject({ kind: 'not-sent', reason: 'ECONNREFUSED' })
})

test('a person who never wrote cannot be written to', async () => {
  expect((await openZaloBot(await startZaloBot()).send()).kind).toBe('rejected')
})

test('the month’s last message leaves, and the next one is told to stop', async () => {
  const fake = await startZaloBot({ quota: 1 })
  await fake.say(PERSON, 'alo')
  const { send } = openZaloBot(fake)
  expect((await send()).kind).toBe('sent')
  expect((await send()).kind).toBe('quota')
})
