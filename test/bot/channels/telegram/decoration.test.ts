import { expect, onTestFinished, test } from 'vitest'
import type { ChannelState } from '../../../../bot/channels/state.ts'
import { startWith } from '../../../support/fakes/program.ts'
import { readStory } from '../../../support/fakes/story.ts'
import type { FakeTelegramOptions } from '../../../support/fakes/telegram/fake.ts'
import { startFakeTelegram } from '../../../support/fakes/telegram/telegram.ts'
import type { RawAnswer } from '../../../support/fakes/server.ts'
import { createMemoryIntake, openTelegram } from '../../../support/telegram.ts'
import { eventually } from '../../../support/waiting.ts'

const PERSON = '1001'
/** All that a talk can do without. */
const LACKING = [
  'getMe',
  'setMyCommands',
  'getWebhookInfo',
  'deleteWebhook',
  'sendChatAction',
  'answerCallbackQuery',
  'editMessageReplyMarkup',
]

const json = (status: number, body: unknown): RawAnswer => ({ status, body: JSON.stringify(body) })

/** When the story of the README begins. */
const STORY_CLOCK = '2026-11-21T08:10:00+07:00'

/** What a server may say of a method that it does not know, and how that is told to people. */
const REFUSALS: readonly (readonly [string, RawAnswer, string])[] = [
  [
    'as Telegram does',
    json(404, { ok: false, error_code: 404, description: 'Not Found' }),
    '404 Not Found',
  ],
  ['with 400', json(400, { ok: false, error_code: 400, description: 'unknown' }), '400 unknown'],
  ['with a page', { status: 404, body: '<html>404 Not Found</html>' }, 'http-404'],
  ['with nothing', { status: 405, body: '' }, 'http-405'],
  ['with nothing and success', { status: 200, body: '' }, 'answer-unreadable'],
  ['without fields', json(404, {}), 'http-404'],
  ['without a code', json(404, { ok: false }), '404'],
  ['without a code and with words', json(501, { ok: false, description: 'todo' }), '501 todo'],
  ['in other fields', json(404, { error: 'method not found', code: 'x' }), 'http-404'],
  ['with null', json(200, null), 'answer-unreadable'],
]

/** Ways to refuse that differ in what is read of them. */
const WHOLE_TALKS = ['as Telegram does', 'with a page', 'without a code', 'in other fields']

const begin = async (options: FakeTelegramOptions, environment: Record<string, string> = {}) => {
  const fake = await startFakeTelegram({ limits: false, ...options })
  const program = await startWith([fake], { CHANNEL_PACE: 'off', ...environment })
  const state = async () => {
    const ready = await (await fetch(`${program.address}/readyz`)).json()
    return (ready as { channels: { telegram: ChannelState } }).channels.telegram
  }
  return { fake, program, state }
}

const openAlone = async (options: FakeTelegramOptions = {}, atEnd = onTestFinished) => {
  const fake = await startFakeTelegram(options)
  atEnd(() => fake.stop())
  return { fake, ...openTelegram(fake, {}, undefined, atEnd), memory: createMemoryIntake() }
}

test.each(
  (['polling', 'webhook'] as const).flatMap((mode) =>
    REFUSALS.filter(([how]) => WHOLE_TALKS.includes(how)).map(([how, lackingAnswer, words]) => ({
      mode,
      how,
      lackingAnswer,
      words,
    })),
  ),
)(
  'a Bot API that lacks half of its methods and says so $how serves a whole talk by $mode',
  async ({ mode, lackingAnswer, words }) => {
    const limits = openTelegram({ token: '1:a', url: 'http://127.0.0.1:9', secret: 's' }).channel
      .limits
    const { fake, state } = await begin(
      { mode, lacking: LACKING, lackingAnswer },
      { CLOCK: STORY_CLOCK },
    )
    const story = readStory('test/transcripts/readme.txt', limits, fake.environment())
    const read: string[] = []
    for (const turn of story.turns) {
      await fake.say(PERSON, turn.said)
      read.push(...turn.read)
      await fake.until((shown) => shown.length >= read.length)
    }
    expect(fake.shown.map(({ text }) => text)).toEqual(read)
    await eventually(async () => (await state()).state === 'on')
    const { problem, notes = [] } = await state()
    expect(problem).toBeNull()
    expect(new Set(notes.map(({ code }) => code))).toEqual(new Set(['telegram-extra']))
    expect(notes.map(({ detail }) => detail).toSorted()).toEqual([
      `getMe ${words}`,
      ...(mode === 'webhook' ? [`getWebhookInfo ${words}`] : []),
      `setMyCommands ${words}`,
    ])
  },
)

