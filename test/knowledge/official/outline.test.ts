import { expect, test } from 'vitest'
import { createOutline } from '../../../knowledge/official/outline/outline.ts'
import { content } from '../../support/content/content.ts'
import { textOf } from '../../support/content/documents.ts'

const read = createOutline(content.lexicon.documents)
const outline = (text: string) => read({ text, marks: [] })

const passagesOf = (text: string) =>
  new Map(outline(text).map((passage) => [passage.clause, passage]))

const plan = passagesOf(textOf('dong-thap'))
const decision = passagesOf(textOf('tra-vinh'))

test('a plan is cut at every heading, point, dash, plus and table row, in its order', () => {
  expect([...plan.keys()]).toEqual(
    `title cancu/1 cancu/2 cancu
     I I.1 I.2 I.2.a I.2.b I.2.d I.2.d2
     II II.1 II.1.a II.1.a/chung II.1.a/chung/1 II.1.a/chung/2
     II.1.a/rieng II.1.a/rieng/1 II.1.a/rieng/2 II.1.a/rieng/2/1 II.1.a/rieng/2/2
     II.2 II.2.1 II.2.2 III III.1 III.2 ket ky
     PL1 PL1.GD1 PL1.GD1.1 PL1.GD1.2 PL1.GD2 PL1.GD2.1 PL1.ghichu PL1.ghichu/1
     PL2 PL2.I PL2.I.1 PL2.I.2 PL2.II PL2.II.1 PL3 PL3.1 PL3.2`
      .trim()
      .split(/\s+/u),
  )
})

test('a decision is cut at every article, clause, point and dash, through all its chapters', () => {
  expect([...decision.keys()]).toEqual(
    `title cancu/1 cancu/2 cancu D1 D2 D2.1 D2.2 D2.2.a D2.2.b D3 D3/1 D3/2 D4 ky
     PL1 PL1.1 PL1.2`
      .trim()
      .split(/\s+/u),
  )
  expect(decision.get('D3/1')?.heading).toBe('Chương II TRÁCH NHIỆM › Điều 3. Người giữ máy')
})

test.each([
  ['I.2.a', 'a) Trồng mới 700 ha sen trước tháng 9 năm 2027.'],
  ['II.1.a/rieng/2/1', '+ Bờ ao cao 1,5 m.'],
  ['ky', 'Nơi nhận:\n- Hội Quán hoa sen;\n- Lưu: VT.\nCHỦ TỊCH\nTrần Thị Sen Hồng'],
  [
    'PL1.GD1.2',
    'Nội dung: Cắm mốc và đào mương\nCơ quan làm: Đội thủy nông\nThời gian: Tháng 5/2024',
  ],
  ['PL2.I.1', 'Việc: In bản đồ đường ghe\nĐơn vị chủ trì: Nhà in Cao Lãnh'],
  ['PL3.2', 'Việc: Trả công chèo ghe\nNgười lo: Kế toán làng'],
])('%s holds the exact words', (clause, text) => {
  expect(plan.get(clause)?.text).toBe(text)
})

test('the second row of a cell stays with its row', () => {
  expect(plan.get('PL2.I.2')?.text).toContain('Việc: Treo đèn trên cầu')
})

test('a passage knows the headings above it', () => {
  expect(plan.get('II.1.a/chung/2')?.heading).toBe(
    'II. ĐIỀU KIỆN THAM GIA › 1. Điều kiện bắt buộc › a) Hợp tác xã phải đạt đủ các điều sau › Điều kiện chung:',
  )
})

test.each([
  ['joined', 'I.2.b', 'b) Mở 15 lớp ướp trà sen, mỗi lớp 30 học viên.'],
  ['joined', 'II.2.1', /làng sen năm 2025\. Điểm cộng/u],
  ['spaces', 'II.1.a/chung/1', '- Có con dấu và sổ thu chi ghi hằng tháng.'],
  ['repeated', 'I.2.d2', 'd) Một đội ghe chở khách ngắm sen.'],
] as const)('what was tidied up is noted: %s at %s', (note, clause, text) => {
  expect(plan.get(clause)?.notes).toContain(note)
  expect(plan.get(clause)?.text).toEqual(
    typeof text === 'string' ? text : expect.stringMatching(text),
  )
})

