import { agencyName } from '../../knowledge/wording/citation.ts'
import { isGoal, type TableRow } from '../../knowledge/search/tables/row.ts'
import type { CellAsk } from '../../knowledge/schema/lexicon/tables.ts'
import type { Citation } from '../../knowledge/schema/schema.ts'
import { mainRole, ROLES } from '../../knowledge/schema/roles.ts'
import { citeBriefly } from './citation.ts'
import { rolesInWords } from './role.ts'
import { standLines } from './deadline.ts'
import type { Talk } from '../talk.ts'

const AND = '; '
/** In a list a longer name is written in short. */
const LONG_NAME = 24

/** Names of agencies as the document has them, with today's where it is sure. */
export const agencyList = (ids: readonly string[], { knowledge, say }: Talk): string =>
  ids
    .map((id) => knowledge.agencies.get(id))
    .filter((agency) => agency !== undefined)
    .map((agency) => agencyName(agency, say))
    .join(AND)

/** The same in short, for lists. */
const shortList = (ids: readonly string[], { knowledge }: Talk): string =>
  ids
    .map((id) => knowledge.agencies.get(id))
    .filter((agency) => agency !== undefined)
    .map(({ name, short }) => (name.length > LONG_NAME ? (short ?? name) : name))
    .join(AND)

/** When a row is due; a time that is over is told to be so. Null where the document gives none. */
export const dueOf = (row: TableRow, { say, incoming }: Talk): string | null => {
  if (isGoal(row)) return row.year === null ? null : say('table.goalDue', { year: row.year })
  if (row.due === null) return null
  const { text, until } = row.due
  return until !== null && until < incoming.today ? say('table.passed', { due: text }) : text
}

export const whatOf = (row: TableRow): string => (isGoal(row) ? row.goal : row.task)

/** The same inside of a sentence: a goal is called one. */
const toldOf = (row: TableRow, { say }: Talk): string =>
  isGoal(row) ? say('table.isGoal', { goal: row.goal }) : row.task

/** The clause that the row stands in, and the other places that say the same. */
export const citationsOf = ({ source, clause, also }: TableRow): readonly Citation[] =>
  [clause, ...also].map((one) => ({ source, clause: one }))

/** The cell that was asked for, as a sentence. */
const askedCell = (row: TableRow, ask: CellAsk, talk: Talk): string => {
  const { say } = talk
  const what = toldOf(row, talk)
  const due = dueOf(row, talk)
  const output = isGoal(row) ? null : row.output
  const main = mainRole(row)
  if (ask === 'with') {
    if (row.joins.length > 0) return say('table.with', { with: agencyList(row.joins, talk), what })
    if (row.with.length === 0) return say('table.noWith', { what })
    const others = ROLES.filter((role) => role !== main)
    return say('table.others', {
      roles: rolesInWords(row, (ids) => agencyList(ids, talk), say, others),
      what,
    })
  }
  if (ask === 'due')
    return due === null ? say('table.noDue', { what }) : say('table.due', { due, what })
  if (ask === 'output')
    return output === null ? say('table.noOutput', { what }) : say('table.output', { output, what })
  if (ask === 'figure')
    return due === null
      ? say('table.figureNoYear', { what: whatOf(row) })
      : say('table.figure', { what: whatOf(row), due })
  return main === null
    ? say('table.noLead', { what })
    : say(`role.says.${main}`, { list: agencyList(row[main], talk), what })
}

/** The other cells of the row: those that matter to a director, all of them for an officer. */
const otherCells = (row: TableRow, ask: CellAsk, talk: Talk): readonly string[] => {
  const { say, session } = talk
  const isOfficer = session.profile.role === 'officer'
  const due = ask === 'due' || ask === 'figure' ? null : dueOf(row, talk)
  const main = mainRole(row)
  const told = ROLES.filter((role) =>
    role === main ? ask !== 'lead' : isOfficer && !(role === 'joins' && ask === 'with'),
  )
  const roles = rolesInWords(row, (ids) => agencyList(ids, talk), say, told)
  const { submit, output } = isGoal(row) ? { submit: null, output: null } : row
  return [
    ...(roles === '' ? [] : [roles]),
    ...(due === null ? [] : [say('table.fact.due', { due })]),
    ...(submit !== null && isOfficer ? [say('table.fact.submit', { submit })] : []),
    ...(output !== null && ask !== 'output' ? [say('table.fact.output', { output })] : []),
  ]
}

/** One row: the cell that was asked for first, then the rest of the row. */
export const rowText = (row: TableRow, ask: CellAsk, talk: Talk): string =>
  [
    askedCell(row, ask, talk),
    otherCells(row, ask, talk).join(' '),
    ...(ask === 'due' ? standLines([row.id], talk) : []),
  ]
    .filter((part) => part !== '')
    .join('\n')

/** A row in a list: what is to be done, who leads where `withLead` is set, by when. */
export const rowLine = (row: TableRow, withLead: boolean, talk: Talk): string => {
  const { say, session, knowledge } = talk
  const due = isGoal(row) ? null : dueOf(row, talk)
  const what = whatOf(row)
  const timed = due === null ? what : say('table.timed', { what, due })
  const isLed = withLead && row.lead.length > 0
  const text = isLed ? say('table.ledBy', { what: timed, lead: shortList(row.lead, talk) }) : timed
  return session.profile.role === 'officer'
    ? say('table.clause', { text, clause: citeBriefly(row, knowledge) })
    : text
}
