import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Session, Turn } from '../../../handlers/conversation/conversation.ts'
import { respond } from '../../../handlers/respond.ts'
import { loadKnowledge } from '../../support/content/knowledge.ts'
import { documentOf } from '../../support/content/documents.ts'

const bare = loadKnowledge()
const fixture = (name: string) =>
  readFileSync(`test/fixtures/documents/pineapple/${name}.txt`, 'utf8')
const knowledge = {
  ...bare,
  official: bare.library.open([
    documentOf(fixture('dong-thap'), { nicknames: ['kế hoạch khóm tháp', 'khóm sen'] }),
    documentOf(fixture('kien-giang-2018')),
    documentOf(fixture('kien-giang-2024')),
    documentOf(fixture('tra-vinh-2016')),
    documentOf(fixture('circular')),
    documentOf(
      fixture('binh-thuan').replaceAll('Bình Thuận', 'An Giang').replace('năm 2022', 'năm 2026'),
    ),
  ]),
}

type Profile = { readonly province?: 'kien-giang' | 'an-giang' | 'kon-tum' | 'dak-nong' }

/** What is said to the last of some messages. */
const said = (messages: string | readonly string[], profile: Profile = {}) => {
  let session: Session | null = null
  let turn: Turn | null = null
  for (const text of [messages].flat()) {
    turn = respond(
      { at: '2026-11-21T02:00:00.000Z', today: '2026-11-21', text, profile },
      session,
      knowledge,
    )
    ;({ session } = turn)
  }
  const replies = turn?.replies ?? []
  return {
    kind: turn?.kind,
    text: replies.map(({ text }) => text).join('\n\n'),
    choices: replies.flatMap(({ choices }) => choices.map(({ label }) => label)),
    cited: replies.flatMap(({ citations }) =>
      citations.map(({ document, clause }) => `${document} ${clause}`),
    ),
  }
}

const PLAN = 'kh-5491-2023-dong-thap'

/** A plan by all its names. */
const NAMES = [
  'Kế hoạch số 5491/KH-UBND ngày 26/6/2023 của UBND tỉnh Đồng Tháp',
  'Kế hoạch số 5491/KH-UBND ngày 26 tháng 6 năm 2023 của Ủy ban nhân dân tỉnh Đồng Tháp về hỗ trợ hợp tác xã trồng khóm trên địa bàn tỉnh Đồng Tháp',
  'Kế hoạch 5491/KH-UBND ngày 26-06-2023',
  'Kế hoạch 5491 / KH – UBND của tỉnh Đồng Tháp',
  'Kế hoạch số 5491/KH-UBND ngày 26/6/2023 của UBND tỉnh Ðồng Tháp',
  'KH 5491/KH-UBND năm 2023',
  'KH 5491',
  'kh5491',
  'KH số 5491',
  'văn bản 5491',
  '5491/KH-UBND',
  'ke hoach 5491 dong thap',
  'ke hoach so 5491/kh-ubnd ngay 26/6/2023 cua ubnd tinh dong thap',
  'kế hoạch hỗ trợ HTX trồng khóm Đồng Tháp',
  'kế hoạch của tỉnh Đồng Tháp về hỗ trợ hợp tác xã trồng khóm',
  'kế hoạch trồng khóm của Đồng Tháp',
  'kế hoạch khóm tháp',
  'ke hoach khom thap',
  'khóm sen',
]

describe.each(NAMES)('"%s"', (name) => {
  test.each([
    [`${name} mục III nói gì`, 'III'],
    [`mục III của ${name}`, 'III'],
    [`Theo ${name}, chi phí mua máy sơ chế được bao nhiêu?`, 'II.1'],
    [`${name} báo cáo trước ngày nào`, 'III.1'],
  ])('leads in "%s" to its clause', (question, clause) => {
    expect(said(question).cited).toContain(`${PLAN} ${clause}`)
  })

  test('is never answered with its letterhead', () => {
    expect(said(name).text).not.toContain('CỘNG HÒA')
    expect(said(`${name} nói về gì`).cited).not.toContain(`${PLAN} title`)
    expect(said(name).text).toContain('III. TỔ CHỨC THỰC HIỆN')
  })
})

