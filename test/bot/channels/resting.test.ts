import { expect, test } from 'vitest'
import type { ChannelState } from '../../../bot/channels/state.ts'
import type { Clocks } from '../../../bot/clock.ts'
import type { FakeChannel } from '../../support/fakes/fake-channel.ts'
import { startWith, type AtEnd } from '../../support/fakes/program.ts'
import { startFakeTelegram } from '../../support/fakes/telegram/telegram.ts'
import type { FakeZaloBot } from '../../support/fakes/zalo-bot/fake.ts'
import { startFakeZaloBot } from '../../support/fakes/zalo-bot/zalo-bot.ts'
import { startFakeZaloOa } from '../../support/fakes/zalo-oa/zalo-oa.ts'
import { eventually } from '../../support/waiting.ts'

const PERSON = '6ede9afa66b88fe6d6a9'
const MINUTE_MS = 60_000
const UNPACED = { CHANNEL_PACE: 'off' }

/** A clock that stands still until a test sets it forward. */
const createClocks = () => {
  const began = Date.now()
  let ahead = 0
  const now = () => began + ahead
  const clocks: Clocks = {
    clock: () => new Date(now()),
    monotonic: () => performance.now() + ahead,
  }
  return { clocks, now, pass: (milliseconds: number) => void (ahead += milliseconds) }
}

const begin = async <T extends FakeChannel>(fake: T, atEnd: AtEnd) => {
  const time = createClocks()
  const program = await startWith([fake], UNPACED, time.clocks, atEnd)
  const state = async (): Promise<ChannelState> => {
    const ready = await (await fetch(`${program.address}/readyz`)).json()
    return (ready as { channels: Record<string, ChannelState> }).channels[fake.name] as ChannelState
  }
  const untilIn = async (wanted: ChannelState['state']) => {
    await eventually(async () => (await state()).state === wanted)
    return state()
  }
  return { fake, ...time, state, untilIn }
}
const beginZalo = async (atEnd: AtEnd) => begin(await startFakeZaloBot({ mode: 'webhook' }), atEnd)
const sendsOf = ({ calls }: FakeZaloBot) =>
  calls.filter(({ method }) => method === 'sendMessage').length
const restOf = ({ until = '' }: ChannelState, now: number) => Date.parse(until) - now

// Side by side: what rests is looked at every second, and a test mostly waits for that.
test.concurrent('one 429 lets a Zalo bot rest for seconds, and its state says until when', async ({
  onTestFinished: atEnd,
}) => {
  const { fake, now, pass, untilIn } = await beginZalo(atEnd)
  fake.fail('too-many')
  await fake.say(PERSON, 'alo')
  const resting = await untilIn('resting')
  expect(resting.problem).toEqual({ code: 'zalo-bot-quota', detail: '429 Quota exceeded' })
  expect(restOf(resting, now())).toBeLessThanOrEqual(5000)
  pass(5000)
  await fake.until((shown) => shown.length === 1)
  expect(await untilIn('on')).toEqual({ state: 'on', problem: null })
})

test.concurrent('a Zalo bot that is refused on and on is tried ever more rarely, and at once again when it is over', async ({
  onTestFinished: atEnd,
}) => {
  const { fake, now, pass, state, untilIn } = await beginZalo(atEnd)
  fake.switches.quota = 0
  await fake.say(PERSON, 'alo')
  const rests: number[] = []
  for (let tries = 1; tries <= 4; tries += 1) {
    await eventually(() => sendsOf(fake) === tries)
    await eventually(async () => restOf(await state(), now()) > 0)
    rests.push(restOf(await state(), now()))
    pass(restOf(await state(), now()))
  }
  expect(rests).toEqual([5000, 10_000, 20_000, 40_000])
  fake.switches.quota = 3000
  pass(MINUTE_MS)
  await fake.until((shown) => shown.length === 1)
  await untilIn('on')
  fake.fail('too-many')
  await fake.say(PERSON, 'cảm ơn em')
  expect(restOf(await untilIn('resting'), now())).toBeLessThanOrEqual(5000)
})

