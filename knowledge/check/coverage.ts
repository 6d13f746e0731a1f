import type { Content } from '../content.ts'

/** How far the content answers for one document. Clauses stand in the document's order. */
export interface Coverage {
  /** Id of the document. */
  readonly source: string
  /** Clauses of substance. */
  readonly total: number
  /** How many of these something that can be said states. */
  readonly covered: number
  /** The clauses of substance that nothing states. */
  readonly open: readonly string[]
  /** Clauses that are declared to say nothing to ask for, each with its reason. */
  readonly bare: readonly { readonly clause: string; readonly why: string }[]
}

interface Place {
  readonly source: string
  readonly clause: string
}

/**
 * Every place that something which can be said states: an answer, a row of a table, a deadline, a
 * condition, a figure, a status. An answer that declines states nothing. A clause stands for itself
 * only, never for its parts: an answer that states those lists them under `also`.
 */
const placesStated = (content: Content): readonly Place[] => {
  const { articles, duties, goals, deadlines, programmes, parameters } = content
  return [
    ...articles
      .filter(({ value }) => !value.abstains)
      .flatMap(({ value }) => [...value.citations, ...value.also]),
    ...[...duties, ...goals].flatMap(({ value: { source, rows } }) =>
      rows.flatMap(({ clause, also }) => [clause, ...also].map((one) => ({ source, clause: one }))),
    ),
    ...deadlines.flatMap(({ value: { source, others } }) =>
      others.map(({ clause }) => ({ source, clause })),
    ),
    ...programmes.flatMap(({ value: { source, status, conditions } }) =>
      [...status, ...conditions].map(({ clause }) => ({ source, clause })),
    ),
    ...parameters.flatMap(({ value }) => value.values),
  ]
}

/** What the content answers of each document, clause by clause. */
export const coverageOf = (content: Content): readonly Coverage[] => {
  const stated = new Set(placesStated(content).map(({ source, clause }) => `${source} ${clause}`))
  return content.sources.map(({ value: { id: source, clauses, bare: declared } }) => {
    const reasons = new Map(
      declared.flatMap(({ why, clauses: those }) => those.map((clause) => [clause, why] as const)),
    )
    const isStated = (clause: string) => stated.has(`${source} ${clause}`)
    const bare = clauses.flatMap((clause) => {
      const why = reasons.get(clause)
      return why === undefined || isStated(clause) ? [] : [{ clause, why }]
    })
    const substance = clauses.filter((clause) => isStated(clause) || !reasons.has(clause))
    const open = substance.filter((clause) => !isStated(clause))
    return { source, total: substance.length, covered: substance.length - open.length, open, bare }
  })
}
