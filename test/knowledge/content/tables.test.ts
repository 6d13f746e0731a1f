import { expect, test } from 'vitest'
import { mainRole, ROLES } from '../../../knowledge/schema/roles.ts'
import { isGoal } from '../../../knowledge/search/tables/row.ts'
import { tableRows } from '../../../knowledge/search/tables/rows.ts'
import { content } from '../../support/content/content.ts'

const agencies = new Map(content.agencies.map(({ value }) => [value.id, value.name]))

const rowsIn = <T>(
  tables: readonly { readonly value: { readonly source: string; readonly rows: readonly T[] } }[],
  source: string,
): readonly T[] => tables.find(({ value }) => value.source === source)?.value.rows ?? []

const duties = tableRows(content).flatMap((row) => (isGoal(row) ? [] : [row]))
const dutiesOf = (source: string) => duties.filter((row) => row.source === source)
const goalsOf = (source: string) => rowsIn(content.goals, source)

/** Names in short, to compare with a table read off the documents. */
const SHORT: Readonly<Record<string, string>> = {
  lmhtx: 'LM',
  'so-khdt': 'KHĐT',
  'so-nnptnt': 'NN',
  'so-cong-thuong': 'CT',
  'so-tai-chinh': 'TC',
  'so-khcn': 'KHCN',
  'so-tttt': 'TTTT',
  'ubnd-huyen': 'huyện',
  'so-nganh': 'sở',
  'don-vi-lien-quan': 'liên quan',
  htx: 'HTX',
  'lien-hiep-htx': 'liên hiệp',
  'doanh-nghiep': 'doanh nghiệp',
  'dn-chinh-sach': 'CSTT',
  'dn-ke-hoach': 'KHHT',
  'dn-van-phong': 'VP',
  'dn-quy': 'Quỹ',
  'dn-trang-tin': 'trang tin',
  'dn-ban-tin': 'bản tin',
}
const inShort = (ids: readonly string[]) => ids.map((id) => SHORT[id] ?? id).join('+')

/** Annex 1 of KH 251: row, figures, who leads. */
const GOALS_251 = `
PL1.I.1 | 3000 63000 | LM
PL1.I.1 | 700 100000 | LM
PL1.I.1 | 3 20 | LM
PL1.I.2 | 70-85 | KHĐT+huyện
PL1.I.2 | 50 | NN
PL1.I.3 | 29 | LM
PL1.I.3 | 80 | LM
PL1.I.4 | 100 | NN
PL1.I.5 | 50 | NN
PL1.I.6 |  | LM
PL1.II.1 | 30 | LM
PL1.II.2 | 90 | LM
PL1.II.2 | 75 | NN
PL1.II.3 | 90 | NN
PL1.II.4 |  | KHĐT
PL1.II.5 | 5000 110000 | LM
PL1.II.5 | 1000 200000 | LM
PL1.II.5 | 10 400 | LM
PL1.II.6 | 75-90 | KHĐT+huyện
PL1.II.7 | 65 | LM
PL1.II.7 | 90 | LM
PL1.II.8 |  | KHCN+TTTT
PL1.II.9 | 200 | NN
PL1.II.10 |  | LM
PL1.II.11 | 30 | LM`

test('figures and leading agencies of annex 1 of Kế hoạch 251 are those of the document', () => {
  const lines = goalsOf('kh-251-2023').map(({ clause, figures, leads }) => {
    const told = figures.map(({ value, until }) => (until === null ? value : `${value}-${until}`))
    return `${clause} | ${told.join(' ')} | ${inShort(leads)}`
  })
  expect(lines).toEqual(GOALS_251.trim().split('\n'))
})

test('goals of part I of annex 1 end in 2030, of part II in 2045', () => {
  for (const { clause, also, year } of goalsOf('kh-251-2023')) {
    expect(year).toBe(clause.startsWith('PL1.II.') ? 2045 : 2030)
    expect(also[0]?.startsWith(year === 2030 ? 'II.2.a/' : 'II.2.b/')).toBe(true)
  }
})

