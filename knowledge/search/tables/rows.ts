import type { CellWords } from './question.ts'
import type { TableRow } from './row.ts'
import type { Content } from '../../content.ts'

/** The rows of all tables, each with its document and that one's province. */
export const tableRows = ({ sources, duties, goals }: Content): readonly TableRow[] => {
  const provinces = new Map(sources.map(({ value }) => [value.id, value.province]))
  return [...duties, ...goals].flatMap(({ value: { source, rows } }) => {
    const province = provinces.get(source)
    return province ? rows.map((row) => ({ ...row, source, province })) : []
  })
}

/** The words of the content by which questions about tables are read. */
export const tableWords = ({
  lexicon,
  agencies,
  sources,
  programmes,
  places,
  goals,
}: Content): CellWords => ({
  lexicon: lexicon.tables,
  search: lexicon.search,
  numbers: lexicon.numbers,
  aliases: lexicon.aliases,
  agencies: agencies.map(({ value }) => value),
  sources: sources.map(({ value }) => value),
  places,
  programmes: programmes.map(({ value }) => value.source),
  years: [...new Set(goals.flatMap(({ value }) => value.rows.map(({ year }) => year)))],
})
