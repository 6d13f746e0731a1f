import type { Content } from '../../../../knowledge/content.ts'
import type { Deadline } from '../../../../knowledge/schema/deadline.ts'
import type { CuratedDeadline } from './comparison.ts'

/** What the editors wrote about one document, with every clause that each row names. */
export const curatedOf = (
  document: string,
  { duties, goals }: Pick<Content, 'duties' | 'goals'>,
  deadlines: Iterable<Deadline>,
): readonly CuratedDeadline[] => {
  const also = new Map(
    [...duties, ...goals].flatMap(({ value }) =>
      value.rows.map((row) => [row.id, row.also] as const),
    ),
  )
  return [...deadlines]
    .filter(({ source }) => source === document)
    .map((deadline) => ({
      deadline,
      clauses: [deadline.clause, ...(also.get(deadline.id) ?? [])],
    }))
}
