import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRedact } from '../../../../knowledge/language/personal/redact.ts'
import { content } from '../../../support/content/content.ts'

const redact = createRedact(content.lexicon)

describe('what is somebody’s own is taken out', () => {
  test.each([
    ['sdt cua toi 0912345678 goi lai tu van lai suat', 'sdt cua toi [số] goi lai tu van lai suat'],
    ['hỏi thuế, 0912 345 678 nhé em', 'hỏi thuế, [số] nhé em'],
    ['hoi thue 0912.345.678 hoac 0987-654-321', 'hoi thue [số] hoac [số]'],
    ['+84 912 345 678 xem gium thue dat', '[số] xem gium thue dat'],
    ['hoi vay von, so cua chu 0912/345/678', 'hoi vay von, so cua chu [số]'],
    ['o9l2345678 zalo em nha, hoi thue dat', '[số] zalo em nha, hoi thue dat'],
    [
      'khong chin mot hai ba bon nam sau bay tam goi lai vu thue dat nha em',
      '[số] goi lai vu thue dat nha em',
    ],
    ['gọi 0 chín một 2 ba bốn 5 sáu bảy tám để hỏi phí giùm', 'gọi [số] để hỏi phí giùm'],
    ['cccd 091085001234 co can nop khong', 'cccd [số] co can nop khong'],
    ['stk 19036789123456 vietcombank chuyen tien', 'stk [số] vietcombank chuyen tien'],
    ['toi sinh nam 1965 co vay duoc khong', 'toi sinh nam [số] co vay duoc khong'],
    ['mst 1701 dong thue sao', 'mst [số] dong thue sao'],
    ['von 2.000.000.000 dong lai suat may', 'von [số] dong lai suat may'],
    ['gui mail nguyenvana@gmail.com mau don gium', 'gui mail [link] mau don gium'],
    ['mau don gui nguyenvana@ gmail . com duoc khong', 'mau don gui [link] duoc khong'],
    ['gui mau don cho nguyenvana gmail.com nha em', 'gui mau don cho [link] nha em'],
    ['xem https://facebook.com/nguyen.van.a co dung khong', 'xem [link] co dung khong'],
    ['zalo.me/0912345678 hoi lai suat vay', '[link] hoi lai suat vay'],
    ['toi la nguyen van tam o hon dat hoi lai suat', 'toi la [tên] o hon dat hoi lai suat'],
    ['em ten la hoa cho em hoi phi dang ky', 'em ten la [tên] cho em hoi phi dang ky'],
    ['Tôi tên Trần Thị Bích Ngọc, cho hỏi lãi suất', 'Tôi tên [tên], cho hỏi lãi suất'],
    ['họ tên: Lê Văn Út, hỏi thuế đất của htx', 'họ tên: [tên], hỏi thuế đất của htx'],
    ['chú Bảy Huệ hỏi lãi suất', 'chú [tên] hỏi lãi suất'],
    ['nguyen thi sau hoi thue', '[tên] hoi thue'],
    ['toi nguyen thi kim thoa ke toan, hoi bao hiem', 'toi [tên] ke toan, hoi bao hiem'],
    ['nha toi so 12 duong nguyen trai hoi thue', 'nha toi so [số] duong nguyen trai hoi thue'],
    ['facebook tam hung hoi gia lua', 'facebook [tên] hoi gia lua'],
    ['Danh Sà Rươl hỏi tiền hỗ trợ của nhà nước', '[tên] hỏi tiền hỗ trợ của nhà nước'],
    ['em là Lan Anh bên phòng nông nghiệp hỏi phí', 'em là [tên] bên phòng nông nghiệp hỏi phí'],
    ['TOI LA NGUYEN VAN TAM HOI LAI SUAT VAY', 'TOI LA [tên] HOI LAI SUAT VAY'],
    ['anh Huỳnh Văn Út sđt 0939.123.456 muốn hỏi thuế', 'anh [tên] sđt [số] muốn hỏi thuế'],
  ])('%s', (text, kept) => {
    expect(redact(text)).toBe(kept)
  })
})

describe('a question stays as it was asked', () => {
  test.each([
    'lai suat nam 2021, 2022, 2023 la bao nhieu',
    'tu 15/7/2021 den 31/7/2021 co phai dong phi khong',
    'hạn nộp 31-12-2025 hay 15.7.2021',
    'QĐ 2129/QĐ-UBND năm 2021 con hieu luc khong',
    'Kế hoạch 135/2021 có hết hạn chưa',
    'htx 520 ha 300 thanh vien von 5 ty vay duoc bao nhieu',
    'dt 520 ha vay duoc bao nhieu',
    'theo van ban nay thi thue bao nhieu',
    'do van de gi ma htx khong duoc vay',
    'thành phố Hồ Chí Minh có chương trình này không',
    'toi la giam doc htx, hoi lai suat',
    'tôi là dân tộc khmer có được ưu tiên vay không',
    'tên htx có được đổi không',
    'ten mo hinh so 3 la gi',
    'cao nguyen co ho tro rieng khong',
    'so dien thoai lien minh htx kien giang',
    'tai khoan ngan hang cua htx mo o dau',
    'HTX PHAI NOP THUE GI KHONG',
    'goi cho toi 3 lan ma khong thay',
  ])('%s', (text) => {
    expect(redact(text)).toBe(text)
  })
})

test.each(['0912 345 678', '0912345678 alo', 'nguyenvana@gmail.com', '', '?!', '123 456 789 012'])(
  'nothing is kept of "%s"',
  (text) => {
    expect(redact(text)).toBeNull()
  },
)

const question = fc.constantFrom(
  'hoi lai suat vay von ngan hang nong nghiep',
  'thuế đất của hợp tác xã mình đóng ra sao',
  'mau don dang ky lay o dau vay em',
)
const separator = fc.constantFrom('', ' ', '.', '-', ' . ')
const phone = fc
  .tuple(
    fc.constantFrom('0', '+84', '84', '(0)'),
    fc.integer({ min: 300_000_000, max: 999_999_999 }).map(String),
    fc.array(separator, { minLength: 9, maxLength: 9 }),
  )
  .map(
    ([lead, digits, marks]) =>
      lead +
      digits
        .split('')
        .map((one, at) => (marks[at] ?? '') + one)
        .join(''),
  )

test('no number of a telephone is kept, however it is written and wherever it stands', () => {
  fc.assert(
    fc.property(phone, question, question, (number, before, behind) => {
      const kept = redact(`${before} ${number} ${behind}`) ?? ''
      expect(kept.replaceAll(/\D/gu, '').length).toBeLessThan(7)
      expect(kept).toContain('[số]')
    }),
  )
})

test('whatever is typed, what is kept is short, holds no long number, and no address', () => {
  const piece = fc.oneof(question, phone, fc.string({ unit: 'grapheme' }), fc.emailAddress())
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const kept = redact(pieces.join(' ')) ?? ''
      expect(kept.length).toBeLessThanOrEqual(300)
      expect(kept).not.toMatch(/\d{7}|\w@\w/u)
    }),
  )
})

test('a long text is cut behind a word, and never inside a number', () => {
  const kept = redact(`${'hỏi lãi suất '.repeat(22)}0912345678 ${'vay vốn '.repeat(99)}`)
  expect(kept).toMatch(/^(?:hỏi lãi suất ){22}\[số\] vay vốn…$/u)
  const cut = redact(`${'a '.repeat(296)}0912345678`)
  expect(cut).not.toMatch(/\d/u)
})
