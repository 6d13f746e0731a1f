import { expect, test } from 'vitest'
import type { ProvinceId } from '../../../../knowledge/schema/primitives.ts'
import { read } from '../../../support/content/reader.ts'

const show = (text: string, province: ProvinceId | null) => {
  const { place } = read(text, null, { province })
  if (!place) return 'none'
  const { provinces, ask, district, other } = place
  return [provinces.join(' '), ask && `${ask}?`, district, other && `other: ${other}`]
    .filter((part) => part !== null && part !== '')
    .join(', ')
}

/** Text, the province known before, what is read. */
const places: readonly (readonly [string, ProvinceId | null, string])[] = [
  ['htx lua o Hon Dat', null, 'kien-giang, Hòn Đất'],
  ['htx ở Hòn Đất', null, 'kien-giang, Hòn Đất'],
  ['kien giang', null, 'kien-giang'],
  ['Kiên Giang', null, 'kien-giang'],
  ['kiêng giang', null, 'kien-giang'],
  ['o kieng giang', null, 'kien-giang'],
  ['kiên gian', null, 'kien-giang'],
  ['tỉnh Kiên Giang cũ', null, 'kien-giang'],
  ['kgiang', null, 'kien-giang'],
  ['k.giang', null, 'kien-giang'],
  ['htx ở giềng riềng', null, 'kien-giang, Giồng Riềng'],
  ['gieng rieng', null, 'kien-giang, Giồng Riềng'],
  ['o go quao', null, 'kien-giang, Gò Quao'],
  ['ke hoach cua ubnd tinh lien quan toi gi', null, 'none'],
  ['rach gia an giang', null, 'kien-giang, Rạch Giá'],
  ['phu quoc', null, 'kien-giang, Phú Quốc'],
  ['u minh thuong', null, 'kien-giang, U Minh Thượng'],
  ['htx hà tiên', null, 'kien-giang, Hà Tiên'],
  ['an giang', null, 'kien-giang an-giang, merged?'],
  ['An Giang', null, 'kien-giang an-giang, merged?'],
  ['htx toi o an giang', null, 'kien-giang an-giang, merged?'],
  ['an gian', null, 'kien-giang an-giang, merged?'],
  ['An Giang cũ', null, 'an-giang'],
  ['an giang cu', null, 'an-giang'],
  ['An Giang (cũ)', null, 'an-giang'],
  ['thoai son an giang', null, 'an-giang, Thoại Sơn'],
  ['huyện Tri Tôn', null, 'an-giang, Tri Tôn'],
  ['long xuyen', null, 'an-giang, Long Xuyên'],
  ['cho moi an giang', null, 'an-giang, Chợ Mới'],
  ['phu tan an giang', null, 'an-giang, Phú Tân'],
  ['tan chau, an giang', null, 'an-giang, Tân Châu'],
  ['tan hiep kien giang', null, 'kien-giang, Tân Hiệp'],
  ['Tân Hiệp, An Giang', null, 'kien-giang, Tân Hiệp'],
  ['htx toi o Chau Thanh An Giang', null, 'kien-giang an-giang, same-name?, Châu Thành'],
  ['châu thành', null, 'kien-giang an-giang, same-name?, Châu Thành'],
  ['o chau thanh', null, 'kien-giang an-giang, same-name?, Châu Thành'],
  ['Châu Thành Kiên Giang', null, 'kien-giang, Châu Thành'],
  ['Châu Thành, An Giang cũ', null, 'an-giang, Châu Thành'],
  ['kon tum', null, 'kon-tum'],
  ['dạ không', 'kien-giang', 'none'],
  ['da khong', null, 'none'],
  ['da khong anh oi', 'an-giang', 'none'],
  ['khoan đã, không biết', null, 'none'],
  ['da nong', null, 'dak-nong'],
  ['kontum', null, 'kon-tum'],
  ['con tum', null, 'kon-tum'],
  ['o sa thay kon tum', null, 'kon-tum, Sa Thầy'],
  ['dak to', null, 'kon-tum, Đăk Tô'],
  ["Ia H'Drai", null, "kon-tum, Ia H'Drai"],
  ['quang ngai', null, 'kon-tum, merged?'],
  ['Đăk Hà, Quảng Ngãi', null, 'kon-tum, Đăk Hà'],
  ['dak nong', null, 'dak-nong'],
  ['đăk nông', null, 'dak-nong'],
  ['đắc nông', null, 'dak-nong'],
  ['dac nong', null, 'dak-nong'],
  ['cu jut', null, 'dak-nong, Cư Jút'],
  ["dak r'lap", null, "dak-nong, Đắk R'lấp"],
  ['đắk mil lâm đồng', null, 'dak-nong, Đắk Mil'],
  ['lam dong', null, 'dak-nong, merged?'],
  ['htx o kg', null, 'kien-giang'],
  ['tinh kt', null, 'kon-tum'],
  ['Cà Mau', null, 'other: Cà Mau'],
  ['htx toi o ca mau', null, 'other: Cà Mau'],
  ['tp Cần Thơ', null, 'other: Cần Thơ'],
  ['ở Đồng Tháp', null, 'other: Đồng Tháp'],
  ['tien giang', null, 'other: Tiền Giang'],
  ['Hà Nội', null, 'other: Hà Nội'],
  ['o hau giang', null, 'other: Hậu Giang'],
  ['htx o tay ninh', null, 'other: Tây Ninh'],
  ['kiên giang và an giang khác gì nhau', null, 'kien-giang an-giang'],
  ['an giang voi kon tum cho nao de hon', null, 'an-giang kon-tum'],
  ['can tho den 2030 co bao nhieu htx', null, 'other: Cần Thơ'],
  ['den nam 2030 can tho co bao nhieu htx', null, 'other: Cần Thơ'],
  ['cantho', null, 'other: Cần Thơ'],
  ['htx tui can tho may cay', null, 'none'],
  ['htx can tho han', null, 'none'],
  ['da nang den 2030 co bao nhieu htx', null, 'other: Đà Nẵng'],
  ['nam 2030 ha noi co bao nhieu htx', null, 'other: Hà Nội'],
  ['diem cao bang luc dau', null, 'none'],
  ['hai phong ban cua lien minh', null, 'none'],
  ['doan thanh nien cong san ho chi minh lam gi', null, 'none'],
  ['buon ma thuot', null, 'other: Đắk Lắk'],
  ['htx o da lat, lam dong', null, 'other: Đà Lạt'],
  ['Bình Thuận nay là Lâm Đồng', null, 'other: Bình Thuận'],
  ['Quảng Ngãi (cũ)', null, 'other: Quảng Ngãi'],
  ['htx o Gia Nghia Lam Dong', null, 'dak-nong, Gia Nghĩa'],
  ['lamdong', null, 'dak-nong, merged?'],
  ['kg den 2030 co bao nhieu htx', null, 'kien-giang'],
  ['500 kg co bao nhieu htx', null, 'none'],
  ['lua 500 ha nam 2020', null, 'none'],
  ['2019 hue von', null, 'none'],
  ['500 kg lua', null, 'none'],
  ['doanh nghiep lien ket', null, 'none'],
  ['cho moi xa vien 2 trieu', null, 'none'],
  ['ke toan nghi roi', null, 'none'],
  ['anh minh', null, 'none'],
  ['da nang cap roi', null, 'none'],
  ['co duoc kg', null, 'none'],
  ['o chau thanh', 'kien-giang', 'kien-giang, Châu Thành'],
  ['htx o an giang', 'kien-giang', 'kien-giang'],
]
test.each(places)('"%s" (known: %s) names %s', (text, known, place) => {
  expect(show(text, known)).toBe(place)
})

test('named again after having been asked which, the old province of that name is meant', () => {
  expect(read('an giang', 'province', { waiting: 'clarify' }).place).toMatchObject({
    provinces: ['an-giang'],
    ask: null,
  })
  expect(read('Quảng Ngãi', 'province', { waiting: 'clarify' }).place).toMatchObject({
    provinces: [],
    other: 'Quảng Ngãi',
  })
})

test('a province in a question is not that of the cooperative while another question pends', () => {
  const known = { province: 'kien-giang', sector: 'rice' } as const
  expect(read('kon tum thì nộp ở đâu', 'area', known).place).toMatchObject({
    provinces: ['kon-tum'],
    isAskedAbout: true,
  })
  expect(read('520 ha ở Hòn Đất', 'area', known).place).not.toHaveProperty('isAskedAbout')
})

test.each([
  ['kon tum', true],
  ['htx o Gia Nghia Lam Dong', true],
  ['tinh Lam Dong moi', true],
  ['kon tum co may htx', false],
])('"%s" names a place and nothing else: %s', (text, isAll) => {
  expect(read(text, null).place).toMatchObject({ isAll })
})
