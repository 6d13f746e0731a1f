import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { documentOf, readDocument } from '../../../support/content/documents.ts'

const BODY = 'I. MỤC TIÊU\n1. Trồng thêm khóm.\n2. Mở lớp dạy nghề.\nII. KINH PHÍ\n1. Vay quỹ.'
const MOTTO = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc'

const fileOf = (name: string) =>
  readFileSync(`test/fixtures/documents/pineapple/${name}.txt`, 'utf8')

const plan = (head: string, title = 'KẾ HOẠCH\nPhát triển vùng khóm') =>
  `${head}\n\n${title}\n\n${BODY}`

test.each([
  ['tra-vinh-2016', '15/2016/NQ-HĐND', 'nq', '2016-12-08', 'HĐND tỉnh Trà Vinh', 'tra-vinh'],
  ['binh-thuan', '2949/KH-UBND', 'kh', '2022-09-07', 'UBND tỉnh Bình Thuận', 'binh-thuan'],
  ['circular', '01/2020/TT-BKHĐT', 'tt', '2020-02-19', 'Bộ Kế hoạch và Đầu tư', 'ca-nuoc'],
  ['kien-giang-2018', '153/KH-UBND', 'kh', '2018-10-11', 'UBND tỉnh Kiên Giang', 'kien-giang'],
  ['kien-giang-2024', '153/KH-UBND', 'kh', '2024-06-21', 'UBND tỉnh Kiên Giang', 'kien-giang'],
  ['lam-dong', '5491/KH-UBND', 'kh', '2023-06-26', 'UBND tỉnh Lâm Đồng', 'lam-dong'],
  ['dong-thap', '5491/KH-UBND', 'kh', '2023-06-26', 'UBND tỉnh Đồng Tháp', 'dong-thap'],
  ['dong-thap-eth', '5491/KH-UBND', 'kh', '2023-06-26', 'UBND tỉnh Đồng Tháp', 'dong-thap'],
  [
    'ho-chi-minh-eth',
    '1551/QĐ-UBND',
    'qd',
    '2009-04-14',
    'UBND thành phố Hồ Chí Minh',
    'ho-chi-minh',
  ],
])(
  '%s says its number, kind, day, agency and province',
  (name, number, kind, signedOn, issuer, province) => {
    expect(documentOf(fileOf(name))).toMatchObject({ number, kind, signedOn, issuer, province })
  },
)

test('the words of a decision in old letters are cut by its articles', () => {
  const { passages } = documentOf(fileOf('ho-chi-minh-eth'))
  expect(passages.map(({ clause }) => clause)).toContain('D2.1')
})

const PLACE = 'Đồng Tháp, ngày 26 tháng 6 năm 2026'
const OWNER = 'ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG THÁP'

test.each([
  ['plain', `Số: 135/KH-UBND`, '135/KH-UBND'],
  ['a space before the stroke', `Số: 135 /KH-UBND`, '135/KH-UBND'],
  ['spaces and a long dash', `Số: 135/ KH – UBND`, '135/KH-UBND'],
  ['without a colon', `Số 135/KH-UBND`, '135/KH-UBND'],
  ['with the year', `Số: 15/2026/NQ-HĐND`, '15/2026/NQ-HĐND'],
  ['with a letter', `Số: 02a/KH-UBND`, '02a/KH-UBND'],
  ['of a department', `Số: 123/SNN-KTHT`, '123/SNN-KTHT'],
  ['of the Party', `Số: 06-CTr/TU`, '06-CTr/TU'],
  ['on the next line', `Số:\n135/KH-UBND`, '135/KH-UBND'],
  ['alone on its line', `135/KH-UBND`, '135/KH-UBND'],
  ['spread out', `S ố : 1 3 5 / K H - U B N D`, '135/KH-UBND'],
  ['spread out in words', `S ố :   1 3 5 / Q Đ - U B N D`, '135/QĐ-UBND'],
  ['with Eth', `Số: 135/QÐ-UBND`, '135/QĐ-UBND'],
  ['in full width', `Số: １３５/KH-UBND`, '135/KH-UBND'],
  ['in letters of another alphabet', `Số: 135/КН-UВND`, '135/KH-UBND'],
  ['beside the stamp of a copy', `Số: 9/SY-UBND\nSố: 135/KH-UBND`, '135/KH-UBND'],
  ['beside the stamp of arrival', `ĐẾN Số: 1234 Ngày: 2/7/2026\nSố: 135/KH-UBND`, '135/KH-UBND'],
])('a number is read %s', (_, line, number) => {
  expect(documentOf(plan(`${OWNER}\n${line}\n${MOTTO}\n${PLACE}`))).toMatchObject({
    number,
    signedOn: '2026-06-26',
    province: 'dong-thap',
  })
})

