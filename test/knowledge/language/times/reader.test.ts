import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTimeReader } from '../../../../knowledge/language/times/reader.ts'
import { createTimeWords } from '../../../../knowledge/language/times/words.ts'
import { content } from '../../../support/content/content.ts'

const { times, units } = content.lexicon
const read = createTimeReader(createTimeWords(times, units))
const FRAME = { from: '2026-03-02', until: '2028-12-31' } as const

const timesOf = (text: string) => read(text, FRAME).map(({ time }) => time)
const span = (from: string, until: string, unit: string) => ({ kind: 'span', from, until, unit })
const day = (date: string, bound: string) => ({ kind: 'day', date, bound })
const yearly = (month: number, date: number | null, bound: string | null) => ({
  kind: 'yearly',
  month,
  day: date,
  bound,
  ...FRAME,
})
const periodic = (every: string, month: number, date: number | null, bound: string | null) => ({
  kind: 'periodic',
  every,
  month,
  day: date,
  bound,
  ...FRAME,
})
const again = (every: string) => ({ kind: 'recurring', every, ...FRAME })

test.each([
  ['trước ngày 10 tháng 12 hằng năm', yearly(12, 10, 'before')],
  ['Hàng năm, trước ngày 10/12', yearly(12, 10, 'before')],
  ['định kỳ hằng năm (trước ngày 15 tháng 01)', yearly(1, 15, 'before')],
  ['chậm nhất là ngày 31/3 hằng năm', yearly(3, 31, 'by')],
  ['trước ngày 15 tháng 02 năm sau', yearly(2, 15, 'before')],
  ['vào tháng 11 hằng năm', yearly(11, null, null)],
  ['Tháng 12 hàng năm', yearly(12, null, null)],
  ['trong quý I hằng năm', yearly(3, 31, 'by')],
  ['trước ngày 30 tháng 6 năm 2026', day('2026-06-30', 'before')],
  ['xong trước ngày 20/4/2026', day('2026-04-20', 'before')],
  ['đến hết ngày 31/12/2026', day('2026-12-31', 'by')],
  ['chậm nhất ngày 05-9-2026', day('2026-09-05', 'by')],
  ['trước tháng 10/2026', day('2026-10-01', 'before')],
  ['Đến năm 2028', day('2028-12-31', 'by')],
  ['đến hết năm 2027', day('2027-12-31', 'by')],
  ['30/9/2026', day('2026-09-30', 'on')],
  ['Tháng 5/2026', span('2026-05-01', '2026-05-31', 'month')],
  ['hoàn thành trong tháng 2 năm 2028', span('2028-02-01', '2028-02-29', 'month')],
  ['Từ tháng 4-6/2026', span('2026-04-01', '2026-06-30', 'month')],
  ['tháng 10 – 12/2026', span('2026-10-01', '2026-12-31', 'month')],
  ['Từ tháng 10 đến tháng 12/2027', span('2027-10-01', '2027-12-31', 'month')],
  ['từ tháng 11/2026 đến tháng 02/2027', span('2026-11-01', '2027-02-28', 'month')],
  ['Quý IV/2026', span('2026-10-01', '2026-12-31', 'quarter')],
  ['vào quý 2 năm 2027', span('2027-04-01', '2027-06-30', 'quarter')],
  ['Quý III-IV/2026', span('2026-07-01', '2026-12-31', 'quarter')],
  ['từ quý III/2026 đến hết quý I/2027', span('2026-07-01', '2027-03-31', 'quarter')],
  ['06 tháng cuối năm 2027', span('2027-07-01', '2027-12-31', 'half')],
  ['6 tháng đầu năm 2027', span('2027-01-01', '2027-06-30', 'half')],
  ['trong năm 2026', span('2026-01-01', '2026-12-31', 'year')],
  ['giai đoạn 2026 - 2028', span('2026-01-01', '2028-12-31', 'period')],
  ['từ năm 2026 đến năm 2028', span('2026-01-01', '2028-12-31', 'period')],
  ['từ ngày 01/4/2026 đến hết ngày 31/5/2026', span('2026-04-01', '2026-05-31', 'period')],
  ['từ ngày 15/4 đến ngày 15/6/2026', span('2026-04-15', '2026-06-15', 'period')],
  ['Từ 2027', { kind: 'ongoing', from: '2027-01-01', until: '2028-12-31' }],
  ['Thường xuyên', { kind: 'ongoing', ...FRAME }],
  [
    'Thường xuyên trong giai đoạn 2026-2027',
    { kind: 'ongoing', from: '2026-01-01', until: '2027-12-31' },
  ],
  ['trước ngày 25 của tháng cuối quý', periodic('quarter', 3, 25, 'before')],
  ['chậm nhất ngày 05 tháng đầu quý sau', periodic('quarter', 1, 5, 'by')],
  ['trước ngày 20 hằng tháng', periodic('month', 1, 20, 'before')],
  ['trước ngày 18 của tháng báo cáo', periodic('month', 1, 18, 'before')],
  ['vào cuối quý', periodic('quarter', 3, null, null)],
  ['hằng quý', again('quarter')],
  ['mỗi tháng', again('month')],
  ['định kỳ hàng năm', again('year')],
  ['02 năm 01 lần', again('two-years')],
  ['khi kết thúc Kế hoạch', { kind: 'after', event: 'kế hoạch', on: '2028-12-31' }],
  ['Kết thúc vụ sen', { kind: 'after', event: 'vụ sen', on: null }],
  [
    'trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ',
    { kind: 'unresolved', reason: 'no-day' },
  ],
  ['chậm nhất 15 ngày trước ngày mở vụ', { kind: 'unresolved', reason: 'no-day' }],
  ['kịp thời', { kind: 'unresolved', reason: 'vague' }],
  ['định kỳ theo quy định', { kind: 'unresolved', reason: 'by-regulation' }],
])('"%s" is read as it is meant', (text, time) => {
  expect(timesOf(text)).toEqual([time])
})

