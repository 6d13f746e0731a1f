import { describe, expect, test } from 'vitest'
import { checkWording } from '../../../knowledge/check/wording/wording.ts'
import type { Article } from '../../../knowledge/schema/schema.ts'
import { content } from '../../support/content/content.ts'

const [first] = content.articles
if (!first) throw new Error('no article')

/** An answer that stands alone: "kh-135-2021 VI.2.đ" for a clause that it cites. */
const answering = (director: string, cited: readonly string[], more: Partial<Article> = {}) => ({
  file: 'articles/kien-giang/one.yaml',
  value: {
    ...first.value,
    province: null,
    topic: 'purpose',
    answer: { director, officer: director },
    citations: cited.map((one) => {
      const [source = '', clause = ''] = one.split(' ')
      return { source, clause }
    }),
    also: [],
    beyond: [],
    silentOn: [],
    ...more,
  },
})

/** Programmes that say nothing themselves. */
const programmes = content.programmes.map(({ file, value }) => ({
  file,
  value: { ...value, says: [] },
}))

/** What is told of an answer to clauses when nothing else is said at all, by reason. */
const faultsOf = (...[text, cited, more]: Parameters<typeof answering>): readonly string[] =>
  checkWording({
    ...content,
    articles: [answering(text, cited, more)],
    duties: [],
    goals: [],
    deadlines: [],
    programmes,
  })
    // Both answers are the same: what is told of one is enough.
    .filter(({ place }) => place !== 'answer.officer')
    .map(({ reason, values = {} }) =>
      [reason, values['agency'] ?? values['said'] ?? values['time'] ?? values['told'] ?? []]
        .flat()
        .join(' '),
    )

const KG_DOSSIERS = ['kh-135-2021 PL.GD1.2']
const KG_QUOTA = ['kh-135-2021 II.2.a']
const KG_GOAL = ['kh-135-2021 II.2.b']
const KG_WAGE = ['kh-135-2021 VI.2.đ']
const AG_FRONT = ['qd-2129-2021 VII.8']
const DN_ADVICE = ['kh-188-2021 PL.II.1']
const DN_FUND = ['kh-188-2021 II.3.2/4']
const KT_BANK = ['kh-3819-2024 V.5']

describe('agencies', () => {
  test.each([
    [
      'an agency of the clause',
      'Liên minh HTX tỉnh cùng Sở NN&PTNT hướng dẫn HTX tham gia Đề án.',
      KG_DOSSIERS,
      [],
    ],
    [
      'one that it does not name',
      'Cục Thuế tỉnh hướng dẫn HTX tham gia Đề án.',
      KG_DOSSIERS,
      ['agency-not-in-clause Cục Thuế tỉnh'],
    ],
    ['who is to be asked', 'Mọi việc khác, Anh/Chị hỏi Cục Thuế tỉnh.', KG_DOSSIERS, []],
    [
      'what an office is called today',
      'Liên minh HTX tỉnh gửi Sở Kế hoạch và Đầu tư (nay là Sở Tài chính).',
      KG_DOSSIERS,
      [],
    ],
    [
      'a department where the clause says all of them',
      'Sở Ngoại vụ thực hiện.',
      ['kh-135-2021 I.3'],
      ['agency-not-in-clause Sở Ngoại vụ'],
    ],
  ])('%s', (_, text, cited, wanted) => {
    expect(faultsOf(text, cited)).toEqual(wanted)
  })
})

