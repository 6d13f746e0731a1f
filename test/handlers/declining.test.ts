import { describe, expect, test } from 'vitest'
import { respond } from '../../handlers/respond.ts'
import { loadKnowledge } from '../support/content/knowledge.ts'
import type { ProvinceId } from '../../knowledge/schema/primitives.ts'

const knowledge = loadKnowledge()

const ask = (text: string, province: ProvinceId | null = null) => {
  const { kind, replies } = respond(
    {
      at: '2026-11-21T01:00:00.000Z',
      today: '2026-11-21',
      text,
      profile: { role: 'director', ...(province ? { province } : {}) },
    },
    null,
    knowledge,
  )
  return { kind, text: replies.map((reply) => reply.text).join('\n') }
}

/** Near what the documents speak of, and in none of them. */
const NEAR = [
  'lai suat vay bao nhieu',
  'lãi suất vay vốn ngân hàng nông nghiệp một năm mấy phần trăm',
  'von vay toi da bao nhieu',
  'the chap so do duoc vay khong',
  'phi nop ho so la bao nhieu',
  'co phai dong le phi khong',
  'co phai chay chot tien khong',
  'so dien thoai lien minh htx kien giang',
  'cho xin sdt so ke hoach dau tu',
  'dia chi lien minh htx o dau',
  'email cua chi cuc phat trien nong thon',
  'ai la giam doc so nong nghiep',
  'chu tich tinh ten gi',
  'tinh ca mau co chuong trinh nay khong',
  'o dong thap thi dieu kien the nao',
  'htx o soc trang',
  'thong tu 02/2014 con hieu luc khong',
  'nghi dinh 193 con hieu luc ko',
  'luat htx 2023 quy dinh gi ve von gop',
  'htx co phai dong thue gtgt khong',
  'luong giam doc htx toi thieu bao nhieu',
  'luong toi thieu vung 2026',
  'ho tro covid cho htx',
  'dang ky ocop o dau',
  'ocop 3 sao duoc thuong bao nhieu',
  'chuong trinh ocop con khong',
  'lam sao duoc chung nhan huu co',
  'thu tuc thanh lap htx',
  'can may nguoi de lap htx',
  'mau dieu le htx',
  'dai hoi thanh vien may nam mot lan',
  'chuyen doi htx sang cong ty lam sao',
  'giai the htx nhu the nao',
  'sap nhap hai htx lam sao',
  'ke toan htx can bang cap gi',
  'gia lua hom nay',
  'gia phan bon',
  'may gieo sa gia bao nhieu',
  'co duoc cho khong may cay khong',
  'nghi dinh 98 lien ket ho tro bao nhieu',
  'bao hiem nong nghiep dong bao nhieu',
  'dong bao hiem xa hoi cho nhan vien htx bao nhieu phan tram',
  'xuat khau gao can giay phep gi',
  'con toi di nghia vu duoc mien khong',
  'tien dien bom nuoc ho tro sao',
  'htx bi no ngan hang co duoc khoanh no khong',
  'htx nop ho so qua mang duoc khong',
  'nop qua cong dich vu cong duoc khong',
  'ho so nop may ban',
  'bao lau co ket qua',
  'lãi bên quỹ htx giờ mấy phần trăm',
  'vay 2 tỷ mỗi tháng trả bao nhiêu',
  'co ai thu tien xet duyet khong em',
  'liên minh htx ở đâu',
  'quyet dinh 1804 con hieu luc khong',
  'luong ke toan htx',
  'lap htx moi can giay to gi',
  'dang ky kinh doanh htx o dau',
  'von dieu le toi thieu bao nhieu de lap htx',
  'thay doi giam doc htx lam thu tuc gi',
  'xa vien rut von duoc khong',
  'dat trong lua chuyen sang nuoi tom duoc khong',
  'lich xuong giong vu dong xuan',
]

describe.each([null, 'kien-giang', 'dak-nong'] as const)(
  'asked with the province %s',
  (province) => {
    test('what stands near the documents and in none of them is declined', () => {
      const answered = NEAR.filter((text) => ask(text, province).kind !== 'abstain')
      expect(answered).toEqual([])
    })
  },
)

test.each(['tỉnh khác thì sao', 'co may tinh trong nay', 'htx o ca mau hoi duoc khong'])(
  '"%s" is told the four provinces that are known',
  (text) => {
    const answer = ask(text)
    expect(answer.kind).toBe('abstain')
    for (const name of ['Kiên Giang', 'An Giang', 'Kon Tum', 'Đắk Nông'])
      expect(answer.text).toContain(name)
  },
)

test.each([
  ['nghi dinh 193 con hieu luc ko', 'Sở Tài chính'],
  ['dang ky ocop o dau', 'UBND xã'],
  ['thu tuc giai the htx', 'cơ quan đăng ký HTX'],
  ['bao hiem xa hoi dong may phan tram', 'Bảo hiểm xã hội'],
  ['gia phan bon', 'Liên minh HTX tỉnh'],
])('"%s" is declined with who can be asked: %s', (text, whom) => {
  expect(ask(text).text).toContain(whom)
})
