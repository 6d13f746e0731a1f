import type { CellWords } from './question.ts'
import type { RowTime, TableRow } from './row.ts'
import { yearOf } from '../../calendar/civil-day.ts'
import { lastDayOfTime } from '../../calendar/occurrence.ts'
import { agenciesAsked, type Content, type FromFile } from '../../content.ts'
import { partsOf, type DeadlineFile } from '../../schema/deadline.ts'
import { answeringOf, type RowRoles } from '../../schema/roles.ts'

type Dated = Pick<DeadlineFile['duties'][number], 'words' | 'short' | 'time'>

/** A time that is left to regulations or to no day is none, unless a short wording says just that. */
const timeInRow = ({ words, short, time }: Dated): RowTime | null => {
  if (short === null && partsOf(time).some(({ kind }) => kind === 'unresolved')) return null
  const text = short ?? words
  const until = lastDayOfTime(time)
  return { text, until: until !== null && text.includes(String(yearOf(until))) ? until : null }
}

/** Id of a task → its time. */
const timesOf = ({ deadlines }: Content): ReadonlyMap<string, RowTime | null> =>
  new Map(
    deadlines.flatMap(({ value: { duties, others } }) =>
      [...others, ...duties].flatMap((one) =>
        one.duty === null ? [] : [[one.duty, timeInRow(one)] as const],
      ),
    ),
  )

/** The rows of all tables, each with its document and that one's province; tasks with their times. */
export const tableRows = (content: Content): readonly TableRow[] => {
  const provinces = new Map(content.sources.map(({ value }) => [value.id, value.province]))
  const times = timesOf(content)
  const placed = <T extends RowRoles>({
    value: { source, rows },
  }: FromFile<{ source: string; rows: T[] }>) => {
    const province = provinces.get(source)
    return province ? rows.map((row) => ({ ...row, ...answeringOf(row), source, province })) : []
  }
  return [
    ...content.duties.flatMap(placed).map((row) => ({ ...row, due: times.get(row.id) ?? null })),
    ...content.goals.flatMap(placed),
  ]
}

/** The words of the content by which questions about tables are read. */
export const tableWords = (content: Content): CellWords => {
  const { lexicon, sources, programmes, places, goals } = content
  return {
    lexicon: lexicon.tables,
    search: lexicon.search,
    numbers: lexicon.numbers,
    aliases: lexicon.aliases,
    agencies: agenciesAsked(content),
    sources: sources.map(({ value }) => value),
    places,
    programmes: programmes.map(({ value }) => value.source),
    years: [...new Set(goals.flatMap(({ value }) => value.rows.flatMap(({ year }) => year ?? [])))],
  }
}
