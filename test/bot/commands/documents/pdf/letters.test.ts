import { expect, test } from 'vitest'
import { readPdf } from '../../../../../bot/commands/documents/pdf/reader.ts'
import { unreadOf } from '../../../../../knowledge/official/mark.ts'
import { documentOf } from '../../../../support/content/documents.ts'
import {
  pdfOf,
  type PdfFont,
  type PdfPage,
  type PdfWords,
} from '../../../../support/written/pdf.ts'

const at = (text: string, y: number, more: Partial<PdfWords> = {}): PdfWords => ({
  text,
  x: 85,
  y,
  ...more,
})

const reading = (pages: readonly PdfPage[], fonts: Readonly<Record<string, PdfFont>> = {}) =>
  readPdf(new Uint8Array(pdfOf(pages, fonts)))

const textOf = async (words: readonly PdfWords[], fonts: Readonly<Record<string, PdfFont>> = {}) =>
  (await reading([{ words }], fonts)).text

const HEAD = [
  at('Số: 8/KH-UBND', 780),
  at('Đồng Tháp, ngày 01 tháng 02 năm 2024', 760),
  at('KẾ HOẠCH', 740),
  at('I. VIỆC', 700),
]

test('accents that stand alone, ligatures and a bold that is drawn twice are plain words', async () => {
  const words = [
    at('Hợp tác xã'.normalize('NFD'), 700),
    at('hô´ tro.: ﬁle', 670),
    at('Trồng sen', 640),
    at('Trồng sen', 640, { x: 85.4 }),
  ]
  expect((await textOf(words)).split('\n\n')).toEqual(['Hợp tác xã', 'hố tro.: file', 'Trồng sen'])
})

test('words are read in the order in which they stand, not in that in which they are drawn', async () => {
  const words = [
    at('9 triệu.', 680, { x: 85 + 6 * 10 }),
    at('Hết trang.', 640),
    at('Mỗi ghe', 680),
    at('I. GHE', 700),
  ]
  expect((await textOf(words)).split('\n\n')).toEqual(['I. GHE', 'Mỗi ghe 9 triệu.', 'Hết trang.'])
})

test('words without ink are not there', async () => {
  expect(await textOf([at('1. Sen.', 700), at('2. Bèo.', 680, { isHidden: true })])).toBe('1. Sen.')
})

test.each([
  ['.VnTime', 'Hç trî 50 triÖu ®ång mçi hîp t¸c x·', 'Hỗ trợ 50 triệu đồng mỗi hợp tác xã'],
  ['.VnTimeH', 'ch\u00ad\u00acng i: tæ chøc', 'CHƯƠNG I: TỔ CHỨC'],
  ['VNI-Times', 'Hoã trôï 50 trieäu ñoàng', 'Hỗ trợ 50 triệu đồng'],
])('words in the font %s are in Unicode', async (name, typed, meant) => {
  const { text, marks } = await reading(
    [{ words: [at('I. Sen', 700), at(typed, 680, { font: 'old' })] }],
    {
      old: { kind: 'bytes', name },
    },
  )
  expect(text).toBe(`I. Sen\n\n${meant}`)
  expect(marks).toEqual([{ line: 2, kind: 'converted', count: 1 }])
})

test('one line may be of two fonts', async () => {
  const words = [at('1. Mỗi xã ', 700), at('nép m\u00adêi', 700, { x: 85 + 6 * 10, font: 'old' })]
  expect(await textOf(words, { old: { kind: 'bytes', name: '.VnArial' } })).toBe(
    '1. Mỗi xã nộp mười',
  )
})

test('letters that are the same in both are not touched, and a font that only has such a name neither', async () => {
  const fonts = {
    old: { kind: 'bytes', name: '.VnTime' },
    new: { kind: 'numbered', name: 'VNI-Times' },
  } as const
  const words = [at('HTX 25 ha', 700, { font: 'old' }), at('Điều kiện', 680, { font: 'new' })]
  const { text, marks } = await reading([{ words }], fonts)
  expect(text).toBe('HTX 25 ha\n\nĐiều kiện')
  expect(marks).toEqual([])
})

