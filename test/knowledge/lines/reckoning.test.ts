import { expect, test } from 'vitest'
import { loadKnowledge } from '../../support/content/knowledge.ts'

const { articles, readFigures, reckonings } = loadKnowledge()

test.each([
  ['chênh nhau mấy điểm giữa Khá và Tốt', 'difference', 'point', ['Khá', 'Tốt']],
  ['htx lua voi rau mau chenh nhau bao nhieu ha', 'difference', 'area', ['lua', 'rau mau']],
  ['lúa hơn màu bao nhiêu thành viên', 'difference', 'member', ['lúa', 'màu']],
  ['khá tốt cộng với trung bình được mấy phần trăm', 'sum', 'percent', ['khá tốt', 'trung bình']],
  ['cong lai nhieu', 'sum', null, []],
  ['63 điểm thì thiếu mấy điểm nữa', 'gap', 'point', []],
] as const)('"%s" asks for a %s in %s', (question, kind, unit, names) => {
  const read = reckonings.read(question)
  expect(read).toMatchObject({ kind, unit })
  expect(read?.operands.map(({ name }) => name)).toEqual(names)
})

test('lines of a list are called by their numbers', () => {
  expect(reckonings.read('khoan 2 hon khoan 1 bao nhieu tien')?.items).toEqual([2, 1])
})

test.each([
  'tong cong de an nay tinh bao nhieu tien',
  'htx yếu kém giảm còn bao nhiêu',
  'cong dong dan cu co duoc gi',
  'thủ công nghiệp cần bao nhiêu vốn',
  'htx lúa với rau màu khác nhau chỗ nào',
])('"%s" asks to reckon nothing', (question) => {
  expect(reckonings.read(question)).toBeNull()
})

/** The figures of an answer for directors, each with its bound and clause. */
const figuresOf = (id: string) => {
  const article = articles.get(id)
  return readFigures(article?.answer.director ?? '', [
    ...(article?.citations ?? []),
    ...(article?.also ?? []),
  ]).map(({ text, bound, place }) => [text, bound, place.clause])
}

test('a figure has the narrowest clause that prints it', () => {
  expect(figuresOf('ag-money')).toEqual([
    ['32.675 triệu đồng', 'exact', 'V.2/2'],
    ['6.615 triệu đồng', 'exact', 'V.2/2/1'],
    ['21.000 triệu đồng', 'exact', 'V.2/2/2'],
    ['5.060 triệu đồng', 'exact', 'V.2/2/3'],
  ])
})

test('a figure is bounded as its answer or its clause says', () => {
  expect(figuresOf('dn-classes')).toEqual([
    ['40%', 'exact', 'II.2/6'],
    ['45%', 'exact', 'II.2/6'],
    ['15%', 'loose', 'II.2/6'],
  ])
  // "từ 500 ha, 300 thành viên": the clause bounds both.
  expect(figuresOf('kg-own-conditions').map(([, bound]) => bound)).not.toContain('exact')
})

test('what no clause prints is no figure: "64,5 là chưa đạt"', () => {
  expect(figuresOf('kg-score').map(([text]) => text)).toEqual(['65 điểm', '80 điểm'])
})
