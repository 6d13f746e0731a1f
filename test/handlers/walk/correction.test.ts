import { describe, expect, test } from 'vitest'
import { valuesOf } from '../../../handlers/conversation/session.ts'
import type { Value } from '../../../knowledge/rules/value.ts'
import { createChat, lastChoices, textOf } from '../../support/talk/chat.ts'
import { showValue } from '../../support/content/reading.ts'

/** Talks up to the question that pends when the correction comes. */
const TALKS = {
  /** Members were told last, capital is asked. */
  'capital asked': ['htx lúa Kiên Giang xét giùm đủ điều kiện không', 'đồng ý', '520 ha', '299'],
  /** Two figures were told in one message, capital is asked. */
  'opening told': ['htx lúa Kiên Giang 52 ha 50 tv xét giùm', 'đồng ý'],
  /** One figure is told of two facts. */
  'same figures': ['htx lúa Kiên Giang 299 ha 299 tv xét giùm', 'đồng ý'],
  /** A loss was told, the score is asked. */
  'score asked': [
    'htx lúa Kiên Giang 520 ha 310 tv vốn 1 tỷ 5 dịch vụ xét giùm',
    'đồng ý',
    'lỗ năm 2019',
  ],
  /** The wage is known, the priorities are asked. */
  'priority asked': [
    'htx sầu riêng Kiên Giang xét giùm',
    'đồng ý',
    'có lãi cả ba năm',
    '80',
    'mô hình 1',
    'theo luật 2012',
    'có đủ',
    'bằng',
  ],
  'result shown': [
    'htx lúa Kiên Giang 520 ha 299 tv vốn 1,2 tỷ 5 dịch vụ xét giùm',
    'đồng ý',
    'lỗ năm 2019',
    'kết quả',
  ],
} as const
type TalkName = keyof typeof TALKS

const talk = (name: TalkName) => {
  const chat = createChat()
  for (const text of TALKS[name]) chat.say(text)
  const values = (): Readonly<Record<string, Value>> => {
    const walk = chat.session()?.walk
    return walk ? valuesOf(walk) : {}
  }
  return { chat, values }
}

/** Facts that a message changes, as "members 309". */
const changedBy = (name: TalkName, text: string) => {
  const { chat, values } = talk(name)
  const before = values()
  const turn = chat.say(text)
  const after = values()
  const facts = Object.entries(after)
    .filter(([fact, value]) => JSON.stringify(value) !== JSON.stringify(before[fact]))
    .map(([fact, value]) => `${fact} ${showValue(value)}`)
  return { turn, changed: facts.join(', ') }
}

const MEMBERS = [
  'khong phai 299, 309',
  'không phải 299 mà 309',
  'không phải 299 thành viên mà là 309',
  'không phải hai trăm chín mươi chín, ba trăm lẻ chín',
  'đâu phải 299, 309 mới đúng',
  '309 chứ không phải 299',
  '299 sửa thành 309',
  'đổi thành viên 299 thành 309',
  '299 là nhầm, đúng là 309',
  'hồi nãy nói 299 là sai, 309',
  'xóa 299, ghi 309',
  'thành viên 309',
  'đính chính: 309 thành viên',
]

describe.each(['capital asked', 'result shown'] as const)('%s', (name) => {
  test.each(MEMBERS)('"%s" corrects the members', (text) => {
    const { turn, changed } = changedBy(name, text)
    expect(changed).toBe('members 309')
    expect(textOf(turn)).toContain('Em sửa Thành viên: trước là 299 thành viên, nay là 309')
    expect(textOf(turn)).toContain('✅ Thành viên: 309')
  })
})

test.each(['à nhầm 309', 'sai rồi, 309', 'khong, 309 moi dung', 'à quên, 309'])(
  '"%s" corrects what was told last, not what is asked',
  (text) => {
    const { turn, changed } = changedBy('capital asked', text)
    expect(changed).toBe('members 309')
    expect(turn.question).toMatchObject({ fact: 'capital' })
  },
)

test.each([
  ['opening told', 'khong, 55 moi dung', ['Diện tích: 55 ha', 'Thành viên: 55 thành viên']],
  ['same figures', 'không phải 299, 309', ['Diện tích: 309 ha', 'Thành viên: 309 thành viên']],
] as const)('%s: "%s" could be of two facts and is asked back', (name, text, labels) => {
  const { turn, changed } = changedBy(name, text)
  expect(changed).toBe('')
  expect(lastChoices(turn).map(({ label }) => label)).toEqual([...labels, 'Giữ nguyên'])
  expect(turn.question).toMatchObject({ fact: 'capital' })
})

