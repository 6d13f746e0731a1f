import type { GlyphRow, RowSegment } from './row.ts'

/** A line of words with its place; rows of a page become such lines in the order in which they are read. */
export interface FlowLine extends RowSegment {
  /** Of two columns the one that it stands in; null across the page. */
  readonly column: 'left' | 'right' | null
  readonly y: number
  readonly size: number
}

/** Words side by side over some rows: first all of the left, then all of the right. */
export interface TwoColumns {
  readonly left: readonly FlowLine[]
  readonly right: readonly FlowLine[]
}

/** So wide a gap, in sizes, parts two columns. */
const GUTTER = 1.2
/** Rows of a letterhead or of signatures; one such row alone is a line with a gap in it. */
const FEWEST_ROWS = 2
/** Lines further apart than this, in sizes, are not of one column. */
const FAR = 3
/** How exactly lines of one column stand at one edge or around one middle, in points. */
const ALIGNED = { edge: 3, middle: 4 } as const

const lineOf = (
  row: GlyphRow,
  segments: readonly RowSegment[],
  column: FlowLine['column'] = null,
): FlowLine => {
  const [first] = segments
  return {
    text: segments.map(({ text }) => text).join(' '),
    unread: segments.reduce((sum, { unread }) => sum + unread, 0),
    doubtful: segments.reduce((sum, { doubtful }) => sum + doubtful, 0),
    isConverted: segments.some(({ isConverted }) => isConverted),
    column,
    x: first?.x ?? 0,
    end: segments.at(-1)?.end ?? 0,
    y: row.y,
    size: row.size,
  }
}

interface Gap {
  readonly from: number
  readonly to: number
}

/** What is left of a gap beside a row; null where words stand in it. */
const narrowed = (gap: Gap, { segments }: GlyphRow): Gap | null => {
  let { from, to } = gap
  const middle = (from + to) / 2
  for (const { x, end } of segments)
    if (end <= middle) from = Math.max(from, end)
    else if (x >= middle) to = Math.min(to, x)
    else return null
  return { from, to }
}

const isAligned = (line: FlowLine, other: FlowLine | undefined): boolean =>
  other !== undefined &&
  Math.abs(line.y - other.y) <= other.size * FAR &&
  (Math.abs(line.x - other.x) <= ALIGNED.edge ||
    Math.abs(line.x + line.end - other.x - other.end) / 2 <= ALIGNED.middle)

/** The rows from here on that stand in two columns; null where there are none. */
const sideBySideAt = (
  rows: readonly GlyphRow[],
  at: number,
): { end: number; block: TwoColumns } | null => {
  const [first] = rows.slice(at)
  const [one, two] = first?.segments ?? []
  if (!first || !one || !two || first.segments.length !== 2) return null
  let gap: Gap = { from: one.end, to: two.x }
  let end = at + 1
  let last = at
  let pairs = 1
  for (; end < rows.length; end += 1) {
    const row = rows[end]
    const before = rows[end - 1]
    if (!row || !before || row.y - before.y > row.size * FAR || row.segments.length > 2) break
    const next = narrowed(gap, row)
    if (!next || next.to - next.from < row.size * GUTTER) break
    gap = next
    if (row.segments.length === 2) {
      pairs += 1
      last = end
    }
  }
  if (pairs < FEWEST_ROWS) return null
  const middle = (gap.from + gap.to) / 2
  const left: FlowLine[] = []
  const right: FlowLine[] = []
  const put = (row: GlyphRow) => {
    const lefts = row.segments.filter((segment) => segment.end <= middle)
    const rights = row.segments.filter((segment) => segment.end > middle)
    if (lefts.length > 0) left.push(lineOf(row, lefts, 'left'))
    if (rights.length > 0) right.push(lineOf(row, rights, 'right'))
  }
  for (const row of rows.slice(at, last + 1)) put(row)
  // One column may be longer: lines that stand as the last one of it does belong to it.
  let next = last + 1
  for (; next < end; next += 1) {
    const row = rows[next]
    const line = row && lineOf(row, row.segments)
    const column = line && line.end <= middle ? left : right
    if (!row || !line || !isAligned(line, column.at(-1))) break
    put(row)
  }
  return { end: next, block: { left, right } }
}

/** Brings the rows of a page into the order in which they are read. */
export const readingOrder = (rows: readonly GlyphRow[]): readonly (FlowLine | TwoColumns)[] => {
  const found: (FlowLine | TwoColumns)[] = []
  for (let at = 0; at < rows.length;) {
    const beside = sideBySideAt(rows, at)
    const row = rows[at]
    if (beside) found.push(beside.block)
    else if (row) found.push(lineOf(row, row.segments))
    at = beside?.end ?? at + 1
  }
  return found
}
