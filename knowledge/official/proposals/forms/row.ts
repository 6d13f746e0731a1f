import type { TaskColumn } from '../../../schema/lexicon/documents.ts'
import { BAR, NO_WORDS } from '../../outline/block.ts'
import type { ProposalWords } from '../words.ts'

/** A row of a table of tasks: what its cells hold, by what the columns are for. */
export interface TaskRow {
  readonly cells: Readonly<Partial<Record<TaskColumn, string>>>
  /** The name of the column of those who do it. */
  readonly leadName: string
  /** The row as it stands in a clause with others; null where the clause is all of it. */
  readonly line: string | null
}

/** No column has a longer name. */
const LONGEST_NAME = 60
/** The most telling names first: "Cơ quan phối hợp" is no column of those who lead. */
const ORDER: readonly TaskColumn[] = [
  'with',
  'time',
  'output',
  'receives',
  'process',
  'task',
  'lead',
]

const columnOf = (name: string, { columns }: ProposalWords): TaskColumn | null => {
  const at = (column: TaskColumn) => columns.find(([one]) => one === column)
  const byStart = ORDER.find((column) => at(column)?.[1].test(name))
  return byStart ?? ORDER.find((column) => at(column)?.[2].test(name)) ?? null
}

const isTable = ({ time, lead, task, process }: TaskRow['cells']): boolean =>
  (task ?? process) !== undefined && (time ?? lead) !== undefined

/** Rows whose cells stand on lines of their own behind the names of their columns. */
const namedRows = (lines: readonly string[], words: ProposalWords): readonly TaskRow[] => {
  const rows: { cells: Partial<Record<TaskColumn, string>>; leadName: string; line: null }[] = []
  let last: TaskColumn | null = null
  for (const line of lines) {
    const end = line.indexOf(':')
    const name = end > 0 && end <= LONGEST_NAME ? line.slice(0, end).trim() : ''
    const cell = line.slice(end + 1).trim()
    const column = name === '' ? null : columnOf(name, words)
    const row = rows.at(-1)
    if (column === null) {
      if (row && last) row.cells[last] = `${row.cells[last] ?? ''} ${line}`.trim()
      continue
    }
    const isNew = !row || row.cells[column] !== undefined
    // A second row of one number goes on with its task.
    const { task } = row?.cells ?? {}
    const next = isNew
      ? { cells: task === undefined ? {} : { task }, leadName: '', line: null }
      : row
    if (isNew) rows.push(next)
    next.cells[column] = cell
    if (column === 'lead') next.leadName = name
    last = column
  }
  return rows
}

/** Rows of a table between the lines of a clause: cells side by side, below one line with the names. */
const barredRows = (lines: readonly string[], words: ProposalWords): readonly TaskRow[] => {
  const at = lines.findIndex((line) => line.includes(BAR))
  const header = (lines[at] ?? '')
    .split(BAR)
    .map((name) => ({ name, column: columnOf(name, words) }))
  if (at < 0) return []
  return lines.slice(at + 1).flatMap((line): readonly TaskRow[] => {
    const cells = line.split(BAR)
    if (cells.length > header.length) return []
    const entries = header.flatMap(({ column }, place) =>
      column === null || (cells[place] ?? NO_WORDS) === NO_WORDS
        ? []
        : [[column, cells[place] ?? ''] as const],
    )
    const leadName = header.find(({ column }) => column === 'lead')?.name ?? ''
    return [{ cells: Object.fromEntries(entries), leadName, line }]
  })
}

/** The rows of tasks that a passage holds; none where it is no row of a table. */
export const rowsOf = (lines: readonly string[], words: ProposalWords): readonly TaskRow[] =>
  [...barredRows(lines, words), ...namedRows(lines, words)].filter(({ cells }) => isTable(cells))