test.each([
  ['NQ 15/2016 hỗ trợ mua máy sơ chế bao nhiêu', 'nq-15-2016-hdnd-tra-vinh D2.1'],
  [
    'Nghị quyết số 15/2016/NQ-HĐND ngày 08/12/2016 của HĐND tỉnh Trà Vinh điều 2 khoản 2',
    'nq-15-2016-hdnd-tra-vinh D2.2',
  ],
  ['Thông tư 01/2020/TT-BKHĐT khoản 1 điều 2', 'tt-1-2020-bkhdt-ca-nuoc D2.1'],
  ['TT 01/2020 của Bộ Kế hoạch và Đầu tư: không áp dụng cho ai', 'tt-1-2020-bkhdt-ca-nuoc D1.2'],
  ['KH 153 năm 2018 mua máy sơ chế', 'kh-153-2018-kien-giang II.1'],
  ['KH 5491 điều kiện mua máy sơ chế', 'kh-5491-2023-dong-thap II.1'],
  ['KH 5491 mô hình mua máy sơ chế', 'kh-5491-2023-dong-thap II.1'],
  ['kế hoạch 153/KH-UBND ngày 21/6/2024 mua máy sơ chế', 'kh-153-2024-kien-giang II.1'],
])('"%s" is answered from the document that is named', (question, place) => {
  expect(said(question).cited).toEqual([place])
})

test('a name that fits two documents asks which, and each choice leads to one', () => {
  const asked = said('KH 153 hỗ trợ mua máy sơ chế bao nhiêu')
  expect(asked).toMatchObject({ kind: 'menu', cited: [] })
  expect(asked.choices).toEqual([
    'KH 153/KH-UBND năm 2018 của Kiên Giang',
    'KH 153/KH-UBND năm 2024 của Kiên Giang',
  ])
  const chosen = said(`${asked.choices[1]} hỗ trợ mua máy sơ chế bao nhiêu`)
  expect(chosen.cited).toEqual(['kh-153-2024-kien-giang II.1'])
})

test('a year that is asked about is no year of the document', () => {
  expect(said('KH 5491 năm 2027 có thêm bao nhiêu hợp tác xã').cited).toContain(`${PLAN} I.1`)
})

test('a short name of another province’s document is offered, a full one answered', () => {
  const profile = { province: 'kien-giang' } as const
  const short = said('KH 5491 hỗ trợ mua máy sơ chế bao nhiêu', profile)
  expect(short).toMatchObject({ kind: 'menu', cited: [] })
  expect(short.choices).toContain('KH 5491/KH-UBND năm 2023 của Đồng Tháp')
  const full = said(
    'KH 5491/KH-UBND của UBND tỉnh Đồng Tháp hỗ trợ mua máy sơ chế bao nhiêu',
    profile,
  )
  expect(full.cited).toEqual([`${PLAN} II.1`])
})

test.each([
  'Kế hoạch 777/KH-UBND ngày 1/2/2025 của UBND tỉnh Bến Tre nói gì',
  'Kế hoạch 5491/KH-UBND ngày 26/6/2023 của UBND tỉnh Bến Tre nói gì',
  'Kế hoạch 135/KH-UBND ngày 15/7/2024 của UBND tỉnh Kiên Giang nói gì',
  'quyết định 987 quy định gì',
])('"%s" names a document that is not there, which is said once', (question) => {
  const { kind, text, cited } = said(question)
  expect({ kind, cited }).toEqual({ kind: 'abstain', cited: [] })
  expect(text.split('Em chưa có')).toHaveLength(2)
})

test('of another kind the number is offered and not taken', () => {
  const { cited, choices } = said('QĐ 15/2016 hỗ trợ bao nhiêu')
  expect({ cited, choices }).toEqual({ cited: [], choices: ['NQ 15/2016/NQ-HĐND của Trà Vinh'] })
})

test.each([
  'đã 65 điểm rồi',
  'kế hoạch năm 2026',
  'kế hoạch 50 ha',
  'htx có 5491 thành viên',
  '300 triệu/ha',
])('"%s" names no document', (question) => {
  expect(knowledge.official.names(question).names).toEqual([])
})

test('a document has no such clause, and says which it has', () => {
  const { kind, text } = said('KH 5491 mục IX nói gì')
  expect(kind).toBe('abstain')
  expect(text).toContain('III. TỔ CHỨC THỰC HIỆN')
})