test('the letters of a program that numbers by itself are all there', () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz'.split('')
  const passages = outline(['I. A', '1. B', ...letters.map((one) => `${one}) C`)].join('\n'))
  expect(passages.map(({ clause }) => clause).slice(2)).toEqual(letters.map((one) => `I.1.${one}`))
  expect(passages.flatMap(({ notes }) => notes)).toEqual([])
})

test('a missing point is noted at the next one', () => {
  expect(plan.get('I.2.d')?.notes).toEqual(['skipped'])
  expect(plan.get('I.2.b')?.notes).not.toContain('skipped')
})

test.each([
  [
    'a year at the beginning of a broken line',
    'I. A\n1. Họp vào năm\n2025. Sau đó nghỉ.',
    ['I', 'I.1'],
  ],
  ['a figure', 'I. A\n1. Trả\n1.000 đồng cho mỗi cây sen.', ['I', 'I.1']],
  ['an article that is spoken of', 'Điều 1. A\nTheo Điều 9 của luật.\nĐiều 2. B', ['D1', 'D2']],
  ['a point without a number above it', 'a) A\nI. B\n1. C', ['title', 'I', 'I.1']],
  [
    'an annex that is spoken of',
    'I. A\n1. B như\nPhụ lục 2 kèm theo nói rõ hơn nhiều',
    ['I', 'I.1'],
  ],
])('%s opens no clause', (_, text, clauses) => {
  expect(outline(text).map(({ clause }) => clause)).toEqual(clauses)
})

test('a plan attached to a decision begins anew behind its articles', () => {
  const text = 'QUYẾT ĐỊNH\nBan hành kế hoạch\nĐiều 1. A\nĐiều 2. B\nKẾ HOẠCH\nChở sen\nI. C\n1. D'
  expect(outline(text).map(({ clause }) => clause)).toEqual(['title', 'D1', 'D2', 'KH', 'I', 'I.1'])
})

test('two annexes without a number are the first and the second', () => {
  const text =
    'I. A\n1. B\nTrên đây là C.\nPhụ lục\n| STT | D |\n| 1 | E |\nPhụ lục\n| STT | D |\n| 1 | F |'
  const clauses = outline(text).map(({ clause }) => clause)
  expect(clauses.slice(-4)).toEqual(['PL', 'PL.1', 'PL2', 'PL2.1'])
})

test('parts by letters stand above the Roman numbers', () => {
  const clauses = outline('A. MỘT\nI. X\n1. Y\nB. HAI\nI. Z').map(({ clause }) => clause)
  expect(clauses).toEqual(['A', 'A.I', 'A.I.1', 'B', 'B.I'])
})

test('decomposed letters are composed, and nothing else is changed', () => {
  const text = textOf('dong-thap')
  expect(outline(text.normalize('NFD'))).toEqual(outline(text))
})

const words = (text: string) => text.match(/[\p{L}\d]+/gu) ?? []

test('no word of a text is lost', () => {
  const kept = new Set(words([...plan.values()].map((one) => `${one.text} ${one.heading}`).join()))
  const numbers = new Set(['STT', 'Stt', 'I', 'II'])
  const lost = words(textOf('dong-thap')).filter((word) => !kept.has(word) && !numbers.has(word))
  expect(lost).toEqual([])
})

test('a text of two thousand pages is read', () => {
  const rows = Array.from({ length: 40 }, (_, at) => `- Dòng ${at} nói về ruộng sen của xã.`)
  const articles = Array.from({ length: 2000 }, (_, at) => `Điều ${(at % 999) + 1}. Việc ${at}`)
  const text = articles.map((article) => [article, ...rows].join('\n')).join('\n')
  expect(outline(text).length).toBeGreaterThan(40_000)
})

const clausesOf = (...lines: string[]) =>
  outline(lines.join('\n')).map(({ clause, text }) => `${clause}: ${text.replaceAll('\n', ' ')}`)

