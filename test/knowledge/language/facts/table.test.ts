import { describe, expect, test } from 'vitest'
import { forms, read } from '../../../support/content/fact-reading.ts'

type Row = readonly [row: number, texts: string, fact: string, reading: string]

/** Every row of the table of numbers and units that is the answer to a question. */
const rows: readonly Row[] = [
  // money
  [1, '2 ty | 2 tỷ | 2 tỉ | 2tỷ | hai tỷ | 02 tỷ', 'capital', '2000000000'],
  [2, '1 tỷ rưỡi | 1,5 tỷ | 1.5 ty | tỷ rưỡi', 'capital', '1500000000'],
  [3, '2 tỷ 3 | 2ty3 | hai tỷ ba', 'capital', '2300000000, elliptic?'],
  [4, '1 tỷ 25', 'capital', 'malformed? | 1250000000 | 1025000000'],
  [5, 'tỷ hai | một tỷ hai', 'capital', '1200000000, elliptic?'],
  [6, 'ba tỷ mốt', 'capital', '3100000000, elliptic?'],
  [7, '2 tỷ lẻ 5 triệu', 'capital', '2005000000'],
  [8, '300tr | 300 tr | 300 triệu | ba trăm triệu', 'capital', '300000000'],
  [9, '300trđ | 300 triệu đ | 300.000.000đ', 'capital', '300000000'],
  [10, '3tr5 | 3tr500', 'capital', '3500000, elliptic?'],
  [11, '3 trăm triệu | 3 trăm tr', 'capital', '300000000'],
  [12, '300', 'capital', '300000000, unit?'],
  [13, '300.000', 'capital', 'unit? | 300000000 | 300000'],
  [14, '300k | 300 ngàn | 300 nghìn', 'capital', 'unit? | 300000000 | 300000'],
  [15, '500 ngàn đồng triệu', 'capital', 'contradiction?'],
  [16, 'nửa tỷ | nửa tỉ', 'capital', '500000000'],
  [17, 'bảy trăm rưỡi', 'capital', '750000000, unit?'],
  [18, 'trăm rưỡi triệu', 'capital', '150000000'],
  [19, 'hai trăm tư', 'capital', '240000000, unit?'],
  [19, 'hai trăm tư triệu', 'capital', '240000000, elliptic?'],
  [20, 'bốn trăm mốt', 'members', '410, elliptic?'],
  [21, 'bốn trăm lẻ một | bốn trăm linh một', 'members', '401'],
  [22, 'chín trăm mấy | 900 mấy', 'members', '[901; 999]'],
  [23, '1 củ | 1 chai', 'capital', '1000000, slang?'],
  [23, '5 củ', 'capital', '5000000, slang?'],
  [24, '5 trăm', 'capital', '500000000, unit?'],
  [24, '5 lít | 5 xị', 'capital', '500000, implausible?'],
  [25, '1 tỏi', 'capital', '1000000000, slang?'],
  [26, '1 cây vàng | 2 chỉ vàng', 'capital', 'gold?'],
  [27, '2000 triệu | 2.000tr', 'capital', '2000000000'],
  [28, '0,3 tỷ | 0.3 tỷ', 'capital', '300000000'],
  [29, '1.000.000.000', 'capital', '1000000000'],
  [30, '2,300 triệu', 'capital', 'malformed? | 2300000000 | 2300000'],
  [31, '2.300 triệu', 'capital', '2300000000'],
  [32, 'mấy tỷ | vài tỷ', 'capital', '[2000000000; 9000000000]'],
  [32, 'mấy chục tỷ', 'capital', '[20000000000; 90000000000]'],
  [33, 'bốn trăm mấy chục triệu', 'capital', '[410000000; 500000000)'],
  [
    34,
    'khoảng 300 triệu | tầm 300 triệu | chừng 300 triệu | độ 300 triệu',
    'capital',
    '[270000000; 330000000]',
  ],
  [35, 'gần 2 tỷ', 'capital', '[1800000000; 2000000000]'],
  [36, 'hơn 300 triệu | trên 300 triệu', 'capital', '(300000000; ∞)'],
  [36, '300 triệu đổ lên', 'capital', '[300000000; ∞)'],
  [37, 'dưới 300 triệu | chưa tới 300 triệu', 'capital', '(-∞; 300000000)'],
  [38, '300 đến 500 triệu', 'capital', '[300000000; 500000000]'],
  [39, 'ko có vốn', 'capital', 'zero-or-no?'],
  [39, 'vốn bằng 0', 'capital', 'zero-or-no? | 0'],
  [40, 'vốn dl 1 tỷ, vốn lưu động 200', 'capital', 'kinds-of-capital? | 1000000000'],
  [40, 'vốn dl 1 tỷ, vốn lưu động 200tr', 'capital', '[200000000; 1000000000] authority'],
  [41, '5 nghìn tỷ', 'capital', '5000000000000, implausible?'],
  [42, '$20.000 | 20k usd', 'capital', 'foreign-money?'],
  [43, '200 triệu/năm | doanh thu 5 tỷ', 'capital', 'flow-not-capital?'],
  // area
  [44, '500 ha | 500ha | 500 hecta | 500 héc ta | 500 hét ta | 500 hec', 'area', '5000000'],
  [45, 'năm trăm hecta | năm trăm héc-ta', 'area', '5000000'],
  [46, '0,5 ha | nửa ha | nửa hecta | 0.5 ha | nửa héc ta', 'area', '5000'],
  [47, '37,5ha | 37.5 ha', 'area', '375000'],
  [48, '1.200 ha', 'area', '12000000, separator?'],
  [49, '1.200,5 ha', 'area', '12005000'],
  [
    50,
    '5000m2 | 5.000 m² | 5000 m vuông | 5000 met vuong | 5 ngàn mét | 5 nghìn mét vuông',
    'area',
    '5000',
  ],
  [51, '5000 vuông', 'area', '5000, slang?'],
  [52, '4 vuông | 4 vuông tôm | mấy vuông', 'area', 'ponds?'],
  [53, '5 công | 5 công đất', 'area', '[5000; 6480]'],
  [54, '5 công nhỏ | 5 công tầm nhỏ | 5 công nhà nước', 'area', '5000'],
  [55, '5 công lớn | 5 công tầm lớn | 5 công tầm cấy | 5 công tầm ba mét', 'area', '6480'],
  [56, '6 ngàn công | 6k công', 'area', '[6000000; 7776000]'],
  [57, '1 mẫu', 'area', '[10000; 12960]'],
  [58, '1 mẫu Bắc Bộ', 'area', '3600'],
  [59, '1 mẫu Trung Bộ', 'area', '[4970; 5000]'],
  [60, '1 mẫu tây | 1 mẫu Tây', 'area', '10000'],
  [61, '1 sào Bắc', 'area', '360'],
  [62, '1 sào Trung', 'area', '[497; 500]'],
  [64, '1 sào', 'area', '1000, slang?'],
  [65, '3 sào 5', 'area', '3500, slang?'],
  [66, '2 mẫu 3', 'area', '[23000; 29808], elliptic?'],
  [67, '3 công rưỡi', 'area', '[3500; 4536], elliptic?'],
  [68, 'mẫu hai', 'area', '[12000; 15552], elliptic?'],
  [68, 'công hai', 'area', '[1200; 1555], elliptic?'],
  [69, '1 tầm | 1 thước | 1 cao', 'area', 'unit?'],
  [70, '20 ha 2 vụ | 900 ha/năm 3 vụ', 'area', 'sown-area?'],
  [71, '600 ha mặt nước', 'area', '6000000'],
  [72, '2km2 | 2 cây số vuông', 'area', '2000000'],
  [73, '50 nền nhà | 3 bờ | 2 liếp | 1 miếng | 1 thửa', 'area', 'unit?'],
  [74, '8 lồng | 5 bè | 20 vèo | 3 ao', 'area', 'ponds?'],
  [75, '100m x 50m | 100*50 | 100x50', 'area', '5000'],
  [76, 'khoảng 500 ha', 'area', '[4500000; 5500000]'],
  [77, '500 mẫu', 'area', '[5000000; 6480000]'],
  [78, '50', 'area', '500000, unit?'],
  // members, services, vehicles, scores
  [79, '300 tv | 300 xv | 300 xã viên | ba trăm người', 'members', '300'],
  [80, '300 hộ', 'members', 'households? | 300'],
  [81, '300 nhân khẩu', 'members', 'people?'],
  [82, 'gần 300 | ngót 300', 'members', '[270; 300]'],
  [82, 'xấp xỉ 300', 'members', '[270; 330]'],
  [82, 'hơn 2 trăm rưỡi', 'members', '[251; 299]'],
  [83, 'hơn 300 | trên 300', 'members', '(300; ∞)'],
  [83, '3 trăm mấy', 'members', '[301; 399]'],
  [84, 'vài chục | mấy chục', 'members', '[20; 90]'],
  [84, 'mấy trăm', 'members', '[200; 900]'],
  [85, '2xx', 'members', '[200; 299]'],
  [85, '3xx', 'members', '[300; 399]'],
  [86, 'năm mươi mốt | năm mốt', 'members', '51'],
  [87, 'năm mươi lăm | năm nhăm', 'members', '55'],
  [88, 'một ngàn lẻ năm', 'members', '1005'],
  [89, 'ngàn tư | một ngàn tư', 'members', '1400, elliptic?'],
  [90, 'hai ngàn rưỡi', 'members', '2500'],
  [91, 'chục', 'members', '10'],
  [91, 'chục rưỡi', 'members', '15'],
  [91, 'hai chục', 'members', '20'],
  [92, 'vạn | một vạn', 'members', '10000'],
  [93, '300 thành viên chính thức, 20 liên kết', 'members', 'members-kinds? | 300 | 320'],
  [94, '300 (trong đó 180 nữ)', 'members', '300'],
  [95, '4 dịch vụ | 4dv | bốn cái', 'services', '4'],
  [96, 'bơm nước, cày, gặt, phân thuốc', 'services', '4, counted?'],
  [97, 'phân với thuốc', 'services', 'services-count? | 1 | 2'],
  [98, '1000 xe | 1 ngàn đầu xe | 1k chiếc', 'vehicles', '1000'],
  [99, '600 xe 400 ghe', 'vehicles', '1000, counted?'],
  [100, '65 | 65d | 65 điểm | sáu lăm | 65đ', 'score', '6500'],
  [101, '64,5 | 64.5', 'score', '6450'],
  [101, '65/100', 'score', '6500'],
  [102, 'loại khá | khá', 'score', '[6500; 8000)'],
  [102, 'loại tốt', 'score', '[8000; 10000]'],
  [102, 'B | xếp 2', 'score', 'rating?'],
  [103, 'trên trung bình', 'score', 'rating?'],
  // years
  [104, '2018-2020 lãi | 18 19 20 lãi', 'profit', '2018: (0; ∞), 2019: (0; ∞), 2020: (0; ∞)'],
  [
    104,
    '3 năm nay lãi | 3 năm gần đây lãi',
    'profit',
    'which-years? | 2018: (0; ∞), 2019: (0; ∞), 2020: (0; ∞)',
  ],
  [105, 'năm lãi năm lỗ', 'profit', 'false'],
  [106, 'huề vốn | hòa | bù qua sớt lại', 'profit', 'false'],
  [
    107,
    'lời mấy chục triệu | lãi mấy chục triệu',
    'profit',
    'which-years? | 2018: (0; ∞), 2019: (0; ∞), 2020: (0; ∞)',
  ],
]

describe('row', () => {
  test.each(rows)('%i: %s (%s) reads as %s', (_row, texts, fact, reading) => {
    for (const form of forms(texts))
      expect(`${form}: ${read(form, fact)}`).toBe(`${form}: ${reading}`)
  })
})

test('row 36: "dư 300 triệu" is more, and without diacritics may also be "đủ"', () => {
  expect(read('dư 300 triệu', 'capital')).toBe('(300000000; ∞)')
  expect(read('du 300 trieu', 'capital')).toBe('[300000000; ∞)')
})

test('row 34: "cỡ" is about, and "co" without diacritics is "có"', () => {
  expect(read('cỡ 300 triệu', 'capital')).toBe('[270000000; 330000000]')
  expect(read('co 300 trieu', 'capital')).toBe('300000000')
})

test('rows 57, 61-63: the province decides what a mẫu and a sào can be', () => {
  expect(read('1 sào', 'area', 'kon-tum')).toBe('region? | 1000 | [497; 500]')
  expect(read('1 sào', 'area', null)).toBe('region? | 1000 | [497; 500] | 360')
  expect(read('1 mẫu', 'area', null)).toBe('region? | 10000 | 12960 | 3600 | [4970; 5000]')
})