test('a clause in letters that the file does not name is marked, and the others are read', async () => {
  const words = [
    ...HEAD,
    at('1. Đóng ba ghe chở sen, mỗi ghe chở được hai tấn lá tươi.', 680),
    at('2. ', 660),
    at('ghe', 660, { x: 105, font: 'secret' }),
    at('3. Bán lá sen ở chợ huyện vào ngày rằm mỗi tháng.', 640),
  ]
  const { passages } = documentOf(
    await reading([{ words }], { secret: { kind: 'numbered', name: 'Secret', isListed: false } }),
  )
  const found = passages.map(({ clause, text, notes }) => [
    clause,
    text,
    [...unreadOf(notes).keys()],
  ])
  expect(found).toContainEqual(['I.2', '2. [?]', ['symbol']])
  expect(found.filter(([, , unread]) => unread?.length)).toHaveLength(1)
})

test('a sign of a font of signs is marked within a line, and is the point of a list before it', async () => {
  const { text, marks } = await reading([
    { words: [at('\uF0B7 Trồng sen', 700), at('Từ \uF0E1 25 ha', 670)] },
  ])
  expect(text).toBe('- Trồng sen\n\nTừ [?] 25 ha')
  expect(marks).toEqual([{ line: 2, kind: 'symbol', count: 1 }])
})

const WORDS =
  'Bà con trồng sen ở cồn giữa được mượn ghe của xã để chở lá và hạt ra chợ bán cho thương lái'

test('a file whose letters are named wrongly is refused, and one that names none', async () => {
  const moved = Array.from(WORDS, (letter) =>
    letter === ' ' ? ' ' : String.fromCodePoint((letter.codePointAt(0) ?? 0) + 29),
  ).join('')
  const secret = { secret: { kind: 'numbered', isListed: false } } as const
  await expect(reading([{ words: [at(moved, 700)] }])).rejects.toMatchObject({
    fault: 'garbled-pdf',
  })
  await expect(
    reading([{ words: [at(WORDS, 700, { font: 'secret' })] }], secret),
  ).rejects.toMatchObject({ fault: 'garbled-pdf' })
  expect(await textOf([at(WORDS, 700)])).toBe(WORDS)
})

test('a scan among pages of text is marked where it stands, and named', async () => {
  const text = { words: [...HEAD, at('1. Đóng ghe.', 680), at('2. Bán lá.', 660)] }
  const read = await reading([text, { isPicture: true }, { words: [at('3. Bán hạt.', 700)] }])
  expect(read.pictures).toEqual([2])
  const { passages } = documentOf(read)
  const marked = passages.filter(({ notes }) => unreadOf(notes).has('picture'))
  expect(marked.map(({ clause }) => clause)).toEqual(['I.2'])
})

test('a scan is refused, also with a stamp beside it, and what lies under it or aside is named', async () => {
  const stamp = at('Người ký: Ủy ban nhân dân tỉnh', 800)
  const recognised = Array.from({ length: 30 }, (_, line) =>
    at(WORDS, 780 - line * 20, { isHidden: true }),
  )
  const turned = recognised.map((one) => ({ ...one, isHidden: false, isUpwards: true }))
  for (const [fault, page] of [
    ['scanned-pdf', { isPicture: true }],
    ['scanned-pdf', { isPicture: true, words: [stamp] }],
    ['layered-pdf', { isPicture: true, words: recognised }],
    ['turned-pdf', { words: turned }],
    ['scanned-pdf', { raw: '85 700 m 120 730 150 650 200 700 c S' }],
  ] as const)
    await expect(reading([page, page])).rejects.toMatchObject({ fault })
})

test('a picture behind a whole page of words is a background', async () => {
  const words = Array.from({ length: 30 }, (_, line) =>
    at(`${line + 1}. ${WORDS}`, 780 - line * 20),
  )
  const { text, pictures } = await reading([{ isPicture: true, words }])
  expect(text).toContain(`30. ${WORDS}`)
  expect(pictures).toEqual([])
})
