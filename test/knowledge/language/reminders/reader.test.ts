import { expect, test } from 'vitest'
import { loadKnowledge } from '../../../support/content/knowledge.ts'
import type {
  RemindingQuestion,
  RemindingWish,
} from '../../../../knowledge/language/reminders/wish.ts'

const { readReminding } = loadKnowledge()

const act = (
  name: 'done' | 'later' | 'more' | 'undo',
  more: Partial<Extract<RemindingWish, { wish: 'act' }>> = {},
): RemindingWish => ({ wish: 'act', act: name, numbers: [], isAll: false, until: null, ...more })
const open = (more: Partial<Extract<RemindingWish, { wish: 'open' }>> = {}): RemindingWish => ({
  wish: 'open',
  province: null,
  documents: [],
  count: null,
  ...more,
})
const leave = (
  province: Extract<RemindingWish, { wish: 'leave' }>['province'],
  documents: readonly string[] = [],
): RemindingWish => ({ wish: 'leave', province, documents })
const quiet = (hours: Extract<RemindingWish, { wish: 'quiet' }>['hours']): RemindingWish => ({
  wish: 'quiet',
  hours,
})
const pause = (
  until: Extract<RemindingWish, { wish: 'pause' }>['until'],
  isBare = false,
): RemindingWish => ({ wish: 'pause', until, isBare })

test.each<[string, RemindingWish]>([
  ['nhắc việc', open()],
  ['nhac viec', open()],
  ['đăng ký nhắc', open()],
  ['dang ky nhac viec cho toi nhe', open()],
  ['nhac viec kien giang', open({ province: 'kien-giang' })],
  ['dang ky nhac kh 251', open({ documents: ['kh-251-2023'] })],
  ['dang ky nhac 500 viec', open({ count: 500 })],
  ['việc của tôi', { wish: 'list' }],
  ['viec cua toi', { wish: 'list' }],
  ['sap toi co viec gi', { wish: 'list' }],
  ['sắp tới có việc gì không em', { wish: 'list' }],
  ['đổi cách nhắc', { wish: 'settings' }],
  ['nhac truoc 15 ngay va 3 ngay', { wish: 'leads', days: [15, 3] }],
  ['nhắc trước 30, 7, 1 ngày', { wish: 'leads', days: [30, 7, 1] }],
  ['nhac truoc 30,7,1', { wish: 'leads', days: [30, 7, 1] }],
  ['nhac toi truoc 2 tuan', { wish: 'leads', days: [14] }],
  ['nhắc trước 1 tháng với 1 tuần', { wish: 'leads', days: [30, 7] }],
  ['nhac truoc 7 ngay va sang ngay han', { wish: 'leads', days: [7, 0] }],
  ['nhac truoc 0 ngay', { wish: 'leads', days: [0] }],
  ['nhac truoc 400 ngay', { wish: 'leads', days: [400] }],
  ['nhắc trước', { wish: 'leads', days: [] }],
  ['nhac luc 7 gio sang', { wish: 'time', at: '07:00' }],
  ['nhắc lúc 7h30', { wish: 'time', at: '07:30' }],
  ['nhac luc 7 gio ruoi toi', { wish: 'time', at: '19:30' }],
  ['nhac vao luc 13:30', { wish: 'time', at: '13:30' }],
  ['đổi giờ nhắc 9h', { wish: 'time', at: '09:00' }],
  ['nhac luc 25 gio', { wish: 'time', at: null }],
  ['dung nhac ban dem', quiet('nights')],
  ['đừng nhắc ban đêm nha', quiet('nights')],
  ['dung nhac tu 21h den 6h', quiet({ from: '21:00', to: '06:00' })],
  ['giờ yên lặng từ 0 giờ đến 0 giờ', quiet({ from: '00:00', to: '00:00' })],
  ['nhac ca ban dem', quiet('none')],
  ['nhac ca cuoi tuan', { wish: 'workdays', on: false }],
  ['đừng nhắc ngày nghỉ', { wish: 'workdays', on: true }],
  ['gop tin', { wish: 'digest', on: true }],
  ['mỗi việc một tin', { wish: 'digest', on: false }],
  ['tam dung den 15/12', pause({ day: 15, month: 12, year: null }, true)],
  ['tạm dừng nhắc đến 15/12/2026', pause({ day: 15, month: 12, year: 2026 })],
  ['tam dung 2 tuan', pause({ days: 14 }, true)],
  ['tạm dừng nhắc hết tháng 12', pause({ day: null, month: 12, year: null })],
  ['tam dung', pause(null, true)],
  ['tiếp tục nhắc', { wish: 'resume' }],
  ['dung nhac', { wish: 'stop' }],
  ['dừng nhắc', { wish: 'stop' }],
  ['đừng nhắc nữa', { wish: 'stop' }],
  ['huy nhac', { wish: 'stop' }],
  ['k nhac nua', { wish: 'stop' }],
  ['dừng', { wish: 'stop-here' }],
  ['STOP', { wish: 'stop-here' }],
  ['bo an giang', leave('an-giang')],
  ['thôi theo dõi Kiên Giang', leave('kien-giang')],
  ['dung nhac kien giang', leave('kien-giang')],
  ['bo kh 135', leave(null, ['kh-135-2021'])],
  ['chỉ nhắc kh 251', { wish: 'only', documents: ['kh-251-2023'] }],
  ['them kh 135', open({ documents: ['kh-135-2021'] })],
  ['dung nhac 2 tuan', pause({ days: 14 })],
  ['ngung nhac den thang 1', pause({ day: 1, month: 1, year: null })],
  ['nhắc trước mười lăm ngày', { wish: 'leads', days: [15] }],
  ['nhắc tui lúc sáu rưỡi', { wish: 'time', at: '06:30' }],
  ['thu bay dung nhac', { wish: 'workdays', on: true }],
  ['thoi khong nhac nua', { wish: 'stop' }],
  ['het tam dung', { wish: 'resume' }],
  ['mai nhac lai', act('later', { until: { days: 1 } })],
  ['hoãn 2 ngày', act('later', { until: { days: 2 } })],
  ['nop roi', act('done')],
  ['nham, chua xong', act('undo')],
  ['toi co ma moi', open()],
  ['lich cua toi', { wish: 'list' }],
  ['đổi sang giám đốc', { wish: 'role', role: 'director' }],
  ['xong', act('done')],
  ['da xong', act('done')],
  ['xong roi em', act('done')],
  ['xong 2', act('done', { numbers: [2] })],
  ['xong 1 va 3', act('done', { numbers: [1, 3] })],
  ['xong hết', act('done', { isAll: true })],
  ['đã nộp rồi', act('done')],
  ['chua xong', act('undo')],
  ['hoàn tác', act('undo')],
  ['nhac lai', act('later')],
  ['nhac lai ngay mai', act('later', { until: { days: 1 } })],
  ['nhac lai sau 3 ngay', act('later', { until: { days: 3 } })],
  ['nhắc lại chiều nay', act('later', { until: { days: 0 } })],
  ['nhac lai 2', act('later', { numbers: [2] })],
  ['chi tiet', act('more')],
  ['chi tiết 2', act('more', { numbers: [2] })],
])('"%s" is a wish', (text, wish) => {
  expect(readReminding(text, null)).toEqual(wish)
})

