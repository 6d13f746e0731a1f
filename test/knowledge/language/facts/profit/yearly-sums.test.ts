import { expect, test } from 'vitest'
import { forms, read } from '../../../../support/content/fact-reading.ts'

const EVERY = '2018: (0; ∞), 2019: (0; ∞), 2020: (0; ∞)'

test.each([
  ['có lãi cả ba năm: 12, 16, 9 triệu', '2018: 12000000, 2019: 16000000, 2020: 9000000'],
  ['lời hết em, 33, 29 rồi 41 triệu', '2018: 33000000, 2019: 29000000, 2020: 41000000'],
  ['lời 12, 16 và 9 triệu', '2018: 12000000, 2019: 16000000, 2020: 9000000'],
  ['có lãi, 95 triệu, 120 triệu, 60 triệu', '2018: 95000000, 2019: 120000000, 2020: 60000000'],
  [
    '2018 lời 66 triệu, 2019 lời 70, 2020 dịch nên giảm còn 35 triệu',
    '2018: 66000000, 2019: 70000000, 2020: 35000000',
  ],
  [
    'năm nào cũng lời, 2018 năm lăm, 2019 bốn tám, 2020 sáu chục triệu',
    '2018: 55000000, 2019: 48000000, 2020: 60000000',
  ],
  [
    'có lời, 2018 hai mươi lăm triệu, 2019 ba mươi mốt triệu, 2020 mười tám triệu',
    '2018: 25000000, 2019: 31000000, 2020: 18000000',
  ],
  [
    'lãi 25 triệu năm 2018, 31 triệu năm 2019, 18 triệu năm 2020',
    '2018: 25000000, 2019: 31000000, 2020: 18000000',
  ],
  [
    '2018 130tr, 2019 88tr, 2020 142tr',
    '2018: 130000000, 2019: 88000000, 2020: 142000000, counted?',
  ],
  ['2018 lãi 12, 2019 lỗ 16, 2020 lãi 9 triệu', '2018: 12000000, 2019: (-∞; 0), 2020: 9000000'],
  // one sum for three years is nobody's
  ['2018 2019 2020 lãi 130 triệu', EVERY],
  [
    'năm 18 lời 20tr năm 19 lời 15tr năm 20 lời 18tr',
    '2018: 20000000, 2019: 15000000, 2020: 18000000',
  ],
  ['18 19 20 đều lãi', EVERY],
  ['2018, 2019 đều lãi', '2018: (0; ∞), 2019: (0; ∞)'],
  ['đều lời, 2019 lỗ', '2018: (0; ∞), 2019: (-∞; 0), 2020: (0; ∞)'],
  ['2018 doanh thu 35 triệu', 'nothing'],
  [
    '2018 lời, 2019 hạn mặn huề vốn, 2020 lời lại. tính chung ba năm là lời',
    '2018: (0; ∞), 2019: 0, 2020: (0; ∞)',
  ],
  ['2019 huề vốn, ba năm đều lời', '2018: (0; ∞), 2019: 0, 2020: (0; ∞)'],
  ['tính chung ba năm thì lời', 'nothing'],
  ['phần lớn là lời', 'false'],
  ['có năm lời', 'false'],
  ['hy vọng lời', 'vague'],
])('asked for the profits, "%s" reads as %s', (text, reading) => {
  for (const form of forms(text))
    expect(`${form}: ${read(form, 'profit')}`).toBe(`${form}: ${reading}`)
})

test.each([
  ['2018 sổ mất chắc cũng lời', 'vague'],
  ['2019 2020 lời, 2018 không rõ', '2018: (-∞; ∞), 2019: (0; ∞), 2020: (0; ∞)'],
  [
    '2018 lời 20tr, 2019 lời 15tr, 2020 nghe nói lời',
    '2018: 20000000, 2019: 15000000, 2020: (-∞; ∞)',
  ],
  ['chắc chắn có lãi cả 3 năm', EVERY],
])('a guess at a year is not known: "%s" reads as %s', (text, reading) => {
  for (const form of forms(text))
    expect(`${form}: ${read(form, 'profit')}`).toBe(`${form}: ${reading}`)
})

test.each([
  'du lịch homestay, bán khô cá',
  'ngành khác, du lịch',
  'để chú coi lại sổ sách',
  'làm lại báo cáo tài chính',
  'trả lời sau nha',
  'hỏi lại kế toán',
  'dự án mới',
  'đường còn dài',
])('"%s" speaks of no profit', (text) => {
  for (const form of forms(text))
    expect(`${form}: ${read(form, 'profit')}`).toBe(`${form}: nothing`)
})