test.each([
  ['báo cáo 6 tháng, 1 năm', [again('half-year'), again('year')]],
  ['Báo cáo định kỳ (06 tháng, 01 năm)', [again('half-year'), again('year')]],
  [
    '6 tháng trước ngày 15/6, cả năm trước ngày 10/12 hằng năm',
    [yearly(6, 15, 'before'), yearly(12, 10, 'before')],
  ],
  [
    'Năm 2026 và thường xuyên',
    [span('2026-01-01', '2026-12-31', 'year'), { kind: 'ongoing', ...FRAME }],
  ],
  ['Thường xuyên và 2 năm 1 lần', [{ kind: 'ongoing', ...FRAME }, again('two-years')]],
])('"%s" is read as two', (text, expected) => {
  expect(timesOf(text)).toEqual(expected)
})

test.each([
  'trong 6 tháng',
  'không quá 05 năm',
  'từ 04 dịch vụ, từ 500 ha',
  'trước ngày 31/02/2026',
  'bằng 1/3 diện tích năm trước',
  'điểm 2.1 khoản 3',
])('"%s" is no time', (text) => {
  expect(timesOf(text)).toEqual([])
})

const marksOf = (text: string) => read(text, FRAME).map(({ isYearAssumed }) => isYearAssumed)

test('a day of no year is marked where nothing says that it comes back', () => {
  expect(marksOf('trước ngày 10/12')).toEqual([true])
  expect(marksOf('trước ngày 10/12 hằng năm')).toEqual([false])
  expect(marksOf('trước ngày 10/12/2026')).toEqual([false])
})

test('the words of a time are those that stand there', () => {
  const text = 'Gửi báo cáo chậm nhất ngày 15/11 hằng năm, kèm biểu.'
  expect(read(text, FRAME).map(({ at, end }) => text.slice(at, end))).toEqual([
    'chậm nhất ngày 15/11 hằng năm',
  ])
})

test('nothing that anybody writes makes it throw', () => {
  const words = [
    'ngày',
    'tháng',
    'quý',
    'năm',
    'trước',
    'từ',
    'đến',
    '31',
    '/',
    '2026',
    '-',
    'hằng',
    'cuối',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { maxLength: 12 }), (list) => {
      for (const { at, end } of read(list.join(' '), FRAME)) expect(end).toBeGreaterThan(at)
    }),
  )
})
