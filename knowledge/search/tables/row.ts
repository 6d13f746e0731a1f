import type { ProvinceId } from '../../schema/primitives.ts'
import type { CellAsk } from '../../schema/lexicon/tables.ts'
import type { Answering } from '../../schema/roles.ts'
import type { Duty, Goal } from '../../schema/table.ts'

/** Where a row stands. */
interface OfDocument {
  readonly source: string
  readonly province: ProvinceId
}
/** When a task is due, as its document words it. */
export interface RowTime {
  readonly text: string
  /** Its last day where the words name the year of it, else null: what only goes on is never over. */
  readonly until: string | null
}
export interface DutyRow extends Duty, OfDocument, Answering {
  /** Null where the document resolves no time for it. */
  readonly due: RowTime | null
}
export interface GoalRow extends Goal, OfDocument, Answering {}
export type TableRow = DutyRow | GoalRow

export const isGoal = (row: TableRow): row is GoalRow => 'goal' in row

/** True where the document gives what is asked of a row. */
export const hasCell = (row: TableRow, ask: CellAsk): boolean => {
  if (ask === 'with') return row.with.length > 0
  if (ask === 'lead') return row.lead.length > 0
  if (isGoal(row)) return ask === 'due' ? row.year !== null : ask !== 'output'
  return ask === 'due' ? row.due !== null : ask !== 'output' || row.output !== null
}

export const isOneProvince = (rows: readonly OfDocument[]): boolean =>
  new Set(rows.map(({ province }) => province)).size === 1
