import { expect, test } from 'vitest'
import { fromFont } from '../../../../knowledge/language/text/old-font/font.ts'
import { judgeFonts } from '../../../../knowledge/language/text/old-font/judge.ts'
import { content } from '../../../support/content/content.ts'
import { textOf } from '../../../support/content/documents.ts'
import { inOldFont } from '../../../support/written/typed.ts'

const judged = (text: string) => {
  const { text: read, converted, doubtful } = judgeFonts(text)
  return { read, converted: [...converted], doubtful: [...doubtful] }
}

test.each([
  [
    'a clause in TCVN3 among others',
    '1. Đến năm 2030 có 40 hợp tác xã.\n2. Hç trî tèi ®a 50 triÖu ®ång mét hîp t¸c x·.\nII. ĐIỀU KIỆN',
    '1. Đến năm 2030 có 40 hợp tác xã.\n2. Hỗ trợ tối đa 50 triệu đồng một hợp tác xã.\nII. ĐIỀU KIỆN',
    [1],
  ],
  [
    'a clause in VNI among others',
    '1. Đến năm 2030 có 40 hợp tác xã.\n2. Hoã trôï toái ña 50 trieäu ñoàng.\n3. Sen tốt.',
    '1. Đến năm 2030 có 40 hợp tác xã.\n2. Hỗ trợ tối đa 50 triệu đồng.\n3. Sen tốt.',
    [1],
  ],
  [
    'part of a line',
    'Hợp tác xã được hç trî tèi ®a 50 triÖu ®ång từ ngân sách.',
    'Hợp tác xã được hỗ trợ tối đa 50 triệu đồng từ ngân sách.',
    [0],
  ],
  [
    'a cell of a table',
    '| 1 | Đào ao sen | Së N«ng nghiÖp |\n| 2 | Mua ghe | Sở Tài chính |',
    '| 1 | Đào ao sen | Sở Nông nghiệp |\n| 2 | Mua ghe | Sở Tài chính |',
    [0],
  ],
  [
    'capitals with small letters among them',
    'PHÇN I: Tæ CHøC THùC HIÖN',
    'PHẦN I: Tổ CHỨC THỰC HIỆN',
    [0],
  ],
  ['short forms', 'Q§ sè 12/Q§-UB cña H§ND tØnh', 'QĐ số 12/QĐ-UB của HĐND tỉnh', [0]],
  [
    'both codings',
    'Hç trî tèi ®a.\nĐiều kiện\nHoã trôï toái ña.',
    'Hỗ trợ tối đa.\nĐiều kiện\nHỗ trợ tối đa.',
    [0, 2],
  ],
  ['twins of two signs', 'hîp t¸c x∙ vμ lμng nghÒ', 'hợp tác xã và làng nghề', [0]],
])('%s is put into Unicode', (_, typed, meant, lines) => {
  expect(judged(typed)).toEqual({ read: meant, converted: lines, doubtful: [] })
})

test.each([
  'Nhãn hiệu Word® © 2024, giá 500 €, 25 µm, 12 µg/m³, 5 m², 3 × 4, ±2 %, § 5, «mô hình sen»',
  'Gạo của Nestlé, café ở São Paulo, Müller, Köln, Zürich, Citroën, naïve, façade, déjà vu',
  'The coöperative of Zoë and Noël in Köln über Düsseldorf',
  'Bà con trồng sen, có ghe, và chở lá đi bán ở chợ xã.',
  '1·250 ha, 300·000 đồng; ¼ công, ½ mẫu',
])('%j is in no old font', (text) => {
  expect(judged(text)).toEqual({ read: text, converted: [], doubtful: [] })
})

test('one word that may be a slip stays, and is told of', () => {
  const typed = 'Hợp tác xã được hç trợ.\nSen tốt.'
  expect(judged(typed)).toEqual({ read: typed, converted: [], doubtful: [[0, 1]] })
})

test('a name in an old passage is told of: nobody knows whether the font was another there', () => {
  const { read, doubtful } = judged('C«ng ty Citroën hç trî tèi ®a 50 triÖu ®ång mçi hîp t¸c x·')
  expect(read).toContain('hỗ trợ tối đa 50 triệu đồng mỗi hợp tác xã')
  expect(doubtful).toEqual([[0, 1]])
})

const articles = content.articles.map(({ value }) => value)
const SENTENCES = articles
  .flatMap(({ answer }) => Object.values(answer))
  .map((text) => text.replaceAll('\n', ' ').toLowerCase())
  .filter((text) => (text.match(/[ăâđêôơưạ-ỹ]/gu)?.length ?? 0) > 10)

test.each(['tcvn3', 'vni'] as const)('a sentence in %s is found between two in Unicode', (font) => {
  expect(SENTENCES.length).toBeGreaterThan(200)
  const [before, behind] = ['Điều kiện của hợp tác xã.', 'Hồ sơ được nộp ở xã.']
  const wrong = SENTENCES.filter((text) => {
    const typed = `${before}\n${inOldFont[font](text)}\n${behind}`
    return judgeFonts(typed).text !== `${before}\n${text}\n${behind}`
  })
  expect(wrong.length).toBeLessThanOrEqual(SENTENCES.length * 0.02)
})

test('nothing in Unicode is put into other letters, or doubted', () => {
  const all = [...SENTENCES, textOf('dong-thap'), textOf('tra-vinh')].join('\n')
  expect(judged(all)).toEqual({ read: all, converted: [], doubtful: [] })
})

test.each([
  ['.VnTime', 'Hç trî', 'Hỗ trợ'],
  ['ABCDEF+.VnTime,Bold', 'Hç trî', 'Hỗ trợ'],
  ['.VnTimeH', 'tæ chøc', 'TỔ CHỨC'],
  ['.VnArial NarrowH', 'ubnd tØnh', 'UBND TỈNH'],
  ['.VnTimeH', 'ubnd', 'UBND'],
  ['VNI-Times', 'Hoã trôï', 'Hỗ trợ'],
  ['VNI Helve', 'TOÅ CHÖÙC', 'TỔ CHỨC'],
])('in the font %s %j is "%s"', (font, typed, meant) => {
  expect(fromFont(typed, font)).toEqual({ text: meant, isSure: true })
})

test.each([
  ['Times New Roman', 'Hç trî'],
  ['.VnTime', 'Điều kiện'],
  ['.VnTime', 'HTX 25 ha'],
  ['Vnorth', 'abc'],
  ['Verdana', 'Hç trî'],
])('the font %s says nothing of %j', (font, text) => {
  expect(fromFont(text, font)).toBeNull()
})

test('words that the font does not make words of are not sure, nor those of a font that nobody knows', () => {
  expect(fromFont('ççç îîî', '.VnTime')).toMatchObject({ isSure: false })
  expect(fromFont('Hç trî', 'VPS Times')).toEqual({ text: 'Hç trî', isSure: false })
})