test('letters of a title that is spread out are its kind', () => {
  const text = plan(`${OWNER}\nSố: 7/KH-UBND\n${PLACE}`, 'K Ế   H O Ạ C H\nPhát triển vùng khóm')
  expect(documentOf(text).title).toBe('Phát triển vùng khóm')
})

const QUOTED = [
  [
    'one row',
    `| ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP Số: 135/KH-UBND | ${MOTTO.replace('\n', ' ')} ${PLACE} |`,
  ],
  [
    'two columns',
    `| ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n| TỈNH ĐỒNG THÁP | Độc lập - Tự do - Hạnh phúc |\n| Số: 135/KH-UBND | ${PLACE} |`,
  ],
  [
    'tabs',
    `ỦY BAN NHÂN DÂN\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH ĐỒNG THÁP\t\tĐộc lập - Tự do - Hạnh phúc\nSố: 135/KH-UBND\t\t${PLACE}`,
  ],
  [
    'wide gaps',
    `ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH ĐỒNG THÁP           Độc lập - Tự do - Hạnh phúc\nSố: 135/KH-UBND          ${PLACE}`,
  ],
  ['one column', `${OWNER}\nSố: 135/KH-UBND |\n${MOTTO}\n${PLACE} |`],
] as const

test.each(QUOTED)('a letterhead is read from a table as %s', (_, head) => {
  expect(documentOf(plan(head))).toMatchObject({
    id: 'kh-135-2026-dong-thap',
    issuer: 'UBND tỉnh Đồng Tháp',
    title: 'Phát triển vùng khóm',
  })
})

test('a number that was left for the pen is asked for, and its letters are kept', () => {
  const text = plan(`${OWNER}\nSố:      /KH-UBND\n${MOTTO}\n${PLACE}`)
  expect(readDocument(text, {})).toMatchObject({
    fault: 'no-digits',
    values: { symbol: 'KH-UBND' },
  })
  expect(documentOf(text, { number: '45' }).number).toBe('45/KH-UBND')
})

test.each([
  ['ngày 01 tháng 7 năm 2026', '2026-07-01'],
  ['ngày 01\ntháng 7\nnăm 2026', '2026-07-01'],
  ['ngày  5  tháng  12  năm  2026', '2026-12-05'],
  ['ngày   tháng 7 năm 2026', null],
  ['ngày … tháng … năm 2026', null],
  ['ngày 31 tháng 2 năm 2026', null],
])('the day "%s" is read', (day, signedOn) => {
  const document = documentOf(plan(`${OWNER}\nSố: 135/KH-UBND\n${MOTTO}\nĐồng Tháp, ${day}`))
  expect(document.signedOn).toBe(signedOn)
})

test('a law is dated by when it was passed', () => {
  const text = `QUỐC HỘI\nLuật số: 99/2026/QH16\n${MOTTO}\n\nLUẬT\nTRỒNG KHÓM\n\nĐiều 1. Phạm vi\n1. Nói về khóm.\n2. Không nói về mía.\nĐiều 2. Hiệu lực\nLuật này được Quốc hội khóa XVI thông qua ngày 20 tháng 6 năm 2026.`
  expect(documentOf(text)).toMatchObject({
    label: 'Luật 99/2026/QH16',
    signedOn: '2026-06-20',
    issuer: 'Quốc hội',
    province: 'ca-nuoc',
  })
})

test.each([
  ['THỦ TƯỚNG CHÍNH PHỦ', '17/QĐ-TTg', 'QUYẾT ĐỊNH', 'Thủ tướng Chính phủ'],
  ['CHÍNH PHỦ', '113/2026/NĐ-CP', 'NGHỊ ĐỊNH', 'Chính phủ'],
  ['BỘ TÀI CHÍNH', '17/2026/TT-BTC', 'THÔNG TƯ', 'Bộ Tài chính'],
  [
    'BỘ TÀI CHÍNH - BỘ NỘI VỤ',
    '8/2026/TTLT-BTC-BNV',
    'THÔNG TƯ LIÊN TỊCH',
    'Bộ Tài chính - Bộ Nội vụ',
  ],
  ['LIÊN MINH HỢP TÁC XÃ VIỆT NAM', '9/KH-LMHTXVN', 'KẾ HOẠCH', 'Liên minh HTX Việt Nam'],
])(
  'what %s issues is for all provinces, wherever it was signed',
  (agency, number, kind, issuer) => {
    const text = plan(
      `${agency}\nSố: ${number}\n${MOTTO}\nHà Nội, ngày 3 tháng 2 năm 2026`,
      `${kind}\nVề vùng khóm`,
    )
    expect(documentOf(text)).toMatchObject({ province: 'ca-nuoc', provinceName: 'cả nước', issuer })
  },
)

