import { describe, expect, test } from 'vitest'
import { normalise } from '../../../../knowledge/language/text/text.ts'
import { read, showFacts } from '../../../support/content/reader.ts'

const told = (text: string, asked: string | null = null) =>
  showFacts(read(text, asked, { province: 'kien-giang', sector: 'rice' }))

describe('digits and marks', () => {
  test.each([
    ["1'250", '1.250'],
    ['1’250’000', '1.250.000'],
    ["1.250'000", '1.250.000'],
    ['12_500', '12.500'],
    ['1٬250٫5', '1.250,5'],
    ['١٢٥٠', '1250'],
    ['๑๒๕๐', '1250'],
    ['१२५०', '1250'],
    ['𝟏𝟐𝟓𝟎', '1250'],
    ['１，２５０', '1,250'],
    ['1️⃣2️⃣5️⃣0️⃣', '1250'],
    ['2½', '2,5'],
    ['¾ tỷ', '0,75 tỷ'],
    // no groups of three: the mark stays, and whoever reads it asks back
    ['1·25', '1·25'],
    ["0'250", "0'250"],
    ["1'2500", "1'2500"],
    ["H'Drai", "H'Drai"],
  ])('%s is written %s', (typed, plain) => {
    expect(normalise(typed)).toBe(plain)
  })

  test.each(["1'250", '1’250', '1·250', '1_250', '1˙250', '1٬250', '1 . 250', '1 .250', '1 250'])(
    '%s hectares are 1.250, and a yes is wanted',
    (figure) => {
      expect(told(`htx lúa ${figure} ha`)).toContain('area 12500000, separator?')
    },
  )

  test.each(['1’500 triệu', '1 500 triệu', '1.500 triệu'])('%s are 1,5 tỷ', (text) => {
    expect(told(`vốn ${text}`, null)).toMatch(/^capital 1500000000(?:, separator\?)?$/u)
  })
})

/** Marks that may mean anything: the whole is asked back, and no part of it counts. */
test.each(
  '1/250 1-250 1–250 1~250 1:250 1;250 1|250 1\\250 1"250 1^250 1#250 1+250 1=250 1*250 1..250 1…250 1(250 1a250 1x250 l.250'
    .split(' ')
    .concat(['1, 250', '1. 250', '1 ; 250', '1: 250', '1 - 250', '1 o 250', '12 50', '.5', '1/2'])
    .map((figure) => [figure]),
)('%s ha is asked back as a whole', (figure) => {
  expect(told(`htx lúa ${figure} ha`)).toContain('area malformed?')
})

test.each([
  ['một ngàn, hai trăm ha', 'area malformed?'],
  ['vốn 2, 3 tỷ', 'capital malformed?'],
  ['khoảng 300, 400 người', 'members malformed?'],
  ['300 hay 310 thành viên', 'members malformed?'],
  ['300 với 20 thành viên', 'members malformed?'],
  ['1 ha 25', 'area malformed?'],
  ['65 điểm 5', 'score malformed?'],
  ['3O0 thành viên', 'members malformed?'],
  ['1 250,5 ha', 'area 12505000, separator?'],
  ['01.250 ha', 'area malformed? | 12500 | 12500000'],
  ['1.250,500 ha', 'area malformed? | 12505000 | 12505000000'],
  ['hai phẩy năm tỷ', 'capital 2500000000'],
  ['1 chấm 250 ha', 'area 12500000, separator?'],
  ['61 chục xã viên', 'members 610'],
  ['61 xe năm trăm ha', 'area 5000000, vehicles 61'],
])('"%s" reads %s', (text, facts) => {
  expect(told(text)).toBe(facts)
})

/** What parts two numbers for certain. */
test.each([
  ['300 (180 nữ)', 'members', 'members 300'],
  ['450-500 ha', null, 'area [4500000; 5000000]'],
  ['thành viên 320, 500 ha', null, 'area 5000000, members 320'],
  ['310, 5 dịch vụ', 'members', 'members 310, services 5'],
  ['520 ha ,310 tv', null, 'area 5200000, members 310'],
  [
    '1. 520 ha\n2. 310 thành viên\n3. 1,2 tỷ',
    null,
    'area 5200000, capital 1200000000, members 310',
  ],
  ['năm 2020 480 xã viên', null, 'members 480'],
  ['60 ha hơn 55 tv', null, 'area [600000; ∞), members [55; ∞)'],
])('"%s" (asked: %s) holds two numbers: %s', (text, asked, facts) => {
  expect(told(text, asked)).toBe(facts)
})

describe('a fraction of what is counted', () => {
  test.each([
    ['49,5 thanh vien', null, 'members not-whole?'],
    ['49.5', 'members', 'members not-whole?'],
    ['75,5 phương tiện', null, 'vehicles not-whole?'],
    ['600,5 xe 400 ghe', null, 'vehicles not-whole?'],
    ['3,5 dịch vụ', null, 'services not-whole?'],
    ['3 rưỡi', 'services', 'services malformed?'],
    ['49 phẩy 5 tv', null, 'members not-whole?'],
    ['1,1 ngàn xe', null, 'vehicles 1100'],
    ['6.5', 'model', 'model not-whole? | 6 | 5'],
    ['6/5', 'model', 'model not-whole? | 6 | 5'],
    ['mô hình 6,5', null, 'model not-whole? | 6 | 5'],
    ['1, 3', 'model', 'model 1 3'],
    ['1.3', 'priority', 'priority [1, 3]'],
  ])('"%s" (asked: %s) is %s', (text, asked, facts) => {
    expect(told(text, asked)).toBe(facts)
  })

  test('nothing is rounded up to a threshold', () => {
    expect(told('499,9999 ha')).toBe('area 4999999, separator?')
    expect(told('64,9999', 'score')).toBe('score 6499, separator?')
  })
})

