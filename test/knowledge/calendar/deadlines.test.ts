import { expect, test } from 'vitest'
import { isFor } from '../../../knowledge/calendar/deadlines.ts'
import { tableRows } from '../../../knowledge/search/tables/rows.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'
import { isLive, lastDayOf, occurrencesOf } from '../../../knowledge/calendar/occurrence.ts'
import { content } from '../../support/content/content.ts'

const { deadlines, agencies, sources } = loadKnowledge()
const all = [...deadlines.values()]
const TODAY = '2026-11-21'

const live = all.filter(({ source, time }) =>
  isLive(time, TODAY, sources.get(source)?.inForceUntil ?? null),
)

/** Written by hand from the document: what of it still runs on 21/11/2026, goals left out. */
const LIVE = [
  ['PL2.1', 'ongoing'],
  ['PL2.5', 'ongoing'],
  ['PL2.7', 'ongoing'],
  ['PL2.8', 'ongoing'],
  ['PL2.10', 'ongoing'],
  ['III.1.b', 'unresolved'],
  ['III.2.d/1/1', 'unresolved'],
  ['III.2.d/1/2', 'unresolved'],
  ['III.2.d/1/3', 'unresolved'],
  ['III.4.a/2', 'unresolved'],
  ['III.4.b/1', 'unresolved'],
  ['IV.1.b', 'recurring'],
  ['IV.2.a', 'recurring'],
  ['IV.2.b', 'yearly'],

  ['III.3.c', 'unresolved'],
  ['ket', 'unresolved'],
]

test('only Kế hoạch 251 lives on in November 2026', () => {
  expect(new Set(live.map(({ source }) => source))).toEqual(new Set(['kh-251-2023']))
  expect(
    live.filter(({ type }) => type !== 'goal').map(({ clause, time }) => [clause, time.kind]),
  ).toEqual(LIVE)
})

test('its goals of 2030 and 2045 stand, each by the last day of the year', () => {
  const goals = live.filter(({ type }) => type === 'goal')
  const days = goals.map(({ time }) => (time.kind === 'day' ? time.date : ''))
  expect(new Set(days)).toEqual(new Set(['2030-12-31', '2045-12-31']))
  expect(goals.every(({ assumed }) => assumed)).toBe(true)
})

test('the one next day is 9 December 2026', () => {
  const next = live.flatMap(({ clause, time }) =>
    occurrencesOf(time, { start: TODAY, end: '2027-11-21' }).map((one) => [clause, lastDayOf(one)]),
  )
  expect(next).toEqual([['IV.2.b', '2026-12-09']])
})

/** Every dated row of the plans, by hand: clause, last day, lead. */
const DATED = `
kh-135-2021 PL.GD1.1 2021-06-30 so-khdt
kh-135-2021 PL.GD1.2 2021-07-31 lmhtx
kh-135-2021 PL.GD1.3 2021-09-30 so-khdt
kh-135-2021 PL.GD2.1 2021-10-31 lmhtx
kh-135-2021 PL.GD2.2 2021-11-30 so-khdt
kh-135-2021 PL.GD2.5 2021-12-09 lmhtx
kh-135-2021 PL.GD2.5 2022-12-09 lmhtx
kh-135-2021 PL.GD2.5 2023-12-09 lmhtx
kh-135-2021 PL.GD2.5 2024-12-09 lmhtx
kh-135-2021 PL.GD2.5 2025-12-09 lmhtx
kh-135-2021 PL.GD2.6 2023-09-30 lmhtx
kh-135-2021 PL.GD2.7 2023-12-31 so-khdt
kh-135-2021 PL.GD3.1 2025-09-30 lmhtx
kh-135-2021 PL.GD3.2 2025-12-31 so-khdt
kh-135-2021 PL.GD3.3 2025-12-31 so-khdt
kh-135-2021 PL.GD3.4 2025-12-31 so-khdt
kh-135-2021 VII.2 2021-12-09 so-nganh
kh-135-2021 VII.2 2022-12-09 so-nganh
kh-135-2021 VII.2 2023-12-09 so-nganh
kh-135-2021 VII.2 2024-12-09 so-nganh
kh-135-2021 VII.2 2025-12-09 so-nganh
kh-135-2021 VI.1.a 2021-12-31 so-khdt
kh-135-2021 VI.1.b 2025-06-30 lmhtx
kh-135-2021 VI.1.c 2025-12-31 so-khdt
kh-188-2021 PL.I.4 2021-12-31 dn-chinh-sach
kh-188-2021 PL.II.2 2021-12-31 dn-van-phong
kh-188-2021 PL.II.3 2021-12-31 dn-ke-hoach
kh-188-2021 PL.II.4 2021-12-31 dn-quy
kh-188-2021 PL.II.5 2025-12-31 dn-ke-hoach
kh-188-2021 PL.III.1 2025-12-31 dn-ke-hoach
kh-188-2021 PL.III.2 2025-12-31 dn-ke-hoach
kh-188-2021 PL.III.3 2025-12-31 dn-chinh-sach
kh-188-2021 PL.III.4 2025-12-31 dn-ke-hoach
kh-188-2021 PL.III.5 2025-12-31 dn-ke-hoach
kh-188-2021 PL.III.6 2025-12-31 dn-ke-hoach
kh-251-2023 PL2.2 2025-12-31 so-khdt
kh-251-2023 PL2.3 2025-12-31 so-khdt
kh-251-2023 PL2.4 2025-12-31 so-khdt
kh-251-2023 PL2.6 2025-12-31 lmhtx
kh-251-2023 PL2.6 2025-12-31 ubnd-huyen
kh-251-2023 PL2.9 2023-12-31 lmhtx
kh-251-2023 IV.2.b 2023-12-09 so-nganh
kh-251-2023 IV.2.b 2024-12-09 so-nganh
kh-251-2023 IV.2.b 2025-12-09 so-nganh
kh-3819-2024 V.6/4 2025-12-31 lmhtx
kh-3819-2024 V.7/5 2025-12-31 kt-huyen
kh-3819-2024 V.8/5 2025-12-31 htx
kh-3819-2024 V.8/6 2025-12-31 htx
qd-2129-2021 VI.2.2/2/3 2023-12-31 so-khdt
qd-2129-2021 VI.3/1 2025-12-31 so-khdt
qd-2129-2021 VI.3/2 2025-12-31 so-khdt
qd-2129-2021 III.1/3/1 2021-12-31 so-nganh
qd-2129-2021 VI.2 2025-06-30 so-nganh
qd-2129-2021 III.1/3/3 2025-12-31 so-khdt
qd-2129-2021 VI.3/3 2025-12-31 so-khdt
`

