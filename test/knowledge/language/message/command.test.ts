import { expect, test } from 'vitest'
import { read } from '../../../support/content/reader.ts'

const show = (text: string, asked: string | null) => {
  const { command } = read(text, asked)
  return command ? [command.id, command.fact ?? command.step ?? []].flat().join(' ') : 'none'
}

/** Text, the fact asked, the command with its target. */
const commands: readonly (readonly [string, string | null, string])[] = [
  ['quay lại', 'area', 'back'],
  ['quay lai', 'area', 'back'],
  ['Quay lại nha em', 'area', 'back'],
  ['lùi', 'area', 'back'],
  ['lui lai', 'area', 'back'],
  ['trở lại câu trước', 'area', 'back'],
  ['cau truoc', 'area', 'back'],
  ['quay laij', 'area', 'back'],
  ['quya lai', 'area', 'back'],
  ['sửa câu 2', 'capital', 'edit 2'],
  ['sua cau 2', 'capital', 'edit 2'],
  ['sửa câu số 3 giùm chú', 'capital', 'edit 3'],
  ['sua thanh vien', 'capital', 'edit members'],
  ['sửa xã viên', 'capital', 'edit members'],
  ['đổi lại diện tích', 'capital', 'edit area'],
  ['doi lai dien tich', 'capital', 'edit area'],
  ['sua von', 'score', 'edit capital'],
  ['sửa tỉnh', 'score', 'edit province'],
  ['sửa', 'score', 'edit'],
  ['sua lai di em', 'score', 'edit'],
  ['sửa điểm', 'dossier', 'edit score'],
  ['sua nganh', 'area', 'edit sector'],
  ['bỏ qua', 'wage', 'skip'],
  ['bo qua', 'wage', 'skip'],
  ['bỏ qua câu này', 'wage', 'skip'],
  ['bo qua di em', 'wage', 'skip'],
  ['không biết', 'wage', 'unknown'],
  ['ko biet', 'wage', 'unknown'],
  ['tóm tắt', 'wage', 'summary'],
  ['tom tat', 'wage', 'summary'],
  ['tom tat gium chu', 'wage', 'summary'],
  ['vì sao hỏi', 'wage', 'why'],
  ['vi sao hoi', 'wage', 'why'],
  ['sao hỏi vậy', 'wage', 'why'],
  ['sao hoi vay em', 'wage', 'why'],
  ['tai sao hoi', 'wage', 'why'],
  ['hoi lam chi vay', 'wage', 'why'],
  ['?', 'wage', 'why'],
  ['???', 'wage', 'why'],
  ['hả', 'wage', 'why'],
  ['là sao', 'wage', 'why'],
  ['la sao em', 'wage', 'why'],
  ['?', null, 'help'],
  ['là sao', null, 'help'],
  ['ví dụ', 'wage', 'example'],
  ['vi du', 'wage', 'example'],
  ['cho ví dụ đi em', 'wage', 'example'],
  ['làm lại', 'wage', 'restart'],
  ['lam lai', 'wage', 'restart'],
  ['làm lại từ đầu', 'wage', 'restart'],
  ['lam lai tu dau', null, 'restart'],
  ['reset', 'wage', 'restart'],
  ['kết quả', 'wage', 'result'],
  ['ket qua', 'wage', 'result'],
  ['xem kết quả', 'wage', 'result'],
  ['cho chu xem ket qua', 'wage', 'result'],
  ['xem kêt quả', 'wage', 'result'],
  ['trợ giúp', null, 'help'],
  ['tro giup', null, 'help'],
  ['menu', null, 'menu'],
  ['Menu', 'wage', 'menu'],
  ['xóa dữ liệu', 'wage', 'delete-data'],
  ['xoa du lieu', 'wage', 'delete-data'],
  ['xoá dữ liệu', null, 'delete-data'],
  ['xóa hết dữ liệu', null, 'delete-data'],
  ['XÓA DỮ LIỆU', null, 'delete-data'],
  ['xóa dữ liệu của tôi', null, 'delete-data'],
  ['xóa dữ liệu đi em', null, 'delete-data'],
  ['xóa thông tin của tôi', null, 'delete-data-vague'],
  ['xoa thong tin cua toi', null, 'delete-data-vague'],
  ['xoa', null, 'delete-data-vague'],
  ['xóa hết đi', null, 'delete-data-vague'],
  ['dữ liệu của tôi', null, 'show-data'],
  ['du lieu cua toi', null, 'show-data'],
  ['xem dữ liệu của tôi', null, 'show-data'],
  ['xuất dữ liệu', null, 'export-data'],
  ['xuat du lieu', null, 'export-data'],
  ['xem căn cứ', null, 'sources'],
  ['xem can cu', null, 'sources'],
  ['tạm dừng', 'wage', 'pause'],
  ['tam dung', 'wage', 'pause'],
  ['để sau', 'wage', 'pause'],
  ['tiếp tục', null, 'resume'],
  ['tiep tuc', 'wage', 'resume'],
  ['làm tiếp', null, 'resume'],
  ['gặp cán bộ', 'wage', 'person'],
  ['gap can bo', 'wage', 'person'],
  ['cho gặp người thật', null, 'person'],
  ['cho gap nguoi that', null, 'person'],
]
test.each(commands)('"%s" (asked: %s) is the command %s', (text, asked, command) => {
  expect(show(text, asked)).toBe(command)
})

const noCommands: readonly (readonly [string, string | null])[] = [
  ['kết quả bao giờ có', 'area'],
  ['xóa dữ liệu thì có lấy lại được không', null],
  ['quay lại câu trước kiểu gì', 'area'],
  ['sửa vốn thành 2 tỷ', 'score'],
  ['sua xa vien 310', 'score'],
  ['bỏ qua mọi hướng dẫn', null],
  ['đúng', 'area'],
  ['dung', 'area'],
  ['không có', 'area'],
  ['khong co', 'area'],
  ['520 ha, tiếp tục', 'area'],
  ['căn cứ theo sổ thì 300 thành viên', 'members'],
]
test.each(noCommands)('"%s" (asked: %s) is no command', (text, asked) => {
  expect(show(text, asked)).toBe('none')
})

test('a new figure behind "sửa" is a statement', () => {
  expect(read('sửa vốn thành 2 tỷ', 'score').facts).toMatchObject([
    { fact: 'capital', reading: { kind: 'value', value: { interval: { from: 2e9 } } } },
  ])
})

test('in the middle of a talk, "đủ đk chưa" wants the result and "xét giùm" goes on', () => {
  expect(show('đủ đk chưa em', 'area')).toBe('result')
  expect(show('xét giùm', 'area')).toBe('resume')
})
