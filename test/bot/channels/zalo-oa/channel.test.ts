import { expect, test } from 'vitest'
import {
  createHands,
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

const CHOICES = [
  { label: 'Đồng ý', value: 'consent/yes' },
  { label: 'Không', value: 'consent/no' },
]

const plain = (text: string) => ({ text, choices: [] })

test('an account whose profile is refused is served all the same', async () => {
  const { fake, channel, send } = await openKnown()
  fake.answer('getoa', { status: 404, body: '<html>404</html>' })
  const { identity, problems } = await channel.inspect()
  expect(identity).toBeNull()
  expect(problems).toEqual([{ code: 'oa-unreachable', detail: '/v2.0/oa/getoa http-404' }])
  expect((await send()).kind).toBe('sent')
  expect(channel.health().problem).toBeNull()
})

test('a grant that was taken away stops the channel until a person consents', async () => {
  const { fake, channel, send } = await openKnown()
  await send('a')
  fake.revokeGrant()
  expect(await send('b')).toMatchObject({ kind: 'stopped' })
  expect(await send('b')).toMatchObject({ kind: 'stopped' })
  expect(tokenCalls(fake)).toBe(2)
  expect(channel.health()).toMatchObject({ state: 'stopped', problem: { code: 'oa-authorize' } })
})

test('buttons stand under a message only where they are asked for', async () => {
  const { fake, channel, send } = await openKnown({}, { buttonsAccepted: true })
  expect(channel.limits.choices).toBe(0)
  await send('1. Đồng ý', CHOICES)
  expect(fake.shown.at(-1)?.labels).toEqual([])
  const tapped = await openKnown({ buttons: true }, { buttonsAccepted: true })
  expect(tapped.channel.limits).toMatchObject({ choices: 5, numbersChoices: true })
  await tapped.send('1. Đồng ý', CHOICES)
  expect(tapped.fake.shown.at(-1)?.labels).toEqual(['Đồng ý', 'Không'])
})

test('buttons that are refused are left away at once and from then on', async () => {
  const { fake, send } = await openKnown({ buttons: true })
  expect((await send('a', CHOICES)).kind).toBe('sent')
  expect((await send('b', CHOICES)).kind).toBe('sent')
  expect(fake.shown.map(({ text }) => text)).toEqual(['a', 'b'])
  expect(messageCalls(fake)).toBe(3)
})

test('a label that is too long for a button is left to be typed', async () => {
  const { fake, send } = await openKnown({ buttons: true }, { buttonsAccepted: true })
  const long = { label: 'dài '.repeat(30), value: 'long' }
  expect((await send('a', [long, ...CHOICES])).kind).toBe('sent')
  expect(fake.shown.at(-1)?.labels).toEqual(['Đồng ý', 'Không'])
})

test('a channel that started keeps a token ready, and one that stopped lets go', async () => {
  const { fake, channel } = await openKnown()
  expect(channel.health().state).toBe('starting')
  await channel.start({ receive: () => Promise.resolve(), cursor: () => Promise.resolve(null) })
  expect(channel.health()).toEqual({ state: 'on', problem: null })
  expect(tokenCalls(fake)).toBe(1)
  await channel.stop()
})

test('the account says who it is and what has to be done', async () => {
  const { channel } = await openKnown()
  expect(await channel.inspect()).toEqual({
    identity: 'Trợ lý HTX (thử)',
    webhook: null,
    problems: [],
  })
  const bare = await openKnown({ secretKey: undefined })
  expect((await bare.channel.inspect()).problems).toMatchObject([{ code: 'oa-secret-key' }])
  const closed = await openKnown()
  closed.fake.revokeGrant()
  expect(await closed.channel.inspect()).toMatchObject({
    identity: null,
    problems: [{ code: 'oa-authorize' }],
  })
  const cheap = await openKnown()
  cheap.fake.answer('getoa', { status: 200, body: '{"error":-224,"message":"upgrade"}' })
  expect((await cheap.channel.inspect()).problems).toMatchObject([{ code: 'oa-plan' }])
})

test('no outcome, health or inspection holds a token that the platform repeats', async () => {
  const { fake, channel, tokens, send } = await openKnown()
  await send('a')
  const access = (await tokens.read('zalo-oa'))?.access ?? ''
  const words = [...fake.secrets(), access].join(' ').slice(0, 150)
  const said: unknown[] = []
  for (const error of [-209, -201, -99_999]) {
    const answer = { status: 200, body: JSON.stringify({ error, message: access + words }) }
    fake.answer('message/cs', answer)
    fake.answer('getoa', answer)
    said.push(await send('b'), channel.health(), await channel.inspect())
  }
  expect(JSON.stringify(said)).toContain('***')
  for (const secret of [...fake.secrets(), access])
    expect(JSON.stringify(said)).not.toContain(secret)
})

test('a clock that jumps forth and back leaves the channel working', async () => {
  const fake = await startOa()
  fake.know(ID)
  const hands = createHands()
  const { channel } = await openOa(fake, { hands })
  for (const jump of [400 * DAY, -800 * DAY, 400 * DAY]) {
    hands.advance(jump)
    expect((await channel.send(CHAT, plain('a'), ampleTime())).kind).toBe('sent')
  }
})
