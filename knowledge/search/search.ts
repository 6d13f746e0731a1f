import { asQuestion } from '../language/text/length.ts'
import { createPlace } from '../language/message/place.ts'
import { rememberOf } from '../language/text/remember.ts'
import { createSpokenNumbers } from '../language/numbers/spoken.ts'
import { normalise } from '../language/text/text.ts'
import { readAliases, together } from '../language/phrases/aliases.ts'
import { wordsOf } from '../language/phrases/phrase-list.ts'
import type { Lexicon } from '../schema/lexicon/amounts.ts'
import type { MessageLexicon } from '../schema/lexicon/message.ts'
import { createNamedDocuments } from './named-document.ts'
import type { ProvinceId } from '../schema/primitives.ts'
import type { Article } from '../schema/schema.ts'
import {
  agreement,
  choose,
  isAskedFor,
  isOpen,
  type SearchResult,
  type Ranked,
} from './decision.ts'
import { createFit } from './fit.ts'
import { createIndex, type Field } from './index.ts'
import type { SearchLexicon } from '../schema/lexicon/search.ts'
import { createParts } from './long-message.ts'
import { createQuestion, type Question, type Read } from './question.ts'
import { createRepair } from './spelling.ts'
import { createTerms, type ReadTerms } from './terms.ts'
import { allTopics, type Named } from './topic.ts'

/** What a question is asked with. */
export interface Asked {
  readonly text: string
  readonly province: ProvinceId | null
  readonly role: 'director' | 'officer'
  /** The previous question, for a follow-up ("thế còn trồng màu?"). */
  readonly prior: string | null
}

/** What an editor sees of a question that was declined. */
export interface Examined {
  /** Its words that say something, folded and with their typing errors mended. */
  readonly says: readonly string[]
  /** The article that shares most with it, however little. */
  readonly nearest: Article | null
}

export interface Search {
  /** Total and pure. A province named in the text goes before the one given. */
  readonly find: (asked: Asked) => SearchResult
  /** Total and pure. Tells apart an article that lacks words from a fact that is missing. */
  readonly examine: (asked: Pick<Asked, 'text' | 'province'>) => Examined
  /** Builds the index now; otherwise the first question waits for it. */
  prepare(): void
}

/** What search is built from: the words of the content, and those by which questions are read. */
export interface SearchContent extends Omit<Named, 'patterns'> {
  readonly aliases: MessageLexicon['aliases']
  readonly fillers: readonly string[]
  readonly lexicon: SearchLexicon
  readonly numbers: Lexicon['numbers']
  /** Numbers of the documents that are named anywhere. */
  readonly documents: ReadonlySet<string>
}

const WEIGHTS = { title: 1, question: 0.5, keyword: 0.5, answer: 0.5 } as const

const topicsIn = ({ terms }: Field) => new Set(terms.sayings.map(({ topic }) => topic))

const filedUnder = ({ topic, about, citations }: Article): readonly string[] => [
  topic,
  ...(about ? [about] : []),
  ...new Set(citations.map(({ source }) => source)),
]

/** What only one of the many ways of asking names is there by the way. */
const FEWEST_ASKING = 2

/** An article as the index takes it, and the topics that it tells of, not only by the way. */
const indexed = (document: Article, read: ReadTerms) => {
  const field =
    (weight: number) =>
    (text: string): Field => ({ terms: read(text), weight })
  const own = [document.title].map(field(WEIGHTS.title))
  const asking = document.questions.map(field(WEIGHTS.question))
  const keywords = document.keywords.map(field(WEIGHTS.keyword))
  // Only the plain form: people ask in its words, and an officer's form names what other answers are about.
  const answer = field(WEIGHTS.answer)(document.answer.director)
  const topics = filedUnder(document)
  const wordings = [...own, ...asking, ...keywords]
  const asked = Map.groupBy(
    asking.flatMap((one) => [...topicsIn(one)]),
    (topic) => topic,
  )
  const told = new Set([
    ...topics,
    ...[...own, ...keywords, answer].flatMap((one) => [...topicsIn(one)]),
    ...[...asked].flatMap(([topic, all]) => (all.length < FEWEST_ASKING ? [] : [topic])),
  ])
  const headings = wordings.map(({ terms }) => terms)
  return { document, topics, headings, fields: [...wordings, answer], told }
}

type Built = Pick<Search, 'find' | 'examine'>

