import { expect, test } from 'vitest'
import type { ChannelLimits, ChannelMessage } from '../../../bot/channels/channel.ts'
import type { ChannelEvent } from '../../../bot/channels/event.ts'
import { createTurnHandler, type TurnChannel } from '../../../bot/delivery/turn.ts'
import type { Incoming } from '../../../handlers/conversation/incoming.ts'
import { respond } from '../../../handlers/respond.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'
import { NOT_ELIGIBLE } from '../../support/sheets/sheets.ts'
import type { UpdateContext } from '../../../storage/chats/updates.ts'

const turns = createTurnHandler({ respond, knowledge: loadKnowledge(), backupDays: 30 })
const NOW = Date.parse('2026-11-21T01:10:00Z')
const CHAT = 'zalo-bot:a1'
const CHANNEL: TurnChannel = {
  name: 'zalo-bot',
  limits: {
    text: 2000,
    choices: 0,
    numbersChoices: true,
    writesFirst: 'always',
    window: null,
    quota: null,
    pace: { perSecond: 5, burst: 1, chatPerSecond: 1, inFlight: 2 },
  },
}

const waitingFor = (
  event: ChannelEvent | string,
  other: Partial<UpdateContext> = {},
): UpdateContext => ({
  key: 'u1',
  event: typeof event === 'string' ? event : JSON.stringify(event),
  receivedAt: NOW,
  isFollowed: false,
  session: null,
  unreadable: false,
  held: [],
  subscriber: null,
  ...other,
})
const handle = (waiting: UpdateContext) => {
  const handled = turns.handle(CHANNEL, CHAT, waiting, NOW)
  if ('defer' in handled) throw new Error('put off')
  return handled
}
const textOf = (waiting: UpdateContext) =>
  handle(waiting)
    .drafts.map(({ parcel }) => parcel)
    .join('\n')

test('every message of a turn has a key of its own, the same whenever the turn is taken', () => {
  const waiting = waitingFor({ kind: 'text', text: 'kiểm tra điều kiện' })
  const keys = handle(waiting).drafts.map(({ key }) => key)
  expect(keys).toEqual(keys.map((_, at) => `zalo-bot:u1:${at}`))
  expect(handle(waiting)).toEqual(handle(waiting))
})

test.each(['image', 'voice', 'sticker', 'file', 'location', 'other'] as const)(
  'a message of the kind %s gets one friendly line and changes nothing in the talk',
  (media) => {
    const walk = handle(waitingFor({ kind: 'text', text: 'kiểm tra điều kiện' })).turn?.session
    const session = walk ?? null
    const { drafts, turn } = handle(waitingFor({ kind: 'media', media }, { session }))
    expect(drafts).toHaveLength(1)
    expect(drafts[0]?.parcel).toContain('giúp em nhé')
    expect({ ...turn?.session, media: null, lastAt: '' }).toEqual({
      ...session,
      media: null,
      lastAt: '',
    })
  },
)

test('who begins is greeted; a link that names a province sets it', () => {
  const { turn } = handle(waitingFor({ kind: 'start', payload: 'kien-giang' }))
  expect(turn?.session?.profile.province).toBe('kien-giang')
  const other = handle(waitingFor({ kind: 'start', payload: 'no-province' }))
  expect(other.turn?.session?.profile.province).toBeNull()
  expect(other.drafts.length).toBeGreaterThan(0)
})

test('a tap under a prompt of a talk that is gone begins anew instead of failing', () => {
  const tap = { kind: 'choice', value: 'abc.0.1', message: '5', tap: '9' } as const
  const { turn, drafts } = handle(waitingFor(tap))
  expect(drafts.length).toBeGreaterThan(0)
  expect(turn?.session).not.toBeNull()
})

test.each([
  [
    { kind: 'left', reason: 'blocked' },
    { kind: 'gone', reason: 'blocked' },
  ],
  [
    { kind: 'moved', to: 'telegram:-2' },
    { kind: 'moved', to: 'telegram:-2' },
  ],
  [
    { kind: 'arrived', messages: ['m'] },
    { kind: 'arrived', messages: ['m'] },
  ],
] as const)('the event %j says of the chat %j, and nothing is answered', (event, chat) => {
  expect(handle(waitingFor(event as ChannelEvent))).toEqual({ turn: null, drafts: [], chat })
})

test('who only unblocked the bot is not greeted before they press start', () => {
  const { turn, drafts, chat } = handle(waitingFor({ kind: 'returned' }))
  expect([turn, drafts, chat]).toEqual([null, [], { kind: 'back' }])
})

test('an event of another version is let go', () => {
  expect(handle(waitingFor('{"kind":"video"}')).drafts).toEqual([])
  expect(handle(waitingFor('no json')).drafts).toEqual([])
})

test('replies in doubt come first, word for word', () => {
  const held = [
    { parcel: JSON.stringify({ text: 'Nộp về Liên minh HTX.', choices: [] }), createdAt: 1 },
  ]
  const text = textOf(waitingFor({ kind: 'text', text: 'cảm ơn' }, { held }))
  expect(text).toContain('chưa chắc đã tới')
  expect(text).toContain('Nộp về Liên minh HTX.')
})

/** A reply that may not have arrived. */
const replyOf = (text: string) => ({
  parcel: JSON.stringify({ text, choices: [] }),
  createdAt: 1,
})

