import { expect, test } from 'vitest'
import { createSpokenNumbers } from '../../../../knowledge/language/numbers/spoken.ts'
import { content } from '../../../support/content/content.ts'

const inDigits = createSpokenNumbers(content.lexicon.numbers)

test.each([
  ['kế hoạch hai trăm năm mươi mốt báo cáo', 'kế hoạch 251 báo cáo'],
  ['năm hai nghìn không trăm bốn mươi lăm', 'năm 2045'],
  ['nam hai nghin khong tram ba muoi', 'nam 2030'],
  ['quyết định hai không mười ba', 'quyết định 2013'],
  ['năm hai không bốn lăm', 'năm 2045'],
  ['mười hai mô hình', '12 mô hình'],
  ['hai mươi mốt tỷ', '21 tỷ'],
  ['một trăm lẻ năm xe', '105 xe'],
  ['ba chục xe', '30 xe'],
  ['trăm rưỡi xe', '150 xe'],
  ['năm hai không hai mốt', 'năm 2021'],
])('"%s" is written "%s"', (spoken, written) => {
  expect(inDigits(spoken)).toBe(written)
})

test.each([
  'có lãi ba năm',
  'năm nào',
  'năm làm gì',
  'nam lam gi',
  'hai ba chục xe',
  'một trăm hai xe',
  'hai mươi năm',
  'mười dịch vụ',
  'đến mười từ nào',
  '520 ha',
  '',
])('"%s" stays as it is', (text) => {
  expect(inDigits(text)).toBe(text)
})
