import { placeholdersIn } from './articles.ts'
import { valuesAt, type Found } from './path.ts'
import type { Content, FromFile } from '../content.ts'
import type { Fault } from '../faults.ts'
import { ROLES } from '../schema/roles.ts'

/** Kinds of things that have ids. Those of a clause count within its document, of an option its fact. */
type Kind =
  | 'source'
  | 'clause'
  | 'programme'
  | 'condition'
  | 'model-of-plan'
  | 'cooperative'
  | 'parameter'
  | 'fact'
  | 'option'
  | 'noun'
  | 'province'
  | 'agency'
  | 'outside'
  | 'article'
  | 'topic'
  | 'duty'
  | 'deadline'
  | 'notice'

/** List of files, path in each, what stands there; `of` is where the document or the fact is told. */
type Row = readonly [list: keyof Lists, path: string, kind: Kind, of?: string]

const alone = <T>(file: string, value: T): readonly FromFile<T>[] => [{ file, value }]

const listsOf = (content: Content) => {
  const { lexicon, holidays } = content
  return {
    sources: content.sources,
    programmes: content.programmes,
    parameters: content.parameters,
    facts: content.facts,
    provinces: content.provinces,
    agencies: content.agencies,
    outside: content.outside,
    articles: content.articles,
    duties: content.duties,
    goals: content.goals,
    clauses: content.clauses,
    deadlines: content.deadlines,
    dossiers: content.dossiers,
    units: alone('lexicon/units.yaml', lexicon.units),
    topics: alone('lexicon/topics.yaml', { topics: lexicon.topics }),
    sectors: alone('lexicon/sectors.yaml', lexicon.sectors),
    lookups: alone('lexicon/lookups.yaml', lexicon.lookups),
    context: alone('lexicon/context.yaml', lexicon.context),
    holidays: alone('holidays.yaml', holidays),
  }
}
type Lists = ReturnType<typeof listsOf>

/** Where the scope is told: at the top of the file, beside the field, or always the same. */
const FILE = 'source'
const OWNER = '.source'
const SECTOR = '=sector'

/** Where each kind gets its ids. A second thing of one id is a fault. */
const GIVEN: readonly Row[] = [
  ['sources', 'id', 'source'],
  ['sources', 'clauses.*', 'clause', 'id'],
  ['programmes', 'id', 'programme'],
  ['programmes', 'conditions.*.id', 'condition'],
  ['programmes', 'models.*.id', 'model-of-plan'],
  ['programmes', 'cooperatives.*.id', 'cooperative'],
  ['parameters', 'id', 'parameter'],
  ['facts', 'id', 'fact'],
  ['facts', 'options.*.id', 'option', 'id'],
  ['units', 'nouns.*.id', 'noun'],
  ['provinces', 'id', 'province'],
  ['agencies', 'id', 'agency'],
  ['outside', 'id', 'outside'],
  ['articles', 'id', 'article'],
  ['duties', 'rows.*.id', 'duty'],
  ['goals', 'rows.*.id', 'deadline'],
  ['deadlines', 'duties.*.duty', 'deadline'],
  ['deadlines', 'others.*.id', 'deadline'],
  ['holidays', 'sources.*.id', 'notice'],
]

/** Topics have their words in several places: an id that comes again is the same topic. */
const TOPICS: readonly Row[] = [
  ['topics', 'topics.*.id', 'topic'],
  ['articles', 'opens[]', 'topic'],
  ['sectors', 'sectors.*.id', 'topic'],
  ['agencies', 'id', 'topic'],
  ['sources', 'id', 'topic'],
  ['provinces', 'id', 'topic'],
]