test.each([
  ['behind the recipients', ['Nơi nhận:', '- Lưu: VT.', 'CHỦ TỊCH']],
  ['behind a signature in plain lines', ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH', 'Lê Văn Sen']],
])('rules attached %s have articles of their own', (_, signature) => {
  const clauses = clausesOf(
    'Điều 1. Ban hành quy chế.',
    'Điều 2. Có hiệu lực.',
    ...signature,
    'QUY CHẾ CHỞ SEN',
    '(Ban hành kèm theo Quyết định số 9/QĐ-UBND)',
    'Chương I',
    'QUY ĐỊNH CHUNG',
    'Điều 1. Ghe',
    '1. Ghe gỗ.',
    'Điều 2. Bến',
  )
  expect(clauses.filter((one) => !one.startsWith('ky'))).toEqual([
    'D1: Điều 1. Ban hành quy chế.',
    'D2: Điều 2. Có hiệu lực.',
    'KH: QUY CHẾ CHỞ SEN (Ban hành kèm theo Quyết định số 9/QĐ-UBND)',
    'KH.D1: Điều 1. Ghe',
    'KH.D1.1: 1. Ghe gỗ.',
    'KH.D2: Điều 2. Bến',
  ])
})

test('a plan and a list attached to a plan are told from it and from one another', () => {
  const clauses = outline(
    [
      'I. MỘT',
      '1. Trồng sen.',
      'Nơi nhận:',
      '- Lưu: VT.',
      'ĐỀ ÁN',
      'Làng sen',
      '(Kèm theo Kế hoạch số 9)',
      'I. HAI',
      '1. Nuôi cá.',
      'DANH MỤC',
      '(Kèm theo Kế hoạch số 9)',
      '',
      '| STT | Việc | Nơi |',
      '| 1 | In | Chợ |',
    ].join('\n'),
  ).map(({ clause }) => clause)
  expect(clauses).toEqual(['I', 'I.1', 'ky', 'KH', 'KH.I', 'KH.I.1', 'KH2', 'KH2.1'])
})

test('chapters, sections and parts in words with their titles are words of no clause', () => {
  const passages = outline(
    [
      'QUY ĐỊNH',
      'Về ghe',
      'Chương I',
      'QUY ĐỊNH CHUNG',
      'Điều 1. Ghe',
      '1. Ghe gỗ.',
      'Chương II',
      'KẾ HOẠCH',
      'VÀ HỖ TRỢ',
      'Mục 1. VỐN',
      'Điều 2. Mức',
      'Mức 70% mỗi ghe.',
      'Phần thứ hai',
      'Điều khoản cuối',
      'Điều 3. Bến',
      'Chương II của Quy định này giữ nguyên.',
    ].join('\n'),
  )
  expect(passages.map(({ heading, text }) => [heading, text.replaceAll('\n', ' ')])).toEqual([
    ['', 'QUY ĐỊNH Về ghe'],
    ['Chương I QUY ĐỊNH CHUNG', 'Điều 1. Ghe'],
    ['Chương I QUY ĐỊNH CHUNG › Điều 1. Ghe', '1. Ghe gỗ.'],
    ['Chương II KẾ HOẠCH VÀ HỖ TRỢ › Mục 1. VỐN', 'Điều 2. Mức Mức 70% mỗi ghe.'],
    ['Phần thứ hai Điều khoản cuối', 'Điều 3. Bến Chương II của Quy định này giữ nguyên.'],
  ])
})

test.each([
  [
    'numbers by their part',
    'I. A\n1.1. B\nII. C\n2.1. D\na) E\n2.2. F\n2.2.1. G',
    'I I.1.1 II II.2.1 II.2.1.a II.2.2 II.2.2.1',
  ],
  ['numbers by their article', 'Điều 3. A\n3.1. B\n3.2. C', 'D3 D3.3.1 D3.3.2'],
  ['a number before a dash', 'I. A\n1/ B\n2- Máy cày\n3 – Máy bơm', 'I I.1 I.2 I.3'],
  [
    'no figure that goes on with a sentence',
    'I. A\n1. B dài\n3 - 5 con mỗi ao\n2.5 tấn sen',
    'I I.1',
  ],
])('%s', (_, text, clauses) => {
  expect(outline(text).map(({ clause }) => clause)).toEqual(clauses.split(' '))
})

test('clauses go on behind the ninety-ninth, and letters behind the last', () => {
  const numbers = Array.from({ length: 120 }, (__, at) => `${at + 1}. Việc`)
  expect(outline(['I. A', ...numbers].join('\n')).at(-1)?.clause).toBe('I.120')
  const letters = [...'abcdđeghiklmnopqrstuvxyz'.split(''), 'aa', 'bb'].map((one) => `${one}) Việc`)
  expect(outline(['I. A', '1. B', ...letters].join('\n')).at(-1)?.clause).toBe('I.1.bb')
})
