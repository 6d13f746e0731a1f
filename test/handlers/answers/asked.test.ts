import { expect, test } from 'vitest'
import type { ProvinceId } from '../../../knowledge/schema/primitives.ts'
import { createChat, textOf } from '../../support/talk/chat.ts'

const ask = (text: string, province: ProvinceId | null) =>
  createChat().say(text, { profile: { role: 'director', ...(province ? { province } : {}) } })

const labelsOf = (turn: ReturnType<typeof ask>) =>
  turn.replies.flatMap(({ choices }) => choices.map(({ label }) => label))

test('of a list the line leads that was asked for, and the whole is offered', () => {
  const turn = ask('ti le nu quan ly den nam 2045', 'kien-giang')
  expect(textOf(turn)).toMatch(/\n11\. Phấn đấu 30%/u)
  expect(textOf(turn)).not.toMatch(/^1\. /mu)
  expect(labelsOf(turn)).toContain('Xem cả danh sách')
})

test('the later part of a message is asked about what the one before named', () => {
  const turn = ask('htx sáu nhung ở huyện nào, theo mô hình gì', null)
  expect(textOf(turn)).not.toMatch(/An Giang|Kiên Giang/u)
  expect(turn.replies.length).toBeLessThanOrEqual(2)
})

test('who does it is told first where only the answer beside it names somebody', () => {
  const turn = ask('đưa hàng lên sàn thì sở nào hỗ trợ', 'kon-tum')
  expect(textOf(turn)).toMatch(/^Sở Công Thương/u)
})

test('a province that is called by its name is answered alone', () => {
  const turn = ask('an giang htx van tai co nam trong mo hinh', null)
  expect(textOf(turn)).toMatch(/^Có\. /u)
  expect(turn.replies).toHaveLength(1)
})

test('long lists of several provinces are not told one behind the other', () => {
  const turn = ask('12 mô hình là gì', null)
  expect(labelsOf(turn)).toEqual(['Kiên Giang', 'An Giang', 'Kon Tum'])
})

test('a year without goals is told to have none, with the years that have some', () => {
  const turn = ask('nam 2035 muc tieu bao nhieu htx', 'kien-giang')
  expect(textOf(turn)).toMatch(/^Văn bản không ghi mục tiêu cho năm 2035; .* 2030, 2045\./u)
  expect(textOf(ask('mục tiêu 2021-2025 là gì', 'kien-giang'))).not.toMatch(/không ghi mục tiêu/u)
})

test('the whole country is not answered with the figures of a province alone', () => {
  const turn = ask('cả nước chọn bao nhiêu HTX', 'kien-giang')
  expect(textOf(turn)).toMatch(/^Văn bản em có không ghi số HTX .*của cả nước/u)
})

test('where one works is no part of what is asked', () => {
  const turn = ask('ubnd huyện phải làm những việc gì, mình công tác ở huyện Đăk Hà', 'kon-tum')
  expect(textOf(turn)).toMatch(/^Ủy ban nhân dân cấp huyện có 6 việc trong Kế hoạch 3819/u)
})
