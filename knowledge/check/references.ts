import type { Content, FromFile } from '../content.ts'
import type { Fault } from '../faults.ts'
import type { Programme } from '../schema/programme.ts'

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
    ...each('conditions', value.conditions),
    ...each('models', value.models),
    ...each('cooperatives', value.cooperatives),
    ...each('says', value.says),
  ]
}

/** Of a programme without a known source only the source is told, not each clause of it. */
const citationsOf = (content: Content, sources: ReadonlySet<string>): readonly Cited[] => [
  ...content.sources.flatMap(({ file, value }) =>
    [
      ...value.notes.map(({ clause }, at) => ({ place: `notes.${at}.clause`, clause })),
      ...value.printed.map(({ clause }, at) => ({ place: `printed.${at}.clause`, clause })),
      ...value.bare.flatMap(({ clauses }, at) =>
        clauses.map((clause) => ({ place: `bare.${at}.clauses`, clause })),
      ),
    ].map((one) => ({ file, source: value.id, ...one })),
  ),
  ...content.programmes
    .filter(({ value }) => sources.has(value.source))
    .flatMap(programmeCitations),
  ...content.parameters.flatMap(({ file, value }) =>
    value.values.map(({ source, clause }, at) => ({
      file,
      place: `${value.id}.values.${at}.clause`,
      source,
      clause,
    })),
  ),
  ...content.articles.flatMap(({ file, value }) =>
    (['citations', 'also'] as const).flatMap((list) =>
      value[list].map(({ source, clause }, at) => ({
        file,
        place: `${list}.${at}.clause`,
        source,
        clause,
      })),
    ),
  ),
]

const noSource = (source: string): Pick<Fault, 'reason' | 'values'> => ({
  reason: 'no-source',
  values: { source },
})

/** Every programme and citation names a source that is there and a clause that the source has. */
export const checkCitations = (content: Content): readonly Fault[] => {
  const clauses = new Map(content.sources.map(({ value }) => [value.id, new Set(value.clauses)]))
  return [
    ...content.programmes
      .filter(({ value }) => !clauses.has(value.source))
      .map(({ file, value }) => ({ file, place: 'source', ...noSource(value.source) })),
    ...citationsOf(content, new Set(clauses.keys())).flatMap(({ file, place, source, clause }) => {
      const known = clauses.get(source)
      if (!known) return [{ file, place, ...noSource(source) }]
      return known.has(clause)
        ? []
        : [{ file, place, reason: 'no-clause', values: { source, clause } }]
    }),
  ]
}

/** Every agency that is named is listed. */
export const checkAgencies = (content: Content): readonly Fault[] => {
  const known = new Set(content.agencies.map(({ value }) => value.id))
  return content.programmes.flatMap(({ file, value }) =>
    value.conditions
      .map(({ ask }, at) => ({ place: `conditions.${at}.ask`, agency: ask }))
      .filter(({ agency }) => !known.has(agency))
      .map(({ place, agency }) => ({ file, place, reason: 'no-agency', values: { agency } })),
  )
}
