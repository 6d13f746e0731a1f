import { expect, test } from 'vitest'
import type { Turn } from '../../../handlers/conversation/conversation.ts'
import type { Role } from '../../../handlers/conversation/incoming.ts'
import type { ProvinceId } from '../../../knowledge/schema/primitives.ts'
import { createChat, start, textOf } from '../../support/talk/chat.ts'

const ask = (text: string, province: ProvinceId | null, role: Role = 'director'): Turn =>
  createChat().say(text, { profile: { role, ...(province ? { province } : {}) } })

const clausesOf = ({ replies }: Turn) =>
  replies.flatMap(({ citations }) =>
    citations.map(({ document, clause }) => `${document} ${clause}`),
  )

test('a question for the lead begins with the lead and cites the row itself', () => {
  const turn = ask('muc tieu 700 htx ai chu tri', 'kien-giang')
  expect(textOf(turn)).toMatch(
    /^Liên minh HTX tỉnh chủ trì: mục tiêu 700 HTX với 100.000 thành viên\./u,
  )
  expect(clausesOf(turn)).toEqual(['kh-251-2023 PL1.I.1', 'kh-251-2023 II.2.a/1'])
  expect(turn.kind).toBe('answer')
})

test('a question for the time begins with the time and tells that it is over', () => {
  const turn = ask('đề án củng cố quỹ khi nào xong', 'kien-giang')
  expect(textOf(turn)).toMatch(/^Thời gian: năm 2023, đã qua\./u)
})

test('a time that is not over is not told to be', () => {
  const chat = createChat()
  const turn = chat.say('đề án củng cố quỹ khi nào xong', {
    at: '2023-11-21T01:10:00.000Z',
    today: '2023-11-21',
    profile: { province: 'kien-giang', role: 'director' },
  })
  expect(textOf(turn)).toMatch(/^Thời gian: năm 2023\./u)
})

test('a cell that the document leaves empty is told to be empty', () => {
  const turn = ask('tổng kết 20 năm nghị quyết 13 kết quả là gì', 'dak-nong')
  expect(textOf(turn)).toMatch(/^Văn bản không ghi kết quả phải có/u)
})

test('an officer gets partners and receiver of a row, a director what matters to him', () => {
  const question = 'củng cố, cơ cấu lại htx ai chủ trì'
  const director = textOf(ask(question, 'kien-giang'))
  const officer = textOf(ask(question, 'kien-giang', 'officer'))
  expect(officer).toContain('Trình: UBND tỉnh.')
  expect(officer).toContain('Phối hợp: ')
  expect(director).not.toContain('Phối hợp: ')
  expect(officer.length).toBeGreaterThan(director.length)
})

test('both rows of one task are told, each with its own lead', () => {
  const text = textOf(ask('Phụ lục 2 Kế hoạch 251 nhiệm vụ 6 giao ai', 'kien-giang', 'officer'))
  expect(text).toContain('1. Liên minh HTX tỉnh chủ trì')
  expect(text).toContain('2. Ủy ban nhân dân cấp huyện chủ trì')
})

test('the goals of a year come whole, each with its lead', () => {
  const lines = textOf(ask('mục tiêu 2045 có gì', 'kien-giang')).split('\n')
  expect(lines.filter((line) => /^\d+\. /u.test(line))).toHaveLength(15)
  expect(lines).toContain(
    '15. Phấn đấu 30% giám đốc HTX và liên hiệp HTX là nữ: Liên minh HTX tỉnh',
  )
})

test('duties of an agency come with the name of its document and today’s name of the agency', () => {
  const text = textOf(ask('skhdt lam gi trong kh 3819', 'kon-tum', 'officer'))
  expect(text).toMatch(
    /^Sở Kế hoạch và Đầu tư \(nay thuộc Sở Tài chính\) có 4 việc trong Kế hoạch 3819 \(Kon Tum cũ\)/u,
  )
})

test('a director is told the same agency and document in one answer', () => {
  const text = textOf(ask('skhdt lam gi trong kh 3819', 'kon-tum'))
  expect(text).toMatch(
    /^Sở Kế hoạch và Đầu tư \(nay thuộc Sở Tài chính\) .*Kế hoạch 3819 của Kon Tum/u,
  )
})

test('where the province is not known, the answer names it', () => {
  expect(textOf(ask('ai chủ trì mục tiêu nữ giám đốc', null))).toMatch(/^Kiên Giang \(cũ\): /u)
})

test('a goal of Kiên Giang answers nobody of An Giang', () => {
  const turn = ask('ai chủ trì chỉ tiêu nữ giám đốc', 'an-giang')
  const isKept = turn.kind === 'abstain' || !textOf(turn).includes('30%')
  expect(isKept).toBe(true)
})

test('in the middle of the questions a cell is answered and the question comes back', () => {
  const { chat, turn } = start('htx lúa ở Hòn Đất xét giùm đủ điều kiện không')
  const answered = chat.say('mà sở nào lo thuê đất vậy')
  expect(textOf(answered)).toContain('Sở Tài nguyên và Môi trường')
  expect(answered.question).toEqual(turn.question)
})

test('the ground of a composed answer is the row for officers', () => {
  const chat = createChat()
  chat.say('sở nào lo thuê đất', { profile: { province: 'kien-giang', role: 'director' } })
  const text = textOf(chat.say('xem căn cứ'))
  expect(text).toContain('KH 251, mục III.2.b')
  expect(chat.session()?.profile.role).toBe('director')
})

test('a director is not given the long lists of two documents unless he names one', () => {
  const long = textOf(ask('liên minh htx làm gì theo kế hoạch 251', 'kien-giang'))
  const short = textOf(ask('liên minh htx làm gì', 'kien-giang'))
  const officer = textOf(ask('liên minh htx làm gì', 'kien-giang', 'officer'))
  expect(long).toContain('15 việc trong Kế hoạch 251')
  expect(short.length).toBeLessThan(700)
  expect(officer).toContain('7 việc trong Kế hoạch 135')
  expect(officer).toContain('15 việc trong Kế hoạch 251')
})

test('tasks of the departments of an alliance come each with its department', () => {
  const text = textOf(ask('liên minh htx đắk nông có nhiệm vụ gì', 'dak-nong'))
  expect(text).toMatch(/cửa hàng .*: Phòng Kế hoạch Hỗ trợ/u)
})