/** Figures beside figures that are none of a cooperative's. */
const beside: readonly (readonly [text: string, facts: string])[] = [
  ['HTX rau ở Rạch Giá 60 ha 55 thành viên', 'area 600000, members 55'],
  ['1200 xe o Rach Gia 480 xa vien', 'members 480, vehicles 1200'],
  ['theo KH 135 ngày 15/7/2021 có 700 ha', 'area 7000000'],
  ['kế hoạch số 251 520 ha', 'area 5200000'],
  ['nghị quyết 20-NQ/TW 310 tv', 'members 310'],
  ['sđt 0912 345 678 310 tv', 'members 310'],
  ['700 ha ấp 5 480 xã viên', 'area 7000000, members 480'],
  ['75 tr năm 2019', 'capital 75000000'],
  ['19 tỷ huyện Gò Quao', 'capital 19000000000'],
  ['137 ha Giang Thành', 'area 1370000'],
  ['520 ha tinh Kien Giang 310 tv', 'area 5200000, members 310'],
  ['893 thanh vien nam 2019', 'members 893'],
  ['vốn ở Rạch Giá 2 tỷ', 'capital 2000000000'],
]
test.each(beside)('"%s" reads %s', (text, facts) => {
  const amounts = read(text, null, { province: 'kien-giang' }).facts.filter(({ fact }) =>
    ['area', 'capital', 'members', 'vehicles'].includes(fact),
  )
  expect(showFacts({ facts: amounts })).toBe(facts)
})

test.each([
  '0912345678',
  'sđt 0912.345.678',
  'KH 135',
  'nghị quyết 15/2016/NQ-HĐND',
  'năm 2019',
  '30/6/2015',
  'ấp 5 xã Thổ Sơn',
  '5 HTX',
])('"%s" is no answer to a question for a number', (text) => {
  for (const asked of ['members', 'capital', 'area']) expect(told(text, asked)).toBe('')
})

test.each([
  ['gần 300 thành viên', 'members [270; 300]'],
  ['non 300 thành viên', 'members [270; 300]'],
  ['trên dưới 300 thành viên', 'members [270; 330]'],
  ['700 ha nhung cho thue bot 100', 'area remainder?'],
  ['700 ha, cho thuê bớt 100 ha', 'area remainder?'],
  ['520 thành viên mà mới nghỉ 30 người', 'members remainder?'],
  ['310 tv, lãi cả ba năm trừ 2019', 'members 310, profit which-years?'],
])('"%s" decides nothing at a threshold: %s', (text, facts) => {
  expect(told(text)).toBe(facts)
})

describe('a figure of which a piece could be lost', () => {
  test.each([
    ['vốn 2ty3 315 xã viên', 'capital 2300000000, elliptic?, members 315'],
    ['vốn trăm mấy triệu', 'capital (100000000; 200000000)'],
    ['vốn ba trăm mấy triệu', 'capital (300000000; 400000000)'],
    ['ba trăm hăm lăm thành viên', 'members 325'],
    ['nam tram bam hai ha', 'area 5320000'],
  ])('"%s" is read whole: %s', (text, facts) => {
    expect(told(text)).toBe(facts)
  })

  test.each([
    ['nam tram bim hai ha', 'area malformed?'],
    ['6OOha', 'area malformed?'],
    ['vốn 5OOtr', 'capital malformed?'],
    ['von ngan may trieu', 'capital malformed?'],
    ['vạn hai triệu', 'capital malformed?'],
    ['ha 545 tv 298 trieu 420', 'capital malformed?, members malformed?'],
  ])('"%s" is asked back, and no piece of it counts', (text, facts) => {
    expect(told(text, 'area')).toBe(facts)
  })
})

describe('a figure that only changes another one', () => {
  test.each([
    ['thêm 45 ha nữa là 525', 'area', 'area total?'],
    ['480 ha, mới mua thêm 45 ha', 'area', 'area total?'],
    ['còn thiếu 20 thành viên', 'area', 'members total?'],
    ['rút bớt 500 triệu', 'area', 'capital remainder?'],
    ['cho thuê bớt 50 ha', 'area', 'area remainder?'],
    ['20 người xin ra rồi', 'members', 'members remainder?'],
  ])('"%s" asks how much there is then', (text, asked, facts) => {
    expect(told(text, asked)).toBe(facts)
  })

  test.each(['xin vay thêm 500 triệu', 'muốn mua thêm 45 ha'])(
    '"%s" is another’s, or a wish',
    (text) => {
      expect(told(text)).toBe('')
    },
  )
})
