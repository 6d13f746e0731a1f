import { expect, test } from 'vitest'
import type { ProvinceId } from '../../../../knowledge/schema/primitives.ts'
import { read, showFacts } from '../../../support/content/reader.ts'

const known = (asked: string | null) =>
  asked === null ? {} : { province: 'kien-giang' as ProvinceId, sector: 'rice' }

type Row = readonly [text: string, asked: string | null, facts: string]

/** Several facts in one message; amounts in m², đồng, heads and hundredths of a point. */
const several: readonly Row[] = [
  [
    'htx lua o Hon Dat 620 mau 299 xa vien von ty ruoi',
    null,
    'area [6200000; 8035200], capital 1500000000, entity cooperative, members 299, sector rice',
  ],
  [
    'htx lua o Hon Dat 620 mau 299 xa vien, du dk ko em',
    null,
    'area [6200000; 8035200], entity cooperative, members 299, sector rice',
  ],
  [
    'HTX lúa 520 ha, 310 thành viên, vốn 1,2 tỷ',
    null,
    'area 5200000, capital 1200000000, entity cooperative, members 310, sector rice',
  ],
  ['520 ha, 310 xã viên, vốn 1,2 tỷ', null, 'area 5200000, capital 1200000000, members 310'],
  ['520 ha 310 xa vien von 1,2 ty', 'area', 'area 5200000, capital 1200000000, members 310'],
  ['1,2 ty, 310 tv', 'capital', 'capital 1200000000, members 310'],
  [
    'htx rau 60 ha 70 tv 500 trieu du dk ko',
    null,
    'area 600000, capital 500000000, entity cooperative, members 70, sector vegetables',
  ],
  [
    'htx rau 60 ha 70 tv doanh thu 5 ty',
    null,
    'area 600000, entity cooperative, members 70, sector vegetables',
  ],
  [
    'htx rau 60 ha 70 tv no ngan hang 2 ty xet gium',
    null,
    'area 600000, entity cooperative, members 70, sector vegetables',
  ],
  [
    'htx van tai 600 xe 400 ghe 520 tv',
    null,
    'entity cooperative, members 520, sector transport, vehicles 1000, counted?',
  ],
  [
    'htx van tai 1200 xe, 600 xv',
    null,
    'entity cooperative, members 600, sector transport, vehicles 1200',
  ],
  [
    'htx lua 600 ha 350 tv loai kha 2020',
    null,
    'area 6000000, entity cooperative, members 350, score [6500; 8000), sector rice',
  ],
  [
    'htx lua 600 ha 350 tv 72 diem 5 dich vu',
    null,
    'area 6000000, entity cooperative, members 350, score 7200, sector rice, services 5',
  ],
  [
    'tổ hợp tác tụi tui ở Hà Tiên nuôi tôm 2 ha vốn 3 tỷ được ko',
    null,
    'area 20000, capital 3000000000, entity group, sector aquaculture',
  ],
  ['tht nuoi tom 2 ha', null, 'area 20000, entity group, sector aquaculture'],
  [
    'lhhtx lúa 900 ha 400 tv xét giùm',
    null,
    'area 9000000, entity union, members 400, sector rice',
  ],
  [
    'tụi tui đang tính lập htx lúa ở kiên giang 600 ha 350 người, xét giùm',
    null,
    'area 6000000, entity not-founded, members 350, sector rice',
  ],
  [
    'htx vừa lúa vừa tôm ở an biên 600 ha 400 xã viên đủ điều kiện không',
    null,
    'area 6000000, entity cooperative, members 400, sector rice aquaculture',
  ],
  [
    'htx lúa gò quao 4.000 công 350 xã viên đủ đk ko',
    null,
    'area [4000000; 5184000], entity cooperative, members 350, sector rice',
  ],
  [
    'htx toi o ca mau nuoi tom 3 ha von 5 ty du dk ko',
    null,
    'area 30000, capital 5000000000, entity cooperative, sector aquaculture',
  ],
  [
    'htx lua 300 hộ 600 ha',
    null,
    'area 6000000, entity cooperative, members households? | 300, sector rice',
  ],
  [
    'htx tui 300 nhan khau 600 ha lua',
    null,
    'area 6000000, entity cooperative, members people?, sector rice',
  ],
  [
    'hopwj tacs xax luas kieen giang 700 ha 320 tv ddur ddieeuf kieenj khoong',
    null,
    'area 7000000, entity cooperative, members 320, sector rice',
  ],
  ['à nhầm 520 ha', 'capital', 'area 5200000'],
  ['300 à không 310 thành viên', 'members', 'members 310'],
  ['mới 280 thành viên có được không', null, 'members 280'],
  ['htx minh 62 diem co du khong', null, 'entity cooperative, score 6200'],
  ['310', 'members', 'members 310'],
  ['300 tv?', 'members', 'members 300'],
  ['3', 'services', 'services 3'],
  ['64,5', 'score', 'score 6450'],
  ['có 300', 'members', 'members 300'],
  ['300 tv o hon dat', 'members', 'members 300'],
]
test.each(several)('"%s" (asked: %s) states %s', (text, asked, facts) => {
  expect(showFacts(read(text, asked, known(asked)))).toBe(facts)
})