test('of many held replies the newest are copied, no more than a message takes, and no head twice', () => {
  const head = 'Tin em gửi lúc trước chưa chắc đã tới Anh/Chị, em chép lại:\n'
  const held = [
    replyOf(`cũ ${'a'.repeat(1000)}`),
    replyOf(`vừa rồi ${'b'.repeat(1000)}`),
    replyOf(`${head}mới nhất ${'c'.repeat(500)}`),
  ]
  const text = textOf(waitingFor({ kind: 'text', text: 'cảm ơn' }, { held }))
  expect(text).toContain('vừa rồi')
  expect(text).toContain('mới nhất')
  expect(text).not.toContain('cũ')
  expect(text.split('chưa chắc đã tới')).toHaveLength(2)
})

test('after a long silence small talk that others follow is left, and what matters is not', () => {
  const late = { receivedAt: NOW - 11 * 60_000, isFollowed: true }
  expect(textOf(waitingFor({ kind: 'text', text: 'alo' }, late))).toBe('')
  expect(
    textOf(waitingFor({ kind: 'text', text: 'alo' }, { ...late, isFollowed: false })),
  ).not.toBe('')
  expect(textOf(waitingFor({ kind: 'text', text: 'kiểm tra điều kiện' }, late))).not.toBe('')
})

test('with the last answer a person is told how much was not read, and with nothing else of theirs', () => {
  const text = { kind: 'text', text: 'alo' } as const
  const told = textOf(waitingFor(text, { surplus: 7 }))
  expect(told).toContain('chưa đọc kịp 7 tin')
  expect(textOf(waitingFor(text, { surplus: 0 }))).not.toContain('chưa đọc kịp')
  const apology = turns.apologise(CHANNEL, CHAT, waitingFor(text, { surplus: 7 }))
  expect(apology[0]?.parcel).toContain('chưa đọc kịp 7 tin')
})

test('where only the platform speaks last, that tells it too, unless a reply in doubt waits for the person', () => {
  const receipt = { kind: 'arrived', messages: ['m'] } as const
  expect(textOf(waitingFor(receipt as unknown as ChannelEvent, { surplus: 7 }))).toContain('7 tin')
  const held = [{ parcel: '{"text":"x","choices":[]}', createdAt: NOW }]
  const doubtful = waitingFor(receipt as unknown as ChannelEvent, { surplus: 7, held })
  expect(handle(doubtful).drafts).toEqual([])
  expect(handle(waitingFor({ kind: 'left', reason: 'x' }, { surplus: 7 })).drafts).toEqual([])
})

const TOKEN = 'AAAAAAAAAAAAAAAAAAAAAA'

/** A handler whose every answer issues a result and gives it as a file. */
const issuingHandler = (site: string | null) => {
  const heard: Incoming[] = []
  const issuing = { site, days: 7, fresh: () => TOKEN }
  const answer: typeof respond = (incoming, session, knowledge) => {
    heard.push(incoming)
    const turn = respond(incoming, session, knowledge)
    const links =
      incoming.site === null ? [] : [{ label: 'Xem', url: `${incoming.site}/ket-qua/${TOKEN}` }]
    const reply = {
      text: 'Kết quả đây ạ.',
      choices: [{ value: 'a.0.0', label: 'Thu hồi' }],
      numbered: true,
      citations: [],
      links,
      document: { sheet: incoming.fresh ?? '' },
    }
    return {
      ...turn,
      replies: [reply],
      effects: [{ do: 'issue-sheet', token: incoming.fresh ?? '', sheet: NOT_ELIGIBLE }],
    }
  }
  const handler = createTurnHandler({
    respond: answer,
    knowledge: loadKnowledge(),
    backupDays: 30,
    issuing,
  })
  const take = (limits: Partial<ChannelLimits>) => {
    const channel = { ...CHANNEL, limits: { ...CHANNEL.limits, ...limits } }
    const handled = handler.handle(
      channel,
      CHAT,
      waitingFor({ kind: 'text', text: 'lấy file' }),
      NOW,
    )
    if ('defer' in handled) throw new Error('put off')
    const messages = handled.drafts.map(({ parcel }) => JSON.parse(parcel) as ChannelMessage)
    return { turn: handled.turn, messages }
  }
  return { heard, take }
}

const TAPS = { choices: 10, numbersChoices: false, text: 4096 }

test('a turn is told a fresh word and the address of the site, and how long a result is kept', () => {
  const { heard, take } = issuingHandler('https://htx.example')
  const { turn } = take({})
  expect(heard[0]).toMatchObject({ fresh: TOKEN, site: 'https://htx.example' })
  expect(turn?.sheetDays).toBe(7)
})

test('where files are taken, the file goes first and the words with link and taps behind it', () => {
  const { messages } = issuingHandler('https://htx.example').take({ ...TAPS, documents: true })
  const [file, words, ...others] = messages
  expect(others).toEqual([])
  expect(file).toMatchObject({ document: { sheet: TOKEN }, choices: [] })
  expect(words?.document).toBeUndefined()
  expect(words?.text).toContain(`https://htx.example/ket-qua/${TOKEN}`)
  expect(words?.choices.map(({ label }) => label)).toEqual(['Thu hồi'])
})

test('where no file is taken the link is given, and where there is no site the result in words', () => {
  const linked = issuingHandler('https://htx.example').take(TAPS).messages
  expect(linked).toHaveLength(1)
  expect(linked[0]?.document).toBeUndefined()
  expect(linked[0]?.text).toContain(`/ket-qua/${TOKEN}`)
  const told = issuingHandler(null).take(TAPS).messages
  const text = told.map((message) => message.text).join('\n')
  expect(text).toContain('Kết quả đây ạ.')
  for (const { label } of NOT_ELIGIBLE.rows) expect(text).toContain(label)
  expect(told.every(({ document }) => document === undefined)).toBe(true)
})
