import type { Fault } from '../../faults.ts'
import type { AgencyRole } from '../../schema/clause.ts'
import { bearersOf, groundsNaming, rolesIn, type WordingContext } from '../told/context.ts'
import { clausesOf, createGrounds } from '../told/grounds.ts'

/** The roles of a clause with which an agency stands in a column of a row. */
const COLUMNS: Readonly<Record<'lead' | 'with', readonly AgencyRole[]>> = {
  lead: ['leads', 'equal', 'carries-out', 'approves', 'collates'],
  with: ['joins', 'equal', 'leads', 'carries-out', 'asked'],
}

/** Who leads or joins in a row of a table does so in the clause of that row. */
export const rowRoleFaults = (context: WordingContext): readonly Fault[] => {
  const { content, agencies, lexicon } = context
  const groundsOf = createGrounds(content)
  const bearers = bearersOf(context)
  return [...content.duties, ...content.goals].flatMap(({ file, value: { source, rows } }) =>
    rows.flatMap(({ clause, also, ...row }, at) => {
      const grounds = groundsOf([clause, ...also].map((one) => ({ source, clause: one })))
      return (['lead', 'with'] as const).flatMap((column) =>
        row[column].flatMap((id): readonly Fault[] => {
          const those = bearers(id)
          const own = groundsNaming(grounds, those)
          const given = rolesIn(own, those)
          if (COLUMNS[column].some((role) => given.has(role))) return []
          const place = `rows.${at}.${column}`
          const agency = agencies.get(id)?.name ?? id
          if (given.size === 0)
            return [{ file, place, reason: 'agency-not-in-clause', values: { agency } }]
          const said = lexicon.roles[column === 'lead' ? 'leads' : 'joins'].told
          const values = { agency, said, clauses: clausesOf(own) }
          return [{ file, place, reason: 'role-not-in-clause', values }]
        }),
      )
    }),
  )
}