/** Who names what. An id that no thing of the kind has is a fault. */
const NAMED: readonly Row[] = [
  ['sources', 'province', 'province'],
  ['sources', 'notes.*.clause', 'clause', 'id'],
  ['sources', 'printed.*.clause', 'clause', 'id'],
  ['sources', 'bare.*.clauses[]', 'clause', 'id'],
  ['programmes', 'province', 'province'],
  ['programmes', 'source', 'source'],
  ['programmes', 'status.*.clause', 'clause', FILE],
  ['programmes', 'round.clause', 'clause', FILE],
  ['programmes', 'conditions.*.clause', 'clause', FILE],
  ['programmes', 'conditions.*.ask', 'agency'],
  ['programmes', 'conditions.*.appliesTo{}', 'fact'],
  ['programmes', 'conditions.*.test.**.fact', 'fact'],
  ['programmes', 'conditions.*.test.**.parameter', 'parameter'],
  ['programmes', 'models.*.clause', 'clause', FILE],
  ['programmes', 'cooperatives.*.clause', 'clause', FILE],
  ['programmes', 'says.*.clause', 'clause', FILE],
  ['programmes', 'nextSteps.*.cites.source', 'source'],
  ['programmes', 'nextSteps.*.cites.clause', 'clause', OWNER],
  ['parameters', 'values.*.source', 'source'],
  ['parameters', 'values.*.clause', 'clause', OWNER],
  ['facts', 'truth[]', 'option', 'id'],
  ['facts', 'choices.*.id', 'option', 'id'],
  ['facts', 'choices.*.negated', 'option', 'id'],
  ['facts', 'counts.sure[]', 'noun'],
  ['facts', 'counts.asked[]', 'noun'],
  ['facts', 'counts.alone[]', 'noun'],
  ['facts', 'counts.also[]', 'noun'],
  ['agencies', 'fate', 'outside'],
  ['agencies', 'standsFor{}', 'source'],
  ['agencies', 'standsFor.*.*', 'agency'],
  ['articles', 'province', 'province'],
  ['articles', 'topic', 'topic'],
  ['articles', 'about', 'topic'],
  ['articles', 'citations.*.source', 'source'],
  ['articles', 'citations.*.clause', 'clause', OWNER],
  ['articles', 'also.*.source', 'source'],
  ['articles', 'also.*.clause', 'clause', OWNER],
  ['articles', 'next[]', 'article'],
  ['duties', 'source', 'source'],
  ['duties', 'rows.*.clause', 'clause', FILE],
  ['duties', 'rows.*.also.*', 'clause', FILE],
  ...ROLES.map((role): Row => ['duties', `rows.*.${role}[]`, 'agency']),
  ['goals', 'source', 'source'],
  ['goals', 'rows.*.clause', 'clause', FILE],
  ['goals', 'rows.*.also.*', 'clause', FILE],
  ...ROLES.map((role): Row => ['goals', `rows.*.${role}[]`, 'agency']),
  ['clauses', 'source', 'source'],
  ['clauses', 'clauses{}', 'clause', FILE],
  ['clauses', 'clauses.*.agencies{}', 'agency'],
  ['deadlines', 'source', 'source'],
  ['deadlines', 'duties.*.duty', 'duty'],
  ['deadlines', 'others.*.duty', 'duty'],
  ['deadlines', 'others.*.clause', 'clause', FILE],
  ...ROLES.map((role): Row => ['deadlines', `others.*.${role}[]`, 'agency']),
  ['dossiers', 'programme', 'programme'],
  ['dossiers', 'source', 'source'],
  ['dossiers', 'article', 'article'],
  ['dossiers', 'ask', 'agency'],
  ['dossiers', 'papers.*.clause', 'clause', FILE],
  ['dossiers', 'papers.*.mistakes.*.clause', 'clause', FILE],
  ['dossiers', 'says.*.clause', 'clause', FILE],
  ['sectors', 'sectors.*.id', 'option', SECTOR],
  ['sectors', 'clarify.*.options[]', 'option', SECTOR],
  ['lookups', 'lookups.*.articles[]', 'article'],
  ['lookups', 'dues.first[]', 'deadline'],
  ['lookups', 'dues.articles{}', 'article'],
  ['lookups', 'dues.articles.*.*', 'deadline'],
  ['context', 'asks.*.next[]', 'topic'],
  ['context', 'asks.*.ofDocument[]', 'topic'],
  ['holidays', 'years.*.days.*.source', 'notice'],
]

interface Named extends Found {
  readonly file: string
  readonly kind: Kind
  /** The document or the fact within which it counts; empty where it counts everywhere. */
  readonly scope: string
}

/** Files that hold many things: what stands in one is found by its id. */
const MANY: ReadonlySet<keyof Lists> = new Set(['parameters', 'agencies', 'outside'])

const scopeOf = (of: string | undefined, value: object, { owner }: Found): string => {
  if (of === undefined) return ''
  if (of.startsWith('=')) return of.slice(1)
  const from = of.startsWith('.') ? owner : (value as Readonly<Record<string, unknown>>)
  return String(from[of.replace('.', '')])
}

const namedBy = (rows: readonly Row[], lists: Lists): readonly Named[] =>
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