const build = (articles: readonly Article[], content: SearchContent): Built => {
  const { lexicon, aliases, places, fillers } = content
  const provinceIds = places.provinces.map(({ id }) => id)
  const topics = allTopics({ ...content, patterns: lexicon.patterns })
  const needed = topics.filter((topic) => topic.needed).map(({ id }) => id)
  const read = createTerms(
    topics,
    lexicon.light.split(/\s+/u),
    readAliases(together(aliases, lexicon.spellings)),
    lexicon.numbered.kinds,
  )
  const documents = articles.map((article) => indexed(article, read))
  const told = new Map(documents.map((one) => [one.document, one.told]))
  const repair = createRepair([
    ...documents.flatMap(({ fields }) => fields.map(({ terms }) => terms)),
    ...topics.flatMap(({ words }) => words.map((text) => read(text.replaceAll(/[()|]/gu, ' ')))),
  ])
  const ask = createQuestion(read, repair, topics, lexicon)
  const search = createIndex(documents)
  const fit = createFit(topics)
  const placeAliases = readAliases(aliases)
  const { read: readPlace } = createPlace(places, fillers, placeAliases)
  const inDigits = createSpokenNumbers(content.numbers)
  const partsOf = createParts(lexicon.announcing, placeAliases)
  const namesOnlyUnknown = createNamedDocuments(lexicon.numbered, content.documents)

  /** The same question is asked for one province and another in a turn. */
  const rank = rememberOf(({ weighted, pairs, topics: asked }: Question): readonly Ranked[] =>
    search(weighted, pairs)
      .map((hit) => ({
        ...hit,
        score: hit.score * fit(filedUnder(hit.document), asked) * Math.sqrt(agreement(hit)),
        isNamed: asked.has(hit.document.topic) || asked.has(hit.document.about ?? ''),
        lacks: needed.some(
          (id) => asked.has(id) && !(hit.topics.has(id) && told.get(hit.document)?.has(id)),
        ),
      }))
      .toSorted((one, other) => other.score - one.score),
  )

  const placeIn = (text: string, province: ProvinceId | null) => {
    const normal = normalise(text)
    const context = { asked: null, waiting: null, province, sector: null }
    return readPlace(normal, wordsOf(normal, placeAliases), context)
  }

  /** The answer to the question that a long message comes to after a while. */
  const inPart = (text: string, provinces: readonly ProvinceId[]): SearchResult | null => {
    for (const part of partsOf(text)) {
      const { found } = choose(rank(ask(part, null).alone), provinces)
      if (!isOpen(found)) return found
    }
    return null
  }

  /** A question by itself; one that may only seem to go on ("còn") as it is better understood. */
  const inItself = (
    { alone, rest, opensSurely }: Read,
    isBehind: boolean,
    provinces: readonly ProvinceId[],
  ) => {
    const understand = (question: Question) => {
      const hits = rank(question)
      return { hits, ...choose(hits, provinces) }
    }
    const one = understand(alone)
    const other = isBehind && rest ? understand(rest) : one
    if (opensSurely && !isOpen(other.found)) return other
    return other.isWhole && other.sureness > one.sureness ? other : one
  }

  const find: Search['find'] = ({ text: typed, province, prior }) => {
    const text = inDigits(asQuestion(typed))
    const place = placeIn(text, province)
    const named = place?.provinces ?? []
    if (place?.other && named.length === 0) return { kind: 'none' }
    if (namesOnlyUnknown(text)) return { kind: 'none' }
    const question = ask(text, prior && inDigits(prior))
    const { alone, withPrior, rest } = question
    /** "còn An Giang" behind a question about Kiên Giang means the old province. */
    const other = withPrior ? provinceIds.filter((id) => alone.topics.has(id)) : []
    const before = withPrior && prior ? (placeIn(prior, province)?.provinces ?? []) : []
    const given = province ? [province] : []
    const provinces = [other, named, before, given].find((list) => list.length > 0) ?? []
    const own = inItself(question, prior !== null, provinces)
    const behind =
      withPrior && (rest || !own.isWhole) ? choose(rank(withPrior), provinces).found : null
    const goesOn = behind && !isOpen(behind) && (isOpen(own.found) || isAskedFor(behind, own.hits))
    const whole = goesOn ? behind : own.found
    const found = isOpen(whole) ? (inPart(text, provinces) ?? whole) : whole
    const isPartOfToday = place?.ask === 'merged' && named.length === 1
    return found.kind === 'answer' && isPartOfToday ? { ...found, kind: 'elsewhere' } : found
  }

  const saysMore = (word: string) => read(word).sayings.some(({ isLight }) => !isLight)
  const examine: Search['examine'] = ({ text, province }) => {
    const { alone } = ask(asQuestion(text), null)
    const isOwn = ({ document }: Ranked) =>
      province === null || document.province === null || document.province === province
    return {
      says: alone.weighted.flatMap(({ saying }) => saying.words.filter(saysMore)),
      nearest: rank(alone).find(isOwn)?.document ?? null,
    }
  }
  return { find, examine }
}

/** The search over the curated articles. Its index takes a while to build, and is built when needed. */
export const createSearch = (articles: readonly Article[], content: SearchContent): Search => {
  let built: Built | null = null
  const search = () => (built ??= build(articles, content))
  return {
    find: (asked) => search().find(asked),
    examine: (asked) => search().examine(asked),
    prepare: () => void search(),
  }
}
