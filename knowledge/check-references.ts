import type { Content, FromFile } from './content.ts'
import type { Fault } from './faults.ts'
import type { Programme } from './programme.ts'

interface Cited {
  readonly file: string
  readonly place: string
  readonly source: string
  readonly clause: string
}

const programmeCitations = ({ file, value }: FromFile<Programme>): readonly Cited[] => {
  const cite = (place: string, clause: string) => ({ file, place, source: value.source, clause })
  const each = (name: string, list: readonly { readonly clause: string }[]) =>
    list.map(({ clause }, at) => cite(`${name}.${at}.clause`, clause))
  return [
    ...each('status', value.status),
    cite('quota.clause', value.quota.clause),
    ...each('goals', value.goals),
    ...each('conditions', value.conditions),
    ...each('models', value.models),
    ...each('dossier', value.dossier),
    ...each('supports', value.supports),
    ...each('phases', value.phases),
    ...value.phases.flatMap(({ tasks }, at) => each(`phases.${at}.tasks`, tasks)),
    ...each('duties', value.duties),
    ...each('cooperatives', value.cooperatives),
    ...each('says', value.says),
  ]
}

const citationsOf = (content: Content): readonly Cited[] => [
  ...content.programmes.flatMap(programmeCitations),
  ...content.parameters.flatMap(({ file, value }) =>
    value.values.map(({ source, clause }, at) => ({
      file,
      place: `${value.id}.values.${at}`,
      source,
      clause,
    })),
  ),
  ...content.articles.flatMap(({ file, value }) =>
    value.citations.map(({ source, clause }, at) => ({
      file,
      place: `citations.${at}`,
      source,
      clause,
    })),
  ),
]

/** Every citation names a source that is there and a clause that the source has. */
export const checkCitations = (content: Content): readonly Fault[] => {
  const clauses = new Map(content.sources.map(({ value }) => [value.id, new Set(value.clauses)]))
  return citationsOf(content).flatMap(({ file, place, source, clause }) => {
    const known = clauses.get(source)
    if (!known) return [{ file, place, reason: `no source "${source}"` }]
    return known.has(clause) ? [] : [{ file, place, reason: `${source} has no clause "${clause}"` }]
  })
}

/** Every agency that is named is listed. */
export const checkAgencies = (content: Content): readonly Fault[] => {
  const known = new Set(content.agencies.map(({ value }) => value.id))
  return content.programmes.flatMap(({ file, value }) => {
    const tasks = [...value.phases.flatMap((phase) => phase.tasks), ...value.duties]
    const named = [
      ...value.conditions.map(({ id, ask }) => ({ place: id, agency: ask })),
      ...tasks.flatMap((task) =>
        [task.lead, ...task.with].map((agency) => ({ place: task.id, agency })),
      ),
    ]
    return named
      .filter(({ agency }) => !known.has(agency))
      .map(({ place, agency }) => ({ file, place, reason: `no agency "${agency}"` }))
  })
}

const PLACEHOLDER = /\{\{([^}]*)\}\}/gu

/** Articles lead to articles that exist, take figures from parameters that exist, and cite. */
export const checkArticles = (content: Content): readonly Fault[] => {
  const articles = new Set(content.articles.map(({ value }) => value.id))
  const parameters = new Set(content.parameters.map(({ value }) => value.id))
  return content.articles.flatMap(({ file, value }) => {
    const texts = [value.answer.director, value.answer.officer ?? '']
    const figures = texts.flatMap((text) =>
      [...text.matchAll(PLACEHOLDER)].map(([, id = '']) => id),
    )
    return [
      ...value.next
        .filter((id) => !articles.has(id))
        .map((id) => ({ file, place: 'next', reason: `no article "${id}"` })),
      ...figures
        .filter((id) => !parameters.has(id))
        .map((id) => ({ file, place: 'answer', reason: `no parameter "${id}"` })),
      ...(value.citations.length === 0 && !value.abstains
        ? [{ file, place: 'citations', reason: 'an answer cites at least one clause' }]
        : []),
    ]
  })
}
