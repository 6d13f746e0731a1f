import { asQuestion } from '../language/text/length.ts'
import { createPlace } from '../language/message/place.ts'
import { createSpokenNumbers } from '../language/numbers/spoken.ts'
import { remember, remembering } from '../language/text/remember.ts'
import { normalise } from '../language/text/text.ts'
import { readAliases, together } from '../language/phrases/aliases.ts'
import { wordsOf } from '../language/phrases/phrase-list.ts'
import type { Lexicon } from '../schema/lexicon/amounts.ts'
import type { MessageLexicon } from '../schema/lexicon/message.ts'
import { createNamedDocuments } from './named-document.ts'
import type { ProvinceId } from '../schema/primitives.ts'
import type { Article } from '../schema/schema.ts'
import { byProvince, decide, isAskedFor, isOpen, type Chosen } from './decision/decide.ts'
import { featuresOf } from './decision/features.ts'
import { createModel, shipped } from './decision/model.ts'
import { contenders, createWeigh } from './decision/weigh.ts'
import type { SearchLexicon } from '../schema/lexicon/search.ts'
import { createParts } from './long-message.ts'
import { createQuestion, type Question, type Read } from './question.ts'
import { createRepair } from './spelling.ts'
import { indexed } from './retrieval/article.ts'
import { createLook } from './retrieval/look.ts'
import type { Asked, Examined, Sought, Tokenised, Weighed } from './decision/sought.ts'
import { createTerms, eachKey } from './terms.ts'
import { allTopics, type Named } from './topic.ts'

const NOTHING: Sought = { kind: 'none', sureness: 0, beside: [] }

