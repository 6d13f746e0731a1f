import { expect, test } from 'vitest'
import { read } from '../../../support/content/reader.ts'

/** What is known while `asked` pends; before the sector is known, only the province. */
const known = (asked: string | null) =>
  asked === null
    ? {}
    : { province: 'kien-giang' as const, sector: asked === 'sector' ? null : 'rice' }

const parts: readonly (readonly [text: string, asked: string | null, question: string])[] = [
  ['520 ha, mà nộp hồ sơ ở đâu?', 'area', 'mà nộp hồ sơ ở đâu?'],
  ['520 ha mà hồ sơ nộp ở đâu?', 'area', 'mà hồ sơ nộp ở đâu?'],
  ['bom nuoc cay gat phan thuoc ma nop ho so o dau vay', 'services', 'ma nop ho so o dau vay'],
  ['520 ha nop ho so o dau', 'area', 'nop ho so o dau'],
  ['có, mà hồ sơ nộp ở đâu', 'hightech', 'mà hồ sơ nộp ở đâu'],
]
test.each(parts)('"%s" (asked: %s) asks "%s"', (text, asked, question) => {
  expect(read(text, asked, known(asked)).question).toBe(question)
})

const questions: readonly (readonly [text: string, asked: string | null])[] = [
  ['hồ sơ gồm những gì', 'area'],
  ['ho so gom nhung gi', null],
  ['nop o dau', 'area'],
  ['nộp ở đâu vậy em', null],
  ['han nop khi nao', null],
  ['cần bao nhiêu thành viên', 'members'],
  ['trong rau can may ha', 'area'],
  ['dieu kien tham gia de an la gi', 'area'],
  ['htx tôi trồng lúa cần gì', null],
  ['xe chở khách cần mấy chiếc', 'vehicles'],
  ['có cần ocop hông', 'ocop'],
  ['đan lát có cần ocop hông', 'ocop'],
  ['ai ký hồ sơ', 'dossier'],
  ['giờ còn đăng ký dc hok em', 'area'],
  ['nam 2026 co dot moi chua', null],
  ['mới 280 thành viên có được không', null],
  ['moi 280 thanh vien co duoc ko', null],
  ['thiếu 2 thành viên có châm chước ko', 'members'],
  ['vốn là vốn điều lệ hay vốn gì', 'capital'],
  ['công nghệ cao là phải làm sao', 'hightech'],
  ['hòa vốn 1 năm có tính là lãi ko', 'profit'],
  ['ca mau thi sao', 'area'],
  ['liên hiệp htx có được tham gia ko', 'entity'],
  ['12 mô hình là những mô hình nào', 'model'],
  ['"từ 300" là 300 được hay phải 301', 'members'],
  ['htx trồng lúa 500 ha cần mấy thành viên', null],
  ['an giang có quy định 500 ha ko', null],
  ['dk htx lua', 'sector'],
  ['dieu kien htx lua', 'sector'],
  ['vay von lai suat nhiu', 'score'],
  ['chị cho hỏi mẫu đơn lấy ở đâu', 'dossier'],
  ['em cho hỏi hạn nộp', 'area'],
  ['dịch vụ nào mới tính', 'services'],
  ['de an 167 la j vay ad', null],
  ['bao giờ có kết quả', 'wage'],
  ['mo hinh so 3 nghia la gi', 'model'],
  ['ko có ưu tiên nào thì rớt luôn ha', 'priority'],
  ['có phải nộp báo cáo tài chính không', 'dossier'],
  ['htx mới lập 2 năm được không', null],
  ['quay lại câu trước kiểu gì', 'area'],
  ['xóa dữ liệu thì có lấy lại được không', null],
  ['kết quả bao giờ có', 'area'],
  ['trồng màu thì cần bao nhiêu ha', 'sector'],
  ['lỗ 1 năm có sao không', 'profit'],
]
test.each(questions)('"%s" (asked: %s) is a question as a whole', (text, asked) => {
  expect(read(text, asked, known(asked)).question).toBe(text)
})

const statements: readonly (readonly [text: string, asked: string | null])[] = [
  ['300 tv?', 'members'],
  ['có?', 'ocop'],
  ['620 mau 299 xa vien', null],
  ['có', 'ocop'],
  ['không biết', 'wage'],
  ['không', 'ocop'],
  ['không có', 'ocop'],
  ['chưa có', 'ocop'],
  ['2019 hue von', 'profit'],
  ['3 trăm mấy', 'members'],
  ['mấy trăm', 'members'],
  ['mấy tỷ', 'capital'],
  ['không thuộc mô hình nào', 'model'],
  ['không có điều nào', 'priority'],
  ['năm nào cũng lãi', 'profit'],
  ['không lỗ năm nào', 'profit'],
  ['chắc 300', 'members'],
  ['htx lua 620 mau 299 xa vien, du dk ko em', null],
  ['xét giùm', null],
  ['500 ha à', 'area'],
  ['5 ha', 'area'],
  ['co lai het, khong nam nao lo', 'profit'],
]
test.each(statements)('"%s" (asked: %s) asks nothing', (text, asked) => {
  expect(read(text, asked, known(asked)).question).toBeNull()
})
