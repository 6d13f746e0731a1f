import { isHeadRow } from '../head.ts'
import { readingOrder, type FlowLine } from './columns.ts'
import type { Glyph, PageContent } from './glyph.ts'
import { gridsOf, type Grid, type GridCell } from './grid.ts'
import { rowsOf } from './row.ts'
import type { SpelledText } from './spelling.ts'

/** A row of a table, its cells from left to right. */
export interface FlowRow {
  /** One for each column; null where the cell before takes this column, too. */
  readonly cells: readonly (SpelledText | null)[]
  readonly y: number
}

/** What stands on a page, in the order in which it is read. */
export type FlowItem =
  | { readonly kind: 'line'; readonly line: FlowLine; readonly isAlone: boolean }
  | { readonly kind: 'row'; readonly row: FlowRow; readonly isFirst: boolean }

/** As in the reader of Word files: two columns without a head are for the eye only. */
const LAYOUT = { rows: 3, columns: 2 } as const
/** With more rows, what stands side by side is text in two columns and no letterhead. */
const SHORT = 14

const isIn = (
  { x, end, y, size }: Glyph,
  { left, right, top, bottom }: Pick<Grid, 'left' | 'right' | 'top' | 'bottom'>,
) => {
  const [across, down] = [(x + end) / 2, y - size / 3]
  return across >= left && across <= right && down >= top && down <= bottom
}

const linesIn = (glyphs: readonly Glyph[]): readonly FlowLine[] =>
  readingOrder(rowsOf(glyphs)).flatMap((item) =>
    'left' in item ? [...item.left, ...item.right] : [item],
  )

const joined = (lines: readonly SpelledText[]): SpelledText => ({
  text: lines.map(({ text }) => text).join(' '),
  unread: lines.reduce((sum, { unread }) => sum + unread, 0),
  doubtful: lines.reduce((sum, { doubtful }) => sum + doubtful, 0),
  isConverted: lines.some(({ isConverted }) => isConverted),
})

const itemsOf = (grid: Grid, glyphs: readonly Glyph[]): readonly FlowItem[] => {
  const linesOf = new Map<GridCell, readonly FlowLine[]>(
    grid.cells.map((cell) => [cell, linesIn(glyphs.filter((glyph) => isIn(glyph, cell)))]),
  )
  const first = grid.cells.filter(({ row }) => row === 0)
  const hasHead =
    grid.rows > 1 &&
    first.length === grid.columns &&
    isHeadRow(first.map((cell) => (linesOf.get(cell) ?? []).map(({ text }) => text)))
  const isLayout = grid.rows <= LAYOUT.rows && grid.columns <= LAYOUT.columns && !hasHead
  if (isLayout)
    return [...linesOf.values()].flatMap((lines) =>
      lines.map((line) => ({ kind: 'line', line, isAlone: true }) as const),
    )
  return Array.from({ length: grid.rows }, (_, row): FlowItem => {
    const own = grid.cells.filter((cell) => cell.row <= row && row < cell.rowEnd)
    const cells = Array.from({ length: grid.columns }, (__, column): SpelledText | null => {
      // What a cell says over several rows holds for each; over several columns it is said once.
      const cell = own.find((one) => one.column === column)
      return cell ? joined(linesOf.get(cell) ?? []) : null
    })
    const y = Math.min(...own.map(({ bottom }) => bottom))
    return { kind: 'row', row: { cells, y }, isFirst: row === 0 }
  }).filter(
    (item) =>
      item.kind === 'line' || item.row.cells.some((cell) => cell !== null && cell.text !== ''),
  )
}

/** Lines and rows of tables of one page, from the top to the bottom. */
export const flowOf = ({ glyphs, rules }: PageContent): readonly FlowItem[] => {
  const grids = gridsOf(rules)
  const inGrid = new Map<Grid, Glyph[]>(grids.map((grid) => [grid, []]))
  const free: Glyph[] = []
  for (const glyph of glyphs) {
    const grid = grids.find((one) => isIn(glyph, one))
    ;(grid ? inGrid.get(grid) : free)?.push(glyph)
  }
  const parts: { y: number; items: readonly FlowItem[] }[] = [...inGrid].map(([grid, own]) => ({
    y: grid.top,
    items: itemsOf(grid, own),
  }))
  // Between two tables columns begin anew.
  const tops = [...grids.map(({ top }) => top), Infinity]
  const rows = rowsOf(free)
  for (const [at, top] of tops.entries()) {
    const from = tops[at - 1] ?? -Infinity
    for (const item of readingOrder(rows.filter(({ y }) => y > from && y <= top))) {
      if (!('left' in item)) {
        parts.push({ y: item.y, items: [{ kind: 'line', line: item, isAlone: false }] })
        continue
      }
      const isAlone = item.left.length + item.right.length < SHORT * 2
      const items = [...item.left, ...item.right].map(
        (line) => ({ kind: 'line', line, isAlone }) as const,
      )
      parts.push({ y: Math.min(...items.map(({ line }) => line.y)), items })
    }
  }
  return parts.toSorted((one, other) => one.y - other.y).flatMap(({ items }) => items)
}
