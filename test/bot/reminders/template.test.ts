import { expect, test } from 'vitest'
import { TEMPLATE_PARAMETERS } from '../../../bot/channels/channel.ts'
import { templateOf } from '../../../bot/reminders/template.ts'
import type { ReminderItem } from '../../../handlers/reminders/message.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'
import { remindersOf } from '../../../knowledge/calendar/reminder.ts'

const knowledge = loadKnowledge()
const all = remindersOf(
  [...knowledge.deadlines.values()],
  knowledge.holidays,
  '2021-01-01',
  '2045-12-31',
)
const itemOn = (on: string, kind: ReminderItem['kind'] = 'lead'): ReminderItem => {
  const reminder = all.find((one) => one.on === on)
  if (!reminder) throw new Error(`nothing is told on ${on}`)
  return { reminder, kind }
}

test('a reminder says its parameters in few words', () => {
  expect(templateOf([itemOn('2026-12-02')], knowledge)).toEqual({
    name: 'Các sở, ngành',
    task: 'Báo cáo kết quả về UBND tỉnh, gửi qua Sở Kế hoạch và Đầu tư tổng hợp',
    due: '09/12/2026',
    left: 'Còn 7 ngày',
    agency: 'Các sở, ngành, UBND huyện, Các đơn vị liên quan',
    clause: 'KH 251/KH-UBND, mục IV.2.b',
    code: 'KG251-REPORT-DUTY-2026',
  })
})

test('of several the one that is due first is told, and how many more there are', () => {
  const late = itemOn('2026-12-02')
  const early = itemOn('2025-12-09')
  const values = templateOf([late, { ...early, kind: 'gone' }, early], knowledge)
  expect(values?.due).toBe('09/12/2025')
  expect(values?.task).toMatch(/^\(và 2 việc khác\) /u)
})

test('what moved and what is gone say so', () => {
  expect(templateOf([itemOn('2026-12-02', 'moved')], knowledge)?.task).toMatch(/^Đổi hạn: /u)
  const gone = templateOf([itemOn('2026-12-02', 'gone')], knowledge)
  expect(gone).toMatchObject({ left: 'Hạn đã được bỏ' })
  expect(gone?.task).toMatch(/^Không còn phải làm: /u)
})

test('nothing to tell has no parameters', () => {
  expect(templateOf([], knowledge)).toBeNull()
})

test('days, what is left and the reference of every reminder fit as they are', () => {
  expect(all.length).toBeGreaterThan(100)
  for (const reminder of all) {
    const values = templateOf([{ reminder, kind: 'lead' }], knowledge)
    expect(Object.keys(values ?? {})).toEqual(TEMPLATE_PARAMETERS)
    expect(values?.due.length).toBeLessThanOrEqual(20)
    expect(values?.left.length).toBeLessThanOrEqual(30)
    expect(values?.code.length).toBeLessThanOrEqual(30)
    expect(values?.task.length).toBeLessThanOrEqual(180)
    expect(values?.clause.length).toBeLessThanOrEqual(200)
  }
})
