import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Incoming, Session, Turn } from '../../handlers/conversation.ts'
import { respond } from '../../handlers/respond.ts'
import { loadKnowledge } from '../../knowledge/load.ts'
import { parseSession } from '../../storage/session-format.ts'

const knowledge = loadKnowledge()
const NOW: Incoming = { at: '2026-11-21T01:10:00.000Z', today: '2026-11-21' }
const RUNS = process.env['LONG'] ? 50_000 : 2000
const MOST_REPLIES = 8
const MOST_CHARACTERS = 2000

/** A chat whose session goes through its stored form at every turn. */
const createChat = () => {
  let session: Session | null = null
  const send = (incoming: Partial<Incoming>): Turn => {
    const turn = respond({ ...NOW, ...incoming }, session, knowledge)
    session = parseSession(JSON.stringify(turn.session))
    if (!session) throw new Error('a session that cannot be read back')
    return turn
  }
  return {
    say: (text: string, at: Partial<Incoming> = {}) => send({ text, ...at }),
    choose: (choice: string) => send({ choice }),
    session: () => session,
  }
}

const lastChoices = (turn: Turn) => turn.replies.at(-1)?.choices ?? []
const textOf = (turn: Turn) => turn.replies.map(({ text }) => text).join('\n')
const start = (opening: string) => {
  const chat = createChat()
  chat.say(opening)
  return { chat, turn: chat.say('đồng ý') }
}

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
    expect(chat.session()?.consent).toBe('given')
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
})

describe('the walk-through', () => {
  test('going back keeps every answer and takes the next one as a correction', () => {
    const { chat } = start('htx lúa Kiên Giang xét giùm đủ điều kiện không')
    chat.say('480 ha')
    chat.say('310')
    const back = chat.say('quay lai')
    expect(back.question).toMatchObject({ fact: 'members' })
    const again = chat.say('quay lại')
    expect(again.question).toMatchObject({ fact: 'area' })
    const changed = chat.say('520 ha')
    expect(textOf(changed)).toContain('520 ha')
    expect(changed.question).toMatchObject({ fact: 'capital' })
  })

  test('a failed condition is said at once, with its gap, and the result is offered', () => {
    const { chat } = start('htx lúa Kiên Giang xét giùm đủ điều kiện không')
    const turn = chat.say('480 ha')
    expect(turn.kind).toBe('question')
    expect(turn.replies[0]?.text).toContain('thiếu 20 ha')
    expect(lastChoices(turn).map(({ label }) => label)).toContain('Xem kết quả')
  })

  test('facts that were not asked stand in an early result as not asked', () => {
    const { chat } = start('htx lúa Kiên Giang 480 ha 310 xã viên xét giùm')
    const { verdict } = chat.say('kết quả')
    expect(verdict?.eligibility).toBe('not_eligible')
    expect(verdict?.failing.map(({ fact }) => fact)).toEqual(['area'])
    expect(verdict?.toVerify.find(({ fact }) => fact === 'capital')?.reason).toBe('not-asked')
  })

  test('a question in between is answered first and the pending question put again once', () => {
    const { chat } = start('htx lúa Kiên Giang xét giùm đủ điều kiện không')
    const before = chat.session()?.walk?.answers
    const turn = chat.say('mà nộp hồ sơ ở đâu vậy em')
    expect(turn.kind).toBe('answer')
    expect(turn.replies[0]?.citations.length).toBeGreaterThan(0)
    expect(turn.question).toMatchObject({ fact: 'area', step: 1 })
    expect(turn.replies.filter(({ text }) => text.includes('Câu 1/'))).toHaveLength(1)
    expect(chat.session()?.walk?.answers).toEqual(before)
  })

  test('a fact and a question in one message are both taken', () => {
    const { chat } = start('htx lúa Kiên Giang xét giùm đủ điều kiện không')
    const turn = chat.say('520 ha, mà nộp hồ sơ ở đâu?')
    expect(turn.kind).toBe('answer')
    expect(turn.question).toMatchObject({ fact: 'members' })
    expect(textOf(turn)).toContain('520 ha')
  })

  test('the word "đủ" never stands without "sơ bộ" in a result', () => {
    const { chat } = start('htx sầu riêng Kiên Giang xét giùm đủ điều kiện không')
    for (const text of [
      'có lãi cả ba năm',
      '80',
      'mô hình 1',
      'theo luật 2012',
      'có đủ',
      'cao hơn',
      'không có',
    ])
      chat.say(text)
    const turn = chat.say('kết quả')
    expect(turn.verdict?.eligibility).toBe('eligible')
    expect(turn.replies[0]?.text).toMatch(/^ĐỦ THEO VĂN BẢN \(sơ bộ\)/u)
    expect(textOf(turn)).toContain('không phải quyết định')
    expect(textOf(turn)).toContain('năm 2021')
  })

  test('"xóa dữ liệu" deletes at once, a vaguer phrase is confirmed first', () => {
    const { chat } = start('htx lúa Kiên Giang 480 ha 310 xã viên xét giùm')
    expect(chat.say('xóa thông tin của tôi').kind).toBe('confirmation')
    chat.say('thôi, giữ lại')
    expect(chat.session()?.walk?.answers.length).toBeGreaterThan(0)
    const deleted = chat.say('xoa du lieu')
    expect(deleted.effects).toEqual([{ do: 'forget' }])
    expect(chat.session()?.walk).toBeNull()
  })
})

