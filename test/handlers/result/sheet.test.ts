import { expect, test } from 'vitest'
import { sheetSchema } from '../../../storage/sheets/sheet-format.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'
import { createChat, start } from '../../support/talk/chat.ts'

const knowledge = loadKnowledge()

/** The sheet with the result of a cooperative that tells this and no more. */
const sheetOf = (told: string) => {
  const { chat, turn } = start(told)
  const { sheet } = turn.kind === 'verdict' ? turn : chat.say('kết quả')
  if (!sheet) throw new Error('no sheet')
  return sheet
}

const RICE = 'htx lúa ở Hòn Đất 620 mẫu 299 xã viên vốn 1,2 tỷ, xét giùm đủ điều kiện không'

test('every mandatory condition that applies is a row, and none that does not', () => {
  const { rows } = sheetOf(RICE)
  const programme = knowledge.programmes.get('kien-giang-167')
  const applying = (programme?.conditions ?? []).filter(
    ({ kind, appliesTo }) =>
      kind !== 'priority' && (appliesTo['sector'] === undefined || appliesTo['sector'] === 'rice'),
  )
  expect(rows.map(({ condition }) => condition)).toEqual(applying.map(({ id }) => id))
})

test('a row tells what is required, declared in the own unit, missing, and where it stands', () => {
  const { rows } = sheetOf(RICE)
  const row = (fact: string) => rows.find((one) => one.fact === fact)
  expect(row('members')).toMatchObject({
    required: 'từ 300 thành viên',
    declared: '299 thành viên',
    status: 'not_met',
    gap: '1 thành viên',
    clause: 'KH 135, mục III.2.a',
  })
  expect(row('area')).toMatchObject({
    declared: '620 mẫu, tức từ 620 ha đến 803,52 ha',
    status: 'met',
    gap: null,
  })
  expect(row('score')).toMatchObject({ declared: null, status: 'open', required: 'từ 65 điểm' })
  expect(row('wage')).toMatchObject({ status: 'open', clause: 'KH 135, mục VI.2.đ' })
})

test('what is not known is no row that is met, and stands in the group of the place where it is found', () => {
  const { rows, open } = sheetOf(RICE)
  const groups = Object.fromEntries(
    open.map(({ place, points }) => [place, points.map(({ fact }) => fact)]),
  )
  expect(groups).toEqual({
    papers: ['legal', 'dossier'],
    self: ['model', 'wage'],
    books: ['profit', 'score'],
    register: ['services'],
  })
  const inGroups = Object.values(groups).flat().toSorted()
  const openRows = rows.filter(({ status }) => status === 'open').map(({ fact }) => fact)
  expect(inGroups).toEqual(openRows.toSorted())
})

test('a sector that is not told is one row, and not a row of each of its conditions', () => {
  const { rows } = sheetOf('htx ở Hòn Đất 300 xã viên vốn 1,2 tỷ, xét giùm đủ điều kiện không')
  expect(rows.filter(({ fact }) => fact === 'sector')).toHaveLength(1)
  expect(rows.some(({ fact }) => fact === 'vehicles')).toBe(false)
})

test('of several sectors the conditions of each are rows under its name', () => {
  const { rows } = sheetOf('htx vừa lúa vừa tôm ở an biên 600 ha 400 xã viên đủ điều kiện không')
  const labels = rows.map(({ label }) => label)
  expect(labels).toEqual(
    expect.arrayContaining(['Trồng lúa: Diện tích', 'Nuôi trồng thủy sản: Vốn']),
  )
})

/** Where the papers stand that a cooperative is told to bring. */
const clauses = (told: string) => sheetOf(told).dossier.map(({ clause }) => clause)

test('the papers are those of the own province alone', () => {
  expect(clauses(RICE)).toHaveLength(9)
  expect(clauses(RICE).every((clause) => clause.startsWith('KH 135'))).toBe(true)
  const anGiang = clauses('htx lúa ở Thoại Sơn 100 xã viên, xét giùm đủ điều kiện không')
  expect(anGiang.length).toBeGreaterThan(0)
  expect(anGiang.every((clause) => clause.startsWith('QĐ 2129'))).toBe(true)
  expect(clauses('htx ở đắk nông xét giùm')).toEqual([])
})

test('answers tell when they were given and who gave them', () => {
  const { answers } = sheetOf(RICE)
  expect(answers.find(({ fact }) => fact === 'members')).toEqual({
    fact: 'members',
    label: 'Thành viên',
    text: '299 thành viên',
    at: '2026-11-21T01:10:00.000Z',
    by: 'self',
  })
})

test('a sheet has the day, the version of the content and the same content for the same talk', () => {
  const sheet = sheetOf(RICE)
  expect(sheet).toMatchObject({ asOf: '2026-11-21', contentVersion: knowledge.version })
  expect(JSON.stringify(sheetOf(RICE))).toBe(JSON.stringify(sheet))
  expect(sheetSchema.parse(sheet)).toEqual(sheet)
})

test('a sheet is of a verdict alone, and of none while the province is not known', () => {
  const chat = createChat()
  chat.say('xét giùm htx có đủ điều kiện không')
  expect(chat.say('đồng ý').sheet).toBeNull()
  expect(chat.say('kết quả')).toMatchObject({ kind: 'verdict', sheet: null })
})

test.each([
  ['eligible', ['KH 135, mục VI.2', 'Liên minh HTX tỉnh']],
  ['not_eligible', ['KH 251, mục III.5.c', '2026-2030']],
])(
  'with the result %s it is said what to do, with whom, from documents of the province',
  (result, words) => {
    const members = result === 'eligible' ? 315 : 200
    const { chat } = start(
      `htx lúa ở Hòn Đất 620 ha ${members} xã viên vốn 2 tỷ 5 dịch vụ, đủ điều kiện không`,
    )
    for (const answer of ['có lãi cả ba năm', '72 điểm', 'mô hình 3', 'luật 2012', 'đủ rồi'])
      chat.say(answer)
    chat.say('cao hơn')
    const { sheet } = chat.say('kết quả')
    expect(sheet?.eligibility).toBe(result)
    const steps = JSON.stringify(sheet?.nextSteps)
    for (const word of words) expect(steps).toContain(word)
    expect(steps).not.toMatch(/QĐ 2129|KH 3819|KH 188/u)
  },
)

test('a cooperative on the list is told so first, and what the plan asks of it clause by clause', () => {
  const sheet = sheetOf('htx Đoàn Kết ở Sa Thầy Kon Tum đủ điều kiện không')
  expect(sheet.name).toBe('Hợp tác xã Đoàn Kết')
  expect(sheet.headline).toContain('ĐÃ CÓ TÊN TRONG DANH SÁCH')
  expect(sheet.eligibility).toBe('needs_verification')
  const [first] = sheet.nextSteps
  expect(first).toMatchObject({ clause: 'KH 3819, mục V.8' })
  expect(first?.text).toContain('nộp bảng điểm')
})
