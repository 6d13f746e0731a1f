import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { fold } from '../../../knowledge/language/text/text.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'
import type { ProvinceId } from '../../../knowledge/schema/primitives.ts'
import type { SearchResult } from '../../../knowledge/search/decision/decide.ts'

interface Row {
  readonly text: string
  readonly province: ProvinceId | null
  readonly role?: 'director' | 'officer'
  readonly prior?: string
  readonly expect: readonly string[] | 'decline'
}

/** There are nine thousand wordings: every other one of each article is asked. */
const EVERY = process.env['LONG'] ? 1 : 2
const MOST_MISSED = 0.01

const { search, articles } = loadKnowledge()

const find = (text: string, province: ProvinceId | null = null, prior: string | null = null) =>
  search.find({ text, province, role: 'director', prior })

const ids = (found: SearchResult): readonly string[] =>
  found.kind === 'none'
    ? found.article
      ? [found.article.id]
      : []
    : found.articles.map(({ id }) => id)

/** "answer kg-rice", "none contact". */
const outcome = (found: SearchResult): string => [found.kind, ...ids(found)].join(' ')

describe('questions as people type them', () => {
  const { floors, questions } = parse(
    readFileSync(new URL('../../fixtures/answers/questions.yaml', import.meta.url), 'utf8'),
  ) as {
    readonly floors: Readonly<Record<'right' | 'wrong' | 'declined', number>>
    readonly questions: readonly Row[]
  }
  const asked = questions.map((row) => ({
    ...row,
    found: search.find({ role: 'director', prior: null, ...row }),
  }))
  const isRight = ({ found, expect: wanted }: (typeof asked)[number]) =>
    wanted === 'decline'
      ? found.kind === 'none' || found.kind === 'elsewhere'
      : found.kind === 'answer' && found.articles.some(({ id }) => wanted.includes(id))
  const answerable = asked.filter((row) => row.expect !== 'decline')
  const unanswerable = asked.filter((row) => row.expect === 'decline')
  const given = asked.filter(({ found }) => found.kind === 'answer')
  const listed = (rows: typeof asked) =>
    rows.filter((row) => !isRight(row)).map(({ text, found }) => `${text} → ${outcome(found)}`)

  test('the set is large, and a sixth of it has no answer', () => {
    expect(questions.length).toBeGreaterThanOrEqual(250)
    expect(unanswerable.length / questions.length).toBeGreaterThan(1 / 6)
    const known = questions.flatMap((row) => (row.expect === 'decline' ? [] : row.expect))
    expect(known.filter((id) => !articles.has(id))).toEqual([])
  })

  test('the right article is given at least as often as the floor says', () => {
    const share = answerable.filter(isRight).length / answerable.length
    expect(share < floors.right ? listed(answerable) : []).toEqual([])
  })

  test('no more answers are wrong than the ceiling says', () => {
    const wrong = given.filter((row) => !isRight(row))
    expect(wrong.length / given.length > floors.wrong ? listed(given) : []).toEqual([])
  })

  test('what no document holds is declined at least as often as the floor says', () => {
    const share = unanswerable.filter(isRight).length / unanswerable.length
    expect(share < floors.declined ? listed(unanswerable) : []).toEqual([])
  })
})

test('every article is found by nearly all of its own wordings, typed without diacritics', () => {
  const asked = [...articles.values()].map((one) => ({
    ...one,
    asked: one.questions.filter((_, at) => at % EVERY === 0),
  }))
  const misses = asked.flatMap(({ id, province, asked: wordings }) =>
    wordings
      .filter((text) => !ids(find(fold(text), province)).includes(id))
      .map((text) => `${id}: ${text}`),
  )
  const all = asked.flatMap(({ asked: wordings }) => wordings)
  expect(all.length).toBeGreaterThan(3000)
  expect(misses.length / all.length < MOST_MISSED ? [] : misses).toEqual([])
})

test.each([
  ['hồ sơ gồm những giấy gì', 'kien-giang', 'answer kg-dossier'],
  ['ho so gom nhung giay gi', 'kien-giang', 'answer kg-dossier'],
  ['HỒ SƠ GỒM NHỮNG GIẤY GÌ???', 'kien-giang', 'answer kg-dossier'],
  ['hoof sow goofm nhuwxng giaays gif', 'kien-giang', 'answer kg-dossier'],
  ['ho so gom nhung giay gi', 'an-giang', 'answer ag-dossier'],
  ['khen thuongf khi nao', 'kien-giang', 'answer kg-reward'],
  ['so ket khi nap', 'an-giang', 'answer ag-midterm'],
] as const)('"%s" asked in %s finds %s', (text, province, expected) => {
  expect(outcome(find(text, province))).toBe(expected)
})

test('a province named in the text goes before the one of the talk', () => {
  expect(outcome(find('Kon Tum chọn mấy HTX', 'kien-giang'))).toBe('answer kt-quota')
})

