import { expect, test } from 'vitest'
import { respond } from '../../../handlers/respond.ts'
import type { OfficialDocument } from '../../../knowledge/official/passage.ts'
import { documentOf, textOf } from '../../support/content/documents.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'

const plan = documentOf(textOf('dong-thap'))
const bare = loadKnowledge()

const ask = (
  text: string,
  province: string | null,
  documents: readonly OfficialDocument[] = [],
  role: 'director' | 'officer' = 'director',
) => {
  const knowledge = { ...bare, official: bare.library.open(documents) }
  const profile = { role, ...(province === null ? {} : { province }) }
  const at = { at: '2026-11-30T02:00:00.000Z', today: '2026-11-30' }
  const { kind, replies, session } = respond({ ...at, text, profile }, null, knowledge)
  return {
    kind,
    said: replies.map((reply) => reply.text).join('\n'),
    told: session.context.articles,
    cited: replies.flatMap(({ citations }) => citations.map(({ clause }) => clause)),
  }
}

/** The second plan of the province, with one clause whose words are invented. */
const imported: OfficialDocument = {
  ...plan,
  id: 'kh-135-2021',
  label: 'KH 135/KH-UBND',
  number: '135/KH-UBND',
  province: 'kien-giang',
  provinceName: 'Kiên Giang',
  passages: [{ clause: 'VII.3', heading: '', text: '3. Chuyện cổ tích', notes: [] }],
}

test('the imported words of the clause stand below what is told of it', () => {
  const { said, told } = ask('khoản 3 mục VII KH 135 nói gì', 'kien-giang', [imported])
  expect(told).toEqual(['kg-finance-duties'])
  expect(said).toContain('“3. Chuyện cổ tích”')
})

test('a clause of a document that was only imported is left to its own words', () => {
  const { said } = ask('kế hoạch 45 mục III.2 thưởng làng sen đẹp nhất bao nhiêu', null, [plan])
  expect(said).toContain('60 triệu đồng')
})

test('an agency that is asked about beside a clause chooses what stands there', () => {
  const { told, cited } = ask('mục VII KH 135 giao Sở Tài chính làm gì', 'kien-giang')
  expect(told).toEqual(['kg-finance-duties'])
  expect(cited).toContain('VII.3')
})

test('the clause of the one document of two that has it needs no further question', () => {
  expect(ask('khoan 3 muc VII noi gi', 'kien-giang').told).toEqual(['kg-finance-duties'])
  expect(ask('muc III.2.a noi gi', 'kien-giang').kind).toBe('menu')
})

test('a clause that the document lacks is said not to be there', () => {
  const { kind, said } = ask('phần VIII qd 2129 ghi gì', 'an-giang')
  expect(kind).toBe('abstain')
  expect(said).toContain('không có "phần VIII"')
})

test.each([
  ['htx lúa với rau màu chênh nhau bao nhiêu ha', 'kien-giang', '500 − 50 = 450 ha'],
  ['chênh nhau mấy điểm giữa Khá và Tốt', 'an-giang', '80 − 65 = 15 điểm'],
  ['cộng ba khoản kinh phí lại được bao nhiêu', 'an-giang', '6.615 + 21.000 + 5.060 = 32.675'],
  ['htx tui 63 diem thi con thieu may diem', 'kon-tum', '80 − 63 = 17 điểm'],
])('"%s" is reckoned: %s', (question, province, reckoned) => {
  const { said, cited } = ask(question, province)
  expect(said).toContain(reckoned)
  expect(cited.length).toBeGreaterThan(0)
})

test.each([
  ['to hop tac 2030 voi 2045 chenh nhau bao nhieu', 'kien-giang'],
  ['trung binh voi yeu kem chenh nhau bao nhieu phan tram', 'dak-nong'],
  ['cong thanh vien htx lua voi rau mau duoc bao nhieu nguoi', 'kien-giang'],
  ['chênh nhau mấy điểm giữa Khá và Tốt', 'kon-tum'],
])('"%s" is not reckoned where a figure is bounded or missing', (question, province) => {
  const { said } = ask(question, province)
  expect(said).not.toMatch(/ [−+] .* = /u)
  expect(said).toMatch(/nên em không cộng trừ|nên không tính/u)
})
