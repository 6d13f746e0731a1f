import type { CellQuestion } from './question.ts'
import type { CellAsk, TableLexicon } from '../../schema/lexicon/tables.ts'
import { isGoal, isOneProvince, type DutyRow, type GoalRow, type TableRow } from './row.ts'

/** What the tables hold for a question. */
export type CellFound =
  /** all that agencies have to do: lead, work with, goals led */
  | {
      readonly kind: 'agency'
      /** As they were named. */
      readonly agencies: readonly string[]
      readonly leads: readonly DutyRow[]
      readonly helps: readonly DutyRow[]
      readonly goals: readonly GoalRow[]
      /** True where the question names the document. */
      readonly ofDocument: boolean
    }
  /** every goal of a year or document */
  | { readonly kind: 'goals'; readonly rows: readonly GoalRow[] }
  /** goals are asked of a year that has none: those of the others */
  | { readonly kind: 'years'; readonly year: number; readonly rows: readonly GoalRow[] }
  /** the rows that are meant, and which of their cells is asked for */
  | { readonly kind: 'rows'; readonly ask: CellAsk; readonly rows: readonly TableRow[] }

type Parts = TableLexicon['parts']

/** More rows than these are no answer to a question about one. */
export const MOST_ROWS = 4
/** Cells in the order of what a person wants most where several are asked. */
const CELLS = ['output', 'with', 'due', 'lead', 'figure'] as const

export const askedCell = (asks: ReadonlySet<CellAsk>): CellAsk | undefined =>
  CELLS.find((cell) => asks.has(cell))

/** Whoever asks for the whole asks for its parts, too. */
export const withParts = (agencies: ReadonlySet<string>, parts: Parts): ReadonlySet<string> =>
  new Set([...agencies].flatMap((id) => [id, ...(parts[id] ?? [])]))

/** Every goal of the year or document that is named, where nothing else is said. */
export const wholeGoals = (asked: CellQuestion, scope: readonly TableRow[]): CellFound | null => {
  const isAsked = asked.asks.has('goals') && asked.years.size + asked.sources.size > 0
  const goals = scope.filter(isGoal)
  const isWhole = isAsked && asked.rest.length === 0 && asked.agencies.size === 0
  return isWhole && goals.length > 0 && isOneProvince(goals) ? { kind: 'goals', rows: goals } : null
}

/** Goals are asked of a year behind the first that has any, for which the province sets none. */
export const ofOtherYear = (asked: CellQuestion, scope: readonly TableRow[]): CellFound | null => {
  const { otherYear, asks, years } = asked
  const goals = scope.filter(isGoal).filter(({ year }) => year !== null)
  const first = Math.min(...goals.flatMap(({ year }) => year ?? []))
  const isAsked = otherYear !== null && asks.has('goals') && years.size === 0
  return isAsked && otherYear > first && isOneProvince(goals)
    ? { kind: 'years', year: otherYear, rows: goals }
    : null
}

/** All that the named agencies and their parts have to do. */
export const ofAgency = (
  asked: CellQuestion,
  scope: readonly TableRow[],
  parts: Parts,
): CellFound | null => {
  const { asks, agencies, sources, rest } = asked
  const isAsked = asks.has('duties') || asks.has('goals') || (sources.size > 0 && asks.size === 0)
  if (agencies.size === 0 || rest.length > 0 || !isAsked) return null
  const ids = withParts(agencies, parts)
  const isNamed = (named: readonly string[]) => named.some((id) => ids.has(id))
  const duties = scope.filter((row): row is DutyRow => !isGoal(row))
  const goals = scope.filter(isGoal).filter(({ lead }) => isNamed(lead))
  const onlyGoals = asks.has('goals') && goals.length > 0
  const leads = onlyGoals ? [] : duties.filter(({ lead }) => isNamed(lead))
  const helps = onlyGoals ? [] : duties.filter((row) => isNamed(row.with))
  const all = [...leads, ...helps, ...goals]
  return leads.length + goals.length > 0 && isOneProvince(all)
    ? {
        kind: 'agency',
        agencies: [...agencies],
        leads,
        helps,
        goals,
        ofDocument: sources.size > 0,
      }
    : null
}

/** The row of an annex that is named by its number. */
export const ofNumber = (asked: CellQuestion, scope: readonly TableRow[]): CellFound | null => {
  const { row, sources, asks } = asked
  if (row === null || sources.size === 0) return null
  const found = scope.filter(
    (one) => !isGoal(one) && one.clause.startsWith('PL') && one.clause.endsWith(`.${row}`),
  )
  const ask = askedCell(asks) ?? 'lead'
  return found.length > 0 && found.length <= MOST_ROWS ? { kind: 'rows', ask, rows: found } : null
}