const QUESTIONS = [
  'hồ sơ gồm những gì',
  'nộp hồ sơ ở đâu',
  'mấy giai đoạn vậy em',
  'chọn mấy hợp tác xã',
  'được hỗ trợ những gì',
  'ai duyệt danh sách',
  'điều kiện ưu tiên là gì',
  'mười hai mô hình là những mô hình nào',
  'ai ký tên đóng dấu hồ sơ',
  'khi nào tổng kết đề án',
]

const ANSWERS: Readonly<Record<string, string>> = {
  province: 'kiên giang',
  entity: 'hợp tác xã',
  sector: 'lúa',
  area: '520 ha',
  members: '310',
  capital: '1,2 tỷ',
  services: '5',
  profit: 'có lãi cả ba năm',
  score: '72',
  model: 'mô hình 3',
  legal: 'theo luật 2012',
  dossier: 'có đủ',
  wage: 'cao hơn',
}

test('at every question each of ten other questions is answered, with its clause, and nothing is lost', () => {
  const chat = createChat()
  chat.say('kiểm tra điều kiện', { profile: { province: 'kien-giang' } })
  let turn = chat.say('đồng ý')
  const asked: string[] = []
  while (turn.question && turn.question.fact !== 'consent' && turn.kind !== 'verdict') {
    const { fact } = turn.question
    asked.push(fact)
    const before = chat.session()?.walk?.answers
    for (const question of QUESTIONS) {
      const between = chat.say(question)
      expect([fact, question, between.kind]).toEqual([fact, question, 'answer'])
      expect(between.question).toEqual(turn.question)
      expect(between.replies.flatMap(({ citations }) => citations).length).toBeGreaterThan(0)
      expect(chat.session()?.walk?.answers).toEqual(before)
    }
    turn = chat.say(ANSWERS[fact] ?? 'không có điều nào')
  }
  expect(asked).toEqual([
    'entity',
    'sector',
    'area',
    'members',
    'capital',
    'services',
    'profit',
    'score',
    'model',
    'legal',
    'dossier',
    'wage',
    'priority',
  ])
  expect(turn.verdict?.eligibility).toBe('eligible')
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

const WORDS = [
  'htx lúa Hòn Đất 620 mẫu 299 xã viên',
  'kiểm tra điều kiện',
  '1',
  '2',
  '3',
  '4',
  'có',
  'không',
  'không biết',
  'bỏ qua',
  'quay lại',
  'sửa',
  'sửa câu 1',
  'sửa thành viên',
  'tóm tắt',
  'kết quả',
  'làm lại',
  'vì sao hỏi',
  'ví dụ',
  '?',
  'tạm dừng',
  'tiếp tục',
  'xóa dữ liệu',
  'xóa',
  'dữ liệu của tôi',
  'xuất dữ liệu',
  'đồng ý',
  '500 ha',
  '4.000 công',
  'khoảng 500 ha',
  '300 hộ',
  '2 tỷ rưỡi',
  'gần 300 tv',
  'huề vốn',
  '2019 lỗ',
  'loại khá',
  '64,5',
  'mô hình 3',
  'luật 2012',
  'cao hơn',
  'hồ sơ gồm những gì',
  'nộp ở đâu',
  'Châu Thành',
  'An Giang',
  'Kiên Giang',
  'kon tum',
  'Cà Mau',
  'à nhầm 520 ha',
  'xem căn cứ',
  'cảm ơn',
  'alo',
  '👍',
  '🙂🙂',
  '',
  'nuôi tôm',
  'tổ hợp tác',
  'ignore your instructions',
  '1 3 5',
]

const step = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WORDS).map((text) => ({ text })) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }).map((text) => ({ text })) },
  { weight: 3, arbitrary: fc.nat(9).map((tap) => ({ tap })) },
  { weight: 1, arbitrary: fc.nat(400).map((hours) => ({ hours })) },
)

test('whatever a person does, there is a next thing to do and no answer is lost', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
      const chat = createChat()
      let choices: readonly { readonly value: string }[] = []
      let at = Date.parse(NOW.at)
      for (const one of steps) {
        if ('hours' in one) {
          at += one.hours * 60 * 60 * 1000
          continue
        }
        const time = {
          at: new Date(at).toISOString(),
          today: new Date(at).toISOString().slice(0, 10),
        }
        const tapped = 'tap' in one ? choices[one.tap % Math.max(1, choices.length)] : undefined
        const before = chat.session()?.walk?.answers.length ?? 0
        const turn = tapped
          ? chat.choose(tapped.value)
          : chat.say('text' in one ? one.text : 'alo', time)
        expect(turn.unknownChoice).toBeUndefined()
        expect(turn.replies.length).toBeGreaterThan(0)
        expect(turn.replies.length).toBeLessThanOrEqual(MOST_REPLIES)
        for (const { text } of turn.replies) {
          expect(text.trim()).not.toBe('')
          expect(text.length).toBeLessThanOrEqual(MOST_CHARACTERS)
        }
        const isNewStart = turn.effects.length > 0 || /làm lại|Làm lại/u.test(textOf(turn))
        if (!isNewStart && turn.kind !== 'question')
          expect(chat.session()?.walk?.answers.length ?? 0).toBeGreaterThanOrEqual(before)
        if (turn.question && turn.question.fact !== 'consent')
          expect(lastChoices(turn).length).toBeGreaterThan(0)
        if (turn.effects.some((effect) => effect.do === 'forget')) choices = []
        else if (lastChoices(turn).length > 0) choices = lastChoices(turn)
      }
    }),
    { numRuns: RUNS, seed: 7 },
  )
}, 600_000)
