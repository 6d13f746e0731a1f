import type { Regression } from '../../../knowledge/search/decision/model.ts'

/** One example: its features, and whether it is one. */
export interface Example {
  readonly values: readonly number[]
  readonly is: boolean
}

/** Keeps weights small (L2): features that say the same share what they weigh. */
const PENALTY = 1
const MOST_STEPS = 20
const SMALL_STEP = 1e-9

const rangeOf = (length: number): readonly number[] => Array.from({ length }, (_, at) => at)

/** Solves a system of linear equations by elimination with pivots. */
const solve = (matrix: readonly (readonly number[])[], right: readonly number[]): number[] => {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0])
  const size = rows.length
  const cell = (row: number, column: number) => rows[row]?.[column] ?? 0
  for (let at = 0; at < size; at += 1) {
    const pivot = rangeOf(size)
      .slice(at)
      .reduce((best, row) => (Math.abs(cell(row, at)) > Math.abs(cell(best, at)) ? row : best), at)
    ;[rows[at], rows[pivot]] = [rows[pivot] ?? [], rows[at] ?? []]
    for (let row = at + 1; row < size; row += 1) {
      const share = cell(row, at) / cell(at, at)
      const target = rows[row] ?? []
      for (let column = at; column <= size; column += 1)
        target[column] = (target[column] ?? 0) - share * cell(at, column)
    }
  }
  const found: number[] = []
  for (let at = size - 1; at >= 0; at -= 1) {
    let sum = cell(at, size)
    for (let column = at + 1; column < size; column += 1)
      sum -= cell(at, column) * (found[column] ?? 0)
    found[at] = sum / cell(at, at)
  }
  return found
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / (values.length || 1)

const standards = (examples: readonly Example[], size: number) =>
  rangeOf(size).map((at) => {
    const values = examples.map((one) => one.values[at] ?? 0)
    const usual = mean(values)
    return { usual, spread: Math.sqrt(mean(values.map((value) => (value - usual) ** 2))) || 1 }
  })

const logistic = (sum: number) => 1 / (1 + Math.exp(-sum))

/** The bias, which stands first, is free. */
const penalty = (at: number) => (at === 0 ? 0 : PENALTY)

/** One step of Newton's method from `beta`. */
const stepOf = (rows: readonly Float64Array[], examples: readonly Example[], beta: number[]) => {
  const size = beta.length
  const gradient = new Float64Array(size)
  const hessian = rangeOf(size).map(() => new Float64Array(size))
  rows.forEach((row, index) => {
    const is = examples[index]?.is === true
    let sum = 0
    for (let at = 0; at < size; at += 1) sum += (beta[at] ?? 0) * (row[at] ?? 0)
    const probability = logistic(sum)
    const rest = Number(is) - probability
    const curve = probability * (1 - probability)
    for (let at = 0; at < size; at += 1) {
      const value = row[at] ?? 0
      gradient[at] = (gradient[at] ?? 0) + rest * value
      const line = hessian[at]
      if (line)
        for (let other = 0; other < size; other += 1)
          line[other] = (line[other] ?? 0) + curve * value * (row[other] ?? 0)
    }
  })
  return solve(
    hessian.map((line, at) =>
      [...line].map((value, on) => (on === at ? value + penalty(at) : value)),
    ),
    [...gradient].map((value, at) => value - penalty(at) * (beta[at] ?? 0)),
  )
}

/** Fits by Newton's method: the same examples give the same numbers. */
export const fitRegression = (examples: readonly Example[]): Regression => {
  const size = examples[0]?.values.length ?? 0
  const known = standards(examples, size)
  const rows = examples.map(({ values }) =>
    Float64Array.from([
      1,
      ...known.map(({ usual, spread }, at) => ((values[at] ?? 0) - usual) / spread),
    ]),
  )
  let beta: number[] = rangeOf(size + 1).map(() => 0)
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const change = stepOf(rows, examples, beta)
    beta = beta.map((value, at) => value + (change[at] ?? 0))
    if (change.every((value) => Math.abs(value) < SMALL_STEP)) break
  }
  return {
    bias: beta[0] ?? 0,
    terms: known.map(({ usual, spread }, at) => [usual, spread, beta[at + 1] ?? 0] as const),
  }
}
