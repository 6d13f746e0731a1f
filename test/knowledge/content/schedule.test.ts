import { expect, test } from 'vitest'
import { statusOn } from '../../../knowledge/rules/judge.ts'
import { ALL_TIME, lastDayOf, occurrencesOf } from '../../../knowledge/calendar/occurrence.ts'
import { content, programmeOf } from '../../support/content/content.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'

/** Written from the annex of KH 135: clause, who answers, who else takes part, first and last day; none is "regularly". */
const KIEN_GIANG = [
  ['PL.GD1.1', 'so-khdt', 'ubnd-tinh don-vi-lien-quan', '2021-04-01', '2021-06-30'],
  ['PL.GD1.2', 'lmhtx', 'htx so-nnptnt', '2021-06-01', '2021-07-31'],
  ['PL.GD1.3', 'so-khdt', 'ubnd-tinh lmhtx don-vi-lien-quan', '2021-08-01', '2021-09-30'],
  ['PL.GD2.1', 'lmhtx', 'htx so-khdt so-nnptnt', '2021-10-01', '2021-10-31'],
  ['PL.GD2.2', 'so-khdt', '', '2021-11-01', '2021-11-30'],
  ['PL.GD2.3/1', 'so-tttt', 'don-vi-lien-quan co-quan-truyen-thong', null, null],
  ['PL.GD2.3/2', 'lmhtx', 'so-nnptnt so-nganh ubnd-huyen', null, null],
  ['PL.GD2.4', 'lmhtx', 'htx so-nnptnt don-vi-lien-quan', null, null],
  ['PL.GD2.5', 'lmhtx', 'so-khdt so-nnptnt don-vi-lien-quan', '2021-12-09', '2025-12-09'],
  ['PL.GD2.6', 'lmhtx', 'so-nnptnt', '2023-09-01', '2023-09-30'],
  ['PL.GD2.7', 'so-khdt', 'lmhtx so-nnptnt don-vi-lien-quan', '2023-10-01', '2023-12-31'],
  ['PL.GD3.1', 'lmhtx', 'so-nnptnt', '2025-09-01', '2025-09-30'],
  ['PL.GD3.2', 'so-khdt', '', '2025-10-01', '2025-12-31'],
  ['PL.GD3.3', 'so-khdt', 'ubnd-tinh bo-khdt don-vi-lien-quan', '2025-10-01', '2025-12-31'],
  ['PL.GD3.4', 'so-khdt', 'ubnd-tinh don-vi-lien-quan', '2025-10-01', '2025-12-31'],
]

const rowsOf = (source: string) =>
  [...loadKnowledge().deadlines.values()]
    .filter((deadline) => deadline.source === source)
    .map(({ clause, lead, with: others, time }) => {
      const times = occurrencesOf(time, ALL_TIME)
      const last = times.at(-1)
      const days = [times[0]?.start ?? null, last ? lastDayOf(last) : null]
      return [clause, lead.join(' '), others.join(' '), ...days]
    })

test('Kiên Giang has every row of its annex with lead, partners and time', () => {
  const rows = rowsOf('kh-135-2021').filter(([clause]) => clause?.startsWith('PL.'))
  expect(rows).toEqual(KIEN_GIANG)
})

test('An Giang dates only what its plan dates: the end of phase 2, the mid-term review, the last half year', () => {
  const rows = rowsOf('qd-2129-2021').filter(
    ([clause, , , from]) => clause?.startsWith('VI.') && from !== null,
  )
  expect(rows).toEqual([
    ['VI.2.2/2/3', 'so-khdt', '', '2023-10-01', '2023-12-31'],
    ['VI.3/1', 'so-khdt', '', '2025-07-01', '2025-12-31'],
    ['VI.3/2', 'so-khdt', 'don-vi-lien-quan', '2025-07-01', '2025-12-31'],
    ['VI.2', 'so-nganh ubnd-huyen htx so-khdt', '', '2025-06-30', '2025-06-30'],
    ['VI.3/3', 'so-khdt', 'so-noi-vu', '2025-07-01', '2025-12-31'],
  ])
})

const dutyOf = (source: string, clause: string) =>
  content.duties
    .find(({ value }) => value.source === source)
    ?.value.rows.find((row) => row.clause === clause || row.also.includes(clause))

test('the completion plan is approved by the department in one province, by the province in the other', () => {
  expect(dutyOf('kh-135-2021', 'PL.GD2.2')?.output).toContain('của Sở')
  expect(dutyOf('qd-2129-2021', 'VI.2.1/4')?.output).toContain('UBND tỉnh')
})

test('a completion plan of An Giang goes to the departments, the alliance and the district', () => {
  const row = dutyOf('qd-2129-2021', 'VI.2.1/3')
  expect([row?.does, row?.receives]).toEqual([
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
