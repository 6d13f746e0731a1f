import type { SheetView } from '../view.ts'
import { drawBlocks } from './blocks.ts'
import { INK, QUIET, createPaper, type Paper, type Style } from './paper.ts'
import { drawTable } from './table.ts'

const SMALL: Style = { font: 'regular', size: 8, color: QUIET }
const TEXT: Style = { font: 'regular', size: 9 }
const LABEL: Style = { font: 'regular', size: 9, color: QUIET }
const VALUE: Style = { font: 'bold', size: 9 }
const TITLE: Style = { font: 'bold', size: 16 }
const NAME: Style = { font: 'bold', size: 11 }
const VERDICT: Style = { font: 'bold', size: 11.5 }

const FRAME = { pad: 7, line: 1.2 }
const GAP = 6
const WRITING_LINE = 260

/** Writes a text over the whole width, on further pages where it must. */
const paragraph = (paper: Paper, text: string, style: Style, type = 'P'): void => {
  if (text === '') return
  const piece = paper.piece(type)
  let lines = paper.lines(text, style, paper.width)
  while (lines.length > 0) {
    const fits = Math.floor(paper.rest() / paper.heightOf(style))
    if (fits < 1) paper.turn()
    const part = lines.slice(0, Math.max(fits, 1))
    paper.write(part, style, paper.left, paper.y, piece)
    paper.y += paper.heightOf(style, part.length)
    lines = lines.slice(part.length)
  }
}

/** The name, or a line to write it on with a pen. */
const drawName = (paper: Paper, { name, words }: SheetView): void => {
  const label = `${words.name}:`
  if (name !== null) return paragraph(paper, `${label} ${name}`, NAME)
  paragraph(paper, label, NAME)
  const { doc, left, artifact } = paper
  const x = left + doc.widthOfString(`${label} `)
  const y = paper.y - 2
  artifact(() =>
    doc
      .save()
      .lineWidth(0.6)
      .dash(1.5, { space: 2 })
      .strokeColor(INK)
      .moveTo(x, y)
      .lineTo(x + WRITING_LINE, y)
      .stroke()
      .restore(),
  )
}

/** Label and value beside one another, as many as fit on a line. */
const drawFacts = (paper: Paper, { facts }: SheetView): void => {
  const { left, width, doc } = paper
  let x = left
  const height = paper.heightOf(VALUE)
  for (const { label, value } of facts) {
    const [shownLabel = ''] = paper.lines(`${label}: `, LABEL, width)
    const labelWidth = doc.widthOfString(`${shownLabel} `)
    const values = paper.lines(value, VALUE, width - labelWidth)
    const valueWidth = Math.max(...values.map((line) => doc.widthOfString(line)))
    if (x > left && x + labelWidth + valueWidth > left + width) {
      x = left
      paper.y += height
    }
    const piece = paper.piece('P')
    paper.write([shownLabel], LABEL, x, paper.y, piece)
    paper.write(values, VALUE, x + labelWidth, paper.y, piece)
    paper.y += height * (values.length - 1)
    x += labelWidth + valueWidth + 2 * GAP
  }
  paper.y += height
}

/** The result in a frame, which stands out in black and white, too. */
const drawVerdict = (paper: Paper, { headline, note }: SheetView): void => {
  const { doc, left, width, artifact } = paper
  const room = width - 2 * FRAME.pad
  const parts = [
    { lines: paper.lines(headline, VERDICT, room), style: VERDICT, type: 'H2' },
    { lines: paper.lines(note, TEXT, room), style: TEXT, type: 'P' },
  ]
  const inner = parts.reduce(
    (sum, { lines, style }) => sum + paper.heightOf(style, lines.length),
    0,
  )
  const height = inner + 2 * FRAME.pad
  if (paper.rest() < height) paper.turn()
  const top = paper.y
  artifact(() =>
    doc
      .save()
      .lineWidth(FRAME.line)
      .strokeColor(INK)
      .roundedRect(left, top, width, height, 3)
      .stroke()
      .restore(),
  )
  paper.y += FRAME.pad
  for (const { lines, style, type } of parts) {
    paper.write(lines, style, left + FRAME.pad, paper.y, paper.piece(type))
    paper.y += paper.heightOf(style, lines.length)
  }
  paper.y = top + height
}

const numbered = (words: string, page: number, pages: number): string =>
  words.replace('{page}', String(page)).replace('{pages}', String(pages))

/** The largest letters with which a sheet stands on one page are the best to read. */
const SCALES = [1.2, 1.1, 1] as const

const layOut = (view: SheetView, scale: number): Paper => {
  const { words } = view
  const title = view.name === null ? view.title : `${view.title}: ${view.name}`
  const paper = createPaper({ title, author: words.maker, day: view.day, scale })
  paragraph(paper, view.title, TITLE, 'H1')
  paragraph(paper, view.subtitle, SMALL)
  paper.y += GAP
  drawName(paper, view)
  drawFacts(paper, view)
  paper.y += GAP
  drawVerdict(paper, view)
  paper.y += GAP
  paragraph(paper, view.round, TEXT)
  paper.y += GAP
  if (view.rows.length > 0) drawTable(paper, words.columns, view.rows)
  else paragraph(paper, words.noRows, TEXT)
  if (view.declaredBy !== '') paper.y += GAP / 2
  paragraph(paper, view.declaredBy, SMALL)
  drawBlocks(paper, view.blocks)
  return paper
}

/** A sheet as a PDF for A4: one page for a usual result, and the same bytes for the same view. */
export const renderPdf = (view: SheetView): Promise<Uint8Array> => {
  const { words } = view
  let paper = layOut(view, SCALES[0])
  for (const scale of SCALES) if (paper.pages() > 1) paper = layOut(view, scale)
  const isWhole = paper.isWhole()
  const first = isWhole ? view.brief : `${view.brief} ${words.unprintable}`
  return paper.end(
    (page, pages) => [
      first,
      [words.maker, view.version, numbered(words.page, page, pages)].join(' · '),
    ],
    SMALL,
  )
}
