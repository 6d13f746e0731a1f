import { rowLine } from '../../../../../knowledge/official/outline/block.ts'
import { isHeadRow } from '../../head.ts'
import type { Measure } from '../../measure.ts'
import { childOf, switchOf, valueOf, boundedNumber, type XmlElement } from '../package/element.ts'
import { EMPTY_LINE, type BlockLine } from './line.ts'

/** Lines, and tables that stand in a cell. */
export type CellPart = BlockLine | WordTable

interface Cell {
  readonly parts: CellPart[]
  /** The number that Word shows in it where it holds nothing else. */
  number: BlockLine | null
  /** Columns that it takes. */
  width: number
  /** It goes on from the cell above. */
  isBelow: boolean
  isGone: boolean
}

interface Row {
  readonly cells: Cell[]
  /** Columns that stay empty before its first cell, and behind its last. */
  before: number
  after: number
  isGone: boolean
}

/** A table while it is read. */
export interface WordTable {
  readonly rows: Row[]
}

/** Two columns without a head, such as the letterhead and the signatures, are for the eye only. */
const LAYOUT = { rows: 3, columns: 2 } as const
/** Word has no more columns in a table. */
const MOST_COLUMNS = 63
const BETWEEN = ' | '
const WITHIN = ' / '

const widthOf = (text: string | null, least: number) =>
  text === null ? least : boundedNumber(text, least, MOST_COLUMNS)

/** The row that is read, or the cell; a file that has none where it should gets one. */
const lastRow = ({ rows }: WordTable): Row => {
  const last = rows.at(-1)
  if (last) return last
  const row = { cells: [], before: 0, after: 0, isGone: false }
  rows.push(row)
  return row
}

export const beginRow = ({ rows }: WordTable): void =>
  void rows.push({ cells: [], before: 0, after: 0, isGone: false })

export const beginCell = (table: WordTable): void =>
  void lastRow(table).cells.push({
    parts: [],
    number: null,
    width: 1,
    isBelow: false,
    isGone: false,
  })

export const putInCell = (table: WordTable, part: CellPart): void => {
  const row = lastRow(table)
  if (row.cells.length === 0) beginCell(table)
  row.cells.at(-1)?.parts.push(part)
}

/** A paragraph without words still shows its number; the first one of a cell counts. */
export const numberCell = (table: WordTable, number: BlockLine): void => {
  const cell = lastRow(table).cells.at(-1)
  if (cell) cell.number ??= number
}

/** Takes the properties of a row or a cell: a row that was struck out in a later version is gone. */
export const layOut = (table: WordTable, properties: XmlElement, measure: Measure): void => {
  const row = lastRow(table)
  if (properties.name === 'w:trPr') {
    row.before = widthOf(valueOf(properties, 'w:gridBefore'), 0)
    row.after = widthOf(valueOf(properties, 'w:gridAfter'), 0)
    measure.characters((row.before + row.after) * BETWEEN.length)
    row.isGone = childOf(properties, 'w:del') !== null || switchOf(properties, 'w:hidden') === true
    return
  }
  const cell = row.cells.at(-1)
  if (!cell) return
  cell.width = widthOf(valueOf(properties, 'w:gridSpan'), 1)
  measure.characters(cell.width * BETWEEN.length)
  const merged = childOf(properties, 'w:vMerge')
  const agreed = valueOf(properties, 'w:cellMerge', 'w:vMerge')
  cell.isBelow = (merged !== null && merged.attributes['w:val'] !== 'restart') || agreed === 'cont'
  cell.isGone = childOf(properties, 'w:cellDel') !== null
  // Older files part a cell that is wide into one that begins and others that go on.
  if (valueOf(properties, 'w:hMerge') === null && childOf(properties, 'w:hMerge'))
    cell.isGone = true
}

const isTable = (part: CellPart): part is WordTable => 'rows' in part

const rowsOf = ({ rows }: WordTable): readonly Row[] =>
  rows
    .filter(({ isGone }) => !isGone)
    .map((row) => ({ ...row, cells: row.cells.filter(({ isGone }) => !isGone) }))
    .filter(({ cells }) => cells.length > 0)

/** The first of several rows names the columns. */
const hasHead = ([first, ...others]: readonly Row[]) =>
  others.length > 0 &&
  isHeadRow(
    (first?.cells ?? []).map(({ parts }) =>
      // A table in a cell is no name.
      parts.flatMap((part) => (isTable(part) ? ['', ''] : part.text === '' ? [] : [part.text])),
    ),
  )

const isLayout = (rows: readonly Row[]) =>
  rows.every(({ cells }) => cells.length <= 1) ||
  (rows.length <= LAYOUT.rows &&
    rows.every(({ cells }) => cells.length <= LAYOUT.columns) &&
    !hasHead(rows))

const joined = (lines: readonly BlockLine[], between: string): BlockLine => ({
  text: lines.map(({ text }) => text).join(between),
  unread: lines.flatMap(({ unread }) => unread),
  asides: lines.flatMap(({ asides }) => asides),
  register: lines[0]?.register ?? null,
})

/** Without what is empty in every way. */
const shown = (lines: readonly BlockLine[]): readonly BlockLine[] =>
  lines.filter(({ text, unread, asides }) => text !== '' || unread.length + asides.length > 0)

/** A table in a cell: its rows as one line. */
const inCell = (table: WordTable, measure: Measure): BlockLine => {
  const rows = rowsOf(table).map(({ cells }) =>
    joined(shown(cells.map((cell) => cellLine(cell, measure))), WITHIN),
  )
  const line = joined(shown(rows), '; ')
  // It is carried out of each table that it stands in.
  measure.characters(line.text.length)
  return line
}

const cellLine = ({ parts, number }: Cell, measure: Measure): BlockLine => {
  const own = shown(parts.map((part) => (isTable(part) ? inCell(part, measure) : part)))
  const line = joined(own.length === 0 && number ? [number] : own, ' ')
  return { ...line, text: line.text.replaceAll('|', '/') }
}

const times = <T>(count: number, value: T): readonly T[] =>
  Array.from({ length: count }, () => value)

/** Rows as lines between pipes; what is merged from above stands in each of its rows. */
const asRows = (rows: readonly Row[], measure: Measure): readonly BlockLine[] => {
  const above = new Map<number, BlockLine>()
  return rows.map(({ cells, before, after }) => {
    let column = before
    const texts = cells.flatMap((cell): readonly (BlockLine | null)[] => {
      const upper = cell.isBelow ? above.get(column) : undefined
      // What is not read of the cell above is so in each row that it stands for.
      const own = upper ? { ...upper, asides: [] } : cellLine(cell, measure)
      above.set(column, own)
      column += cell.width
      return [own, ...times(cell.width - 1, null)]
    })
    const all = [...times(before, EMPTY_LINE), ...texts, ...times(after, EMPTY_LINE)]
    const text = rowLine(all.map((line) => line && line.text))
    measure.characters(text.length)
    return {
      ...joined(
        all.filter((line) => line !== null),
        '',
      ),
      text,
    }
  })
}

/** The lines of a table that does not stand in another one. */
export const tableLines = (table: WordTable, measure: Measure): readonly BlockLine[] => {
  const rows = rowsOf(table)
  if (!isLayout(rows)) return asRows(rows, measure)
  const lines = rows.flatMap(({ cells }) =>
    cells.flatMap(({ parts, isBelow }) =>
      isBelow ? [] : parts.flatMap((part) => (isTable(part) ? tableLines(part, measure) : [part])),
    ),
  )
  measure.characters(lines.reduce((sum, { text }) => sum + text.length, 0))
  return lines
}
