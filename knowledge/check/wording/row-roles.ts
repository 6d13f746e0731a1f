import type { Content } from '../../content.ts'
import type { Fault } from '../../faults.ts'
import { ROLES, rolesOf, type RowRoles } from '../../schema/roles.ts'
import type { FigurePlace } from '../../search/tables/figure-places.ts'
import { groundsNaming, rolesIn, rolesInWords, type WordingContext } from '../told/context.ts'
import { clausesOf } from '../told/grounds.ts'

interface RoleRow {
  readonly file: string
  readonly place: string
  readonly from: readonly FigurePlace[]
  readonly held: RowRoles
}

/** Rows with agencies of their own; those of a phase are the ones of its tasks. */
const rowsIn = ({ duties, goals, deadlines }: Content): readonly RoleRow[] => [
  ...[...duties, ...goals].flatMap(({ file, value: { source, rows } }) =>
    rows.map((row, at) => ({
      file,
      place: `rows.${at}`,
      from: [row.clause, ...row.also].map((one) => ({ source, clause: one })),
      held: rolesOf(row),
    })),
  ),
  ...deadlines.flatMap(({ file, value: { source, others } }) =>
    others
      .map((one, at) => ({ one, at }))
      .filter(({ one }) => one.type !== 'phase')
      .map(({ one, at }) => ({
        file,
        place: `others.${at}`,
        from: [{ source, clause: one.clause }],
        held: rolesOf(one),
      })),
  ),
]

/** Who has a role in a row of a table has it in the clause of that row. */
export const rowRoleFaults = (context: WordingContext): readonly Fault[] => {
  const { content, agencies, lexicon, bearersOf, groundsOf } = context
  return rowsIn(content).flatMap(({ file, place, from, held }) => {
    const grounds = groundsOf(from)
    return ROLES.flatMap((role) =>
      held[role].flatMap((id): readonly Fault[] => {
        const own = groundsNaming(grounds, bearersOf(id))
        const given = rolesIn(own, bearersOf(id))
        if (given.has(role)) return []
        const where = { file, place: `${place}.${role}` }
        const agency = agencies.get(id)?.name ?? id
        if (given.size === 0)
          return [{ ...where, reason: 'agency-not-in-clause', values: { agency } }]
        const values = {
          agency,
          said: rolesInWords(new Set([role]), lexicon),
          clauses: clausesOf(own),
          given: rolesInWords(given, lexicon),
        }
        return [{ ...where, reason: 'role-not-in-clause', values }]
      }),
    )
  })
}
