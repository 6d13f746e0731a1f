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
const tell = (told: Readonly<Record<string, string>>) => {
  const { chat, turn } = start(OPENING)
  const put = new Set<string>()
  let last = turn
  for (let step = 0; step < MOST_TURNS; step += 1) {
    const fact = last.question?.fact ?? ''
    if (last.verdict || put.has(fact)) break
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
