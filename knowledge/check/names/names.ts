import { placeholdersIn } from '../articles.ts'
import { valuesAt, type Found } from '../path.ts'
import type { Content } from '../../content.ts'
import type { Fault } from '../../faults.ts'
import { GIVEN, listsOf, NAMED, TOPICS, type Kind, type NameLists, type NameRow } from './rows.ts'

interface Named extends Found {
  readonly file: string
  readonly kind: Kind
  /** The document or the fact within which it counts; empty where it counts everywhere. */
  readonly scope: string
}

/** Files that hold many things: what stands in one is found by its id. */
const MANY: ReadonlySet<keyof NameLists> = new Set(['parameters', 'agencies', 'outside'])

const scopeOf = (of: string | undefined, value: object, { owner }: Found): string => {
  if (of === undefined) return ''
  if (of.startsWith('=')) return of.slice(1)
  const from = of.startsWith('.') ? owner : (value as Readonly<Record<string, unknown>>)
  return String(from[of.replace('.', '')])
}

const namedBy = (rows: readonly NameRow[], lists: NameLists): readonly Named[] =>
  rows.flatMap(([list, path, kind, of]) =>
    lists[list].flatMap(({ file, value }) =>
      valuesAt(value, path).map((found) => ({
        ...found,
        file,
        kind,
        place: MANY.has(list) && 'id' in value ? `${value.id}.${found.place}` : found.place,
        scope: scopeOf(of, value, found),
      })),
    ),
  )

const keyOf = ({ kind, scope, value }: Pick<Named, 'kind' | 'scope' | 'value'>): string =>
  `${kind} ${scope} ${value}`

const twice = (given: readonly Named[]): readonly Fault[] =>
  [...Map.groupBy(given, keyOf).values()].flatMap(([first, ...others]) =>
    others.map(({ file, place, value }) => ({
      file,
      place,
      reason: 'id-twice',
      values: { id: value, file: first?.file ?? file },
    })),
  )

/** What a fault of a kind names beside the id. */
const SCOPE_NAMES: Partial<Record<Kind, string>> = { clause: 'source', option: 'fact' }

/** Of a document that is not known only that is told, not each clause of it. */
const unknown = (named: readonly Named[], given: readonly Named[]): readonly Fault[] => {
  const known = new Set(given.map(keyOf))
  const scopes = new Set(given.map(({ kind, scope }) => `${kind} ${scope}`))
  return named
    .filter((one) => scopes.has(`${one.kind} ${one.scope}`) && !known.has(keyOf(one)))
    .map(({ file, place, kind, scope, value }) => {
      const around = SCOPE_NAMES[kind]
      return {
        file,
        place,
        reason: `no-${kind}`,
        values: { [kind]: value, ...(around === undefined ? {} : { [around]: scope }) },
      }
    })
}

/** Kinds of which each one is there to be named: one that nothing names is left over. */
const NEEDED: ReadonlySet<Kind> = new Set(['parameter', 'outside'])

/** Parameters and outside facts that stand in answers. */
const inAnswers = ({ articles }: Content): readonly string[] =>
  articles.flatMap(({ value }) =>
    [...NEEDED].flatMap((kind) =>
      placeholdersIn(value).map((id) => keyOf({ kind, scope: '', value: id })),
    ),
  )

const unused = (given: readonly Named[], named: ReadonlySet<string>): readonly Fault[] =>
  given
    .filter((one) => NEEDED.has(one.kind) && !named.has(keyOf(one)))
    .map(({ file, place, value }) => ({ file, place, reason: 'unused', values: { id: value } }))

/** Ids given twice, ids that are named and given to nothing, and left-over ones: all by one table. */
export const checkNames = (content: Content): readonly Fault[] => {
  const lists = listsOf(content)
  const given = namedBy(GIVEN, lists)
  const named = namedBy(NAMED, lists)
  return [
    ...twice(given),
    ...unknown(named, [...given, ...namedBy(TOPICS, lists)]),
    ...unused(given, new Set([...named.map(keyOf), ...inAnswers(content)])),
  ]
}