export interface Search {
  /** Total and pure. A province named in the text goes before the one given. */
  readonly find: (asked: Asked) => Sought
  /** Total and pure. Tells apart an article that lacks words from a fact that is missing. */
  readonly examine: (asked: Pick<Asked, 'text' | 'province'>) => Examined
  /** Total and pure. What the decider is trained on: the articles that are weighed, in no order. */
  readonly weigh: (asked: Pick<Asked, 'text' | 'province' | 'prior'>) => readonly Weighed[]
  /** Total and pure. What other ways of deciding are given that are compared with the decider. */
  readonly tokens: (asked: Pick<Asked, 'text' | 'province' | 'prior'>) => Tokenised
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

/** A long message that may be understood as a whole is so, unless a part of it is this much clearer. */
const CLEARER = 0.5
/** A question that is this much clearer by itself than behind the one before does not go on from it. */
const CLEARER_ALONE = 0.25
/** Of one message not more texts than these are asked about, each for a few provinces. */
const MOST_TEXTS = 50
const MOST_WORDS = 200

type Built = Omit<Search, 'prepare'>

const build = (articles: readonly Article[], content: SearchContent): Built => {
  const { lexicon, aliases, places, fillers } = content
  const provinceIds = places.provinces.map(({ id }) => id)
  const topics = allTopics({ ...content, patterns: lexicon.patterns })
  const read = createTerms(
    topics,
    lexicon.light.split(/\s+/u),
    readAliases(together(aliases, lexicon.spellings)),
    lexicon.numbered.kinds,
  )
  const documents = articles.map((article) => indexed(article, read))
  const repair = createRepair([
    ...documents.flatMap(({ fields }) => fields.map(({ terms }) => terms)),
    ...topics.flatMap(({ words }) => words.map((text) => read(text.replaceAll(/[()|]/gu, ' ')))),
  ])
  const ask = createQuestion(read, repair, topics, lexicon)
  const look = createLook(documents, topics)
  const placeAliases = readAliases(aliases)
  const { read: readPlace } = createPlace(places, fillers, placeAliases)
  const inDigits = createSpokenNumbers(content.numbers)
  const partsOf = createParts(lexicon.announcing, placeAliases)
  const namesOnlyUnknown = createNamedDocuments(lexicon.numbered, content.documents)
  const weighAll = createWeigh(createModel(shipped))

  const choose = (question: Question, provinces: readonly ProvinceId[]) => {
    const { all, asked } = look(question)
    const { own, others } = weighAll(all, asked, provinces)
    return { own, ...decide(own, others) }
  }

  const placeIn = (text: string, province: ProvinceId | null) => {
    const normal = normalise(text)
    const context = { asked: null, waiting: null, province, sector: null }
    return readPlace(normal, wordsOf(normal, placeAliases), context)
  }

  /** What answers the question that a long message comes to after a while: the surest of its parts. */
  const inPart = (text: string, provinces: readonly ProvinceId[]): Chosen | null =>
    partsOf(text)
      .map((part) => choose(ask(part, null).alone, provinces))
      .filter(({ found }) => !isOpen(found))
      .toSorted((one, other) => other.sureness - one.sureness)[0] ?? null

  /** A question by itself; one that may only seem to go on ("còn") as it is better understood. */
  const inItself = (
    { alone, rest, opensSurely }: Read,
    isBehind: boolean,
    provinces: readonly ProvinceId[],
  ) => {
    const one = choose(alone, provinces)
    const other = isBehind && rest ? choose(rest, provinces) : one
    if (opensSurely && !isOpen(other.found)) return other
    return other.isWhole && other.sureness > one.sureness ? other : one
  }

  /** The provinces that a question is about, and what it says read. */
  const readAsked = ({
    text: typed,
    province,
    prior,
  }: Pick<Asked, 'text' | 'province' | 'prior'>) => {
    const text = inDigits(asQuestion(typed))
    const place = placeIn(text, province)
    const named = place?.provinces ?? []
    const question = ask(text, prior && inDigits(prior))
    const { alone, withPrior } = question
    /** "còn An Giang" behind a question about Kiên Giang means the old province. */
    const other = withPrior ? provinceIds.filter((id) => alone.topics.has(id)) : []
    const before = withPrior && prior ? (placeIn(prior, province)?.provinces ?? []) : []
    const given = province ? [province] : []
    const provinces = [other, named, before, given].find((list) => list.length > 0) ?? []
    return { text, place, named, question, provinces }
  }

  const findNew: Search['find'] = (asked) => {
    const { text, place, named, question, provinces } = readAsked(asked)
    if (place?.other && named.length === 0) return NOTHING
    if (namesOnlyUnknown(text)) return NOTHING
    const { withPrior, rest } = question
    const own = inItself(question, asked.prior !== null, provinces)
    const behind = withPrior && (rest || !own.isWhole) ? choose(withPrior, provinces) : null
    const goesOn =
      behind !== null &&
      !isOpen(behind.found) &&
      (isOpen(own.found) || isAskedFor(behind.found, own.own)) &&
      !(own.isWhole && own.sureness > behind.sureness) &&
      !(!isOpen(own.found) && own.sureness > behind.sureness + CLEARER_ALONE)
    const whole: Chosen = goesOn ? behind : own
    const mayBeClearer = whole.found.kind !== 'answer' && whole.sureness + CLEARER < 1
    const part = mayBeClearer ? inPart(text, provinces) : null
    const { found, sureness, beside } =
      part && part.sureness > whole.sureness + CLEARER ? part : whole
    const isPartOfToday = place?.ask === 'merged' && named.length === 1
    return found.kind === 'answer' && isPartOfToday
      ? { ...found, kind: 'elsewhere', sureness, beside: [] }
      : { ...found, sureness, beside }
  }

  // Several readers ask the same of a message.
  const foundOf = remember(() => new Map<string, Sought>(), MOST_TEXTS)
  const find: Search['find'] = (asked) => {
    const found = foundOf(asked.text)
    const key = `${asked.province} ${asked.prior === null ? '' : `: ${asked.prior}`}`
    const before = found.get(key)
    if (before) return before
    const sought = findNew(asked)
    found.set(key, sought)
    return sought
  }

  const weigh: Search['weigh'] = (asked) => {
    const { question, provinces } = readAsked(asked)
    const { all, asked: like } = look(question.withPrior ?? question.alone)
    const [own] = byProvince(all, provinces)
    const weighed = contenders(own)
    const features = featuresOf(weighed, like)
    return weighed.map(({ document, nearest }, at) => ({
      article: document,
      features: features[at] ?? [],
      nearest,
    }))
  }

  const tokens: Search['tokens'] = (asked) => {
    const { question, provinces } = readAsked(asked)
    const { weighted } = question.withPrior ?? question.alone
    const said = new Set<string>()
    for (const { saying } of weighted)
      if (!saying.isLight) eachKey(saying, (token) => said.add(token))
    return { said: [...said], provinces }
  }

  const saysMore = remember(
    (word) => read(word).sayings.some(({ isLight }) => !isLight),
    MOST_WORDS,
  )
  const examine: Search['examine'] = ({ text, province }) => {
    const { alone } = ask(asQuestion(text), null)
    return {
      says: alone.weighted.flatMap(({ saying }) => saying.words.filter(saysMore)),
      get nearest() {
        const [own] = byProvince(look(alone).all, province === null ? [] : [province])
        return own[0]?.document ?? null
      },
    }
  }
  return { find, examine, weigh, tokens }
}

/** The search over the curated articles. Its index takes a while to build, and is built when needed. */
export const createSearch = (articles: readonly Article[], content: SearchContent): Search => {
  let built: Built | null = null
  const search = () => (built ??= remembering(() => build(articles, content)))
  return {
    find: (asked) => search().find(asked),
    examine: (asked) => search().examine(asked),
    weigh: (asked) => search().weigh(asked),
    tokens: (asked) => search().tokens(asked),
    prepare: () => void search(),
  }
}
