import { applied, type Matrix } from './matrix.ts'

/** The numbers by which the library calls what is drawn. */
export type Operators = Readonly<Record<string, number>>

/** A straight line of a page, along it or down it. */
export interface Rule {
  readonly isAcross: boolean
  /** Where it stands: y of one across, x of one down. */
  readonly at: number
  readonly from: number
  readonly to: number
}

/** What is filled and no wider than this, in points, is a line. */
const WIDEST = 3
/** A shorter one is a dash or the corner of a frame. */
const SHORTEST = 4
/** Numbers behind each step of a path, by its kind: to a place, to a place, curves, back. */
const STEP_SIZES = [2, 2, 6, 4, 0] as const
const CLOSE = 4
const STRAIGHT = 1

type Point = readonly [x: number, y: number]

const ruleOf = ([x1, y1]: Point, [x2, y2]: Point): Rule | null => {
  const across = Math.abs(x2 - x1)
  const down = Math.abs(y2 - y1)
  if (Math.min(across, down) > WIDEST || Math.max(across, down) < SHORTEST) return null
  return across > down
    ? { isAcross: true, at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) }
    : { isAcross: false, at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) }
}

/** The pieces of a path that are straight, each with the points that it goes through. */
const tracesOf = (path: ArrayLike<number>, matrix: Matrix): readonly Point[][] => {
  const traces: Point[][] = []
  for (let at = 0; at < path.length;) {
    const kind = path[at] ?? 0
    const size = STEP_SIZES[kind]
    if (size === undefined) break
    const trace = traces.at(-1)
    const [first] = trace ?? []
    if (kind === CLOSE) {
      if (trace && first) trace.push(first)
    } else {
      const point = applied(matrix, path[at + size - 1] ?? 0, path[at + size] ?? 0)
      if (kind === STRAIGHT && trace) trace.push(point)
      else traces.push([point])
    }
    at += size + 1
  }
  return traces
}

/** Reads the lines of tables from what is drawn: strokes, and bars so thin that they are lines. */
export const ruleReader = (ops: Operators) => {
  const named = (...names: string[]) => new Set(names.map((name) => ops[name]))
  const strokes = named('stroke', 'closeStroke', 'fillStroke', 'eoFillStroke')
  const fills = named('fill', 'eoFill')
  return (
    operator: unknown,
    path: ArrayLike<number> | null | undefined,
    matrix: Matrix,
  ): readonly Rule[] => {
    const isStroke = strokes.has(operator as number)
    if (!path || !(isStroke || fills.has(operator as number))) return []
    const found = tracesOf(path, matrix).flatMap((trace) => {
      if (isStroke) return trace.slice(1).map((point, at) => ruleOf(trace[at] ?? point, point))
      const [xs, ys] = [trace.map(([x]) => x), trace.map(([, y]) => y)]
      return [ruleOf([Math.min(...xs), Math.min(...ys)], [Math.max(...xs), Math.max(...ys)])]
    })
    return found.filter((rule) => rule !== null)
  }
}