test('the fact that is chosen then is corrected', () => {
  const { chat, values } = talk('same figures')
  chat.say('không phải 299, 309')
  chat.say('Thành viên: 309 thành viên')
  expect(showValue(values()['members'] as Value)).toBe('309')
  expect(showValue(values()['area'] as Value)).toBe('2990000')
})

test('a figure is counted in the unit in which it was told before', () => {
  expect(changedBy('result shown', 'không phải 1,2 mà là 2').changed).toBe('capital 2000000000')
  expect(changedBy('result shown', 'nhầm 620 chứ không phải 520').changed).toBe('area 6200000')
})

const THREE_YEARS = 'profit 2018: (0; ∞), 2019: (0; ∞), 2020: (0; ∞)'

describe.each(['score asked', 'result shown'] as const)('%s', (name) => {
  test.each([
    ['noi nham, lai het', 'profit true'],
    ['Có lãi cả ba năm', 'profit true'],
    ['lai het', 'profit true'],
    ['em sua lai la loi ca 3 nam nha', THREE_YEARS],
    ['lãi ba năm', THREE_YEARS],
    ['lời hết ba năm nha em, nói lộn', THREE_YEARS],
    ['nhầm rồi, lãi năm 2019', 'profit 2019: (0; ∞)'],
  ])('"%s" corrects the profit', (text, profit) => {
    const { turn, changed } = changedBy(name, text)
    expect(changed).toBe(profit)
    expect(textOf(turn)).toContain('Em sửa Lãi ba năm: trước là năm 2019 lỗ')
  })

  test.each(['nham, lai', 'lãi chứ không phải lỗ'])('"%s" is asked back by year', (text) => {
    const { turn, changed } = changedBy(name, text)
    expect(changed).toBe('')
    expect(turn.question).toMatchObject({ fact: 'profit' })
  })

  test.each(['lam lai ho so', 'noi lai het', 'coi lai gium em', 'sua lai 45 ha'])(
    '"%s" tells no profit',
    (text) => {
      expect(changedBy(name, text).changed).not.toContain('profit')
    },
  )
})

test.each([
  ['nhầm, cao hơn', 'wage higher'],
  ['Cao hơn', 'wage higher'],
  ['nhầm, mô hình 8', 'model 8'],
  ['luật 2023 chứ không phải 2012', 'legal law-2023'],
  ['nhầm, chưa đủ hồ sơ', 'dossier false'],
  ['không phải 80, 75', 'score 7500'],
])('the label or the words of an earlier answer are heard later: "%s"', (text, fact) => {
  expect(changedBy('priority asked', text).changed).toBe(fact)
})

test('after a result a correction shows the result anew', () => {
  const { chat } = talk('result shown')
  chat.say('hồ sơ')
  expect(chat.say('sua mot cau').replies[0]?.text).toBe('Anh/Chị muốn sửa điều nào ạ?')
  expect(chat.say('thanh vien').question).toMatchObject({ fact: 'members' })
  const turn = chat.say('305')
  expect(turn.kind).toBe('verdict')
  expect(turn.verdict?.failing.map(({ fact }) => fact)).toEqual(['profit'])
  expect(chat.say('khong phai 305, 295').verdict?.failing.map(({ fact }) => fact)).toEqual([
    'profit',
    'members',
  ])
})

test('a correction that comes before the consent is kept with what it corrects', () => {
  const chat = createChat()
  chat.say('htx lúa Kiên Giang 520 ha 299 tv xét giùm')
  const compared = chat.say('không phải 299, 309')
  expect(compared.kind).toBe('confirmation')
  expect(textOf(compared)).toContain('✅ Thành viên: 309 (cần từ 300).')
  const turn = chat.say('đồng ý')
  expect(textOf(turn)).toContain('520 ha, 309 thành viên.')
  expect(turn.question).toMatchObject({ fact: 'capital' })
})

test('a fact that was never told goes on with the questions, also after a result', () => {
  const { chat } = talk('result shown')
  const turn = chat.say('72 điểm')
  expect(turn.kind).toBe('question')
  expect(turn.question).toMatchObject({ fact: 'model' })
})

test('a figure that answers the question is no correction', () => {
  const { chat, values } = talk('capital asked')
  chat.say('500 triệu')
  expect(showValue(values()['capital'] as Value)).toBe('500000000')
  expect(showValue(values()['members'] as Value)).toBe('299')
})
