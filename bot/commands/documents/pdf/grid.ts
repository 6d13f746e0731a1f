import type { Rule } from './rule.ts'

/** A cell of a ruled table, in points; it may reach over several rows and columns. */
export interface GridCell {
  readonly row: number
  readonly column: number
  /** Behind the last row and column that it reaches over. */
  readonly rowEnd: number
  readonly columnEnd: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface Grid {
  readonly rows: number
  readonly columns: number
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
  readonly cells: readonly GridCell[]
}

/** Rules so near, in points, are one: a table's lines are drawn cell by cell. */
const NEAR = 3
/** So much of a side has to be drawn for two cells to be two. */
const DRAWN = 0.6
/** More rules than this on a page are a drawing. */
const MOST_RULES = 4000
const MOST_CELLS = 20_000
const FEWEST_LINES = 2

/** Values that stand apart, in order. */
const places = (values: readonly number[]): readonly number[] => {
  const found: number[] = []
  for (const value of values.toSorted((one, other) => one - other))
    if (value - (found.at(-1) ?? -Infinity) > NEAR) found.push(value)
  return found
}

const touches = (one: Rule, other: Rule): boolean => {
  if (one.isAcross === other.isAcross)
    return (
      Math.abs(one.at - other.at) <= NEAR &&
      one.from <= other.to + NEAR &&
      other.from <= one.to + NEAR
    )
  return (
    one.at >= other.from - NEAR &&
    one.at <= other.to + NEAR &&
    other.at >= one.from - NEAR &&
    other.at <= one.to + NEAR
  )
}

/** A forest of numbers in which each finds the first of its own. */
const createGroups = (size: number) => {
  const parents = Array.from({ length: size }, (_, at) => at)
  const first = (of: number): number => {
    let at = of
    while (parents[at] !== at) {
      parents[at] = parents[parents[at] ?? at] ?? at
      at = parents[at] ?? at
    }
    return at
  }
  return {
    first,
    join(one: number, other: number) {
      const [low, high] = [first(one), first(other)].toSorted((a, b) => a - b)
      parents[high ?? 0] = low ?? 0
    },
  }
}

/** Rules that reach one another, by the table that they make. */
const tablesOf = (rules: readonly Rule[]): readonly (readonly Rule[])[] => {
  const groups = createGroups(rules.length)
  for (const [at, rule] of rules.entries())
    for (let next = at + 1; next < rules.length; next += 1) {
      const other = rules[next]
      if (other && touches(rule, other)) groups.join(at, next)
    }
  return [...Map.groupBy(rules.entries(), ([at]) => groups.first(at)).values()].map((group) =>
    group.map(([, rule]) => rule),
  )
}

/** Most of a side is drawn. */
const drawn = (own: readonly Rule[], at: number, from: number, to: number) => {
  const length = own
    .filter((rule) => Math.abs(rule.at - at) <= NEAR)
    .reduce((sum, rule) => sum + Math.max(0, Math.min(rule.to, to) - Math.max(rule.from, from)), 0)
  return length >= (to - from) * DRAWN
}

const gridOf = (rules: readonly Rule[]): Grid | null => {
  const across = rules.filter(({ isAcross }) => isAcross)
  const down = rules.filter(({ isAcross }) => !isAcross)
  // Tables are often left open at their sides: there the lines across say where they end.
  const xs = places([...down.map(({ at }) => at), ...across.flatMap(({ from, to }) => [from, to])])
  const ys = places([...across.map(({ at }) => at), ...down.flatMap(({ from, to }) => [from, to])])
  const [rows, columns] = [ys.length - 1, xs.length - 1]
  if (places(across.map(({ at }) => at)).length < FEWEST_LINES || rows < 1) return null
  if (rows * columns > MOST_CELLS) return null
  if (places(down.map(({ at }) => at)).length < FEWEST_LINES && columns < FEWEST_LINES) return null
  const groups = createGroups(rows * columns)
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const own = row * columns + column
      const [left = 0, right = 0] = xs.slice(column)
      const [top = 0, bottom = 0] = ys.slice(row)
      if (column + 1 < columns && !drawn(down, right, top, bottom)) groups.join(own, own + 1)
      if (row + 1 < rows && !drawn(across, bottom, left, right)) groups.join(own, own + columns)
    }
  const parts = Array.from({ length: rows * columns }, (_, at) => at)
  const cells = [...Map.groupBy(parts, groups.first).values()].map((own): GridCell => {
    const [inRows, inColumns] = [
      own.map((at) => Math.floor(at / columns)),
      own.map((at) => at % columns),
    ]
    const [row, rowEnd] = [Math.min(...inRows), Math.max(...inRows) + 1]
    const [column, columnEnd] = [Math.min(...inColumns), Math.max(...inColumns) + 1]
    const [left = 0, right = 0, top = 0, bottom = 0] = [
      xs[column],
      xs[columnEnd],
      ys[row],
      ys[rowEnd],
    ]
    return { row, rowEnd, column, columnEnd, left, right, top, bottom }
  })
  return {
    rows,
    columns,
    top: ys[0] ?? 0,
    bottom: ys.at(-1) ?? 0,
    left: xs[0] ?? 0,
    right: xs.at(-1) ?? 0,
    cells,
  }
}

/** The ruled tables of a page, from top to bottom. */
export const gridsOf = (rules: readonly Rule[]): readonly Grid[] => {
  if (rules.length > MOST_RULES) return []
  return tablesOf(rules)
    .map(gridOf)
    .filter((grid) => grid !== null)
    .toSorted((one, other) => one.top - other.top)
}
