import type { CellFound } from '../../knowledge/search/tables/lists.ts'
import type { CellAsk } from '../../knowledge/schema/lexicon/tables.ts'
import { hasCell, isGoal, type TableRow } from '../../knowledge/search/tables/row.ts'
import { command, question } from '../walk/choices.ts'
import type { DraftChoice } from '../conversation/outcome.ts'
import { agencyList, whatOf } from '../text/row.ts'
import type { Talk } from '../talk.ts'

const CELLS: readonly CellAsk[] = ['lead', 'due', 'output', 'with']

const lookUps = (ids: readonly string[], { say }: Talk): readonly DraftChoice[] =>
  ids.map((id) => ({ label: say(`choice.${id}`), action: command(id) }))

const askedOf = (ask: string, row: TableRow | undefined, { say }: Talk): string =>
  row ? say('answer.askedOf', { ask, what: whatOf(row) }) : ask

/** The other cells of the rows that were told, as far as the document gives them. */
const otherCells = (ask: CellAsk, rows: readonly TableRow[], talk: Talk) => {
  const [only, ...others] = rows
  return CELLS.filter((cell) => cell !== ask)
    .filter((cell) => rows.some((row) => !(isGoal(row) && cell === 'due') && hasCell(row, cell)))
    .map((cell) => {
      const label = talk.say(`choice.cell.${cell}`)
      return question(label, askedOf(label, others.length === 0 ? only : undefined, talk))
    })
}

/** What was understood only behind another question, called by what it was answered with. */
export const calledByCells = (text: string, found: CellFound, talk: Talk): string => {
  const { say } = talk
  if (found.kind === 'years') return text
  if (found.kind === 'rows') return askedOf(text, found.rows[0], talk)
  if (found.kind === 'agency')
    return say('choice.agencyDoes', { agency: agencyList(found.agencies, talk) })
  return say('choice.goalsOf', { year: found.rows[0]?.year ?? '' })
}

/** Likely next questions behind an answer from the tables. */
export const nextToCells = (found: CellFound, talk: Talk): readonly DraftChoice[] => {
  if (found.kind === 'rows') return otherCells(found.ask, found.rows, talk)
  if (found.kind === 'agency') return lookUps(['deadline', 'agencies'], talk)
  const told = new Set(found.kind === 'goals' ? found.rows.map(({ year }) => year) : [])
  const sources = new Set(found.rows.map(({ source }) => source))
  const years = [...talk.knowledge.deadlines.values()]
    .filter(({ type, source }) => type === 'goal' && sources.has(source))
    .map(({ time }) => (time.kind === 'day' ? Number(time.date.slice(0, 'YYYY'.length)) : 0))
  const others = [...new Set(years)].filter((year) => year > 0 && !told.has(year))
  return [
    ...others.map((year) => question(talk.say('choice.goalsOf', { year }))),
    ...lookUps(['agencies', 'deadline'], talk),
  ]
}
