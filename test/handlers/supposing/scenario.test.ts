import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseSession } from '../../../storage/chats/format/session-format.ts'
import { createChat, lastChoices, textOf } from '../../support/talk/chat.ts'

const ANSWERS = [
  'htx lua o hon dat 520 ha 299 xa vien du dk chua em',
  'đồng ý',
  '500 triệu',
  '5 dịch vụ',
  'loi ca 3 nam',
  '70',
  'mô hình 1',
  'theo luật 2012',
  'có đủ',
  'cao hơn',
]

/** A chat with so many of the answers told; all of them lead to the result. */
const checked = (many: number = ANSWERS.length) => {
  const chat = createChat()
  for (const text of ANSWERS.slice(0, many)) chat.say(text)
  return chat
}

const WHAT_IFS = [
  'nếu có 320 thành viên thì sao',
  'thêm 20 ha thì sao',
  'bớt 5 ha thì sao',
  'gia su htx co 600ha',
  'nếu sang trồng màu thì sao',
  'gap doi so thanh vien thi du chua',
  'giả sử năm 2019 lỗ',
  'von giam con 200 trieu, bot 2 dich vu thi sao',
  'nếu 300 mà 200 thì sao',
  'giả sử có 0 thành viên',
  'nếu htx bị lỗ thì sao',
] as const

const BETWEEN = [
  'kết quả',
  'hồ sơ gồm những gì',
  'giữ giả định',
  'làm sao để đủ',
  'cảm ơn em',
] as const

const SUPPOSED = /giả định/iu

test('whatever is tried out, what was told stays as it is, and dropping it brings back the very result', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: ANSWERS.length }),
      fc.array(fc.constantFrom(...WHAT_IFS, ...BETWEEN), { minLength: 1, maxLength: 6 }),
      (many, said) => {
        const [chat, other] = [checked(many), checked(many)]
        const before = JSON.stringify(chat.session()?.walk?.answers)
        for (const text of said) chat.say(text)
        expect(JSON.stringify(chat.session()?.walk?.answers)).toBe(before)
        chat.say('bỏ giả định')
        expect(chat.session()?.walk?.scenario).toBeNull()
        const [own, untouched] = [chat.say('kết quả'), other.say('kết quả')]
        expect(own.verdict).toEqual(untouched.verdict)
        expect(textOf(own)).toBe(textOf(untouched))
      },
    ),
    { numRuns: 60 },
  )
})

test('while something is supposed every turn says so, offers the way out, and gives no verdict away', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: ANSWERS.length }),
      fc.array(fc.constantFrom(...WHAT_IFS, ...BETWEEN), { minLength: 1, maxLength: 6 }),
      (many, said) => {
        const chat = checked(many)
        for (const text of said) {
          const turn = chat.say(text)
          if (!chat.session()?.walk?.scenario) continue
          expect(textOf(turn)).toMatch(SUPPOSED)
          expect(turn.kind).not.toBe('verdict')
          expect(turn.verdict).toBeNull()
          if (['question', 'confirmation'].includes(turn.kind) || text === 'kết quả')
            for (const reply of turn.replies) expect(reply.text).toMatch(SUPPOSED)
          const labels = lastChoices(turn).map(({ label }) => label)
          if (labels.length > 0) expect(labels).toContain('Bỏ giả định')
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('a real answer to another question is kept as such beside what is supposed', () => {
  const chat = checked(2)
  chat.say('nếu có 320 thành viên thì sao')
  const turn = chat.say('500 triệu')
  expect(textOf(turn)).toContain('số thật')
  const { walk } = chat.session() ?? {}
  expect(walk?.answers.at(-1)?.fact).toBe('capital')
  expect(walk?.scenario?.facts.map(({ fact }) => fact)).toEqual(['members'])
})

test('a figure told of what is supposed counts only once it is said to be the real one', () => {
  const chat = checked()
  chat.say('nếu có 320 thành viên thì sao')
  const answers = chat.session()?.walk?.answers
  const asked = chat.say('305 xã viên')
  expect(chat.session()?.walk?.answers).toEqual(answers)
  const [real, supposed] = lastChoices(asked)
  expect([real?.label, supposed?.label]).toEqual(['Số thật', 'Giả định khác'])
  const settled = chat.choose(real?.value ?? '')
  expect(settled.verdict?.eligibility).toBe('eligible')
  expect(chat.session()?.walk?.scenario).toBeNull()
})

test('what was supposed ends with the day, and that is said once', () => {
  const chat = checked()
  chat.say('nếu có 320 thành viên thì sao')
  const tomorrow = { at: '2026-11-22T01:10:00.000Z', today: '2026-11-22' }
  const turn = chat.say('kết quả', tomorrow)
  expect(textOf(turn)).toContain('Giả định hôm trước')
  expect(turn.verdict?.failing.map(({ fact }) => fact)).toEqual(['members'])
  expect(textOf(chat.say('kết quả', tomorrow))).not.toMatch(SUPPOSED)
})

test('nothing is kept of what is supposed before the consent', () => {
  for (const text of [
    'nếu có 320 thành viên thì sao',
    'gia su htx lua o hon dat co 600ha 320 xa vien',
  ]) {
    const chat = createChat()
    const turn = chat.say(text)
    expect(textOf(turn)).toMatch(SUPPOSED)
    const { walk, held, consents } = chat.session() ?? {}
    expect([walk, held, consents]).toEqual([null, null, {}])
  }
})

test('a stored session of before there were suppositions can be read, and supposes nothing', () => {
  const { scenario: _, ...walk } = checked().session()?.walk ?? {}
  const stored = JSON.stringify({ ...checked().session(), walk })
  expect(parseSession(stored)?.walk?.scenario).toBeNull()
})
