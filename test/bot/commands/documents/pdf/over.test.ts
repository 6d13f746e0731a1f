import { expect, test } from 'vitest'
import { readPdf } from '../../../../../bot/commands/documents/pdf/reader.ts'
import { pdfOf, type PdfPage, type PdfWords } from '../../../../support/written/pdf.ts'

const LEFT = 85
const lines = (texts: readonly string[], y: number): readonly PdfWords[] =>
  texts.map((text, at) => ({ text, x: LEFT, y: y - at * 18 }))

const BODY = ['1. Trồng sen trên 20 ha.', '2. Đào ao rộng 600 m.', '3. Bán sen ở chợ nổi.']

const readingOf = (pages: readonly PdfPage[]) => readPdf(new Uint8Array(pdfOf(pages)))
const shownIn = async (pages: readonly PdfPage[]) =>
  (await readingOf(pages)).text.split('\n').filter((line) => line !== '')

test('a watermark across the page is no part of its lines, and one on a single page is marked', async () => {
  const mark: PdfWords = { text: 'DỰ THẢO', x: 90, y: 640, size: 40, isSlanted: true }
  const page = { words: [...lines(BODY, 700), mark] }
  expect(await shownIn([page])).toEqual(BODY)
  expect((await readingOf([page])).marks).toMatchObject([{ kind: 'element', count: 1 }])
  expect((await readingOf([page, page])).marks).toEqual([])
})

test.each([7, 9])(
  'a stamp in letters of %i points keeps apart from the lines below it',
  async (size) => {
    const stamp = lines(['Ký bởi: Văn phòng Ủy ban', 'Ngày ký: 12-05-2024'], 703).map((one) => ({
      ...one,
      x: LEFT + 10,
      size,
    }))
    const found = await shownIn([{ words: [...lines(BODY, 700), ...stamp] }])
    for (const line of BODY) expect(found).toContain(line)
  },
)

test('what was filled into a form is read where it stands', async () => {
  const words = [
    { text: '1. Hỗ trợ là          đồng.', x: LEFT, y: 700 },
    { text: '2. Hai.', x: LEFT, y: 682 },
  ]
  const fields = [{ value: '70 000', rect: [LEFT + 78, 697, LEFT + 130, 711] }]
  expect(await shownIn([{ words, fields }])).toEqual(['1. Hỗ trợ là 70 000 đồng.', '2. Hai.'])
})

test.each(['Trang # / 4', 'Trang #/4', 'tờ số # trong 4 tờ'])(
  '"%s" is in no clause',
  async (foot) => {
    const pages = ['sen', 'cá', 'ghe', 'chợ'].map((word, at) => ({
      words: [
        ...lines([`${at + 1}. Việc ${word}.`], 700),
        { text: foot.replace('#', String(at + 1)), x: 260, y: 30 },
      ],
    }))
    expect(await shownIn(pages)).toEqual([
      '1. Việc sen.',
      '2. Việc cá.',
      '3. Việc ghe.',
      '4. Việc chợ.',
    ])
  },
)

test('a note in letters of the usual size goes with its call', async () => {
  const words = [
    ...lines(['1. Có từ 20 thành viên'], 700),
    { text: '1', x: LEFT + 22 * 6, y: 705, size: 7 },
    ...lines(['2. Có ghe.'], 682),
    { text: '1', x: LEFT, y: 65, size: 7 },
    { text: 'Tính cả trẻ em.', x: LEFT + 5, y: 60 },
  ]
  expect((await readingOf([{ words }])).asides).toMatchObject([
    { kind: 'note', line: 0, text: '[1] Tính cả trẻ em.' },
  ])
})
