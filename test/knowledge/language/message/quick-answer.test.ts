import { expect, test } from 'vitest'
import { read, showFacts } from '../../../support/content/reader.ts'

/** Text, the fact asked, the short answer. */
const answers: readonly (readonly [string, string | null, string | null])[] = [
  ['có', 'members', 'yes'],
  ['co', null, 'yes'],
  ['dạ có', null, 'yes'],
  ['da co', null, 'yes'],
  ['dạ có ạ', null, 'yes'],
  ['có rồi', null, 'yes'],
  ['rồi', null, 'yes'],
  ['roi', null, 'yes'],
  ['đúng', null, 'yes'],
  ['dung', null, 'yes'],
  ['đúng rồi', null, 'yes'],
  ['dung roi em', null, 'yes'],
  ['đúng r', null, 'yes'],
  ['dung r', null, 'yes'],
  ['ừ', null, 'yes'],
  ['uh', null, 'yes'],
  ['u', null, 'yes'],
  ['ok', null, 'yes'],
  ['OK em', null, 'yes'],
  ['okie', null, 'yes'],
  ['phải', null, 'yes'],
  ['phai', null, 'yes'],
  ['phải rồi', null, 'yes'],
  ['chuẩn', null, 'yes'],
  ['chuan', null, 'yes'],
  ['chuẩn luôn em ơi', null, 'yes'],
  ['dc', null, 'yes'],
  ['được', null, 'yes'],
  ['gật', null, 'yes'],
  ['👍', null, 'yes'],
  ['👍🏽', null, 'yes'],
  ['đồng ý', null, 'yes'],
  ['dong y', null, 'yes'],
  ['Đồng ý nhé', null, 'yes'],
  ['vâng', null, 'yes'],
  ['uh cứ làm đi', null, 'yes'],
  ['ừa con cứ coi đi', null, 'yes'],
  ['dong y nha con cu lam tiep di', null, 'yes'],
  ['ừ để coi lại', null, 'unknown'],
  ['ừ mà thôi không làm đâu', null, null],
  ['dạ', null, 'yes'],
  ['ừ đúng rồi', null, 'yes'],
  ['dd', null, 'yes'],
  ['không', null, 'no'],
  ['khong', null, 'no'],
  ['ko', null, 'no'],
  ['k', null, 'no'],
  ['hok', null, 'no'],
  ['hông', null, 'no'],
  ['hong', null, 'no'],
  ['hổng', null, 'no'],
  ['khum', null, 'no'],
  ['hem', null, 'no'],
  ['không có', null, 'no'],
  ['khong co', null, 'no'],
  ['ko co em', null, 'no'],
  ['hông có', null, 'no'],
  ['chưa', null, 'no'],
  ['chua', null, 'no'],
  ['chưa có', null, 'no'],
  ['chua co', null, 'no'],
  ['sai', null, 'no'],
  ['sai rồi', null, 'no'],
  ['không phải', null, 'no'],
  ['ko phai', null, 'no'],
  ['hong phai', null, 'no'],
  ['không đúng', null, 'no'],
  ['dạ không', null, 'no'],
  ['dạ chưa ạ', null, 'no'],
  ['👎', null, 'no'],
  ['không đồng ý', null, 'no'],
  ['khong dong y', null, 'no'],
  ['ko đâu em', null, 'no'],
  ['không, chưa có', null, 'no'],
  ['kg', 'ocop', 'no'],
  ['không biết', null, 'unknown'],
  ['khong biet', null, 'unknown'],
  ['ko biết', null, 'unknown'],
  ['ko bít', null, 'unknown'],
  ['k biet', null, 'unknown'],
  ['hổng biết', null, 'unknown'],
  ['hông biết', null, 'unknown'],
  ['hong biet', null, 'unknown'],
  ['hok biet nua', null, 'unknown'],
  ['không rõ', null, 'unknown'],
  ['ko ro', null, 'unknown'],
  ['chưa rõ', null, 'unknown'],
  ['chua ro', null, 'unknown'],
  ['không nhớ', null, 'unknown'],
  ['ko nho', null, 'unknown'],
  ['quên', null, 'unknown'],
  ['quên rồi', null, 'unknown'],
  ['quen roi', null, 'unknown'],
  ['chịu', null, 'unknown'],
  ['để hỏi lại', null, 'unknown'],
  ['de hoi lai', null, 'unknown'],
  ['hỏi kế toán', null, 'unknown'],
  ['để hỏi kế toán', null, 'unknown'],
  ['de hoi ke toan da', null, 'unknown'],
  ['để tui hỏi kế toán', null, 'unknown'],
  ['không chắc', null, 'unknown'],
  ['', null, 'unknown'],
  ['  ', null, 'unknown'],
  ['cỡ đó thôi, không biết chính xác', 'area', 'unknown'],
  ['bỏ qua', null, 'skip'],
  ['bo qua', null, 'skip'],
  ['không áp dụng', null, 'not-applicable'],
  ['khong ap dung', null, 'not-applicable'],
  ['ko áp dụng', null, 'not-applicable'],
  ['không liên quan', null, 'not-applicable'],
  ['có 300', 'members', null],
  ['0', 'members', null],
  ['có lãi', 'profit', null],
  ['300 thành viên', 'members', null],
  ['có được không', null, null],
  ['không biết nộp ở đâu', null, null],
  ['blabla', 'area', null],
  ['nhiều lắm', 'area', null],
  ['😀', null, null],
]
test.each(answers)('"%s" (asked: %s) is the short answer %s', (text, asked, quick) => {
  expect(read(text, asked).quick).toBe(quick)
})

test('the six of the "không" family and "0" are different things', () => {
  expect(read('không', 'members').quick).toBe('no')
  expect(read('không biết', 'members').quick).toBe('unknown')
  expect(read('không rõ', 'members').quick).toBe('unknown')
  expect(read('không áp dụng', 'members').quick).toBe('not-applicable')
  expect(read('không phải HTX lúa', 'area').command).toMatchObject({ id: 'edit', fact: 'sector' })
  expect(read('0', 'members').quick).toBeNull()
  expect(showFacts(read('không có', 'priority'))).toBe('priority []')
})

test('a yes to an echo does not answer the question itself', () => {
  expect(showFacts(read('có', 'profit'))).toBe('profit true')
  expect(read('có', 'profit', { waiting: 'confirm' })).toMatchObject({ facts: [], quick: 'yes' })
  expect(read('có', 'profit', { waiting: 'clarify' })).toMatchObject({ facts: [], quick: 'yes' })
})

const corrections: readonly (readonly [string, boolean])[] = [
  ['à nhầm 520 ha', true],
  ['nham, 2019 van loi 12 trieu', true],
  ['ý lộn 310 thành viên', true],
  ['300 à không 310', true],
  ['à không', false],
  ['không', false],
  ['520 ha', false],
]
test.each(corrections)('"%s" is a correction: %s', (text, correction) => {
  expect(read(text, 'members').correction).toBe(correction)
})