test('2021 to 2025 hold every phase and row of the plans on its last safe day, and nothing else', () => {
  const found = all
    .filter(({ type }) => type !== 'goal')
    .flatMap(({ source, clause, lead, time }) =>
      occurrencesOf(time, { start: '2021-01-01', end: '2026-01-01' }).map((one) =>
        [source, clause, lastDayOf(one), lead[0]].join(' '),
      ),
    )
  expect(found).toEqual(DATED.trim().split('\n'))
})

/** What the table tells of the time of a task, and the last day of it where the words name its year. */
test.each([
  ['kg135-choose', 'tháng 8-9/2021', '2021-09-30'],
  ['kg135-publicity', 'thường xuyên 2021-2025', '2025-12-31'],
  ['kg135-check', 'trước 10/12 hằng năm', null],
  ['dn188-fund', 'năm 2021 và thường xuyên', null],
  ['ag-final-review', '6 tháng cuối năm 2025', '2025-12-31'],
  ['ag-inspect', 'định kỳ, không ghi ngày', null],
  ['ag-khdt-reward', '6 tháng cuối năm 2025', '2025-12-31'],
  ['kg135-trouble', undefined, undefined],
  ['kg135-money', undefined, undefined],
])('%s is told in its table with the time of its deadline: %s', (id, text, until) => {
  const row = tableRows(content).find((one) => one.id === id)
  const due = row && 'due' in row ? row.due : null
  expect([due?.text, due?.until]).toEqual([text, until])
})

test('a deadline that another clause words has the agencies of its task', () => {
  expect(deadlines.get('ag-reward')).toMatchObject({
    clause: 'VI.3/3',
    lead: ['so-khdt'],
    with: ['so-noi-vu'],
  })
})

test.each([
  ['kg251-report-duty', 'so-nnptnt', true],
  ['kg251-report-duty', 'lmhtx', true],
  ['kg251-report-duty', 'ubnd-huyen', true],
  ['kg251-report-duty', 'htx', false],
  ['dn188-fund', 'lmhtx', true],
  ['kt-district-classify', 'ubnd-huyen', true],
  ['kg135-plan', 'so-noi-vu', false],
])('%s is a matter of %s: %s', (id, agency, isTheirs) => {
  const deadline = deadlines.get(id)
  expect(deadline && isFor(deadline, agency, agencies)).toBe(isTheirs)
})

test('every agency that stands for others stands for agencies that are listed', () => {
  const named = [...agencies.values()].flatMap(({ standsFor }) => Object.values(standsFor).flat())
  expect(named.filter((id) => !agencies.has(id))).toEqual([])
})
