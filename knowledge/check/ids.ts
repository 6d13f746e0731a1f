import type { Content, FromFile } from '../content.ts'
import type { Fault } from '../faults.ts'

interface Named {
  readonly file: string
  readonly place: string
  readonly id: string
}

const named = (list: readonly FromFile<{ readonly id: string }>[]): readonly Named[] =>
  list.map(({ file, value }) => ({ file, place: 'id', id: value.id }))

const within = (
  file: string,
  place: string,
  list: readonly { readonly id: string }[],
): readonly Named[] => list.map(({ id }, at) => ({ file, place: `${place}.${at}.id`, id }))

const twice = (list: readonly Named[]): readonly Fault[] => {
  const first = new Map<string, string>()
  return list.flatMap(({ file, place, id }) => {
    const other = first.get(id)
    if (other !== undefined)
      return [{ file, place, reason: 'id-twice', values: { id, file: other } }]
    first.set(id, file)
    return []
  })
}

/** Ids of one kind are given once in all files; options and clauses once in their own. */
export const checkIds = (content: Content): readonly Fault[] => {
  const inProgrammes = content.programmes.map(({ file, value }) => ({
    conditions: within(file, 'conditions', value.conditions),
    models: within(file, 'models', value.models),
    cooperatives: within(file, 'cooperatives', value.cooperatives),
  }))
  const kinds: readonly (readonly Named[])[] = [
    named(content.sources),
    named(content.programmes),
    named(content.parameters),
    named(content.facts),
    named(content.agencies),
    named(content.articles),
    inProgrammes.flatMap(({ conditions }) => conditions),
    inProgrammes.flatMap(({ models }) => models),
    inProgrammes.flatMap(({ cooperatives }) => cooperatives),
    content.duties.flatMap(({ file, value }) => within(file, 'rows', value.rows)),
    content.goals.flatMap(({ file, value }) => within(file, 'rows', value.rows)),
    ...content.facts.map(({ file, value }) => within(file, 'options', value.options)),
    ...content.sources.map(({ file, value }) =>
      value.clauses.map((id, at) => ({ file, place: `clauses.${at}`, id })),
    ),
  ]
  return kinds.flatMap(twice)
}
