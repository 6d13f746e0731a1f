import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createChat, lastChoices, NOW, textOf } from '../support/talk/chat.ts'

const RUNS = process.env['LONG'] ? 50_000 : 200
const MOST_REPLIES = 8
const MOST_CHARACTERS = 2000

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