test('its tokens are the topics and words that say something, mended, also of what it goes on from', () => {
  const typed = { text: 'ho so gom nhung giayd gi o Kon Tum', province: 'kien-giang', prior: null }
  const said = ['#dossier', 'ho', 'so', 'giay']
  expect(search.tokens(typed)).toEqual({ said, provinces: ['kon-tum'] })
  expect(search.tokens({ ...typed, text: 'thế còn Kon Tum', prior: typed.text })).toEqual({
    said,
    provinces: ['kon-tum'],
  })
})

test('a district names its old province', () => {
  expect(outcome(find('htx ở Gò Quao nộp hồ sơ ở đâu'))).toBe('answer kg-submit')
})

test('without a province, each document that speaks of the matter answers under its own', () => {
  const found = find('ai phê duyệt kế hoạch hoàn thiện')
  expect(found.kind).toBe('answer')
  expect(ids(found).toSorted()).toEqual(['ag-approve-plan', 'kg-approve-plan'])
})

test.each([
  ['trồng lúa cần mấy ha', 'an-giang', 'elsewhere kg-rice'],
  ['trồng rau cần bao nhiêu thành viên', 'dak-nong', 'elsewhere kg-vegetables'],
  ['nộp hồ sơ tháng mấy', 'kon-tum', 'elsewhere kg-submit-when'],
] as const)("another province's rule is never the answer: %s in %s", (text, province, expected) => {
  expect(outcome(find(text, province))).toBe(expected)
})

test('a province of today that holds an old one is told of the old one as another', () => {
  expect(outcome(find('Lâm Đồng chọn mấy HTX'))).toBe('elsewhere dn-choose-5')
})

test.each(['Sóc Trăng chọn mấy HTX', 'điều kiện ở Cần Thơ', 'xyz qwv', '', '???'])(
  'nothing is answered to "%s"',
  (text) => {
    expect(outcome(find(text))).toBe('none')
  },
)

test("today's prices are declined by the article that says who knows them", () => {
  expect(outcome(find('giá lúa hôm nay'))).toBe('none farming-advice')
})

test.each([
  ['số điện thoại liên minh htx', 'none contact'],
  ['lệ phí nộp hồ sơ bao nhiêu', 'none fee'],
  ['lãi suất vay quỹ bao nhiêu', 'none interest'],
] as const)('"%s" is declined with what is known', (text, expected) => {
  expect(outcome(find(text, 'kien-giang'))).toBe(expected)
})

test('a plan named by its number answers, not the other plan of the province', () => {
  expect(outcome(find('han bao cao kh 251', 'kien-giang'))).toBe('answer kg251-report')
  expect(outcome(find('han bao cao kh 135', 'kien-giang'))).toBe('answer kg-yearly-report')
})

test('an article about another phase, sector or year does not answer', () => {
  expect(outcome(find('giai doan 2', 'kien-giang'))).toBe('answer kg-phase-2')
  expect(outcome(find('2045 bao nhieu htx', 'kien-giang'))).toBe('answer kg251-goals-2045')
  expect(outcome(find('dieu kien nuoi tom', 'kien-giang'))).toBe('answer kg-aquaculture')
})

test("one's own figure does not change which rule is asked for", () => {
  const texts = ['htx lua 280 xa vien duoc khong', 'htx lua 12345 xa vien duoc khong']
  const found = texts.map((text) => find(text, 'kien-giang'))
  expect(found.map((one) => ('articles' in one ? one.articles[0]?.id : one.kind))).toEqual([
    'kg-rice',
    'kg-rice',
  ])
})

test.each([
  ['còn trồng màu', 'làm lúa cần mấy ha', 'answer kg-vegetables'],
  ['thế giai đoạn 3', 'giai đoạn 2 làm gì', 'answer kg-phase-3'],
  ['vậy nộp ở đâu', 'hồ sơ gồm gì', 'answer kg-submit'],
  ['hồ sơ', 'ai được ưu tiên', 'answer kg-dossier'],
] as const)('"%s" behind "%s" finds %s', (text, prior, expected) => {
  expect(outcome(find(text, 'kien-giang', prior))).toBe(expected)
})

test('another province in a follow-up asks the same question there', () => {
  expect(outcome(find('còn An Giang', 'kien-giang', 'chọn mấy HTX'))).toBe('answer ag-quota')
})

test('any text is borne, and the same text finds the same', () => {
  const words = 'hồ sơ lúa ha 500 kh 135 đk giai đoạn an giang ? <b> 😀 ﬁ \u0000 '.split(' ')
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((list) => list.join(' ')),
  )
  fc.assert(
    fc.property(typed, fc.option(typed), (text, prior) => {
      expect(outcome(find(text, null, prior))).toBe(outcome(find(text, null, prior)))
    }),
    { numRuns: 500, seed: 135 },
  )
})

test('what stands behind the first 600 characters of a pasted text changes nothing', () => {
  const pasted = `hồ sơ gồm những giấy gì ${'. '.repeat(400)}`
  expect(outcome(find(`${pasted} điều kiện trồng lúa`, 'kien-giang'))).toBe('answer kg-dossier')
})