describe('roles', () => {
  test.each([
    [
      'who leads leads',
      'Liên minh HTX tỉnh chủ trì, phối hợp với Sở NN&PTNT hướng dẫn.',
      KG_DOSSIERS,
      [],
    ],
    [
      'who joins does not lead',
      'Liên minh HTX tỉnh, Sở NN&PTNT chủ trì hướng dẫn.',
      KG_DOSSIERS,
      ['role-not-in-clause Sở NN&PTNT'],
    ],
    [
      'who only hands on approves nothing',
      'Liên minh HTX tỉnh phê duyệt hồ sơ.',
      KG_DOSSIERS,
      ['role-not-in-clause Liên minh HTX tỉnh'],
    ],
    ['what is denied is not said', 'Liên minh HTX tỉnh không phê duyệt hồ sơ.', KG_DOSSIERS, []],
    [
      'nor what a document does not charge one with',
      'Mục này không giao Sở NN&PTNT chủ trì.',
      KG_DOSSIERS,
      [],
    ],
    [
      'who joins is not told to do it',
      'Sở NN&PTNT hướng dẫn HTX lập hồ sơ.',
      KG_DOSSIERS,
      ['duty-not-its-own Sở NN&PTNT'],
    ],
    ['who joins is told to join', 'Sở NN&PTNT phối hợp hướng dẫn HTX lập hồ sơ.', KG_DOSSIERS, []],
    [
      'who is asked is told to be asked',
      'Kế hoạch đề nghị Mặt trận Tổ quốc vận động HTX thí điểm.',
      AG_FRONT,
      [],
    ],
    [
      'who is asked is not told to do it',
      'Mặt trận Tổ quốc vận động HTX thí điểm.',
      AG_FRONT,
      ['duty-not-its-own Mặt trận Tổ quốc'],
    ],
    [
      'who leads the advice advises',
      'Phòng CSTT, PT HTX, thường xuyên: rà soát văn bản.',
      DN_ADVICE,
      ['duty-not-its-own Phòng CSTT, PT HTX'],
    ],
    ['and is told to', 'Phòng CSTT, PT HTX tham mưu rà soát văn bản, thường xuyên.', DN_ADVICE, []],
  ])('%s', (_, text, cited, wanted) => {
    expect(faultsOf(text, cited)).toEqual(wanted)
  })
})

describe('bounds and times', () => {
  test.each([
    ['a bound of the clause', 'Mục tiêu là tối đa 05 HTX.', KG_QUOTA, []],
    ['the same bound in other words', 'Mục tiêu là không quá 5 HTX.', KG_QUOTA, []],
    ['another bound', 'Mục tiêu là khoảng 05 HTX.', KG_QUOTA, ['bound-not-in-clause khoảng']],
    ['no bound', 'Mục tiêu là 05 HTX.', KG_QUOTA, ['bound-left-out tối đa']],
    ['a bound behind its figure', 'Mục tiêu: HTX thí điểm đạt 80 điểm trở lên.', KG_GOAL, []],
    [
      'a bound said of all figures',
      'HTX lúa cần 500 ha, 300 thành viên. Mỗi mức là ít nhất.',
      ['kh-135-2021 III.2.a/rieng/1'],
      [],
    ],
    [
      'a time that the clause does not state',
      'Mục tiêu là hằng năm tối đa 05 HTX.',
      KG_QUOTA,
      ['time-not-in-clause hằng năm'],
    ],
    [
      'a time that it states',
      'Sở phụ trách tổng hợp trước ngày 10/12 hằng năm.',
      ['kh-251-2023 IV.2.b'],
      [],
    ],
    [
      'the years of a plan that is named',
      'Mục tiêu của Đề án 2021-2025 là tối đa 05 HTX.',
      KG_QUOTA,
      [],
    ],
    [
      'years that the clause does not state',
      'Mục tiêu giai đoạn 2021-2025 là tối đa 05 HTX.',
      KG_QUOTA,
      ['time-not-in-clause 2021-2025'],
    ],
    [
      'workers who are permanent are no time',
      'Lương của lao động thường xuyên cao hơn mức bình quân.',
      KG_WAGE,
      [],
    ],
  ])('%s', (_, text, cited, wanted) => {
    expect(faultsOf(text, cited)).toEqual(wanted)
  })
})

