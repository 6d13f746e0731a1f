import { expect, test } from 'vitest'
import { otherDeadlineSchema } from '../../../../knowledge/schema/deadline.ts'
import { answeringOf, rolesOf } from '../../../../knowledge/schema/roles.ts'
import {
  deadlinesOf,
  inventedDocument,
  inventedText,
  proposedFrom,
  proposedUnder,
} from '../../../support/invented.ts'

test.each([
  [
    'the day on which it was signed',
    '1. Sở Tài chính thực hiện Quyết định số 15/QĐ-UBND ngày 03/02/2026.',
  ],
  [
    'the day of a document that is cited',
    '1. Sở Tài chính triển khai Nghị định số 77/2019/NĐ-CP ngày 10 tháng 10 năm 2019 của Chính phủ.',
  ],
  [
    'the day of a law',
    '1. Sở Tài chính phổ biến, tổ chức thực hiện Luật Hợp tác xã ngày 20 tháng 6 năm 2023.',
  ],
  [
    'the years of a programme that is named',
    '1. Sở Tài chính triển khai Chương trình hỗ trợ giai đoạn 2026 - 2030.',
  ],
  [
    'what was reached',
    '1. Đến 31/12/2025, toàn tỉnh đã có 42 làng sen; Sở Tài chính tổ chức 12 lớp.',
  ],
  ['what was done before it was signed', '1. Sở Tài chính tổ chức sơ kết trong năm 2024.'],
  ['how long support lasts', '1. Làng sen được hỗ trợ giống từ ngày 01/7/2026 đến ngày 30/6/2028.'],
  ['since when it holds', '1. Kế hoạch có hiệu lực từ ngày 01/4/2026, Sở Tài chính thực hiện.'],
  [
    'until when figures are counted',
    '1. Thời gian chốt số liệu báo cáo: từ ngày 15/12 năm trước đến ngày 14/12.',
  ],
  ['a length of time', '1. Sở Tài chính tổ chức lớp học trong 6 tháng.'],
])('%s is no deadline', (_, line) => {
  expect(proposedFrom(line, '2. Việc khác.')).toEqual([])
})

test.each(['ĐÁNH GIÁ TÌNH HÌNH', 'MỤC ĐÍCH, YÊU CẦU', 'KINH PHÍ', 'PHẠM VI', 'CHÍNH SÁCH HỖ TRỢ'])(
  'below the heading "%s" there is no task',
  (heading) => {
    const line = '1. Sở Tài chính báo cáo trước ngày 10/12 hằng năm.'
    expect(proposedUnder(heading, line, '2. Việc khác.')).toEqual([])
    expect(proposedUnder('TỔ CHỨC THỰC HIỆN', line, '2. Việc khác.')).toHaveLength(1)
  },
)

test('what is aimed at is a goal, of its own year or of that of its heading', () => {
  const goals = proposedUnder(
    'MỤC TIÊU',
    '1. Đến năm 2028 có 60 làng sen.',
    '2. Đến năm 2027:',
    '- Một nửa số làng có nhà phơi.',
    '- Mỗi năm thêm 5 làng.',
  )
  expect(
    goals.map(({ clause, type, time }) => [clause, type, 'date' in time ? time.date : null]),
  ).toEqual([
    ['II.1', 'goal', '2028-12-31'],
    ['II.2/1', 'goal', '2027-12-31'],
    ['II.2/2', 'goal', '2027-12-31'],
  ])
})

