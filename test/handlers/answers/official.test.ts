import { expect, test } from 'vitest'
import type { Session, Turn } from '../../../handlers/conversation/conversation.ts'
import { respond } from '../../../handlers/respond.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'
import type { OfficialDocument } from '../../../knowledge/official/passage.ts'
import { documentOf, textOf } from '../../support/content/documents.ts'

const plan = documentOf(textOf('dong-thap'))
const decision = documentOf(textOf('tra-vinh'))
const bare = loadKnowledge()

const knowing = (...documents: readonly OfficialDocument[]) => ({
  ...bare,
  official: bare.library.open(documents),
})

/** What is said to the last of some messages. */
const talkWith = (
  knowledge: ReturnType<typeof knowing>,
  messages: readonly string[],
  profile: { province?: 'kien-giang' | 'an-giang' | 'kon-tum' | 'dak-nong' } = {},
) => {
  let session: Session | null = null
  let turn: Turn | null = null
  for (const text of messages) {
    turn = respond(
      { at: '2026-11-21T02:00:00.000Z', today: '2026-11-21', text, profile },
      session,
      knowledge,
    )
    ;({ session } = turn)
  }
  return {
    kind: turn?.kind,
    said: turn?.replies.map(({ text }) => text).join('\n\n') ?? '',
    cited: turn?.replies.flatMap(({ citations }) => citations) ?? [],
  }
}

/** A document of Kiên Giang whose clauses the curated answers cite; its words are invented. */
const cited = (clause: string, text: string): OfficialDocument => ({
  ...plan,
  id: 'kh-135-2021',
  label: 'KH 135/KH-UBND',
  number: '135/KH-UBND',
  province: 'kien-giang',
  provinceName: 'Kiên Giang',
  passages: [{ clause, heading: '', text, notes: [] }],
})

test.each([
  ['Đồng Tháp làng sen đẹp nhất được thưởng bao nhiêu', 'III.2', '60 triệu đồng'],
  ['dong thap trong moi bao nhieu ha sen', 'I.2.a', '700 ha'],
  ['ở Đồng Tháp htx ướp trà cần gì', 'II.1.a/rieng/1', '12 chum sành'],
  ['đồng tháp ai sơn cầu gỗ', 'PL2.I.2', 'Tổ thợ mộc Lấp Vò'],
])('"%s" is answered with the exact words of %s', (question, clause, words) => {
  const { kind, said, cited: citations } = talkWith(knowing(plan, decision), [question])
  expect(kind).toBe('answer')
  expect(said).toContain('Trích văn bản KH 45/KH-UBND')
  expect(said).toContain(words)
  expect(citations).toContainEqual(expect.objectContaining({ document: plan.id, clause }))
})

const partly = knowing({
  ...plan,
  passages: plan.passages.map((passage) =>
    passage.clause === 'I.2.a' ? { ...passage, notes: ['unread:symbol:1'] as const } : passage,
  ),
})

test('a clause that was not read whole is quoted with that mark, alone and with others', () => {
  const ask = 'dong thap trong moi bao nhieu ha sen'
  expect(talkWith(partly, [ask]).said).toContain('chưa đủ nguyên văn vì có ký hiệu chưa đọc được')
  expect(talkWith(knowing(plan), [ask]).said).not.toContain('chưa đủ nguyên văn')
  const above = partly.official.quote(plan.id, 'I.2')
  expect([above?.unread, partly.official.quote(plan.id, 'I.2.b')?.unread]).toEqual([['symbol'], []])
})

test('"xem căn cứ" says where a clause was not read whole', () => {
  const clause = cited('VI.2', '2. Năm món giấy tờ của [?] chuyện cổ tích')
  const [passage] = clause.passages
  if (!passage) throw new Error('no passage')
  const marked = { ...clause, passages: [{ ...passage, notes: ['unread:equation:1'] as const }] }
  const { said } = talkWith(knowing(marked), ['kiên giang hồ sơ gồm những gì', 'xem căn cứ'])
  expect(said).toContain('chưa đủ nguyên văn vì có công thức chưa đọc được')
})

test('a clause of an article is named as people name it', () => {
  const { said } = talkWith(knowing(plan, decision), [
    'Trà Vinh hộ có người già trên 70 tuổi mượn máy',
  ])
  expect(said).toContain('QĐ 7/QĐ-UBND, Điều 2, khoản 2, điểm a')
})

test('a heading is quoted with what stands below it', () => {
  const { said } = talkWith(knowing(plan), ['Đồng Tháp kinh phí ra sao'])
  expect(said).toContain('450 triệu đồng')
})

test.each(['Đồng Tháp lãi suất vay ngân hàng bao nhiêu', 'Đồng Tháp số điện thoại văn phòng'])(
  '"%s" is declined with the documents that there are',
  (question) => {
    const { kind, said } = talkWith(knowing(plan), [question])
    expect(kind).toBe('abstain')
    expect(said).toContain('KH 45/KH-UBND')
  },
)

test('without an import a fifth province is not known', () => {
  const { kind, said } = talkWith(knowing(), ['Đồng Tháp làng sen được thưởng bao nhiêu'])
  expect(kind).toBe('abstain')
  expect(said).not.toContain('Trích')
})

