import type { TimeRead } from '../../../language/times/time.ts'
import { NOBODY, mainRole, type RowRoles } from '../../../schema/roles.ts'
import type { DeadlineDraft, DraftContext } from '../context.ts'
import type { PassageInPlace } from '../outlook.ts'
import { namedRoles, withRoles } from '../roles.ts'
import type { TaskRow } from './row.ts'
import { sentencesOf } from './sentence.ts'
import { together } from './sentences.ts'
import { groundsOf, sureOf } from '../sure.ts'
import { shortened, taskOf } from '../task.ts'
import type { ProposalWords } from '../words.ts'

const LONGEST_FOUND = 300
/** Items of a cell: each begins with a dash. */
const ITEMS = /(?:^|\s)[-–•]\s+(?=\p{Lu})/u

const idsIn = (cell: string | undefined, words: ProposalWords): string[] => [
  ...new Set(words.agenciesIn(cell ?? '').flatMap(({ ids }) => ids)),
]

/** Who the columns of a row name. */
const rolesOfCells = ({ cells, leadName }: TaskRow, words: ProposalWords): RowRoles => {
  const role = words.leads.test(leadName) ? 'leads' : 'does'
  const joins = idsIn(cells.with, words)
  return {
    ...NOBODY,
    [role]: idsIn(cells.lead, words),
    joins,
    receives: idsIn(cells.receives, words),
  }
}

/** The pieces of a row that have somebody of their own to do them: most often it is one. */
const piecesOf = (process: string | undefined, words: ProposalWords): readonly string[] => {
  const items = (process ?? '')
    .split(ITEMS)
    .map((item) => item.trim())
    .filter((item) => item !== '')
  const isEachNamed = items.every((item) => mainRole(namedRoles(item, words)) !== null)
  return items.length > 1 && isEachNamed ? items : [process ?? '']
}

/** Times in the words of a task stand beside those of the column only where they are bound. */
const boundIn = (text: string | undefined, { timesIn }: DraftContext): readonly TimeRead[] =>
  sentencesOf([text ?? '']).flatMap((sentence) =>
    timesIn(sentence).filter(
      ({ form, time }) => form === 'bound' && !(time.kind === 'span' && time.unit === 'period'),
    ),
  )

const draftOf = (
  row: TaskRow,
  piece: string,
  clause: string,
  place: PassageInPlace,
  context: DraftContext,
): readonly DeadlineDraft[] => {
  const { words } = context
  const { cells } = row
  const column = context.timesIn(cells.time ?? '')
  const reads = [...boundIn(piece === '' ? cells.task : piece, context), ...column]
  const time = together(reads)
  if (time === null) return []
  const [sentence = ''] = sentencesOf([piece])
  const roles = withRoles(rolesOfCells(row, words), namedRoles(sentence, words))
  const isNobody = mainRole(roles) === null
  const text = cells.task ?? piece
  const grounds = groundsOf({
    time,
    roles,
    isInherited: false,
    isRow: true,
    hasDuty: words.duty.test(`${text} ${piece}`),
    isYearAssumed: reads.some(({ isYearAssumed }) => isYearAssumed),
  })
  return [
    {
      type: 'task',
      clause,
      roles,
      stranger: isNobody && cells.lead ? shortened(cells.lead) : null,
      task: taskOf(piece === '' ? text : piece === cells.process ? text : piece, [], words),
      output: cells.output ? shortened(cells.output) : null,
      words: reads.map((read) => read.words).join('; '),
      time,
      found: shortened(row.line ?? place.lines.join(' '), LONGEST_FOUND),
      sure: sureOf(grounds),
      grounds,
    },
  ]
}

/** The deadlines of the rows of a table: the time of a column, and those in the words of the task. */
export const fromRows = (
  rows: readonly TaskRow[],
  place: PassageInPlace,
  context: DraftContext,
): readonly DeadlineDraft[] =>
  rows.flatMap((row) => {
    const pieces = piecesOf(row.cells.process, context.words)
    const { clause } = place.passage
    return pieces.flatMap((piece, at) =>
      draftOf(row, piece, pieces.length > 1 ? `${clause}/${at + 1}` : clause, place, context),
    )
  })
