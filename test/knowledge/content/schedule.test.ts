import { expect, test } from 'vitest'
import { statusOn } from '../../../knowledge/rules/judge.ts'
import { content, programmeOf } from '../../support/content/content.ts'

/** Written from the annex of KH 135: clause, lead, with, first and last day, precision. */
const KIEN_GIANG = [
  ['PL.GD1.1', 'so-khdt', '', '2021-04-01', '2021-06-30', 'month'],
  ['PL.GD1.2', 'lmhtx', 'so-nnptnt', '2021-06-01', '2021-07-31', 'month'],
  ['PL.GD1.3', 'so-khdt', 'lmhtx', '2021-08-01', '2021-09-30', 'month'],
  ['PL.GD2.1', 'lmhtx', 'so-nnptnt', '2021-10-01', '2021-10-31', 'month'],
  ['PL.GD2.2', 'so-khdt', '', '2021-11-01', '2021-11-30', 'month'],
  ['PL.GD2.3/1', 'so-tttt', '', '2021-01-01', '2025-12-31', 'period'],
  ['PL.GD2.3/2', 'lmhtx', 'so-nnptnt ubnd-huyen', '2021-01-01', '2025-12-31', 'period'],
  ['PL.GD2.4', 'lmhtx', 'so-nnptnt', '2021-01-01', '2025-12-31', 'period'],
  ['PL.GD2.5', 'lmhtx', 'so-nnptnt', null, null, 'yearly'],
  ['PL.GD2.6', 'lmhtx', 'so-nnptnt', '2023-09-01', '2023-09-30', 'month'],
  ['PL.GD2.7', 'so-khdt', 'lmhtx so-nnptnt', '2023-10-01', '2023-12-31', 'quarter'],
  ['PL.GD3.1', 'lmhtx', 'so-nnptnt', '2025-09-01', '2025-09-30', 'month'],
  ['PL.GD3.2', 'so-khdt', '', '2025-10-01', '2025-12-31', 'month'],
  ['PL.GD3.3', 'so-khdt', '', '2025-10-01', '2025-12-31', 'month'],
  ['PL.GD3.4', 'so-khdt', '', '2025-10-01', '2025-12-31', 'month'],
]

const rowsOf = (id: string) =>
  programmeOf(id).phases.flatMap(({ tasks }) =>
    tasks.map(({ clause, lead, with: others, when }) => [
      clause,
      lead,
      others.join(' '),
      when.from,
      when.until,
      when.precision,
    ]),
  )

test('Kiên Giang has every row of its annex with lead, partners and time', () => {
  expect(rowsOf('kien-giang-167')).toEqual(KIEN_GIANG)
})

test('An Giang dates only what its plan dates: the mid-term review and the last half year', () => {
  const dated = rowsOf('an-giang-167').filter(([, , , from]) => from !== null)
  expect(dated).toEqual([
    ['VI.2.2/2/3', 'so-khdt', '', '2023-10-01', '2023-12-31', 'quarter'],
    ['VI.3/1', 'so-khdt', '', '2025-07-01', '2025-12-31', 'half'],
    ['VI.3/2', 'so-khdt', '', '2025-07-01', '2025-12-31', 'half'],
    ['VI.3/3', 'so-khdt', 'so-noi-vu', '2025-07-01', '2025-12-31', 'half'],
  ])
})

test('the completion plan is approved by the department in one province, by the province in the other', () => {
  const tasks = ['kien-giang-167', 'an-giang-167'].map((id) =>
    programmeOf(id).phases.flatMap((phase) => phase.tasks),
  )
  expect(tasks[0]?.find(({ clause }) => clause === 'PL.GD2.2')?.output).toContain('của Sở')
  expect(tasks[1]?.find(({ clause }) => clause === 'VI.2.1/4')?.output).toContain('UBND tỉnh')
})

test('a completion plan of An Giang goes to four places', () => {
  const task = programmeOf('an-giang-167')
    .phases.flatMap(({ tasks }) => tasks)
    .find(({ clause }) => clause === 'VI.2.1/3')
  expect([task?.lead, task?.with]).toEqual(['htx', ['so-khdt', 'so-nnptnt', 'lmhtx', 'ubnd-huyen']])
})

test.each(['kien-giang-167', 'an-giang-167'])('%s has three phases with the same ends', (id) => {
  expect(programmeOf(id).phases.map(({ until }) => until)).toEqual([
    '2021-12-31',
    '2025-06-30',
    '2025-12-31',
  ])
})

test.each([
  ['kien-giang-167', ['VII.2', 'VII.3', 'VII.4', 'ket']],
  [
    'an-giang-167',
    ['VII.1', 'VII.2', 'VII.3', 'VII.4', 'VII.5', 'VII.6', 'VII.7', 'VII.8', 'VII.9', 'VII.10'],
  ],
])('%s has the standing duties of its document', (id, clauses) => {
  expect(programmeOf(id).duties.map(({ clause }) => clause)).toEqual(clauses)
})

test.each([
  ['kien-giang-167', '2021-07-14', 'upcoming'],
  ['kien-giang-167', '2021-07-15', 'open'],
  ['kien-giang-167', '2021-07-31', 'open'],
  ['kien-giang-167', '2021-08-01', 'closed'],
  ['kien-giang-167', '2025-12-31', 'closed'],
  ['kien-giang-167', '2026-01-01', 'ended'],
  ['an-giang-167', '2021-09-15', 'closed'],
  ['an-giang-167', '2025-12-31', 'closed'],
  ['an-giang-167', '2026-11-21', 'ended'],
  ['kon-tum-167', '2024-10-23', 'closed'],
  ['kon-tum-167', '2026-01-01', 'ended'],
  ['dak-nong-167', '2021-05-11', 'closed'],
  ['dak-nong-167', '2026-01-01', 'ended'],
])('%s on %s is %s', (id, day, status) => {
  expect(statusOn(programmeOf(id), day)).toBe(status)
})

test('only Kiên Giang was ever open', () => {
  const open = content.programmes.filter(({ value }) =>
    value.status.some(({ is }) => is === 'open'),
  )
  expect(open.map(({ value }) => value.id)).toEqual(['kien-giang-167'])
})
