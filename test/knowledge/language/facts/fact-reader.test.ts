import { expect, test } from 'vitest'
import { showReading } from '../../../support/content/reading.ts'
import { forms, read, readFact } from '../../../support/content/fact-reading.ts'

/** The rows of the seed corpus that are about amounts and say more than the table above. */
test.each([
  ['500', 'area', '5000000, unit?'],
  ['5 km2', 'area', '5000000'],
  ['một héc ta rưỡi | 1 ha rưỡi', 'area', '15000, elliptic?'],
  ['1.500 ha', 'area', '15000000, separator?'],
  ['1,500 ha', 'area', 'malformed? | 15000000 | 15000'],
  ['1,200.5 ha', 'area', '12005000, separator?'],
  ['1.2.3 ha', 'area', 'malformed?'],
  ['50.00 ha', 'area', '500000, separator?'],
  ['4.000 công', 'area', '[4000000; 5184000]'],
  ['5.000 công', 'area', '[5000000; 6480000]'],
  ['3.000 công', 'area', '[3000000; 3888000]'],
  ['10 mẫu', 'area', '[100000; 129600]'],
  ['20 sào', 'area', '20000, slang?'],
  ['hơn 500 ha | trên 500 ha', 'area', '(5000000; ∞)'],
  ['từ 500 ha trở lên | tối thiểu 500 ha', 'area', '[5000000; ∞)'],
  ['tối thiểu 500', 'area', '[5000000; ∞), unit?'],
  ['gần 500 ha', 'area', '[4500000; 5000000]'],
  ['chưa tới 500 ha | dưới 500 ha', 'area', '(-∞; 5000000)'],
  ['chưa tới 500 | dưới 500', 'area', '(-∞; 5000000), unit?'],
  ['khoảng 500 ha | tầm 500 ha', 'area', '[4500000; 5500000]'],
  ['khoảng 800 ha', 'area', '[7200000; 8800000]'],
  ['450-500 ha | từ 450 đến 500 ha', 'area', '[4500000; 5000000]'],
  ['300 | 300 người | 300 thành viên | ba trăm | ba tram thanh vien', 'members', '300'],
  ['ba trăm hai', 'members', '320, elliptic?'],
  ['ba trăm linh hai | ba trăm lẻ hai', 'members', '302'],
  ['ba trăm năm', 'members', '350, elliptic?'],
  ['1k2', 'members', '1200, elliptic?'],
  ['1k', 'members', '1000, slang?'],
  ['04 | 4 dịch vụ | bốn', 'services', '4'],
  ['tưới, làm đất, giống, thu hoạch', 'services', '4, counted?'],
  ['300 000 000', 'capital', '300000000'],
  ['300 củ', 'capital', '300000000, slang?'],
  ['2 tỷ rưỡi | 2,5 tỷ | 2.5 tỷ', 'capital', '2500000000'],
  ['2 tỷ 5', 'capital', '2500000000, elliptic?'],
  ['1.200 triệu', 'capital', '1200000000'],
  ['32.675 triệu', 'capital', '32675000000'],
  ['299,9 triệu', 'capital', '299900000'],
  ['không lỗ năm nào', 'profit', 'which-years?'],
  ['năm 2019 hòa vốn', 'profit', '2019: 0'],
  ['lãi 2 năm thôi', 'profit', 'false, counted?'],
  ['3', 'services', '3'],
])('%s (%s) reads as %s', (texts, fact, reading) => {
  for (const form of forms(texts))
    expect(`${form}: ${read(form, fact)}`).toBe(`${form}: ${reading}`)
})

