import type { Content, FromFile } from '../../content.ts'
import { ROLES } from '../../schema/roles.ts'

/** Kinds of things that have ids. Those of a clause count within its document, of an option its fact. */
export type Kind =
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
export type NameRow = readonly [list: keyof NameLists, path: string, kind: Kind, of?: string]

const alone = <T>(file: string, value: T): readonly FromFile<T>[] => [{ file, value }]

/** Where ids stand, by the name of the list. */
export const listsOf = (content: Content) => {
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
export type NameLists = ReturnType<typeof listsOf>

/** Where the scope is told: at the top of the file, beside the field, or always the same. */
const FILE = 'source'
const OWNER = '.source'
const SECTOR = '=sector'

/** Where each kind gets its ids. A second thing of one id is a fault. */
export const GIVEN: readonly NameRow[] = [
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
export const TOPICS: readonly NameRow[] = [
  ['topics', 'topics.*.id', 'topic'],
  ['articles', 'opens[]', 'topic'],
  ['sectors', 'sectors.*.id', 'topic'],
  ['agencies', 'id', 'topic'],
  ['sources', 'id', 'topic'],
  ['provinces', 'id', 'topic'],
]

/** Who names what. An id that no thing of the kind has is a fault. */
export const NAMED: readonly NameRow[] = [
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
  ...ROLES.map((role): NameRow => ['duties', `rows.*.${role}[]`, 'agency']),
  ['goals', 'source', 'source'],
  ['goals', 'rows.*.clause', 'clause', FILE],
  ['goals', 'rows.*.also.*', 'clause', FILE],
  ...ROLES.map((role): NameRow => ['goals', `rows.*.${role}[]`, 'agency']),
  ['clauses', 'source', 'source'],
  ['clauses', 'clauses{}', 'clause', FILE],
  ['clauses', 'clauses.*.agencies{}', 'agency'],
  ['deadlines', 'source', 'source'],
  ['deadlines', 'duties.*.duty', 'duty'],
  ['deadlines', 'others.*.duty', 'duty'],
  ['deadlines', 'others.*.clause', 'clause', FILE],
  ...ROLES.map((role): NameRow => ['deadlines', `others.*.${role}[]`, 'agency']),
  ['dossiers', 'programme', 'programme'],
  ['dossiers', 'source', 'source'],
  ['dossiers', 'article', 'article'],
  ['dossiers', 'ask', 'agency'],
  ['dossiers', 'next[]', 'article'],
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
