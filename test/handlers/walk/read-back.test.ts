import { describe, expect, test } from 'vitest'
import { start } from '../../support/talk/chat.ts'

const OPENING = 'htx rau màu Kiên Giang 62 ha, 61 xã viên, vốn 500 triệu, xét giúp'
/** What meets every condition, fact by fact. */
const ENOUGH: Readonly<Record<string, string>> = {
  area: '62 ha',
  profit: 'lời cả ba năm',
  score: '82',
  model: '3',
  legal: 'luật 2012',
  dossier: 'có đủ',
  wage: 'cao hơn',
  priority: 'không có điều nào',
}
const MOST_TURNS = 14

/** Answers every question, some in other words, until one of `stops` is asked for a yes or all is said. */
const tell = (told: Readonly<Record<string, string>>, opening = OPENING) => {
  const { chat, turn } = start(opening)
  const put = new Set<string>()
  let last = turn
  for (let step = 0; step < MOST_TURNS; step += 1) {
    const fact = last.question?.fact ?? ''
    const isReadBack = last.replies.some(({ text }) => text.includes('Trước khi kết luận'))
    if (last.verdict || isReadBack || put.has(fact)) break
    put.add(fact)
    last = chat.say(told[fact] ?? ENOUGH[fact] ?? '')
  }
  return { chat, turn: last }
}

test('what is told plainly is not read back', () => {
  expect(tell({}).turn.verdict?.eligibility).toBe('eligible')
})

test.each([
  ['wage', 'cao, mà tỉnh nhiêu thì chịu'],
  ['wage', 'cao hơn, nhưng mới tăng hồi tháng rồi'],
  ['dossier', 'có đủ, trừ tờ kế toán đang giữ'],
  ['model', 'mô hình 3 thì sai'],
  ['wage', 'cao, mấy người ban giám đốc thôi, thợ thì thấp hơn'],
  ['score', '82 điểm, giờ chắc tụt'],
  ['legal', 'luật 2012, mà chi nhánh thì khác'],
])('%s told with more that was not understood makes nobody eligible: "%s"', (fact, text) => {
  const { turn } = tell({ [fact]: text })
  expect(turn.verdict?.eligibility).not.toBe('eligible')
  expect(turn.verdict !== null || turn.question?.fact === fact).toBe(true)
})

describe('what is read back', () => {
  const doubtful = { wage: 'cao hơn, nhưng mới tăng hồi tháng rồi' }

  test('counts after a yes', () => {
    const { chat, turn } = tell(doubtful)
    expect(turn.kind).toBe('confirmation')
    expect(chat.say('đúng rồi').verdict?.eligibility).toBe('eligible')
  })

  test('counts when it is told once more', () => {
    const { chat } = tell(doubtful)
    expect(chat.say('cao hơn').verdict?.eligibility).toBe('eligible')
  })

  test('is asked anew after a no', () => {
    const { chat } = tell(doubtful)
    expect(chat.say('không').question?.fact).toBe('wage')
    expect(chat.say('thấp hơn').verdict?.eligibility).toBe('not_eligible')
  })

  test('is not known where it is not known', () => {
    const { chat } = tell(doubtful)
    expect(chat.say('không biết').verdict?.eligibility).toBe('needs_verification')
  })

  test('stays open where the result is asked for instead', () => {
    const { chat } = tell(doubtful)
    const { verdict } = chat.say('kết quả')
    expect(verdict?.eligibility).toBe('needs_verification')
    expect(verdict?.toVerify.map(({ fact }) => fact)).toEqual(['wage'])
  })
})

test('what fails is said at once, whatever is told with it', () => {
  const { turn } = tell({ wage: 'thấp hơn, nhưng mới tăng hồi tháng rồi' })
  expect(turn.verdict?.eligibility).toBe('not_eligible')
})

test.each(['co du het, ok chua', 'có đủ hết, được chưa con', 'du het roi, nghe ro chua'])(
  '"%s" asks nothing and tells that the dossier is there',
  (text) => {
    expect(tell({ dossier: text }).turn.verdict?.eligibility).toBe('eligible')
  },
)

test('what is told of another fact behind the answer is heard, too', () => {
  const { chat } = tell({ dossier: 'chưa đủ', wage: 'cao hon. ma ho so cua chu co du nghen' })
  const { answers } = chat.session()?.walk ?? { answers: [] }
  expect(answers.findLast(({ fact }) => fact === 'dossier')?.value).toMatchObject({ value: true })
  expect(answers.findLast(({ fact }) => fact === 'wage')?.value).toMatchObject({ ids: ['higher'] })
})

test('a remark behind an answer is no question that nobody answers', () => {
  const { chat } = tell({ score: '82, ai chấm cũng vậy à' })
  expect(chat.session()?.walk?.answers.map(({ fact }) => fact)).toContain('score')
})

describe('all that is doubtful', () => {
  const doubtful = {
    score: '82, mà thằng cháu chấm giùm',
    wage: 'cao hơn, nhưng mới tăng hồi tháng rồi',
  }

  test('is read back at once, and one yes is to all of it', () => {
    const { chat, turn } = tell(doubtful)
    const text = turn.replies.map((reply) => reply.text).join('\n')
    expect(text).toContain('• Điểm năm 2020: 82')
    expect(text).toContain('• Lương trung bình: Cao hơn')
    expect(chat.say('đúng').verdict?.eligibility).toBe('eligible')
  })

  test('may be put right one by one', () => {
    const { chat } = tell(doubtful)
    const asked = chat.say('không đúng')
    expect(asked.replies.at(-1)?.choices.map(({ label }) => label)).toEqual([
      'Điểm năm 2020',
      'Lương trung bình',
    ])
  })

  test('told once more in words that are not understood is left open', () => {
    const { chat } = tell({ wage: doubtful.wage })
    let turn = chat.say('cao hơn mà chỉ mấy ông sếp')
    for (let step = 0; step < 3 && !turn.verdict; step += 1)
      turn = chat.say('cao hơn mà chỉ mấy ông sếp')
    expect(turn.verdict?.eligibility).not.toBe('eligible')
  })
})

test.each([
  'htx rau màu Kiên Giang, xã có 62 ha, 61 xã viên, vốn 500 triệu, xét giùm',
  'htx rau mau Kien Giang 62 ha, 61 nguoi tinh luon vo con, von 500 trieu, xet gium',
  'htx rau mau Kien Giang du tinh 62 ha, 61 xa vien, von 500 trieu, xet gium',
])(
  'figures of an opening told with more are read back before they make anybody eligible: "%s"',
  (opening) => {
    expect(tell({}, opening).turn.kind).toBe('confirmation')
  },
)