test.each([
  // corrections take the last value
  ['300 triệu à không 310 triệu', 'capital', '310000000'],
  ['500 ha, ý lộn, 520 ha', 'area', '5200000'],
  ['nhầm, 320', 'members', '320'],
  // two values without a correction
  ['300 ha lúa 50 ha màu', 'area', 'contradiction? | 3000000 | 500000'],
  ['300 tv 310 tv', 'members', 'contradiction? | 300 | 310'],
  ['70 điểm loại tốt', 'score', 'contradiction? | 7000 | [8000; 10000]'],
  // doubt and implausible values
  ['chắc 300 triệu', 'capital', '300000000, doubt?'],
  ['hình như 290', 'members', '290, doubt?'],
  ['15.001 ha', 'area', '150010000, implausible?'],
  ['200.000 thành viên', 'members', '200000, implausible?'],
  ['650 điểm', 'score', '65000, implausible?'],
  ['300,5', 'members', 'not-whole?'],
  ['300 ca sĩ', 'members', '300, doubt?'],
  ['300 tru di 20', 'members', '20, doubt?'],
  ['8', 'score', '800, implausible?'],
  ['280 thành viên thêm 20 người nữa', 'members', 'contradiction? | 280 | 20'],
  ['300 hộ mỗi hộ 1 thành viên', 'members', 'households? | 300'],
  ['~300', 'members', '[270; 330]'],
  ['300+', 'members', '[300; ∞)'],
  ['năm 2020 có 300', 'members', '300'],
  ['1. bơm nước 2. cày 3. gặt 4. giống', 'services', '4, counted?'],
  ['1,5 tỷ 500tr', 'capital', 'contradiction? | 1500000000 | 500000000'],
  // a bare number never takes a unit silently
  ['5000', 'area', 'unit? | 50000000 | 5000'],
  ['2', 'capital', 'unit? | 2000000000 | 2000000'],
  ['1,500', 'area', 'malformed? | 15000000 | 15000'],
  ['vốn lưu động 200 triệu', 'capital', 'kinds-of-capital? | 200000000'],
  ['20 liên kết', 'members', 'members-kinds?'],
  ['65%', 'score', '6500, unit?'],
  ['8/10', 'score', 'malformed?'],
  // what speaks of something else
  ['500 ha', 'members', 'nothing'],
  ['300 con bò', 'members', 'nothing'],
  ['180 nữ', 'members', 'nothing'],
  ['không biết', 'services', 'nothing'],
  ['', 'area', 'nothing'],
  // with more around it
  ['dạ 300 người đó em', 'members', '300'],
  ['299 mà nộp hồ sơ ở đâu', 'members', '299'],
  ['bom nuoc cay gat phan thuoc ma nop ho so o dau vay', 'services', '4, counted?'],
  ['năm 2020 được 65 điểm', 'score', '6500'],
  ['vốn 2 tỷ 4 dịch vụ', 'services', '4'],
  ['vốn 2 tỷ 4 dịch vụ', 'capital', '2000000000'],
])('%s (%s) reads as %s', (texts, fact, reading) => {
  for (const form of forms(texts))
    expect(`${form}: ${read(form, fact)}`).toBe(`${form}: ${reading}`)
})

test.each([
  ['2018 lãi 20tr 2019 lãi 5tr 2020 lỗ', '2018: 20000000, 2019: 5000000, 2020: (-∞; 0)'],
  ['18 19 đều lãi', '2018: (0; ∞), 2019: (0; ∞)'],
  ['lãi 2018, 2019, lỗ 2020', '2018: (0; ∞), 2019: (0; ∞), 2020: (-∞; 0)'],
  ['2018, 2019 lãi, 2020 huề', '2018: (0; ∞), 2019: (0; ∞), 2020: 0'],
  ['2018,2019 lãi', '2018: (0; ∞), 2019: (0; ∞)'],
  ['lỗ 2019 còn lại lãi', '2018: (0; ∞), 2019: (-∞; 0), 2020: (0; ∞)'],
  ['lãi cả 3 năm trừ 2019', 'which-years?'],
  ['cả ba năm đều lãi', '2018: (0; ∞), 2019: (0; ∞), 2020: (0; ∞)'],
  ['2023 2024 2025 lãi', 'other-years?'],
  ['2019 không có được lãi', 'which-years?'],
  ['nhầm, 2019 vẫn lời 12 triệu', '2019: 12000000'],
  ['có lãi', 'true'],
  ['có lãi 5', 'which-years? | 2018: (0; ∞), 2019: (0; ∞), 2020: (0; ∞)'],
  ['lãi suất bao nhiêu', 'nothing'],
])('profit %s reads as %s', (text, reading) => {
  for (const form of forms(text))
    expect(`${form}: ${read(form, 'profit')}`).toBe(`${form}: ${reading}`)
})

test('a fact that was not asked takes no bare number and no yes', () => {
  const context = { asked: null, province: null, sector: null }
  expect(readFact('310', 'members', context)).toBeNull()
  expect(readFact('có lãi', 'profit', context)).toBeNull()
  expect(showReading(readFact('htx 310 xa vien', 'members', context))).toBe('310')
  expect(showReading(readFact('3 nam deu lai', 'profit', context))).toMatch(/^which-years\?/u)
})

test('a bare area of an aquaculture cooperative may be m²', () => {
  const context = { asked: 'area', province: null, sector: 'aquaculture' }
  expect(showReading(readFact('500', 'area', context))).toBe('unit? | 5000000 | 500')
})

test.each([
  ['ty ruoi', 'capital', 'tỷ rưỡi'],
  ['620 mau', 'area', '620 mẫu'],
  ['299tv', 'members', '299 thành viên'],
  ['hon 50ha', 'area', 'hơn 50 ha'],
  ['300', 'capital', '300 triệu đồng'],
  ['bom nuoc,cay', 'services', 'bơm nước, cày'],
])('%s (%s) is echoed as "%s"', (text, fact, said) => {
  const reading = readFact(text, fact, { asked: fact, province: 'an-giang', sector: null })
  expect(reading).toMatchObject({ value: { said } })
})
