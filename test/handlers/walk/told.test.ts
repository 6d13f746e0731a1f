import { describe, expect, test } from 'vitest'
import { valuesOf } from '../../../handlers/conversation/session.ts'
import { createChat, start, textOf } from '../../support/talk/chat.ts'
import { showValue } from '../../support/content/reading.ts'

const told = (chat: ReturnType<typeof createChat>): Readonly<Record<string, string>> => {
  const walk = chat.session()?.walk
  return Object.fromEntries(
    Object.entries(walk ? valuesOf(walk) : {}).map(([fact, value]) => [fact, showValue(value)]),
  )
}

describe('a score of another year', () => {
  test.each(['Năm 2021 thì 68 điểm ạ', 'nam 2024 duoc 81 diem', '2022 được 70 điểm'])(
    '"%s" leaves the one of 2020 that was told, and does not ask it again',
    (text) => {
      const { chat } = start(
        'HTX đan lát Kiên Giang 60 tv, năm 2020 được 62 điểm, có ocop 3 sao, xét giúp',
      )
      const before = chat.session()?.walk?.asked
      const turn = chat.say(text)
      expect(told(chat)['score']).toBe('6200')
      expect(textOf(turn)).toContain('của năm khác')
      expect(chat.session()?.walk?.asked).toEqual(before)
    },
  )

  test('is asked back while that of 2020 is asked, and never counts', () => {
    const { chat } = start('HTX sầu riêng Kiên Giang xét giùm')
    chat.say('có lãi cả ba năm')
    const turn = chat.say('năm 2024 được 81 điểm')
    expect(turn.question).toMatchObject({ fact: 'score' })
    expect(textOf(turn)).toContain('2020')
    expect(told(chat)['score']).toBeUndefined()
    chat.say('năm 2020 thì 72')
    expect(told(chat)['score']).toBe('7200')
  })
})

test.each([
  'hồi 2018 2019 2020 chưa thành lập mà em',
  'lúc đó chưa thành lập',
  'hoi 2019 chua thanh lap',
])('"%s" tells nothing of what the body is today', (text) => {
  const { chat } = start('HTX sầu riêng Kiên Giang xét giùm')
  chat.say(text)
  expect(told(chat)['entity']).toBe('cooperative')
})

describe('what was told before the check', () => {
  const ASKED = 'HTX rau của chị ở Tân Hiệp, Kiên Giang mới 50 ha có được không'

  test('is used once the check is wanted, though a question was answered first', () => {
    const chat = createChat()
    expect(chat.say(ASKED).kind).toBe('answer')
    chat.say('hồ sơ gồm những gì')
    chat.say('kiểm tra điều kiện')
    const turn = chat.say('đồng ý em')
    expect(told(chat)).toMatchObject({
      province: 'kien-giang',
      sector: 'vegetables',
      area: '500000',
    })
    expect(turn.question).not.toMatchObject({ fact: 'province' })
  })

  test('is kept only for a day, and not behind a refusal', () => {
    const chat = createChat()
    chat.say(ASKED)
    expect(chat.session()?.held?.text).toBe(ASKED)
    chat.say('kiểm tra điều kiện')
    chat.say('không')
    expect(chat.session()?.held).toBeNull()
    chat.say(ASKED)
    expect(chat.session()?.held).toBeNull()
  })
})

describe('a yes with words behind it', () => {
  const OPENING =
    'htx lúa Kiên Giang 520 ha, 310 xã viên, dịch vụ có bơm nước, làm đất, bán phân thôi, vốn 2 tỷ xét giúp'

  test.each(['đúng, có ba việc đó thôi', 'dung roi, nhiu do thoi', 'dạ đúng, làm vậy đó em'])(
    '"%s" confirms what was understood',
    (text) => {
      const { chat } = start(OPENING)
      chat.say(text)
      expect(told(chat)['services']).toBe('3')
    },
  )

  test.each(['đúng, mà thêm sấy lúa nữa', 'đúng, nhưng không phải phân'])(
    '"%s" takes something back and confirms nothing',
    (text) => {
      const { chat } = start(OPENING)
      chat.say(text)
      expect(told(chat)['services']).toBeUndefined()
    },
  )

  test('gives the consent, and what it tells is used', () => {
    const chat = createChat()
    chat.say('htx lúa Kiên Giang 520 ha xét giúp')
    chat.say('đồng ý em, htx có 310 xã viên')
    expect(told(chat)).toMatchObject({ area: '5200000', members: '310' })
  })
})

describe('what is not sure is said as such', () => {
  test('a guess at a yes or no is "chưa rõ" in the result, and no figure on both sides of a bound', () => {
    const { chat } = start('HTX sầu riêng Kiên Giang xét giùm')
    for (const text of [
      '2018 chắc lời, 2019 2020 lời',
      'chắc loại khá',
      'mô hình 1',
      'chắc luật 2012',
    ])
      chat.say(text)
    const text = textOf(chat.say('kết quả'))
    expect(text).toContain('Luật áp dụng: chưa rõ')
    expect(text).toContain('chưa rõ năm 2018 có lãi không')
    expect(text).not.toContain('Cần con số chính xác')
  })

  test('a rough figure is said with what is needed', () => {
    const { chat } = start('htx lúa Kiên Giang khoảng 500 ha 310 xã viên xét giùm')
    chat.say('khoảng 500 ha')
    expect(textOf(chat.say('kết quả'))).toContain(
      'từ 450 ha đến 550 ha thì chưa chắc đạt (cần từ 500 ha)',
    )
  })

  test('"Chừng này thì đạt" never stands above something that is open', () => {
    const chat = createChat()
    const text = textOf(chat.say('htx lúa Kiên Giang khoảng 500 ha 310 xã viên xét giùm'))
    expect(text).toContain('❓')
    expect(text).not.toContain('Chừng này thì đạt')
  })
})
