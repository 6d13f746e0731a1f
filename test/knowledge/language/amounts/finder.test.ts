import { expect, test } from 'vitest'
import { createAmountFinder } from '../../../../knowledge/language/amounts/finder.ts'
import { createFactReader } from '../../../../knowledge/language/facts/fact-reader.ts'
import { fold, normalise } from '../../../../knowledge/language/text/text.ts'
import { content } from '../../../support/content/content.ts'
import { lexicon } from '../../../support/content/lexicon.ts'
import { showInterval } from '../../../support/content/reading.ts'

const find = createAmountFinder(lexicon, new Map([['kien-giang', 'south']]))
const found = (text: string) => find(normalise(text), { province: 'kien-giang' })
const shown = (text: string) =>
  found(text).map(
    ({ dimension, noun, interval }) => `${noun ?? dimension} ${showInterval(interval)}`,
  )

test.each([
  ['520 ha, 310 xã viên, vốn 1,2 tỷ', ['area 5200000', 'member 310', 'money 1200000000']],
  [
    'htx lua o Hon Dat 620 mau 299 xa vien von ty ruoi',
    ['area [6200000; 8035200]', 'member 299', 'money 1500000000'],
  ],
  ['vốn 2 tỷ 300 tv 65 điểm', ['money 2000000000', 'member 300', 'score 6500']],
  ['vốn 2 tỷ 4 dịch vụ', ['money 2000000000', 'service 4']],
  ['600 xe 400 ghe', ['vehicle 600', 'vehicle 400']],
  ['300 thành viên chính thức, 20 liên kết', ['member-full 300', 'member-linked 20']],
  ['500 ha lúa, ba trăm hai thành viên', ['area 5000000', 'member 320']],
  ['1 ngàn 2 trăm ha', ['area 12000000']],
  ['ao đo được 4800 m2', ['area 4800']],
  ['300 xã viên không hơn không kém', ['member 300']],
  ['năm 2020 được 65 điểm loại khá', ['year 2020', 'score 6500', 'rating [6500; 8000)']],
])('%s holds %j', (text, amounts) => {
  expect(shown(text)).toEqual(amounts)
  expect(shown(fold(text))).toEqual(amounts)
})

test.each([
  '50 mẫu đơn',
  'công ty',
  'tỷ lệ',
  'ba mẹ tôi có hai bên',
  'năm lãi năm lỗ',
  'cần mấy ha',
  'không có',
  'công nghệ cao',
  'từ huyện',
  'một chút',
  'Nam Bộ',
  'hợp tác xã kiểu mới',
])('%s holds no amount of a fact', (text) => {
  for (const form of [text, fold(text)]) {
    expect(found(form).filter(({ dimension }) => dimension !== 'bare')).toEqual([])
  }
})

test.each([
  ['50% | năm mươi phần trăm | nửa số', 50],
  ['30 %', 30],
])('%s is a share of %d percent', (texts, percent) => {
  for (const text of texts.split(' | ').flatMap((form) => [form, fold(form)])) {
    expect(found(text)).toMatchObject([{ dimension: 'share', interval: { from: percent } }])
  }
})

test.each([
  ['10/12', { precision: 'day', year: null, month: 12, day: 10 }],
  ['trước ngày 10/12', { precision: 'day', year: null, month: 12, day: 10 }],
  ['30/6/2025', { precision: 'day', year: 2025, month: 6, day: 30 }],
  ['30-6-25', { precision: 'day', year: 2025, month: 6, day: 30 }],
  ['30.06.2025', { precision: 'day', year: 2025, month: 6, day: 30 }],
  ['ngày 30 tháng 6', { precision: 'day', year: null, month: 6, day: 30 }],
  ['ngày 30 tháng 6 năm 2025', { precision: 'day', year: 2025, month: 6, day: 30 }],
  ['quý 4', { precision: 'quarter', year: null, month: 10, toMonth: 12, day: null }],
  ['q4/2023', { precision: 'quarter', year: 2023, month: 10, toMonth: 12 }],
  ['quý IV/2023', { precision: 'quarter', year: 2023, month: 10, toMonth: 12 }],
  ['cuối năm 2023', { precision: 'end-of-year', year: 2023, month: 10, toMonth: 12 }],
  ['tháng 6-7/2021', { precision: 'month', year: 2021, month: 6, toMonth: 7 }],
  ['9/2025', { precision: 'month', year: 2025, month: 9, toMonth: 9, day: null }],
  ['tháng 9/2023', { precision: 'month', year: 2023, month: 9 }],
  ['T9/2023', { precision: 'month', year: 2023, month: 9 }],
])('%s keeps its precision', (text, date) => {
  for (const form of [text, fold(text)])
    expect(found(form)).toMatchObject([{ dimension: 'date', date }])
})