test('partners of a goal are all bodies and cooperatives, districts where they do not lead', () => {
  const withCompanies = new Set(['PL1.I.5', 'PL1.II.3'])
  const withoutDistricts = new Set(['PL1.I.2', 'PL1.II.6'])
  for (const { clause, joins: partners } of goalsOf('kh-251-2023')) {
    const wanted = ['sở', 'liên quan', 'huyện', 'HTX', 'liên hiệp']
      .filter((name) => name !== 'huyện' || !withoutDistricts.has(clause))
      .concat(withCompanies.has(clause) ? ['doanh nghiệp'] : [])
    expect(`${clause} ${inShort(partners)}`).toBe(`${clause} ${wanted.join('+')}`)
  }
})

/** Annex 2 of KH 251: row, lead, submitted to, result, when. */
const TASKS_251 = `
PL2.1 | LM | Cấp có thẩm quyền | Quyết định | thường xuyên
PL2.2 | KHĐT | UBND tỉnh | Quyết định | 2023-2025
PL2.3 | KHĐT | UBND tỉnh | Quyết định | 2023-2025
PL2.4 | KHĐT | UBND tỉnh | Quyết định | 2023-2025
PL2.5 | LM | UBND tỉnh | Văn bản chỉ đạo, điều hành | thường xuyên
PL2.6 | LM | UBND tỉnh | Văn bản chỉ đạo, điều hành | 2023-2025
PL2.6 | huyện | - | Văn bản chỉ đạo của cấp huyện; báo cáo kết quả xử lý | 2023-2025
PL2.7 | LM | UBND tỉnh | Kế hoạch | thường xuyên
PL2.8 | NN+CT | UBND tỉnh | Kế hoạch, báo cáo | thường xuyên
PL2.9 | LM | UBND tỉnh | Quyết định | năm 2023
PL2.10 | KHĐT+TC | UBND tỉnh | Quyết định | từ 2023`

test('cells of annex 2 of Kế hoạch 251 are those of the document', () => {
  const lines = dutiesOf('kh-251-2023')
    .filter(({ clause }) => clause.startsWith('PL2.'))
    .map(
      ({ clause, lead, submit, output, due }) =>
        `${clause} | ${inShort(lead)} | ${submit ?? '-'} | ${output ?? '-'} | ${due?.text ?? '-'}`,
    )
  expect(lines).toEqual(TASKS_251.trim().split('\n'))
})

/** Annex of KH 188: row, who leads, when. */
const TASKS_188 = `
PL.I.1 | CSTT | thường xuyên
PL.I.2 | CSTT+trang tin+bản tin | thường xuyên
PL.I.3 | CSTT+KHHT | thường xuyên và 2 năm 1 lần
PL.I.4 | CSTT | năm 2021 và thường xuyên
PL.II.1 | CSTT | thường xuyên
PL.II.2 | VP | năm 2021
PL.II.3 | KHHT | năm 2021
PL.II.4 | Quỹ | năm 2021 và thường xuyên
PL.II.5 | KHHT | giai đoạn 2021-2025
PL.III.1 | KHHT | giai đoạn 2021-2025
PL.III.2 | KHHT | giai đoạn 2021-2025
PL.III.3 | CSTT+KHHT | giai đoạn 2021-2025
PL.III.4 | KHHT | giai đoạn 2021-2025
PL.III.5 | KHHT | giai đoạn 2021-2025
PL.III.6 | KHHT | giai đoạn 2021-2025`

test('every row of the annex of Kế hoạch 188 has its department and time', () => {
  const lines = dutiesOf('kh-188-2021')
    .filter(({ clause }) => clause.startsWith('PL.'))
    .map(({ clause, lead, due }) => `${clause} | ${inShort(lead)} | ${due?.text ?? '-'}`)
  expect(lines).toEqual(TASKS_188.trim().split('\n'))
})

