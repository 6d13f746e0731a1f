import { expect, test } from 'vitest'
import { answeringOf } from '../../../../knowledge/schema/roles.ts'
import { articlesOf, inventedDocument, proposedFrom } from '../../../support/invented.ts'

const annex = (header: string, ...rows: readonly string[]) =>
  proposedFrom(
    '1. Việc.',
    '2. Việc.',
    '',
    'Nơi nhận:',
    '- Lưu: VT.',
    '',
    'Phụ lục',
    'PHÂN CÔNG',
    '',
    header,
    ...rows,
  )

test.each([
  ['Nội dung công việc', 'Cơ quan chủ trì', 'Phối hợp', 'Thời gian'],
  ['Nhiệm vụ', 'Đơn vị thực hiện', 'Đơn vị phối hợp', 'Thời hạn hoàn thành'],
  ['Tên nhiệm vụ', 'Chủ trì tham mưu', 'Cơ quan phối hợp', 'Tiến độ'],
  ['Hoạt động', 'Đơn vị phụ trách', 'Phối hợp thực hiện', 'Hạn'],
])('columns named "%s", "%s", "%s", "%s" are a table of tasks', (task, lead, joins, time) => {
  const [found, ...others] = annex(
    `| STT | ${task} | ${lead} | ${joins} | ${time} |`,
    '| 1 | Lập sổ giống | Sở Tài chính | Sở Nội vụ | Tháng 5/2026 |',
  )
  expect(others).toEqual([])
  expect(found).toMatchObject({
    clause: 'PL.1',
    task: 'Lập sổ giống',
    time: { kind: 'span', from: '2026-05-01', until: '2026-05-31', unit: 'month' },
    sure: 'high',
  })
  expect(found && answeringOf(found.roles)).toEqual({ lead: ['so-tai-chinh'], with: ['so-noi-vu'] })
})

test('a row without a number goes on with the task of the one before, for somebody else', () => {
  const found = annex(
    '| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |',
    '| 1 | Lập sổ giống | Sở Tài chính | Quý II/2026 |',
    '| | | Ủy ban nhân dân cấp xã | Quý III/2026 |',
  )
  expect(found.map(({ clause, task, words }) => [clause, task, words])).toEqual([
    ['PL.1', 'Lập sổ giống', 'Quý II/2026'],
    ['PL.1', 'Lập sổ giống', 'Quý III/2026'],
  ])
})

test('a cell with tasks of several agencies is one proposal for each', () => {
  const found = annex(
    '| Nội dung | Quy trình thực hiện | Thời gian |',
    '| Giữ giống | - Sở Tài chính bố trí vốn. - Sở Nội vụ tổ chức lớp. | Tháng 5/2026 |',
  )
  expect(found.map(({ clause, roles }) => [clause, answeringOf(roles).lead])).toEqual([
    ['PL.1/1', ['so-tai-chinh']],
    ['PL.1/2', ['so-noi-vu']],
  ])
})

test('whoever is nobody that is known here is named as the text does', () => {
  const [found] = annex(
    '| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |',
    '| 1 | Lập sổ giống | Trạm Giống Sen | Tháng 5/2026 |',
  )
  expect(found).toMatchObject({
    stranger: 'Trạm Giống Sen',
    grounds: expect.arrayContaining(['nobody']),
  })
})

test('a table in the middle of a clause is read, too', () => {
  const found = proposedFrom(
    '1. Phân công như sau:',
    '',
    '| Nhiệm vụ | Cơ quan chủ trì | Thời gian |',
    '| Lập sổ giống | Sở Tài chính | Tháng 5/2026 |',
    '',
    '2. Việc khác.',
  )
  expect(found.map(({ clause, task }) => [clause, task])).toEqual([['II.1', 'Lập sổ giống']])
})

test('lists that people ask for and tables of tasks are proposed as answers', () => {
  const circular = articlesOf(inventedDocument('circular'))
  expect(circular).toContainEqual(
    expect.objectContaining({
      about: 'dossier',
      clause: 'D4.1',
      parts: ['D4.1.a', 'D4.1.b', 'D4.1.c'],
    }),
  )
  const plan = articlesOf(inventedDocument('plan'))
  expect(plan).toContainEqual(
    expect.objectContaining({ about: 'table', clause: 'PL', title: 'Phân công nhiệm vụ' }),
  )
  expect(plan.filter(({ about }) => about === 'goals').map(({ clause }) => clause)).toEqual([
    'II.2',
  ])
})

test('an empty cell of a table in a clause moves no other one to its column', () => {
  const found = proposedFrom(
    '1. Phân công như sau:',
    '',
    '| STT | Nhiệm vụ | Cơ quan chủ trì | Phối hợp | Thời gian |',
    '| 1 | Lập sổ giống | Sở Tài chính |  | Tháng 5/2026; |',
    '| 2 | mở hội sen |  | Sở Nội vụ | Tháng 6/2026 |',
    '',
    '2. Việc khác.',
  )
  expect(
    found.map(({ task, words, stranger, roles }) => [task, words, stranger, answeringOf(roles)]),
  ).toEqual([
    ['Lập sổ giống', 'Tháng 5/2026', null, { lead: ['so-tai-chinh'], with: [] }],
    ['Mở hội sen', 'Tháng 6/2026', null, { lead: [], with: ['so-noi-vu'] }],
  ])
})

test('a group of rows with values of its own is a task, and a sum is none', () => {
  const found = annex(
    '| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |',
    '| I | Lập sổ giống | Sở Tài chính | Tháng 5/2026 |',
    '|  | Tổng cộng |  | Tháng 6/2026 |',
  )
  expect(found.map(({ clause, task }) => [clause, task])).toEqual([['PL.I', 'Lập sổ giống']])
})

test('rows of one clause are told apart by their tasks, each found in its own words', () => {
  const found = proposedFrom(
    '1. Phân công như sau:',
    '',
    '| Nhiệm vụ | Cơ quan chủ trì | Thời gian |',
    '| Lập sổ giống | Sở Tài chính | Tháng 5/2026 |',
    '| Mở hội sen | Sở Tài chính | Tháng 5/2026 |',
    '| Đào ao | Sở Tài chính | Tháng 5/2026 và tháng 8/2026 |',
    '',
    '2. Việc khác.',
  )
  expect(found.map((one) => [one.task, one.found])).toEqual([
    ['Lập sổ giống', 'Lập sổ giống | Sở Tài chính | Tháng 5/2026'],
    ['Mở hội sen', 'Mở hội sen | Sở Tài chính | Tháng 5/2026'],
    ['Đào ao', 'Đào ao | Sở Tài chính | Tháng 5/2026 và tháng 8/2026'],
  ])
  expect(new Set(found.map(({ id }) => id)).size).toBe(3)
})