test('a tap is taken where it can be neither acknowledged nor tidied up', async () => {
  const { fake } = await begin({ lacking: LACKING })
  await fake.say(PERSON, 'kiểm tra điều kiện')
  await fake.until((shown) => shown.length > 0)
  const asked = fake.shown.length
  await fake.tap(PERSON, 'Đồng ý')
  await fake.until((shown) => shown.length > asked)
  expect(fake.shown.at(-1)?.text).toMatch(/Câu 1\/\d/u)
})

// Side by side: each waits for the second try, which comes after two seconds.
test.concurrent.for(REFUSALS)(
  'a menu that is refused %s is noted and logged by its method, once, and never as "undefined"',
  async ([, answer, words], { onTestFinished: atEnd }) => {
    const { fake, channel, lines, memory } = await openAlone({}, atEnd)
    fake.answer('setMyCommands', ...Array.from({ length: 20 }, () => answer))
    await channel.start(memory.intake)
    const detail = `setMyCommands ${words}`
    expect(channel.health().notes).toEqual([{ code: 'telegram-extra', detail }])
    await eventually(() => fake.calls.filter(({ method }) => method === 'setMyCommands').length > 1)
    const logged = lines.filter((line) => line.includes('setMyCommands'))
    expect(logged).toHaveLength(1)
    expect(logged[0]).toContain(detail)
    expect(JSON.stringify([channel.health(), lines])).not.toContain('undefined')
  },
)

test('a menu that is refused for now is set later, and the note goes', async () => {
  const { fake, channel, memory } = await openAlone()
  const parameters = { retry_after: 1 }
  const description = 'Too Many Requests: retry after 1'
  fake.answer('setMyCommands', json(429, { ok: false, error_code: 429, description, parameters }))
  await channel.start(memory.intake)
  expect(fake.commands).toEqual([])
  expect(channel.health().notes).toHaveLength(1)
  await eventually(() => fake.commands.length > 0)
  await eventually(() => channel.health().notes === undefined)
})

test('updates are taken while the platform never answers what is decoration', async () => {
  const { fake, channel, memory } = await openAlone({
    lacking: ['getMe', 'setMyCommands'],
    lackingAnswer: null,
  })
  const starting = channel.start(memory.intake)
  await fake.say(PERSON, 'alo')
  await memory.until(1)
  await channel.stop()
  await starting
  expect(memory.updates).toMatchObject([{ event: { kind: 'text', text: 'alo' } }])
})

test('a webhook is set where nobody can tell whether it is, and set once', async () => {
  const { fake, state } = await begin({ mode: 'webhook', lacking: ['getWebhookInfo'] })
  const detail = 'getWebhookInfo 404 Not Found'
  const notes = [{ code: 'telegram-extra', detail }]
  expect(await state()).toEqual({ state: 'on', problem: null, notes })
  expect(fake.webhook()?.url).toBe('https://htx.example/webhooks/telegram')
  expect(fake.calls.filter(({ method }) => method === 'setWebhook')).toHaveLength(1)
})

test.each(REFUSALS)(
  'polling that is refused %s is told by method and status',
  async (_how, answer, words) => {
    const { fake, channel, lines, memory } = await openAlone()
    fake.answer('getUpdates', answer)
    await channel.start(memory.intake)
    await eventually(() => channel.health().problem !== null)
    const detail = channel.health().problem?.detail ?? ''
    expect([words, `getUpdates ${words}`]).toContain(detail)
    // Words of the platform's own are told as they are; a bare number is not words.
    expect(detail).toMatch(/getUpdates|[a-z]{4}/u)
    expect(JSON.stringify([channel.health(), lines])).not.toContain('undefined')
  },
)

test('who asks how a bot stands hears which extra its server lacks, and no more', async () => {
  const { channel } = await openAlone({ lacking: ['getMe'] })
  expect(await channel.inspect()).toEqual({
    identity: null,
    webhook: null,
    problems: [{ code: 'telegram-extra', detail: 'getMe 404 Not Found' }],
  })
})

test.each([
  json(400, { ok: false, error_code: 400, description: 'Bad Request: TOPIC_CLOSED' }),
  json(400, { ok: false, error_code: 400, description: 'Bad Request: message thread not found' }),
  json(400, { ok: false, description: 'words of another server' }),
  json(400, { ok: false }),
])(
  'a message that is refused with %j is refused visibly, and the next one is answered',
  async (answer) => {
    const { fake, program } = await begin({})
    fake.answer('sendMessage', answer)
    await fake.say(PERSON, 'alo')
    const metrics = async () => (await fetch(`${program.address}/metrics`)).text()
    await eventually(async () => (await metrics()).includes('outcome="rejected"} 1'))
    expect(await metrics()).toContain('htx_outbox_dead 1')
    await fake.say(PERSON, 'cảm ơn em')
    const [shown] = await fake.until((all) => all.length > 0)
    expect(shown?.text).not.toContain('chưa chắc đã tới')
  },
)