test('what was only signed in the capital is asked about, and taken as the person says', () => {
  const text = plan(`Số: 12/KH-BCĐ\n${MOTTO}\nHà Nội, ngày 3 tháng 2 năm 2026`)
  expect(readDocument(text, {})).toMatchObject({ fault: 'no-province' })
  expect(documentOf(text, { province: 'cả nước' }).province).toBe('ca-nuoc')
  expect(documentOf(text, { province: 'Hà Nội' }).province).toBe('ha-noi')
})

test.each([
  ['UBND TỈNH ĐỒNG THÁP\nSỞ CÔNG THƯƠNG', 'Sở Công Thương'],
  ['ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP SỞ KẾ HOẠCH VÀ ĐẦU TƯ', 'Sở Kế hoạch và Đầu tư'],
  ['LIÊN MINH HTX VIỆT NAM\nLIÊN MINH HỢP TÁC XÃ\nTỈNH ĐỒNG THÁP', 'Liên minh HTX tỉnh Đồng Tháp'],
  ['ỦY BAN NHÂN DÂN', 'UBND tỉnh Đồng Tháp'],
  ['ỦY BAN NHÂN DÂN TP.CẦN THƠ', 'UBND thành phố Cần Thơ'],
  ['TỈNH ỦY ĐỒNG THÁP\n*', 'Tỉnh ủy Đồng Tháp'],
])('of the agencies "%s" the one that issues is taken', (agencies, issuer) => {
  const text = plan(`${agencies}\nSố: 5/KH-ABC\n${MOTTO}\n${PLACE}`)
  expect(documentOf(text).issuer).toBe(issuer)
})

test('a letter has its subject for a title', () => {
  const text = `UBND TỈNH ĐỒNG THÁP\nSỞ NỘI VỤ\nSố: 123/SNV-TC\nV/v mở lớp trồng khóm\n${MOTTO}\n${PLACE}\nKính gửi: Các xã\n${BODY}`
  expect(documentOf(text)).toMatchObject({
    kind: 'cv',
    label: 'CV 123/SNV-TC',
    issuer: 'Sở Nội vụ',
  })
  expect(documentOf(text).title).toContain('mở lớp trồng khóm')
})

test('an annex alone says with what it was issued', () => {
  const text = `KẾ HOẠCH\nVùng khóm\n(Ban hành kèm theo Quyết định số 77/QĐ-UBND ngày 3 tháng 2 năm 2026 của Ủy ban nhân dân tỉnh Cà Mau)\n${BODY}`
  expect(documentOf(text)).toMatchObject({
    label: 'QĐ 77/QĐ-UBND',
    signedOn: '2026-02-03',
    issuer: 'UBND tỉnh Cà Mau',
    province: 'ca-mau',
  })
})

const headOf = (of: string) =>
  `ỦY BAN NHÂN DÂN\n${of}\nSố: 45/KH-UBND\n${MOTTO}\nKiên Giang, ngày 3 tháng 2 năm 2024`

test('a document of a district is another one than that of its province', () => {
  const province = documentOf(plan(headOf('TỈNH KIÊN GIANG')))
  const district = documentOf(plan(headOf('HUYỆN GÒ QUAO')))
  expect(district.issuer).toBe('UBND huyện Gò Quao')
  expect(district.id).not.toBe(province.id)
})

test.each(['header', 'box'] as const)(
  'a %s that reads like a clause hides no letterhead',
  (kind) => {
    const text = plan(headOf('TỈNH KIÊN GIANG'))
    const aside = { kind, line: 0, text: '1. Khoản 1 mức 10 triệu đồng', marks: [] }
    const read = documentOf({ text, marks: [], asides: [aside] })
    expect(read).toMatchObject({ number: '45/KH-UBND', signedOn: '2024-02-03' })
  },
)
