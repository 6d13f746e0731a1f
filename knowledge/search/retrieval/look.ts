import { rememberOf } from '../../language/text/remember.ts'
import type { Topic } from '../../schema/lexicon/search.ts'
import type { Article } from '../../schema/schema.ts'
import type { AskedLike, Contender } from '../decision/features.ts'
import { NAMES, type Question } from '../question.ts'
import type { Saying } from '../terms.ts'
import type { IndexedArticle } from './article.ts'
import { createFit } from './fit.ts'
import { createGramIndex, type GramReading } from './grams.ts'
import { createIndex, type Hit } from './index.ts'
import { highest } from './sorted.ts'

const YEAR = /^20\d\d$/u
const COVERAGE_SHARE = 0.6

/** How far an article holds what was asked and is asked for so, from 0 to 1. */
const agreement = ({ coverage, likeness }: Hit<Article>): number =>
  COVERAGE_SHARE * coverage + (1 - COVERAGE_SHARE) * likeness

/** Topics of this group are provinces: they choose among articles, and say nothing of the matter. */
const PLACE = 'place'
const NOTHING = { topics: [], told: new Set<string>(), numbers: new Set<string>() }
/** So many articles that are nearest by n-grams are compared in full. */
const MOST_NEAREST = 30
/** Less likeness than this is chance. */
const LEAST_COMPARED = 0.05

/** Topics of a question that what answers it must hold. */
type Wanted = readonly string[]

/** All that may answer a question, the best score first, and what the question is like. */
export interface Looked {
  readonly all: readonly Contender[]
  readonly asked: AskedLike
}

/** Looks a question up in both retrievers. */
export const createLook = (documents: readonly IndexedArticle[], topics: readonly Topic[]) => {
  const needed = topics.filter((topic) => topic.needed).map(({ id }) => id)
  const groups = new Map(topics.map(({ id, group }) => [id, group ?? '']))
  const groupOf = ({ topic }: Saying) => (topic === null ? '' : (groups.get(topic) ?? ''))
  /** Without places, and names as the same whatever they are called by: "STC", "sở tài chính". */
  const asGrams = (sayings: readonly Saying[]): readonly Saying[] =>
    sayings
      .filter((saying) => groupOf(saying) !== PLACE)
      .map((saying) => (NAMES.has(groupOf(saying)) ? { ...saying, words: [] } : saying))
  const figures = new Set(documents.flatMap((one) => one.figures))
  const search = createIndex(documents, figures)
  const readGrams = createGramIndex(
    documents.map(({ fields }) => fields.map(({ terms }) => asGrams(terms.sayings))),
  )
  const fit = createFit(topics)
  const held = documents.map(({ topics: filed, told, numbers }) => ({
    topics: filed,
    told,
    numbers,
  }))

  /** What both retrievers and the slots say of an article. Written out: spreads are most of the work here. */
  const contender = (
    hit: Hit<Article>,
    { topics: asked, numbers }: Question,
    wanted: Wanted,
    { nearest, chance }: Pick<GramReading, 'nearest' | 'chance'>,
  ): Contender => {
    const { at, document, coverage, matter, likeness } = hit
    const { topics: filed, told, numbers: own } = held[at] ?? NOTHING
    const missing = numbers.filter((number) => !own.has(number))
    return {
      at,
      document,
      score: hit.score * fit(filed, asked) * Math.sqrt(agreement(hit)),
      coverage,
      matter,
      likeness,
      topics: hit.topics,
      lacks: wanted.some((id) => !(hit.topics.includes(id) && told.has(id))),
      nearest: nearest[at] ?? 0,
      chance: chance[at] ?? 0,
      lacksYear: missing.some((number) => YEAR.test(number)),
      // A number that no article tells is the asker's own figure.
      lacksNumber: missing.some((number) => !YEAR.test(number) && figures.has(number)),
    }
  }

  // The same question is asked for one province and another in a turn.
  return rememberOf((question: Question): Looked => {
    const { weighted, pairs, topics: named } = question
    const wanted = needed.filter((id) => named.has(id))
    const grams = readGrams(asGrams(weighted.map(({ saying }) => saying)))
    const near = highest(grams.nearest, LEAST_COMPARED, MOST_NEAREST)
    const all = search(weighted, pairs, near).map((hit) => contender(hit, question, wanted, grams))
    const heavy = weighted.filter(({ saying }) => !saying.isLight)
    const asked: AskedLike = {
      known: grams.known,
      words: heavy.length,
      names: heavy.filter(({ isName }) => isName).length / (heavy.length || 1),
    }
    return { all: all.toSorted((one, other) => other.score - one.score), asked }
  })
}
