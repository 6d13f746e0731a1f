import { describe, expect, test } from 'vitest'
import { createChat, lastChoices, start, textOf } from '../support/talk/chat.ts'

describe('choices', () => {
  test('typing the number or the label of the latest prompt equals tapping it', () => {
    const ways = ['1', 'đồng ý', 'Dong y'].map((typed) => {
      const chat = createChat()
      chat.say('kiểm tra điều kiện')
      return textOf(chat.say(typed))
    })
    const chat = createChat()
    const consent = chat.say('kiểm tra điều kiện')
    ways.push(textOf(chat.choose(lastChoices(consent)[0]?.value ?? '')))
    expect(new Set(ways).size).toBe(1)
  })

  test('a choice of an earlier prompt is not applied to the question that pends now', () => {
    const chat = createChat()
    const consent = chat.say('kiểm tra điều kiện')
    const question = chat.say('đồng ý')
    const answers = chat.session()?.walk?.answers
    const stale = chat.choose(lastChoices(consent)[1]?.value ?? '')
    expect(stale.question).toEqual(question.question)
    expect(chat.session()?.walk?.answers).toEqual(answers)
    expect(chat.session()?.consents.answers?.state).toBe('given')
  })

  test.each(['zzz', '1.2.3', 'tou89b.99.0', 'tou89b.0.99', ''])(
    'the value "%s" was never offered',
    (choice) => {
      const chat = createChat()
      chat.say('kiểm tra điều kiện')
      const before = chat.session()
      expect(chat.choose(choice).unknownChoice).toBe(true)
      expect(chat.session()).toEqual(before)
    },
  )

  test('a question for a number has no digit shortcuts', () => {
    const { turn } = start('htx lúa ở Hòn Đất xét giùm đủ điều kiện không')
    expect(turn.question).toMatchObject({ fact: 'area' })
    expect(turn.replies.at(-1)?.numbered).toBe(false)
  })

  test('every choice value is at most 64 bytes and unique', () => {
    const { chat, turn } = start('kiểm tra điều kiện')
    const values = [turn, chat.say('1'), chat.say('1')].flatMap((one) =>
      lastChoices(one).map(({ value }) => value),
    )
    expect(new Set(values).size).toBe(values.length)
    expect(Math.max(...values.map((value) => Buffer.byteLength(value)))).toBeLessThanOrEqual(64)
  })
})

describe('consent', () => {
  test('nothing of the cooperative is stored before a yes', () => {
    const chat = createChat()
    chat.say('htx lúa Hòn Đất 620 ha 299 xã viên đủ đk ko')
    expect(chat.session()?.walk).toBeNull()
    expect(chat.session()?.held?.text).toContain('620 ha')
  })

  test('a no erases the opening message, and questions are still answered', () => {
    const chat = createChat()
    chat.say('htx lúa Hòn Đất 620 ha 299 xã viên đủ đk ko')
    chat.say('không')
    expect(chat.session()?.held).toBeNull()
    expect(chat.say('hồ sơ gồm những gì').kind).toBe('answer')
  })

  test('an opening message that waits for a day is erased', () => {
    const chat = createChat()
    chat.say('htx lúa Hòn Đất 620 ha 299 xã viên đủ đk ko')
    chat.say('alo', { at: '2026-11-22T02:10:00.000Z', today: '2026-11-22' })
    expect(chat.session()?.held).toBeNull()
  })

  test('consent is asked once in a conversation', () => {
    const { chat } = start('kiểm tra điều kiện')
    chat.say('làm lại')
    const kinds = ['kết quả', 'làm lại', 'kiểm tra điều kiện'].map(
      (text) => chat.say(text).question,
    )
    expect(kinds.some((question) => question?.fact === 'consent')).toBe(false)
  })

  test('a question that comes with the yes is answered before the first one is put', () => {
    const chat = createChat()
    chat.say('kien giang htx det chieu 60 nguoi von 150 trieu du dieu kien chua')
    const turn = chat.say('dạ đồng ý. mà OCOP mấy sao mới được em')
    expect(chat.session()?.consents.answers?.state).toBe('given')
    expect(textOf(turn)).toContain('Văn bản không nói mấy sao')
    expect(turn.question?.fact).toBe('ocop')
  })
})

test.each([
  ['htx lua 620 ha', 'consent'],
  ['620 ha, 299 xa vien', 'consent'],
  ['htx toi du dk ko em', 'consent'],
  ['kien giang trong mau moi 45 thanh vien co duoc khong', undefined],
  ['trong lua can may ha', undefined],
])('"%s" opens the walk-through only where it tells of the own cooperative', (text, fact) => {
  expect(createChat().say(text).question?.fact).toBe(fact)
})

test('a province without a document is declined before anything is asked', () => {
  const turn = createChat().say('htx toi o ca mau nuoi tom 3 ha von 5 ty du dk ko')
  expect(turn.kind).toBe('abstain')
  expect(textOf(turn)).toContain('Cà Mau')
})

test.each([
  'đối chiếu điều kiện của KH 135 với QĐ 2129',
  'Đề nghị đối chiếu hồ sơ theo Quyết định 2129 của An Giang với Kế hoạch 135 của Kiên Giang',
  'doi chieu giup Kien Giang voi An Giang xem khac gi',
])('"%s" compares documents and opens no check of a cooperative', (text) => {
  const turn = createChat().say(text)
  expect(turn.question).toBeNull()
  expect(['answer', 'menu']).toContain(turn.kind)
})

test("one document held against one's own cooperative opens its check", () => {
  expect(createChat().say('nhờ đối chiếu giúp HTX tôi với QĐ 2129').question?.fact).toBe('consent')
})