test.each([
  [
    'in the sentence',
    ['1. Sở Tài chính báo cáo trước ngày 10/12 hằng năm.', '2. Việc khác.'],
    ['so-tai-chinh'],
    'named',
  ],
  [
    'by its name of today',
    ['1. Sở Nông nghiệp và Môi trường báo cáo trước ngày 10/12 hằng năm.', '2. Việc khác.'],
    ['so-nnptnt'],
    'named',
  ],
  [
    'behind a colon',
    ['1. Báo cáo năm: Sở Nội vụ gửi trước ngày 10/12 hằng năm.', '2. Việc khác.'],
    ['so-noi-vu'],
    'named',
  ],
  [
    'given the task',
    ['1. Giao Sở Công Thương tổ chức phiên chợ trước ngày 10/12 hằng năm.', '2. Việc khác.'],
    ['so-cong-thuong'],
    'named',
  ],
  [
    'in the passive',
    ['1. Tổng kết do Sở Nội vụ thực hiện trước ngày 10/12/2028.', '2. Việc khác.'],
    ['so-noi-vu'],
    'named',
  ],
  [
    'several at once',
    ['1. Các sở, ngành, địa phương báo cáo trước ngày 10/12 hằng năm.', '2. Việc khác.'],
    ['so-nganh', 'dia-phuong'],
    'named',
  ],
  [
    'in the heading above dashes',
    ['1. Sở Kế hoạch và Đầu tư:', '- Báo cáo trước ngày 10/12 hằng năm.', '- Việc khác.'],
    ['so-khdt'],
    'inherited',
  ],
  [
    'two headings above',
    [
      '1. Liên minh Hợp tác xã tỉnh',
      'a) Về giống',
      '- Lập danh sách trước ngày 30/6/2026.',
      'b) Việc khác.',
    ],
    ['lmhtx'],
    'inherited',
  ],
])('who is to do it is found %s', (_, lines, lead, ground) => {
  const [found, ...others] = proposedFrom(...lines)
  expect(others).toEqual([])
  expect(found && answeringOf(found.roles).lead).toEqual(lead)
  expect(found?.grounds).toContain(ground)
})

test('who joins and who receives is told from who leads', () => {
  const [found] = proposedFrom(
    '1. Sở Tài chính chủ trì, phối hợp với Sở Nội vụ lập danh sách, báo cáo Ủy ban nhân dân tỉnh trước ngày 30/6/2026.',
    '2. Việc khác.',
  )
  expect(found?.roles).toMatchObject({
    leads: ['so-tai-chinh'],
    joins: ['so-noi-vu'],
    receives: ['ubnd-tinh'],
    does: [],
  })
  expect(found?.task).toBe('Lập danh sách, báo cáo Ủy ban nhân dân tỉnh')
})

test.each([
  [
    'a day, an agency beside it and a verb of duty',
    '1. Sở Tài chính báo cáo trước ngày 10/12 hằng năm.',
    'high',
  ],
  ['nobody who does it', '1. Báo cáo tiến độ trước ngày 10/12 hằng năm.', 'middle'],
  ['no day', '1. Sở Tài chính báo cáo hằng năm.', 'middle'],
  [
    'neither a day nor somebody',
    '1. Trả lời trong thời hạn 05 ngày làm việc kể từ ngày nhận đơn.',
    'low',
  ],
  ['a day without a year', '1. Sở Tài chính báo cáo trước ngày 10/12.', 'middle'],
])('with %s it is as sure as that', (_, line, sure) => {
  expect(proposedFrom(line, '2. Việc khác.').map((one) => one.sure)).toEqual([sure])
})

test('what a plan repeats ends with the period of its title', () => {
  const [found] = proposedFrom(
    '1. Sở Tài chính báo cáo trước ngày 10/12 hằng năm.',
    '2. Việc khác.',
  )
  expect(found?.time).toMatchObject({ from: '2026-03-02', until: '2028-12-31' })
})

test('every proposal with an agency is a deadline by the schema of the content', () => {
  for (const name of ['plan', 'circular', 'decision'])
    for (const { id, type, clause, roles, task, output, words, time } of deadlinesOf(
      inventedDocument(name),
    )) {
      const row = { id, type, clause, ...rolesOf(roles), task, output, words, time }
      expect(otherDeadlineSchema.safeParse(row).error).toBeUndefined()
    }
})

const idsOf = (text: string) =>
  new Map(deadlinesOf(inventedDocument('plan', text)).map(({ clause, id }) => [clause, id]))

test('ids stay where other clauses and words change, and change with the day', () => {
  const before = idsOf(inventedText('plan'))
  expect(new Set(before.values()).size).toBeGreaterThan(15)
  const reworded = idsOf(
    inventedText('plan')
      .replace('Thẩm định dự toán của các làng', 'Thẩm định  dự toán của mọi làng')
      .replace('- Dạy nghề cho hộ trẻ, ưu tiên hộ mới.', ''),
  )
  expect([...reworded]).toEqual([...before])
  const moved = idsOf(inventedText('plan').replace('ngày 15/11 hằng năm', 'ngày 20/11 hằng năm'))
  expect(moved.get('IV.1/1')).not.toBe(before.get('IV.1/1'))
  expect(moved.get('IV.1/2')).toBe(before.get('IV.1/2'))
})
