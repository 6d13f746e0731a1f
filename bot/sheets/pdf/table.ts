import { COLUMNS, type ColumnName, type ViewRow } from '../view.ts'
import { COLORS, drawStatus } from './marks.ts'
import { INK, type Paper, type Piece, type Style } from './paper.ts'

/** Shares of the width. */
const SHARES: Readonly<Record<ColumnName, number>> = {
  label: 0.19,
  required: 0.21,
  declared: 0.25,
  result: 0.19,
  clause: 0.16,
}
const PAD = { x: 4, y: 2.5 }
const MARK = { size: 7, room: 12 }
const RULE = { thin: 0.5, color: '#8a8a8a' }
const SHADE = '#eeeeee'
/** Fewer lines of a row are not left alone at the foot of a page. */
const FEWEST_LINES = 3

const SIZE = 8.5
const HEAD: Style = { font: 'bold', size: SIZE }

const heightFor = (lines: number, line: number): number => lines * line + 2 * PAD.y

const styleOf = (column: ColumnName, { status }: ViewRow): Style => {
  if (column === 'label') return HEAD
  if (column !== 'result') return { font: 'regular', size: SIZE }
  return { font: status === 'met' ? 'regular' : 'bold', size: SIZE, color: COLORS[status] }
}

interface Cell {
  readonly column: ColumnName
  readonly x: number
  readonly style: Style
  readonly lines: readonly string[]
  readonly piece: Piece
}

/** The table of conditions, over as many pages as it takes, with its head on each of them. */
export const drawTable = (
  paper: Paper,
  heads: Readonly<Record<ColumnName, string>>,
  rows: readonly ViewRow[],
): void => {
  const { doc, left, width, artifact, heightOf } = paper
  const places = COLUMNS.map((column, at) => ({
    column,
    x: left + COLUMNS.slice(0, at).reduce((sum, one) => sum + SHARES[one] * width, 0),
    width: SHARES[column] * width,
  }))
  const line = heightOf(HEAD)
  const table = paper.piece('Table')

  const rule = (y: number) =>
    artifact(() => {
      doc.save().lineWidth(RULE.thin).strokeColor(RULE.color)
      doc
        .moveTo(left, y)
        .lineTo(left + width, y)
        .stroke()
        .restore()
    })

  const headLines = places.map(({ column, width: room }) =>
    paper.lines(heads[column], HEAD, room - 2 * PAD.x),
  )
  const headHeight = Math.max(...headLines.map(({ length }) => length)) * line + 2 * PAD.y

  /** The head: said once, and shown again on every page. */
  const drawHead = (isFirst: boolean): void => {
    artifact(() => doc.save().rect(left, paper.y, width, headHeight).fill(SHADE).restore())
    const row = isFirst ? paper.piece('TR', table) : null
    places.forEach(({ x }, at) => {
      const lines = headLines[at] ?? []
      const top = paper.y + PAD.y
      if (row) paper.write(lines, HEAD, x + PAD.x, top, paper.piece('TH', row, 'Column'))
      else paper.show(lines, HEAD, x + PAD.x, top)
    })
    paper.y += headHeight
    rule(paper.y)
  }

  const turn = (): void => {
    paper.turn()
    drawHead(false)
  }

  const cellsOf = (row: ViewRow): readonly Cell[] => {
    const piece = paper.piece('TR', table)
    return places.map(({ column, x, width: room }) => {
      const style = styleOf(column, row)
      const mark = column === 'result' ? MARK.room : 0
      const lines = paper.lines(row.cells[column], style, room - 2 * PAD.x - mark)
      const isHead = column === 'label'
      const own = isHead ? paper.piece('TH', piece, 'Row') : paper.piece('TD', piece)
      return { column, x: x + PAD.x + mark, style, lines, piece: own }
    })
  }

  const drawRow = (row: ViewRow): void => {
    const cells = cellsOf(row)
    const most = Math.max(...cells.map(({ lines }) => lines.length))
    for (let done = 0; done < most;) {
      const rest = most - done
      const fits = Math.floor((paper.rest() - 2 * PAD.y) / line)
      // A row stays in one piece, unless no page could hold what is left of it.
      const isWhole = fits >= rest
      const isEndless = heightFor(rest, line) > paper.whole - headHeight
      if (!isWhole && (!isEndless || fits < FEWEST_LINES)) {
        turn()
        continue
      }
      const count = Math.min(rest, fits)
      const top = paper.y + PAD.y
      for (const { column, x, style, lines, piece } of cells) {
        const part = lines.slice(done, done + count)
        if (part.length > 0) paper.write(part, style, x, top, piece)
        if (column === 'result' && done === 0)
          drawStatus(paper, row.status, x - MARK.room, top + (line - MARK.size) / 2, MARK.size)
      }
      paper.y += heightFor(count, line)
      rule(paper.y)
      done += count
    }
  }

  if (paper.rest() < headHeight + FEWEST_LINES * line) paper.turn()
  artifact(() =>
    doc
      .save()
      .lineWidth(1)
      .strokeColor(INK)
      .moveTo(left, paper.y)
      .lineTo(left + width, paper.y)
      .stroke()
      .restore(),
  )
  drawHead(true)
  rows.forEach(drawRow)
}