test('a fifth province has no walk-through', () => {
  const { kind, said } = talkWith(knowing(plan), [
    'htx tôi ở Đồng Tháp có đủ điều kiện không, xét giùm',
  ])
  expect(kind).toBe('abstain')
  expect(said).toContain('chưa xét điều kiện')
})

test.each(['kien-giang', 'an-giang', 'kon-tum', 'dak-nong'] as const)(
  'the words of another province are never shown to somebody of %s',
  (province) => {
    const { said } = talkWith(
      knowing(plan, decision),
      ['làng sen đẹp nhất được thưởng bao nhiêu tiền'],
      { province },
    )
    expect(said).not.toContain('Trích')
    expect(said).not.toContain('60 triệu')
  },
)

test('two fifth provinces are kept apart', () => {
  const both = knowing(plan, decision)
  expect(talkWith(both, ['Trà Vinh làng sen đẹp nhất được thưởng bao nhiêu']).kind).toBe('abstain')
  expect(talkWith(both, ['Đồng Tháp thành viên đóng quỹ dầu mượn máy cày']).kind).toBe('abstain')
})

test('a follow-up stays with the fifth province that was asked about', () => {
  const { said } = talkWith(knowing(plan), [
    'Đồng Tháp trồng mới bao nhiêu ha sen',
    'còn đội ghe chở khách ngắm sen thì sao',
  ])
  expect(said).toContain('Một đội ghe chở khách ngắm sen')
})

test('a question amid a walk-through is answered and the walk goes on', () => {
  const { kind, said } = talkWith(knowing(plan), [
    'kiểm tra điều kiện',
    'đồng ý',
    'kiên giang',
    'Đồng Tháp thưởng làng sen đẹp nhất bao nhiêu?',
  ])
  expect(kind).toBe('answer')
  expect(said).toContain('60 triệu đồng')
})

test('a curated answer goes before an imported passage, and "xem căn cứ" quotes it', () => {
  const knowledge = knowing(cited('VI.2', '2. Năm món giấy tờ của chuyện cổ tích'))
  const ask = ['kiên giang hồ sơ gồm những gì']
  expect(talkWith(knowledge, ask).said).not.toContain('cổ tích')
  const { said, cited: citations } = talkWith(knowledge, [...ask, 'xem căn cứ'])
  expect(said).toContain('“2. Năm món giấy tờ của chuyện cổ tích”')
  expect(citations).toContainEqual(
    expect.objectContaining({ document: 'kh-135-2021', clause: 'VI.2' }),
  )
})

test('"xem căn cứ" amid a walk-through quotes the clauses of the conditions', () => {
  const knowledge = knowing(cited('III.2.a/rieng/1', '- Ruộng lúa của chuyện cổ tích'))
  const walk = ['kiểm tra điều kiện', 'đồng ý', 'kiên giang', 'hợp tác xã', 'lúa', 'xem căn cứ']
  expect(talkWith(knowledge, walk).said).toContain('“- Ruộng lúa của chuyện cổ tích”')
})

test('"xem căn cứ" behind an excerpt shows the excerpt', () => {
  const { said } = talkWith(knowing(plan), [
    'Đồng Tháp làng sen đẹp nhất được thưởng',
    'xem căn cứ',
  ])
  expect(said).toContain('60 triệu đồng')
})

test('a question that names an imported document is answered from it', () => {
  const own = {
    ...plan,
    id: 'kh-45-2024-kien-giang',
    province: 'kien-giang',
    provinceName: 'Kiên Giang',
  }
  const { said } = talkWith(knowing(own), ['kế hoạch 45 giám đốc là nữ được cộng mấy điểm'], {
    province: 'kien-giang',
  })
  expect(said).toContain('được cộng 5 điểm')
})

test('naming a document does not carry its words into another province', () => {
  const { said } = talkWith(knowing(plan), ['kế hoạch 45 thưởng làng sen đẹp nhất bao nhiêu'], {
    province: 'kien-giang',
  })
  expect(said).not.toContain('60 triệu')
})

test('a fifth province named beside one of the four is shown beside its answer, each under its name', () => {
  const { said } = talkWith(knowing(plan), ['điều kiện tham gia của Kiên Giang và Đồng Tháp'])
  expect(said).toContain('(KH 135, mục III.2')
  expect(said).toContain('Trích văn bản KH 45/KH-UBND, mục II.1.a')
})

test('an answer from a table is quoted, too', () => {
  const row = { clause: 'PL1.I.6', heading: '', text: 'Dòng sáu của chuyện cổ tích', notes: [] }
  const own = {
    ...cited('PL1.I.6', ''),
    id: 'kh-251-2023',
    label: 'KH 251/KH-UBND',
    passages: [row],
  }
  const { said } = talkWith(knowing(own), [
    'kiên giang ai chủ trì xử lý dứt điểm hợp tác xã ngừng hoạt động mục tiêu 2030',
    'xem căn cứ',
  ])
  expect(said).toContain('“Dòng sáu của chuyện cổ tích”')
})