test('65/100 is a score and 2018-2020 are years, neither is a date', () => {
  expect(shown('65/100')).toEqual(['score 6500'])
  expect(shown('2018-2020')).toEqual(['year [2018; 2020]'])
})

test.each([
  ['doanh thu 5 tỷ', 'revenue'],
  ['vốn điều lệ là 1 tỷ', 'charter-capital'],
  ['năm 2019 lãi 5 triệu', 'profit'],
  ['nợ thuế 20 triệu', 'tax'],
  ['tổng vốn 2 tỷ', 'capital'],
])('%s speaks of %s', (text, topic) => {
  expect(found(text).at(-1)).toMatchObject({ dimension: 'money', topic })
})

test('a comma ends what the words before spoke of', () => {
  expect(found('doanh thu cao, 2 tỷ')).toMatchObject([{ dimension: 'money', topic: null }])
})

test('an amount knows where it stands in the text', () => {
  const text = normalise('htx lúa 520ha ở Hòn Đất')
  const [amount] = found(text)
  expect(text.slice(amount?.at, amount?.end)).toBe('520ha')
})

test('a local unit keeps its sizes for the gap and for the question', () => {
  expect(found('5 công')).toMatchObject([
    {
      unit: { name: 'công', from: 1000, to: 1296 },
      options: [{ label: 'cong-small' }, { label: 'cong-large' }],
      certainty: 'sure',
      why: 'local-unit',
    },
  ])
})

test('the word tư is four and từ is from', () => {
  expect(shown('hai trăm tư người')).toEqual(['person 240'])
  expect(shown('từ 240 người')).toEqual(['person [240; ∞)'])
  expect(shown('tu 200 den 240 nguoi')).toEqual(['person [200; 240]'])
})

const seeded = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return seed / 2 ** 32
}

const PIECES = [
  ...'aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ'.split(
    '',
  ),
  ...'0123456789.,/-–*x%$()?!:;"\n\t 🙂\u0301\u200B'.split(''),
  ...'ha m2 km2 công mẫu sào vuông tỷ triệu tr k trăm ngàn mười mươi mốt tư lăm rưỡi linh mấy vài'.split(
    ' ',
  ),
  ...'hơn gần khoảng từ đến trở lên dưới năm không ba hai một chín thành viên xe điểm lãi lỗ huề vốn'.split(
    ' ',
  ),
  ...'2018 2019 2020 3tr5 1.2.3 1,500 2xx nửa quý tháng ngày loại khá nhầm phân thuốc củ tỏi usd'.split(
    ' ',
  ),
]
const RUNS = process.env['LONG'] ? 100_000 : 10_000

test(`${RUNS} random texts are read without an exception`, () => {
  const random = seeded(20_210_715)
  const facts = content.facts
    .map(({ value }) => value)
    .filter(({ type }) => type === 'amount' || type === 'years')
  const readFact = createFactReader(lexicon, facts, find)
  const misplaced: string[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const length = 1 + Math.floor(random() * 9)
    const text = normalise(
      Array.from({ length }, () => {
        const piece = PIECES[Math.floor(random() * PIECES.length)] ?? ''
        return random() < 0.5 ? `${piece} ` : piece
      }).join(''),
    )
    for (const { at, end, interval, said } of find(text, { province: null })) {
      const ordered = interval.from === null || interval.to === null || interval.from <= interval.to
      if (at < 0 || end > text.length || at >= end || !ordered || said === '') misplaced.push(text)
    }
    const fact = facts[run % facts.length]?.id ?? ''
    readFact(text, fact, { asked: fact, province: null, sector: null })
  }
  expect(misplaced).toEqual([])
})