test.each<[string, RemindingQuestion, RemindingWish]>([
  ['10', 'leads', { wish: 'leads', days: [10] }],
  ['15 va 3 ngay', 'leads', { wish: 'leads', days: [15, 3] }],
  ['7', 'time', { wish: 'time', at: '07:00' }],
  ['6 giờ chiều', 'time', { wish: 'time', at: '18:00' }],
  ['từ 21 giờ đến 6 giờ', 'quiet', quiet({ from: '21:00', to: '06:00' })],
  ['2 tuan', 'pause', pause({ days: 14 })],
  ['ngày mai', 'later', act('later', { until: { days: 1 } })],
])('"%s" answers the question for %s', (text, asked, wish) => {
  expect(readReminding(text, asked)).toEqual(wish)
})

test.each([
  'dung',
  'đúng',
  'dung roi',
  'ok',
  '10',
  'chưa',
  'thôi',
  'tiếp tục',
  'hạn nộp hồ sơ',
  'sap toi an giang co han gi',
  'han bao cao hang nam KH 251',
  'hồ sơ gồm những gì',
  'tháng 12 có việc gì',
  'htx lua o Hon Dat 620 mau 299 xa vien, du dk ko em',
  'bom nuoc cay gat phan thuoc ma nop ho so o dau vay',
  'điều kiện Kiên Giang',
  '30 ngày',
  'năm',
  'thứ hai',
  'bỏ qua',
  'thêm',
])('"%s" is no wish about reminders', (text) => {
  expect(readReminding(text, null)).toBeNull()
})
