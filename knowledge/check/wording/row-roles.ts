import type { Content } from '../../content.ts'
import type { Fault } from '../../faults.ts'
import type { AgencyRole } from '../../schema/clause.ts'
import {
  bearersOf,
  groundsNaming,
  rolesIn,
  rolesInWords,
  type WordingContext,
} from '../told/context.ts'
import type { FigurePlace } from '../../search/tables/figure-places.ts'
import { clausesOf, createGrounds } from '../told/grounds.ts'

/** The roles of a clause with which an agency stands in a column of a row. */
const COLUMNS: Readonly<Record<'lead' | 'with', readonly AgencyRole[]>> = {
  lead: ['leads', 'equal', 'carries-out', 'approves', 'collates'],
  with: ['joins', 'equal', 'leads', 'carries-out', 'asked'],
}

interface RoleRow {
  readonly file: string
  readonly place: string
  readonly from: readonly FigurePlace[]
  readonly lead: readonly string[]
  readonly with: readonly string[]
}

/** Rows with agencies of their own; those of a phase are the ones of its tasks. */
const rowsIn = ({ duties, goals, deadlines }: Content): readonly RoleRow[] => [
  ...[...duties, ...goals].flatMap(({ file, value: { source, rows } }) =>
    rows.map(({ clause, also, lead, with: partners }, at) => ({
      file,
      place: `rows.${at}`,
      from: [clause, ...also].map((one) => ({ source, clause: one })),
      lead,
      with: partners,
    })),
  ),
  ...deadlines.flatMap(({ file, value: { source, others } }) =>
    others
      .map((one, at) => ({ ...one, at }))
      .filter(({ type }) => type !== 'phase')
      .map(({ at, clause, lead, with: partners }) => ({
        file,
        place: `others.${at}`,
        from: [{ source, clause }],
        lead,
        with: partners,
      })),
  ),
]

/** Who leads or joins in a row of a table does so in the clause of that row. */
export const rowRoleFaults = (context: WordingContext): readonly Fault[] => {
  const { content, agencies, lexicon } = context
  const groundsOf = createGrounds(content)
  const bearers = bearersOf(context)
  return rowsIn(content).flatMap((row) => {
    const grounds = groundsOf(row.from)
    return (['lead', 'with'] as const).flatMap((column) =>
      row[column].flatMap((id): readonly Fault[] => {
        const own = groundsNaming(grounds, bearers(id))
        const given = rolesIn(own, bearers(id))
        if (COLUMNS[column].some((role) => given.has(role))) return []
        const where = { file: row.file, place: `${row.place}.${column}` }
        const agency = agencies.get(id)?.name ?? id
        if (given.size === 0)
          return [{ ...where, reason: 'agency-not-in-clause', values: { agency } }]
        const said = lexicon.roles[column === 'lead' ? 'leads' : 'joins'].told
        const values = {
          agency,
          said,
          clauses: clausesOf(own),
          given: rolesInWords(given, lexicon),
        }
        return [{ ...where, reason: 'role-not-in-clause', values }]
      }),
    )
  })
}
