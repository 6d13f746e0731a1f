import { expect, test } from 'vitest'
import { readPdf } from '../../../../../bot/commands/documents/pdf/reader.ts'
import { documentOf } from '../../../../support/content/documents.ts'
import { A4, pdfOf, type PdfPage, type PdfWords } from '../../../../support/written/pdf.ts'

const LEFT = 85
const SIZE = 12
/** Every letter of a made font is half as wide as it is high. */
const widthOf = (text: string, size = SIZE) => (text.length * size) / 2

/** Lines one below the other, from a height on. */
const lines = (texts: readonly string[], y: number, x = LEFT): readonly PdfWords[] =>
  texts.map((text, at) => ({ text, x, y: y - at * 18 }))

const centred = (text: string, y: number): PdfWords => ({
  text,
  x: (A4.width - widthOf(text)) / 2,
  y,
})

/** A ruled table: its rows from the top down, its columns from left to right. */
const ruled = (ys: readonly number[], xs: readonly number[]) => [
  ...ys.map((y) => [xs[0] ?? 0, y, xs.at(-1) ?? 0, y] as const),
  ...xs.map((x) => [x, ys[0] ?? 0, x, ys.at(-1) ?? 0] as const),
]

const readingOf = (pages: readonly PdfPage[]) => readPdf(new Uint8Array(pdfOf(pages)))

const textOf = async (pages: readonly PdfPage[]) => (await readingOf(pages)).text

const PLAN = [
  ...lines(['ỦY BAN NHÂN DÂN', 'TỈNH ĐỒNG THÁP', 'Số: 8/KH-UBND'], 780, 60),
  ...lines(
    ['CỘNG HÒA XÃ HỘI', 'Độc lập - Tự do', 'Đồng Tháp, ngày 01 tháng 02 năm 2024'],
    777,
    300,
  ),
  centred('KẾ HOẠCH', 690),
  centred('Đóng ghe chở sen', 670),
]

const pageOf = (number: number, own: readonly string[]): PdfPage => ({
  words: [
    centred(String(number), 805),
    ...lines(own, 700),
    { text: 'Công báo tỉnh Đồng Tháp', x: LEFT, y: 30 },
  ],
})

const annexOf = (text: string): PdfPage => ({
  words: [centred(text, 800), ...lines(['a) Sen.'], 700)],
})

const columnOf = (name: string) => Array.from({ length: 20 }, (_, at) => `${at + 1}. ${name} sen.`)

test('a letterhead in two columns is read column by column', async () => {
  const body = lines(['I. VIỆC', '1. Đóng 3 ghe.', 'II. TIỀN', '1. Mỗi ghe 9 triệu.'], 640)
  const { passages, ...imprint } = documentOf(await textOf([{ words: [...PLAN, ...body] }]))
  expect(imprint).toMatchObject({
    id: 'kh-8-2024-dong-thap',
    signedOn: '2024-02-01',
    title: 'Đóng ghe chở sen',
  })
  expect(passages.find(({ clause }) => clause === 'II.1')?.text).toBe('1. Mỗi ghe 9 triệu.')
})

