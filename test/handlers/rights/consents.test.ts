import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { PURPOSES } from '../../../handlers/conversation/purpose.ts'
import { parseSession } from '../../../storage/chats/format/session-format.ts'
import type { Say } from '../../../knowledge/phrases.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'
import { newSubscriber } from '../../../handlers/conversation/subscriber.ts'
import { createChat, lastChoices, NOW, start, textOf } from '../../support/talk/chat.ts'

const knowledge = loadKnowledge()
const { say } = knowledge

/**
 * The texts that ask, in short, with their version. Whoever changes what a text asks raises the version
 * beside it and writes both here: everybody who agreed to the earlier one is then asked again.
 */
const ASKED = {
  answers: ['1', ['consent.ask', 'consent.askBriefly'], '5591'],
  reminders: ['1', ['consent.purpose.reminders.ask'], '2531'],
  voice: ['1', ['voice.ask'], '0e92'],
} as const

const shortOf = (keys: readonly string[]) =>
  createHash('sha256')
    .update(keys.map((key) => say(key)).join('\n'))
    .digest('hex')
    .slice(0, 4)

test.each(Object.entries(ASKED))(
  'the text that asks for %s is the one of its version',
  (purpose, asked) => {
    const [version, keys, short] = asked
    expect([say(`consent.purpose.${purpose}.version`), shortOf(keys)]).toEqual([version, short])
  },
)

test('every purpose says its name, its version, and what taking it back does', () => {
  for (const purpose of PURPOSES)
    for (const part of ['name', 'label', 'version', 'withdrawn'])
      expect(say(`consent.purpose.${purpose}.${part}`)).not.toBe('')
})

/** The same knowledge with a later version of what a purpose asks. */
const withVersion = (purpose: string) => {
  const later: Say = Object.assign(
    (key: string, values?: Parameters<Say>[1]) =>
      key === `consent.purpose.${purpose}.version` ? '2' : say(key, values),
    { has: (key: string) => say.has(key) },
  )
  return { ...knowledge, say: later }
}

/** A talk in the middle of the check when the text changes. */
const openChanged = () => {
  const before = start('htx rau kiên giang 60 ha 70 tv đủ đk ko').chat
  const session = before.session()
  const chat = createChat(withVersion('answers'), session)
  return { chat, answers: session?.walk?.answers.length ?? 0 }
}

describe('a text that asks to keep answers and has changed', () => {
  test('is asked again once, in one reply, and after a yes the talk goes on where it was', () => {
    const { chat, answers } = openChanged()
    const turn = chat.say('2 tỷ')
    expect(turn.question).toEqual({ fact: 'consent' })
    expect(textOf(turn)).toContain('em hỏi lại một lần')
    const after = chat.say('đồng ý')
    expect(after.question?.fact).not.toBe('consent')
    expect(chat.session()?.walk?.answers.length).toBeGreaterThan(answers)
    expect(chat.session()?.consents.answers).toMatchObject({ state: 'given', version: '2' })
    expect(textOf(chat.say('3 dịch vụ'))).not.toContain('em hỏi lại một lần')
  })

  test('takes the answers away where the answer is no', () => {
    const { chat } = openChanged()
    chat.say('2 tỷ')
    const turn = chat.say('không')
    expect(turn.effects).toMatchObject([{ do: 'withdraw', purpose: 'answers' }])
    expect(chat.session()).toMatchObject({
      walk: null,
      consents: { answers: { state: 'declined' } },
    })
  })

  test('keeps what was told where something else is said first', () => {
    const { chat, answers } = openChanged()
    chat.say('2 tỷ')
    chat.say('htx có 80 thành viên')
    chat.say('đồng ý')
    expect(chat.session()?.walk?.answers.length).toBeGreaterThan(answers)
  })
})

test('a later text about reminders is asked about once, and reminding goes on meanwhile', () => {
  const chat = createChat(withVersion('reminders'), {
    ...createChat().say('alo').session,
    consents: { reminders: { state: 'given', at: NOW.at, version: '1' } },
  })
  const subscriber = newSubscriber(NOW.at, 'director')
  const first = chat.say('cảm ơn', { subscriber })
  expect(textOf(first)).toContain(say('consent.purpose.reminders.ask'))
  expect(textOf(chat.say('cảm ơn', { subscriber }))).not.toContain('em hỏi lại một lần')
  expect(chat.session()?.consents.reminders?.state).toBe('given')
  const no = chat.choose(lastChoices(first)[1]?.value ?? '')
  expect(textOf(no)).not.toBe('')
})

test('nobody has agreed to anything by saying nothing', () => {
  const chat = createChat()
  chat.say('alo')
  chat.say('hồ sơ gồm những gì')
  expect(chat.session()?.consents).toEqual({})
  expect(textOf(chat.say('tôi đồng ý những gì'))).toContain(say('consent.none'))
})

test('what sessions said before consents had a version counts as said to the first', () => {
  const chat = createChat()
  chat.say('alo')
  const { consents: _, ...old } = chat.session() ?? {}
  const stored = { ...old, consent: 'given', media: { quiet: {}, voice: 'declined', held: null } }
  expect(parseSession(JSON.stringify(stored))?.consents).toEqual({
    answers: { state: 'given', at: NOW.at, version: '1' },
    voice: { state: 'declined', at: NOW.at, version: '1' },
  })
})

test.each([
  ['cho tui rut lai loi dong y', 'withdraw'],
  ['mình không đồng ý nữa', 'withdraw'],
  ['hủy sự đồng ý lưu số liệu giùm', 'withdraw-answers'],
  ['dung luu so lieu cua toi nua', 'withdraw-answers'],
  ['bỏ đồng ý nhắc hạn đi em', 'withdraw-reminders'],
  ['thoi nghe tin thoai cua toi nua nhe', 'withdraw-voice'],
  ['tui da dong y gi', 'consents'],
  ['xem những điều tôi đã đồng ý', 'consents'],
  ['chinh sach bao mat', 'privacy'],
  ['ai coi được số liệu của tôi', 'privacy'],
  ['luu thong tin bao lau', 'privacy'],
  ['tai het du lieu cua toi ve', 'export-data'],
  ['đồng ý', null],
  ['không đồng ý', null],
  ['hồ sơ gồm những gì', null],
  ['rút khỏi hợp tác xã thì sao', null],
  ['bảo mật thông tin thành viên là nhiệm vụ của ai', null],
])('%j is the command %s', (text, command) => {
  expect(knowledge.reader.commandIn(text)).toBe(command)
})
