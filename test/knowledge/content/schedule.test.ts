import { expect, test } from 'vitest'
import { statusOn } from '../../../knowledge/rules/judge.ts'
import { content, programmeOf } from '../../support/content/content.ts'

const dutyOf = (source: string, clause: string) =>
  content.duties
    .find(({ value }) => value.source === source)
    ?.value.rows.find((row) => row.clause === clause || row.also.includes(clause))

test('the completion plan is approved by the department in one province, by the province in the other', () => {
  expect(dutyOf('kh-135-2021', 'PL.GD2.2')?.output).toContain('của Sở')
  expect(dutyOf('qd-2129-2021', 'VI.2.1/4')?.output).toContain('UBND tỉnh')
})

test('a completion plan of An Giang goes to four places', () => {
  const { lead, with: places } = dutyOf('qd-2129-2021', 'VI.2.1/3') ?? {}
  expect([lead, places]).toEqual([
    ['htx'],
    ['so-khdt', 'so-nnptnt', 'so-gtvt', 'lmhtx', 'ubnd-huyen'],
  ])
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