test('signatures side by side are two columns, of which one goes on alone', async () => {
  const words = [
    ...lines(['Nơi nhận:', '- Như trên;', '- Lưu: VT, sen.'], 300),
    ...lines(['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], 300, 330),
  ]
  expect((await textOf([{ words }])).split('\n')).toEqual([
    'Nơi nhận:',
    '- Như trên;',
    '- Lưu: VT, sen.',
    'TM. ỦY BAN NHÂN DÂN',
    'CHỦ TỊCH',
  ])
})

const FULL = 'Bà con trồng sen ở cồn giữa được mượn ghe của xã để chở lá và hạt'

test('the lines of a paragraph are one line, and paragraphs stay apart', async () => {
  const words = [
    { text: `1. ${FULL}`, x: LEFT + 36, y: 700 },
    { text: `đi bán, ${FULL.toLowerCase()}`, x: LEFT, y: 682 },
    { text: 'cả năm.', x: LEFT, y: 664 },
    { text: 'Ghe nào hư thì báo xã.', x: LEFT + 36, y: 646 },
    { text: `Ghe mới: ${FULL.slice(13)} KH-`, x: LEFT + 36, y: 628 },
    { text: 'UBND đã ghi.', x: LEFT, y: 610 },
  ]
  expect((await textOf([{ words }])).split('\n\n')).toEqual([
    `1. ${FULL} đi bán, ${FULL.toLowerCase()} cả năm.`,
    'Ghe nào hư thì báo xã.',
    `Ghe mới: ${FULL.slice(13)} KH-UBND đã ghi.`,
  ])
})

test('a paragraph goes on over a page, without heading, footing and number of the page', async () => {
  const full = `${FULL} cho ai`
  const { text, asides } = await readingOf([
    pageOf(1, ['I. GHE', full]),
    pageOf(2, ['thiếu ghe.', full]),
    pageOf(3, ['cần thì hỏi.']),
  ])
  expect(text).toBe(`I. GHE\n\n${full} thiếu ghe.\n\n${full} cần thì hỏi.`)
  expect(asides).toEqual([{ kind: 'footer', line: 0, text: 'Công báo tỉnh Đồng Tháp', marks: [] }])
})

test('what begins a page in words that others do not have stays', async () => {
  expect(await textOf([annexOf('PHỤ LỤC I'), annexOf('PHỤ LỤC II')])).toContain('PHỤ LỤC II')
})

test('a ruled table is given row by row, and a cell over several rows holds for each', async () => {
  const xs = [85, 125, 265, 405, 505]
  const ys = [700, 680, 660, 640, 620]
  const rules = ruled(ys, xs).filter(([x1, y1, x2]) => !(y1 === 660 && x1 === 85 && x2 === 505))
  const words = [
    ...['STT', 'Việc', 'Chủ trì', 'Hạn'].map((text, at) => ({
      text,
      x: (xs[at] ?? 0) + 5,
      y: 686,
    })),
    ...['1', 'Đào ao'].map((text, at) => ({ text, x: (xs[at] ?? 0) + 5, y: 666 })),
    { text: 'Sở Nông nghiệp', x: 270, y: 656 },
    { text: 'Quý I', x: 410, y: 666 },
    ...['2', 'Mua ghe'].map((text, at) => ({ text, x: (xs[at] ?? 0) + 5, y: 646 })),
    { text: 'Quý II', x: 410, y: 646 },
    ...['3', 'Dệt tơ', 'Hội Phụ nữ', ''].map((text, at) => ({
      text,
      x: (xs[at] ?? 0) + 5,
      y: 626,
    })),
  ]
  const parted = [...rules, [85, 660, 265, 660], [405, 660, 505, 660]] as PdfPage['rules']
  expect((await textOf([{ words, rules: parted ?? [] }])).split('\n')).toEqual([
    '| STT | Việc | Chủ trì | Hạn |',
    '| 1 | Đào ao | Sở Nông nghiệp | Quý I |',
    '| 2 | Mua ghe | Sở Nông nghiệp | Quý II |',
    '| 3 | Dệt tơ | Hội Phụ nữ |  |',
  ])
})

test('a table drawn with bars, and with a cell over two columns, is read as well', async () => {
  const bars = [
    ...[700, 680, 660].map((y) => `85 ${y} 420 0.5 re f`),
    ...[85, 225, 504].map((x) => `${x} 660 0.5 40 re f`),
    '365 660 0.5 20 re f',
  ]
  const words = [
    { text: 'Việc', x: 90, y: 686 },
    { text: 'Ai làm', x: 230, y: 686 },
    { text: 'Đào ao', x: 90, y: 666 },
    { text: 'Thợ đất', x: 230, y: 666 },
    { text: 'Thợ mộc', x: 370, y: 666 },
  ]
  expect(await textOf([{ words, raw: bars.join('\n') }])).toBe(
    '| Việc | Ai làm ||\n| Đào ao | Thợ đất | Thợ mộc |',
  )
})

test('notes at the foot of a page stand with what calls them; an area is no call', async () => {
  const words: readonly PdfWords[] = [
    ...lines([`1. Mỗi ao rộng 600 m và sâu hai gang, ${FULL.slice(0, 20)}.`], 700),
    { text: '2', x: LEFT + widthOf('1. Mỗi ao rộng 600 m'), y: 705, size: 7 },
    ...lines(['2. Ai có từ 25 ha', '3. Ai chưa có thì chờ.'], 682),
    { text: '2', x: LEFT + widthOf('2. Ai có từ 25 ha'), y: 687, size: 7 },
    { text: '2', x: LEFT, y: 62, size: 6 },
    { text: 'Không tính mương.', x: LEFT + 5, y: 60, size: 9 },
  ]
  const { text, asides } = await readingOf([{ words }])
  expect(asides).toEqual([{ kind: 'note', line: 2, text: '[2] Không tính mương.', marks: [] }])
  expect(text.split('\n')).toEqual([
    '1. Mỗi ao rộng 600 m² và sâu hai gang, Bà con trồng sen ở c.',
    '',
    '2. Ai có từ 25 ha[2]',
    '',
    '3. Ai chưa có thì chờ.',
  ])
})

test('a text in two columns is read down the first, then down the second', async () => {
  const words = [...lines(columnOf('Trồng'), 780, 60), ...lines(columnOf('Bán'), 780, 320)]
  const found = (await textOf([{ words }])).split('\n').filter((line) => line !== '')
  expect(found).toEqual([...columnOf('Trồng'), ...columnOf('Bán')])
})

test('a page that lies on its side is read like any other', async () => {
  // Words written upwards, on a page that is shown turned to the right.
  const words = lines(['I. GHE', '1. Đóng ghe.'], 0).map((one, at) => ({
    ...one,
    x: 300 + at * 18,
    y: 100,
    isUpwards: true,
  }))
  expect(await textOf([{ words, rotate: 90 }])).toBe('I. GHE\n\n1. Đóng ghe.')
})
