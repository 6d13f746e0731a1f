import type { Content, FromFile } from '../content.ts'
import type { Fault } from '../faults.ts'
import { answeringOf, mainRole } from '../schema/roles.ts'
import type { Duty, Goal } from '../schema/table.ts'

interface Row {
  readonly file: string
  readonly place: string
  readonly row: Duty | Goal
}

const FIGURE = /\d+(?:[.,]\d+)*/gu

const rowsOf = (
  tables: readonly FromFile<{ readonly rows: readonly (Duty | Goal)[] }>[],
): readonly Row[] =>
  tables.flatMap(({ file, value: { rows } }) =>
    rows.map((row, at) => ({ file, place: `rows.${at}`, row })),
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

const roleFaults = ({ file, place, row }: Row): readonly Fault[] => {
  const { lead } = answeringOf(row)
  return [
    ...('task' in row && mainRole(row) === null ? [{ file, place, reason: 'no-role' }] : []),
    ...row.joins
      .filter((agency) => lead.includes(agency))
      .map((agency) => ({
        file,
        place: `${place}.joins`,
        reason: 'leads-already',
        values: { agency },
      })),
  ]
}

/**
 * Somebody answers for every task; nobody who does is its partner, too; figures of a goal are those of
 * its sentence.
 */
export const checkTables = ({ duties, goals }: Content): readonly Fault[] =>
  rowsOf([...duties, ...goals]).flatMap((one) => [...roleFaults(one), ...figureFaults(one)])
