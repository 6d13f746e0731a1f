import { expect, test } from 'vitest'
import { loadKnowledge } from '../../../support/content/knowledge.ts'

const { readPapers } = loadKnowledge()

/** A wish in short: what is wanted, whether ready, and which papers. */
const read = (text: string, isAtHand = false): string => {
  const found = readPapers(text, 'kien-giang-167', isAtHand)
  if (!found) return '-'
  const { wish } = found
  const named =
    'numbers' in wish ? [...wish.numbers, ...wish.papers, ...(wish.isAll ? ['all'] : [])] : []
  const kind = wish.wish === 'tick' ? (wish.isReady ? 'ready' : 'open') : wish.wish
  const rhythm = wish.wish === 'nudge' ? [JSON.stringify(wish.rhythm)] : []
  return [kind, ...named, ...rhythm].join(' ')
}

test.each([
  ['xong 1 3', 'ready 1 3'],
  ['xong 1, 3 và 5', 'ready 1 3 5'],
  ['xong 1,3,5 rồi nha em', 'ready 1 3 5'],
  ['xong 2-4', 'ready 2 3 4'],
  ['xong tu 2 toi 4', 'ready 2 3 4'],
  ['có 2 rồi', 'ready 2'],
  ['co 2 voi 5 roi', 'ready 2 5'],
  ['rồi 4', 'ready 4'],
  ['giấy 1 với giấy 3 xong rồi', 'ready 1 3'],
  ['so 3 lam xong roi a', 'ready 3'],
  ['xong số 99', 'ready 99'],
  ['xong hết rồi', 'ready all'],
  ['đủ hết rồi em', 'ready all'],
  ['đã có báo cáo tài chính', 'ready finance'],
  ['bctc xong rồi', 'ready finance'],
  ['lam xong ban cam ket roi', 'ready pledge'],
  ['bang luong co roi, danh sach lao dong cung xong', 'ready wages workers'],
  ['bang luong voi danh sach lao dong co roi', 'ready wages workers'],
  ['mới xin được giấy chứng nhận đăng ký', 'ready certificate'],
  ['ký đóng dấu xong rồi', 'ready signature'],
  ['xong', 'ready'],
  ['chưa xong 3', 'open 3'],
  ['bỏ đánh dấu 3', 'open 3'],
  ['bo dau so 3 di', 'open 3'],
  ['chưa có bảng lương', 'open wages'],
  ['còn thiếu bản cam kết', 'open pledge'],
  ['đánh nhầm 2', 'open 2'],
])('"%s" ticks %s', (text, wanted) => {
  expect(read(text)).toBe(wanted)
})

test.each([
  ['còn thiếu gì', 'missing'],
  ['con thieu giay nao nua', 'missing'],
  ['thieu gi nua khong em', '-'],
  ['còn mấy giấy nữa', 'missing'],
  ['chưa có giấy nào', 'missing'],
  ['tới đâu rồi', 'progress'],
  ['ho so toi dau roi', 'progress'],
  ['xong mấy giấy rồi', 'progress'],
  ['xong 3 chưa', 'progress'],
  ['giấy 3 là gì', 'paper 3'],
  ['so 3 la giay gi vay', 'paper 3'],
  ['báo cáo tài chính là gì', 'paper finance'],
  ['lỗi hay gặp', 'mistakes'],
  ['giay 2 hay sai cho nao', 'mistakes 2'],
  ['hồ sơ của tôi', 'show'],
  ['theo dõi hồ sơ', 'show'],
  ['lap danh sach ho so giup toi', 'show'],
  ['hồ sơ', 'show'],
])('"%s" asks for %s', (text, wanted) => {
  expect(read(text)).toBe(wanted)
})

test.each([
  ['nhắc tôi sau 7 ngày', 'nudge {"on":{"days":7}}'],
  ['nhac toi moi tuan', 'nudge {"every":7}'],
  ['nhắc hồ sơ hằng tuần giúp tôi', 'nudge {"every":7}'],
  ['cứ 3 ngày nhắc tôi một lần', 'nudge {"every":3}'],
  ['nhắc tôi ngày 15', 'nudge {"day":15}'],
  ['nhắc tôi ngày 15 hằng tháng', 'nudge {"dayOfMonth":15}'],
  ['nhắc tôi 15/12', 'nudge {"on":{"day":15,"month":12,"year":null}}'],
  ['tuần sau nhắc em', 'nudge {"on":{"days":7}}'],
  ['nhắc hồ sơ', 'nudge null'],
  ['thôi', 'no-nudge'],
  ['ngừng nhắc', 'no-nudge'],
  ['tắt nhắc hồ sơ', 'no-nudge'],
  ['đừng nhắc nữa', 'no-nudge'],
  ['thoi khoi nhac giay to nua', 'no-nudge'],
])('"%s" is the wish %s', (text, wanted) => {
  expect(read(text)).toBe(wanted)
})

test.each([
  'hồ sơ gồm những gì',
  'nộp hồ sơ ở đâu',
  'nhắc việc',
  'nhắc trước 7 ngày',
  'nhắc lúc 9 giờ',
  'dừng nhắc ban đêm',
  'có 300 xã viên',
  'diện tích 520 ha',
  '3',
  'lãi cả 3 năm',
  'báo cáo tài chính mấy năm',
  'bao cao tai chinh',
  'htx nợ thuế có được xét không',
  'tạm dừng nhắc 7 ngày',
  'nhắc lại 2 sau 3 ngày',
])('"%s" is no wish about papers', (text) => {
  expect(read(text)).toBe('-')
})

test.each(['nhắc hồ sơ ngày 15', 'giấy 1 xong', 'tắt nhắc hồ sơ', 'đã có bảng lương'])(
  '"%s" says itself that papers are meant',
  (text) => {
    expect(readPapers(text, 'kien-giang-167', false)?.saysPapers).toBe(true)
    expect(readPapers('xong 1', 'kien-giang-167', false)?.saysPapers).toBe(false)
  },
)

test('a number or a name alone is a paper where the list was shown just before', () => {
  expect(read('3', true)).toBe('paper 3')
  expect(read('báo cáo tài chính', true)).toBe('paper finance')
  expect(read('520 ha', true)).toBe('-')
})

test('names are those of the programme that is meant', () => {
  expect(readPapers('đã có bảng lương', 'an-giang-167', false)).toBe(null)
  expect(readPapers('đã có bảng lương', null, false)).toBe(null)
})