/** Words before the number, profits among the figures, and nouns that could belong to two numbers. */
const mixed: readonly Row[] = [
  [
    'thành viên: 320; vốn: 500 triệu; diện tích: 600 ha',
    null,
    'area 6000000, capital 500000000, members 320',
  ],
  ['lúa 450 ha thôi, thành viên thì hơn 300', null, 'area 4500000, members (300; ∞), sector rice'],
  [
    'dien tich 550 ha thanh vien 320 von 1 ty 2 dich vu 5',
    null,
    'area 5500000, capital 1000000000, members 320',
  ],
  ['xe 600 ghe 400', 'vehicles', ''],
  [
    '2019 lãi 20 triệu, 2020 30tr, vốn 2 tỷ',
    null,
    'capital 2000000000, profit 2019: 20000000, 2020: 30000000',
  ],
  [
    '620 ha von 2 ty lai 5 trieu nam 2019',
    'area',
    'area 6200000, capital 2000000000, profit 2019: 5000000',
  ],
  ['310 tv trong đó 180 nữ', 'members', 'members 310'],
]
test.each(mixed)('"%s" (asked: %s) states %s', (text, asked, facts) => {
  expect(showFacts(read(text, asked, known(asked)))).toBe(facts)
})

/** A question put between two answers leaves nothing behind. */
const between: readonly (readonly [text: string, asked: string | null])[] = [
  ['htx nuôi tôm thì cần gì', 'members'],
  ['an giang co quy dinh 500 ha ko', 'members'],
  ['"từ 300" là 300 được hay phải 301', 'members'],
  ['vì sao phải có 80 điểm, tui thấy chỗ ghi 65', 'members'],
  ['thieu 2 thanh vien co cham chuoc ko', 'area'],
  ['tht duoc ko', 'area'],
  ['trong rau can may ha', 'area'],
  ['liên hiệp htx có được tham gia ko', 'area'],
  ['htx trong lua can bao nhieu thanh vien', 'sector'],
  ['ho tro 100 trieu phai khong', 'capital'],
  ['có OCOP thì được gì', 'ocop'],
  ['khong co ocop co duoc khong', 'ocop'],
  ['xe chở khách cần mấy chiếc', 'vehicles'],
  ['nuôi cá thì bao nhiêu m2 mới được', 'area'],
  ['loi nhuan it 5 trieu co tinh la lai khong', 'profit'],
  ['hòa vốn 1 năm có tính là lãi ko', 'profit'],
  ['vì sao phải có 80 điểm, tui thấy chỗ ghi 65', null],
  ['an giang có quy định 500 ha ko', null],
  ['thiếu 2 thành viên có châm chước ko', null],
]
test.each(between)('the question "%s" (asked: %s) states nothing', (text, asked) => {
  expect(showFacts(read(text, asked, known(asked)))).toBe('')
})

const answersWithQuestion: readonly Row[] = [
  ['520 ha mà hồ sơ nộp ở đâu?', 'area', 'area 5200000'],
  ['520 ha, mà nộp hồ sơ ở đâu?', 'area', 'area 5200000'],
  ['520 ha nop ho so o dau', 'area', 'area 5200000'],
  ['310, ma nop o dau vay', 'members', 'members 310'],
  ['bom nuoc cay gat phan thuoc ma nop ho so o dau vay', 'services', 'services 4, counted?'],
  ['có, mà hồ sơ nộp ở đâu', 'hightech', 'hightech true'],
]
test.each(answersWithQuestion)('"%s" (asked: %s) answers %s and asks', (text, asked, facts) => {
  const reading = read(text, asked, known(asked))
  expect(showFacts(reading)).toBe(facts)
  expect(reading.question).not.toBeNull()
})
