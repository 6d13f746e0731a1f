import { describe, expect, test } from 'vitest'
import { createChat, lastChoices, start, textOf } from '../../support/talk/chat.ts'

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
    expect(deleted.effects).toMatchObject([{ do: 'forget', held: { answer: 5 } }])
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