describe('scope, aims and open lists', () => {
  test.each([
    [
      'for whom it holds is left out',
      'Lương phải cao hơn mức bình quân.',
      KG_WAGE,
      ['scope-left-out lao động thường xuyên'],
    ],
    ['another part of the clause is for all', 'HTX cam kết không nợ thuế.', KG_WAGE, []],
    ['pilot cooperatives are named', 'Mục tiêu: HTX thí điểm đạt từ 80 điểm.', KG_GOAL, []],
    [
      'a goal of pilot cooperatives told of all',
      'Mục tiêu: HTX đạt từ 80 điểm.',
      KG_GOAL,
      ['scope-left-out HTX thí điểm'],
    ],
    ['a goal told as a fact', 'HTX thí điểm đạt từ 80 điểm.', KG_GOAL, ['aim-left-out']],
    [
      'a goal told as a duty',
      'Mục tiêu: HTX thí điểm phải đạt từ 80 điểm.',
      KG_GOAL,
      ['must-not-in-clause phải'],
    ],
    [
      'an aim holds for what follows it',
      'Mục tiêu đến năm 2025: vốn trên 20 tỷ đồng; có 3-5 người quản lý.',
      DN_FUND,
      [],
    ],
    [
      'and not for what stands before',
      'Quỹ có 3-5 người quản lý. Mục tiêu đến năm 2025: vốn trên 20 tỷ đồng.',
      DN_FUND,
      ['aim-left-out'],
    ],
    [
      'an offer told as a right',
      'HTX trong Đề án được hưởng vốn vay.',
      KT_BANK,
      ['must-not-in-clause được hưởng'],
    ],
    [
      'what is not said to be a duty',
      'HTX trong Đề án có phải vay không thì văn bản không ghi.',
      KT_BANK,
      [],
    ],
    ['what is not a duty', 'HTX trong Đề án không phải vay.', KT_BANK, []],
    [
      'an open list told as whole',
      'Mục tiêu: phát triển tổ hợp tác, HTX và liên hiệp HTX.',
      ['kh-251-2023 I.1.b'],
      ['list-closed'],
    ],
    [
      'an open list left open',
      'Mục tiêu: phát triển các hình thức như tổ hợp tác, HTX và liên hiệp HTX.',
      ['kh-251-2023 I.1.b'],
      [],
    ],
  ])('%s', (_, text, cited, wanted) => {
    expect(faultsOf(text, cited)).toEqual(wanted)
  })
})

test('an exception of the editors is believed, word by word', () => {
  const text = 'Cục Thuế tỉnh và Sở Ngoại vụ hướng dẫn HTX tham gia Đề án.'
  const beyond = [{ text: 'Cục Thuế tỉnh', why: 'implied' as const }]
  expect(faultsOf(text, KG_DOSSIERS, { beyond })).toEqual(['agency-not-in-clause Sở Ngoại vụ'])
})

test('an answer about a round that is over is told until it is marked', () => {
  const text = 'Mục tiêu là tối đa 05 HTX; HTX nộp hồ sơ tham gia Đề án.'
  expect(faultsOf(text, KG_QUOTA, { topic: 'submit' })).toEqual(['round-not-marked'])
  expect(faultsOf(text, KG_QUOTA, { topic: 'submit', round: true })).toEqual([])
  expect(faultsOf(text, ['kh-251-2023 I.1.b'], { topic: 'submit' })).not.toContain(
    'round-not-marked',
  )
})

test('a document is silent only on what no other answer tells of it', () => {
  const silent = answering('Văn bản không ghi học phí.', KG_QUOTA, {
    id: 'silent',
    silentOn: ['học phí'],
  })
  const speaks = answering('Mục tiêu là tối đa 05 HTX, có học phí.', KG_QUOTA, { id: 'speaks' })
  const elsewhere = answering('Có học phí.', ['kh-251-2023 I.1.b'], { id: 'elsewhere' })
  const told = (...articles: readonly ReturnType<typeof answering>[]) =>
    checkWording({ ...content, articles, duties: [], goals: [], deadlines: [], programmes }).filter(
      ({ reason }) => reason === 'not-silent',
    )
  expect(told(silent, speaks).map(({ values }) => values?.['id'])).toEqual(['speaks'])
  expect(told(silent, elsewhere)).toEqual([])
})

/** What is told of the row of PL.GD1.2 with other agencies: its place and the reason. */
const rowFaults = (changes: {
  readonly leads: readonly string[]
  readonly joins?: readonly string[]
}) => {
  const duties = content.duties.map(({ file, value }) => ({
    file,
    value: {
      ...value,
      rows: value.rows
        .filter(({ clause }) => value.source === 'kh-135-2021' && clause === 'PL.GD1.2')
        .map((row) => ({ ...row, leads: [...changes.leads], joins: [...(changes.joins ?? [])] })),
    },
  }))
  return checkWording({
    ...content,
    articles: [],
    duties,
    goals: [],
    deadlines: [],
    programmes,
  }).map(({ place, reason }) => `${place} ${reason}`)
}

test('a row has in each column who leads and who joins in its clause', () => {
  expect(rowFaults({ leads: ['lmhtx'], joins: ['so-nnptnt'] })).toEqual([])
  expect(rowFaults({ leads: ['so-nnptnt'] })).toEqual(['rows.0.leads role-not-in-clause'])
  expect(rowFaults({ leads: ['cuc-thue'] })).toEqual(['rows.0.leads agency-not-in-clause'])
  expect(rowFaults({ leads: ['lmhtx'], joins: ['so-khdt'] })).toEqual([
    'rows.0.joins role-not-in-clause',
  ])
})