/** Goals of KH 188 in the order of the document: clause, figures, the year where the dash gives one. */
const GOALS_188 = `
II.1/2 90 1 | 2025
II.2/1 40-45 | 2025
II.2/2 25 1 | -
II.2/2 90 | 2025
II.2/2 50 | 2025
II.2/2 30 | 2025
II.2/3 30 | -
II.2/4 1.5 | -
II.2/4 70 | -
II.2/5 100 | -
II.2/5 100 | -
II.2/5 1.5 | -
II.2/6 40 | -
II.2/6 45 | -
II.2/6 15 | -
II.2/7 20 | 2025
II.2/7  | -
II.2/8 5 | -`

test('goals of Kế hoạch 188 have the figures and years of the document; the alliance chooses the five', () => {
  const rows = goalsOf('kh-188-2021')
  const lines = rows.map(({ clause, figures, year }) => {
    const told = figures.map(({ value, until }) => (until === null ? value : `${value}-${until}`))
    return `${clause} ${told.join(' ')} | ${year ?? '-'}`
  })
  expect(lines).toEqual(GOALS_188.trim().split('\n'))
  const answering = rows.filter((row) => mainRole(row) !== null)
  expect(answering.map(({ id, leads, does }) => [id, leads, does])).toEqual([
    ['dn-membership', [], ['lmhtx']],
    ['dn-five', ['lmhtx'], []],
  ])
})

/** Goals of the plans that carry out the programme: year where the document has one, clause, figures. */
test.each([
  ['kh-135-2021', [null], ['II.2.a 5', 'II.2.b 100 80', 'II.2.c ']],
  ['qd-2129-2021', [2025], ['II.2/1 5', 'II.2/2 100 80', 'II.2/3 ']],
  ['kh-3819-2024', [2025, null], ['I.1/2 100 80', 'I.1/2 ', 'I.1/3 ']],
])('goals of %s end in %j and have the figures of the document', (source, ends, wanted) => {
  const rows = goalsOf(source)
  expect(
    rows.map(({ clause, figures }) => `${clause} ${figures.map(({ value }) => value).join(' ')}`),
  ).toEqual(wanted)
  expect(new Set(rows.map(({ year }) => year))).toEqual(new Set(ends))
  expect(rows.filter((row) => mainRole(row) !== null)).toEqual([])
})

/** Agencies that part VII of QĐ 2129, part V of KH 3819 and the text of KH 251 charge. */
test.each([
  [
    'qd-2129-2021',
    'VII.',
    'so-khdt so-nnptnt so-gtvt so-tai-chinh so-cong-thuong so-khcn lmhtx so-nganh mttq hoi-nong-dan hoi-cuu-chien-binh hoi-phu-nu doan-thanh-nien ubnd-huyen phong-tckh ubnd-xa phong-chuyen-mon htx',
  ],
  ['kh-3819-2024', 'V.', 'so-khdt so-tai-chinh so-nnptnt so-cong-thuong nhnn lmhtx kt-huyen htx'],
  [
    'kh-135-2021',
    'VII.',
    'so-nganh doan-the ubnd-huyen don-vi-lien-quan so-tai-chinh mttq hoi-nong-dan hoi-phu-nu doan-thanh-nien',
  ],
  [
    'kh-251-2023',
    'III.2',
    'so-noi-vu so-khdt so-nnptnt lmhtx so-tnmt cuc-thue ubnd-huyen nhnn so-khcn bhxh',
  ],
])('%s charges in %s just the agencies that it names', (source, part, wanted) => {
  const found = dutiesOf(source)
    .filter(({ clause }) => clause.startsWith(part))
    .flatMap(({ lead }) => lead)
  expect([...new Set(found)].join(' ')).toBe(wanted)
})

test('every row names its agencies by the list', () => {
  const named = [...content.duties, ...content.goals].flatMap(({ value }) =>
    value.rows.flatMap((row) => ROLES.flatMap((role) => row[role])),
  )
  expect(named.filter((id) => !agencies.has(id))).toEqual([])
})
