import type { Content, FromFile } from '../content.ts'
import type { Fault } from '../faults.ts'
import type { Duty, Goal } from '../schema/table.ts'

interface Row {
  readonly file: string
  readonly place: string
  readonly source: string
  readonly row: Duty | Goal
}

const FIGURE = /\d+(?:[.,]\d+)*/gu

const rowsOf = (
  tables: readonly FromFile<{ readonly source: string; readonly rows: readonly (Duty | Goal)[] }>[],
): readonly Row[] =>
  tables.flatMap(({ file, value: { source, rows } }) =>
    rows.map((row, at) => ({ file, place: `rows.${at}`, source, row })),
  )

/** "3.000" → 3000, "1,5" → 1.5, "03" → 3. */
const numbersIn = (text: string): readonly number[] =>
  [...text.matchAll(FIGURE)].map(([digits]) => Number(digits.replaceAll('.', '').replace(',', '.')))

const figureFaults = ({ file, place, row }: Row): readonly Fault[] =>
  'goal' in row
    ? row.figures.flatMap(({ text, value, until }, at): readonly Fault[] => {
        const own = { file, place: `${place}.figures.${at}.text` }
        const wanted = until === null ? [value] : [value, until]
        const isSame = numbersIn(text).join() === wanted.join()
        return [
          ...(row.goal.includes(text)
            ? []
            : [{ ...own, reason: 'figure-missing', values: { figure: text } }]),
          ...(isSame
            ? []
            : [
                {
                  ...own,
                  reason: 'figure-differs',
                  values: { figure: text, value: wanted.join(' - ') },
                },
              ]),
        ]
      })
    : []

/** Every row of a table has its clause, agencies that are listed, figures as in its sentence. */
export const checkTables = (content: Content): readonly Fault[] => {
  const clauses = new Map(content.sources.map(({ value }) => [value.id, new Set(value.clauses)]))
  const agencies = new Set(content.agencies.map(({ value }) => value.id))
  const tables = [...content.duties, ...content.goals]
  const unknownSources = tables
    .filter(({ value }) => !clauses.has(value.source))
    .map(({ file, value }) => ({
      file,
      place: 'source',
      reason: 'no-source',
      values: { source: value.source },
    }))
  const rowFaults = rowsOf(tables).flatMap((one): readonly Fault[] => {
    const { file, place, source, row } = one
    const known = clauses.get(source)
    const cited = [
      { at: 'clause', clause: row.clause },
      ...row.also.map((clause, at) => ({ at: `also.${at}`, clause })),
    ]
    const named = [
      ...row.lead.map((agency) => ({ at: 'lead', agency })),
      ...row.with.map((agency) => ({ at: 'with', agency })),
    ]
    return [
      ...cited
        .filter(({ clause }) => known?.has(clause) === false)
        .map(({ at, clause }) => ({
          file,
          place: `${place}.${at}`,
          reason: 'no-clause',
          values: { source, clause },
        })),
      ...named
        .filter(({ agency }) => !agencies.has(agency))
        .map(({ at, agency }) => ({
          file,
          place: `${place}.${at}`,
          reason: 'no-agency',
          values: { agency },
        })),
      ...row.with
        .filter((agency) => row.lead.includes(agency))
        .map((agency) => ({
          file,
          place: `${place}.with`,
          reason: 'leads-already',
          values: { agency },
        })),
      ...figureFaults(one),
    ]
  })
  return [...unknownSources, ...rowFaults]
}