test('what goes on behind a named document stays with it', () => {
  expect(said(['KH 5491 mục III nói gì', 'còn mục II thì sao']).cited).toContain(`${PLAN} II`)
  expect(said(['KH 5491 mục III nói gì', 'mục I']).cited).toContain(`${PLAN} I`)
})

test.each(['kien-giang', 'an-giang', 'kon-tum', 'dak-nong'] as const)(
  'a document for all provinces is found in a question of %s',
  (province) => {
    const question = 'chi phí mua máy sơ chế tối đa một hợp tác xã'
    expect(said(question, { province }).cited).toContain('tt-1-2020-bkhdt-ca-nuoc D2.1')
  },
)

test.each(['kien-giang', 'an-giang'] as const)(
  'a plan of today’s province is found by those of %s, which became part of it',
  (province) => {
    const { official } = knowledge
    expect(official.isFor('kh-2949-2026-an-giang-nay', [province])).toBe(true)
    expect(official.isFor('kh-2949-2026-an-giang-nay', ['kon-tum'])).toBe(false)
  },
)

test.each([
  [
    'Kế hoạch số 135/KH-UBND ngày 15/7/2021 của UBND tỉnh Kiên Giang',
    'Kế hoạch 135',
    'hồ sơ gồm những gì',
  ],
  [
    'Kế hoạch số 135/KH-UBND ngày 15 tháng 7 năm 2021 của Ủy ban nhân dân tỉnh Kiên Giang về thực hiện Đề án lựa chọn, hoàn thiện, nhân rộng mô hình hợp tác xã kiểu mới hiệu quả tỉnh Kiên Giang giai đoạn 2021-2025',
    'Kế hoạch 135',
    'hồ sơ gồm những gì',
  ],
  ['ke hoach so 135/kh-ubnd ngay 15/7/2021 cua ubnd tinh kien giang', 'ke hoach 135', 'mục VI.2'],
  [
    'Kế hoạch số 251/KH-UBND ngày 20/10/2023 của UBND tỉnh Kiên Giang',
    'Kế hoạch 251',
    'báo cáo hằng năm trước ngày nào',
  ],
  [
    'Quyết định số 2129/QĐ-UBND ngày 15/9/2021 của Chủ tịch UBND tỉnh An Giang',
    'Quyết định 2129',
    'kinh phí bao nhiêu',
  ],
  ['Quyết định số 2129/QÐ-UBND ngày 15/9/2021', 'Quyết định 2129', 'kinh phí bao nhiêu'],
  [
    'Kế hoạch số 3819/KH-UBND ngày 23/10/2024 của UBND tỉnh Kon Tum',
    'Kế hoạch 3819',
    'mục tiêu là gì',
  ],
  [
    'Kế hoạch số 188/KH-LMHTX ngày 11/5/2021 của Liên minh HTX tỉnh Đắk Nông',
    'Kế hoạch 188',
    'mục tiêu là gì',
  ],
])('"%s" is answered as "%s" is', (full, short, question) => {
  const answer = said(`${full} ${question}`)
  expect(answer.cited.length).toBeGreaterThan(0)
  expect(answer).toEqual(said(`${short} ${question}`))
})

test.each(['KH 5491 ký ngày nào', 'KH 5491 do ai ban hành', 'tóm tắt KH 5491'])(
  '"%s" is answered with day, agency, title and parts',
  (question) => {
    const { text } = said(question)
    expect(text).toContain('KH 5491/KH-UBND ngày 26/06/2023 của UBND tỉnh Đồng Tháp')
    expect(text).toContain('II. CHÍNH SÁCH HỖ TRỢ')
  },
)

test('words of many titles are the name of no document', () => {
  expect(knowledge.official.names('kế hoạch hỗ trợ HTX').names).toEqual([])
})

test('amid a walk-through a named document answers, and two of a name are listed to be typed', () => {
  const walk = ['kiểm tra điều kiện', 'đồng ý', 'kiên giang']
  expect(said([...walk, `mục III của ${NAMES[0]}`]).cited).toContain(`${PLAN} III`)
  expect(said([...walk, 'KH 153 mục II nói gì']).text).toContain(
    '- KH 153/KH-UBND năm 2024 của Kiên Giang',
  )
})