test.concurrent('while a bot rests nothing leaves, and the rest of the program goes on', async ({
  onTestFinished: atEnd,
}) => {
  const { fake, untilIn } = await beginZalo(atEnd)
  fake.switches.quota = 0
  await fake.say('p1', 'alo')
  await untilIn('resting')
  for (const person of ['p2', 'p3', 'p4']) await fake.say(person, 'alo')
  expect((await untilIn('resting')).state).toBe('resting')
  expect(sendsOf(fake)).toBe(1)
})

test.concurrent('replies that waited for more than ten minutes stay unsent, and the next turn tells them', async ({
  onTestFinished: atEnd,
}) => {
  const { fake, pass, untilIn } = await beginZalo(atEnd)
  fake.switches.quota = 0
  await fake.say('p1', 'hồ sơ gồm những gì ở kiên giang')
  await untilIn('resting')
  // Not even tried.
  await fake.say('p2', 'hồ sơ gồm những gì ở kiên giang')
  fake.switches.quota = 3000
  pass(11 * MINUTE_MS)
  await fake.say('p1', 'cảm ơn em')
  await fake.say('p2', 'cảm ơn em')
  const shown = await fake.until(
    (all) => all.some(({ chat }) => chat === 'p1') && all.some(({ chat }) => chat === 'p2'),
  )
  for (const person of ['p1', 'p2']) {
    const [first] = shown.filter(({ chat }) => chat === person)
    expect(first?.text).toContain('chưa chắc đã tới')
    expect(first?.text).toContain('hồ sơ')
  }
})

test.concurrent.for([
  ['a day', 86_400, 3_600_000],
  ['a billion', 1e9, 3_600_000],
  ['a half', '0.5', 1000],
  ['a minute as text', '60', 60_000],
  ['less than nothing', -30, 5000],
  ['a word', 'later', 5000],
] as const)(
  'Telegram that asks to wait for %s is left alone for as long as makes sense',
  async ([, asked, most], { onTestFinished: atEnd }) => {
    const { fake, now, pass, untilIn } = await begin(
      await startFakeTelegram({ mode: 'webhook', limits: false }),
      atEnd,
    )
    const description = 'Too Many Requests: retry later'
    const parameters = { retry_after: asked }
    const body = JSON.stringify({ ok: false, error_code: 429, description, parameters })
    fake.answer('sendMessage', { status: 429, body }, { status: 429, body })
    // Two chats that are refused one after the other: the bot rests.
    await fake.say('1001', 'alo')
    await eventually(() => fake.calls.filter(({ method }) => method === 'sendMessage').length === 1)
    await fake.say('1002', 'alo')
    const resting = await untilIn('resting')
    expect(resting.problem).toEqual({ code: 'resting', detail: 'rate-limited' })
    expect(restOf(resting, now())).toBeLessThanOrEqual(most)
    expect(restOf(resting, now())).toBeGreaterThan(most - 5000)
    expect(fake.shown).toEqual([])
    if (most > 10 * MINUTE_MS) return
    pass(most)
    await fake.until((shown) => shown.length === 2)
    await untilIn('on')
  },
)

test.concurrent('an Official Account that is too fast rests for a minute, whichever way it is told', async ({
  onTestFinished: atEnd,
}) => {
  const { fake, now, pass, untilIn } = await begin(
    await startFakeZaloOa({ perMinute: 100_000 }),
    atEnd,
  )
  fake.fail('too-many')
  await fake.say('2468458835296197922', 'alo')
  const resting = await untilIn('resting')
  expect(restOf(resting, now())).toBeGreaterThan(5000)
  expect(restOf(resting, now())).toBeLessThanOrEqual(MINUTE_MS)
  pass(MINUTE_MS)
  await fake.until((shown) => shown.length === 1)
  fake.answer('message/cs', {
    status: 429,
    body: '<html>slow down</html>',
    headers: { 'retry-after': 'tomorrow' },
  })
  await fake.say('2468458835296197922', 'cảm ơn em')
  expect(restOf(await untilIn('resting'), now())).toBeLessThanOrEqual(5000)
  pass(5000)
  await fake.until((shown) => shown.length === 2)
})
