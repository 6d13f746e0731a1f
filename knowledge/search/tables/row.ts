import type { ProvinceId } from '../../schema/primitives.ts'
import type { CellAsk } from '../../schema/lexicon/tables.ts'
import type { Duty, Goal } from '../../schema/table.ts'

/** Where a row stands. */
interface OfDocument {
  readonly source: string
  readonly province: ProvinceId
}
export interface DutyRow extends Duty, OfDocument {}
export interface GoalRow extends Goal, OfDocument {}
export type TableRow = DutyRow | GoalRow

export const isGoal = (row: TableRow): row is GoalRow => 'goal' in row

/** True where the document gives what is asked of a row. */
export const hasCell = (row: TableRow, ask: CellAsk): boolean => {
  if (ask === 'with') return row.with.length > 0
  if (ask === 'lead') return row.lead.length > 0
  if (isGoal(row)) return ask !== 'output'
  return ask === 'due' ? row.due !== null : ask !== 'output' || row.output !== null
}

export const isOneProvince = (rows: readonly OfDocument[]): boolean =>
  new Set(rows.map(({ province }) => province)).size === 1
