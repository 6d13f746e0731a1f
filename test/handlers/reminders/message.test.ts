import { expect, test } from 'vitest'
import { pressValue, readPress } from '../../../handlers/conversation/wishes/press.ts'
import { reminderMessage, type ReminderItem } from '../../../handlers/reminders/message.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'
import { remindersOf, type Reminder } from '../../../knowledge/calendar/reminder.ts'

const knowledge = loadKnowledge()
const all = remindersOf(
  knowledge.deadlines.values(),
  knowledge.holidays,
  '2021-01-01',
  '2030-12-31',
)
const IN_TIME = { late: false, again: false }

const reminderOn = (id: string, on: string): Reminder => {
  const found = all.find((one) => one.deadline.id === id && one.on === on)
  if (!found) throw new Error(`no reminder of ${id} on ${on}`)
  return found
}

const report = reminderOn('kg251-report-duty', '2026-12-02')
const item = (reminder: Reminder, kind: ReminderItem['kind'] = 'lead'): ReminderItem => ({
  reminder,
  kind,
})

test('one reminder says what, by when with weekday, for whom, under which clause, and its reference', () => {
  const { text, choices, due } = reminderMessage([item(report)], IN_TIME, knowledge)
  expect(text.split('\n')).toEqual([
    'Còn 7 ngày: Báo cáo kết quả về UBND tỉnh, gửi qua Sở Kế hoạch và Đầu tư tổng hợp.',
    'Hạn chót: hết thứ Tư 09/12/2026 (văn bản ghi: trước ngày 10/12 hằng năm).',
    'Thực hiện: Các sở, ngành, UBND huyện, Các đơn vị liên quan. Tổng hợp: Sở KH&ĐT (nay thuộc Sở Tài chính). Nơi nhận: UBND tỉnh.',
    'Căn cứ: KH 251/KH-UBND, mục IV.2.b · Mã nhắc KG251-REPORT-DUTY-2026',
  ])
  expect(choices).toEqual([
    { value: 'n.done.kg251-report-duty.y2026.20261209', label: 'Đã xong' },
    { value: 'n.later.kg251-report-duty.y2026.20261209', label: 'Nhắc lại' },
    { value: 'n.more.kg251-report-duty.y2026.20261209', label: 'Chi tiết' },
  ])
  expect(due).toEqual([{ deadline: 'kg251-report-duty', occurrence: 'y2026', due: '2026-12-09' }])
})

test('a span is referred to by its first year', () => {
  const { text } = reminderMessage(
    [item(reminderOn('kg135-midterm', '2023-12-29'))],
    IN_TIME,
    knowledge,
  )
  expect(text).toMatch(/Mã nhắc KG135-MIDTERM-2023$/u)
  expect(text).not.toContain('..')
})

test('a message in doubt says so in its first line and keeps its reference', () => {
  const { text } = reminderMessage([item(report)], { late: false, again: true }, knowledge)
  expect(text.split('\n')[0]).toBe('(gửi lại: lần trước chưa xác nhận)')
  expect(text).toContain('Mã nhắc KG251-REPORT-DUTY-2026')
})

test('a late message says that it is late', () => {
  const { text } = reminderMessage([item(report)], { late: true, again: false }, knowledge)
  expect(text).toContain('Em báo muộn vì máy nghỉ')
})

test('several are numbered, the most urgent first, and their numbers are those of `due`', () => {
  const items = [
    item(reminderOn('kg135-midterm', '2023-12-29')),
    item(reminderOn('kg251-report-duty', '2023-12-08')),
  ]
  const { text, due, choices, words } = reminderMessage(items, IN_TIME, knowledge)
  expect(text.split('\n')[0]).toBe('Sáng nay có 2 việc cần để ý:')
  expect(text.indexOf('1. Ngày mai hết hạn (hết thứ Bảy 09/12/2023)')).toBeGreaterThan(0)
  expect(text.indexOf('2. Còn 2 ngày (hết Chủ nhật 31/12/2023)')).toBeGreaterThan(
    text.indexOf('1. '),
  )
  expect(due.map(({ deadline }) => deadline)).toEqual(['kg251-report-duty', 'kg135-midterm'])
  expect(choices.map(({ label }) => label)).toEqual(['Đã xong việc 1', 'Đã xong việc 2'])
  expect(words).toContain('"xong 2"')
})

test('a moved deadline names the old and the new last day', () => {
  const { text } = reminderMessage(
    [{ ...item(report, 'moved'), before: '2026-11-30' }],
    IN_TIME,
    knowledge,
  )
  expect(text).toContain('Hạn cũ: hết thứ Hai 30/11/2026. Hạn mới: hết thứ Tư 09/12/2026')
})

test('what is no longer due has neither number nor button', () => {
  const { text, choices, due, words } = reminderMessage([item(report, 'gone')], IN_TIME, knowledge)
  expect(text).toContain('Không còn phải làm nữa')
  expect([choices, due, words]).toEqual([[], [], ''])
})

test('a morning of very many things counts what it does not list', () => {
  const many = all.slice(0, 20).map((reminder) => item(reminder))
  const { text, due } = reminderMessage(many, IN_TIME, knowledge)
  expect(due).toHaveLength(12)
  expect(text).toContain('Còn 8 việc nữa')
})

test('the button of every reminder there is fits 64 bytes and reads back as it was', () => {
  for (const { deadline, occurrence, due } of all) {
    const one = { deadline: deadline.id, occurrence: occurrence.key, due }
    const value = pressValue('later', one)
    expect(Buffer.byteLength(value)).toBeLessThanOrEqual(64)
    expect(readPress(value)).toEqual({ act: 'later', ...one })
  }
})

test.each(['', 'n.', 'n.done', 'n.done.x.y.2026', 'n.burn.a.y2026.20261209', 'abc.0.1'])(
  '"%s" is no button of a reminder',
  (value) => {
    expect(readPress(value)).toBeNull()
  },
)
