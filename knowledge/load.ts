import { handingWords, paperWords, remindingWords, wonderingWords } from './language/wish-words.ts'
import { createArticleNames } from './search/article-names.ts'
import { createCells } from './search/tables/cells.ts'
import { readChecked } from './checked-content.ts'
import { agenciesAsked, BASE_LANGUAGE, type Content, type FromFile } from './content.ts'
import { deadlinesOf } from './calendar/deadlines.ts'
import { createDueQuestion } from './search/due-question.ts'
import { holidaysOf } from './schema/holiday.ts'
import type { Knowledge } from './knowledge.ts'
import { createReader } from './language/message/message.ts'
import type { Reader } from './language/message/reader.ts'
import { createReadHandOff } from './language/handoff/reader.ts'
import { createReadPapers } from './language/papers/reader.ts'
import { createReadOwnName } from './language/naming/own-name.ts'
import { wonderingOnceNeeded } from './language/supposing/supposition.ts'
import { createReadReminding } from './language/reminders/reader.ts'
import { createRedact } from './language/personal/redact.ts'
import { createShortAsks } from './language/message/short-ask.ts'
import { readAliases } from './language/phrases/aliases.ts'
import { createLines } from './lines/lines.ts'
import { createClauseFigures } from './lines/clause-figures.ts'
import { createReadFigures } from './lines/printed-figure.ts'
import { createReckoning, type Reckonings } from './lines/reckoning.ts'
import { lineWords } from './lines/words.ts'
import { onceNeeded, remembering } from './language/text/remember.ts'
import { createReadClauses, type ReadClauses } from './search/clauses/reference.ts'
import { createLookups } from './search/look-ups.ts'
import { createMentions } from './search/names.ts'
import { documentNumbers } from './search/named-document.ts'
import { createLibrary, type LibraryContent } from './official/library.ts'
import { proposerOnceNeeded } from './official/proposals/proposer.ts'
import { createPageLanguages, sayIn } from './phrases.ts'
import { createFill, saidOutside } from './wording/fill.ts'
import { filledArticle, filledDossier, filledProgramme } from './wording/filled.ts'
import { createSearch, type SearchContent } from './search/search.ts'
import { tableRows, tableWords } from './search/tables/rows.ts'
import { meaningsOf, type Meanings } from './rules/versions/meaning.ts'
import { questionsOf } from './rules/versions/questions.ts'

const byId = <T extends { readonly id: string }>(
  list: readonly FromFile<T>[],
): ReadonlyMap<string, T> => new Map(list.map(({ value }) => [value.id, freeze(value)]))

/** Freezes plain data all the way down, so that no turn can change what the next one is told. */
const freeze = <T>(data: T): T => {
  if (typeof data === 'object' && data !== null && !Object.isFrozen(data))
    Object.values(Object.freeze(data)).forEach(freeze)
  return data
}

/** The words of the content by which questions are understood. */
const searchContent = (content: Content): SearchContent => {
  const { lexicon, places, sources } = content
  return {
    lexicon: lexicon.search,
    numbers: lexicon.numbers,
    topics: lexicon.topics,
    sectors: lexicon.sectors.sectors,
    aliases: lexicon.aliases,
    fillers: lexicon.commands.fillers,
    documents: documentNumbers(content),
    places,
    agencies: agenciesAsked(content),
    sources: sources.map(({ value }) => value),
  }
}

/** The words of the content by which official documents are read and searched. */
const libraryContent = (content: Content): LibraryContent => {
  const { lexicon, places, sources, agencies } = content
  return {
    lexicon: lexicon.documents,
    identity: lexicon.identity,
    agencies: agencies.map(({ value }) => value.name),
    spellings: [lexicon.aliases, lexicon.search.spellings],
    light: lexicon.search.light,
    counted: lexicon.search.numbered.counted,
    numberedKinds: lexicon.search.numbered.kinds,
    mentioned: documentNumbers(content),
    sources: sources.map(({ value }) => value),
    places,
  }
}

/** Readers of single words and of questions for deadlines. */
const askedShortly = (content: Content) => {
  const { lexicon, sources, places } = content
  const aliases = readAliases(lexicon.aliases)
  const small = lexicon.search.light.split(/\s+/u)
  const { lookups, dues, compares, joins } = lexicon.lookups
  const openings = lexicon.search.followUps
  return {
    readShortAsk: createShortAsks({ ...lexicon.context, openings, small, aliases }),
    readMentions: createMentions({
      provinces: places.provinces,
      old: places.old,
      sources: sources.map(({ value }) => value),
      compares,
      joins,
      openings,
      others: lexicon.context.others,
      small,
      aliases,
    }),
    lookups: createLookups(lookups, lexicon.commands.fillers, aliases),
    readDueQuestion: createDueQuestion({
      dues,
      units: lexicon.units,
      small,
      agencies: agenciesAsked(content),
      sources: sources.map(({ value }) => value),
      aliases,
    }),
    dues: { first: dues.first, articles: dues.articles },
  }
}

const readClausesOf = ({ lexicon, sources }: Content): ReadClauses =>
  createReadClauses(lexicon.clauses, lexicon.numbers, {
    kinds: lexicon.documents.kinds.flatMap(({ name, short }) => [name, short]),
    own: new Set(sources.map(({ value }) => value.number.split('/')[0] ?? '')),
  })

const reckoningsOf = ({ lexicon: { sums, asked, aliases } }: Content): Reckonings =>
  createReckoning(sums, [...asked.items, ...asked.anyItems], readAliases(aliases))

/** The reader of messages takes a fifth of a second to build: a program listens before that. */
const readerOnceNeeded = (build: () => Omit<Reader, 'prepare'>): Reader => {
  let built: Omit<Reader, 'prepare'> | null = null
  const ready = () => (built ??= remembering(build))
  return {
    read: (text, context) => ready().read(text, context),
    commandIn: (text) => ready().commandIn(text),
    prepare: () => void ready(),
  }
}

const meaningsIn = ({ programmes, parameters, facts, phrases, places }: Content): Meanings => {
  const asked = facts.map(({ value }) => value)
  return meaningsOf({
    programmes: programmes.map(({ value }) => value),
    parameters: parameters.map(({ value }) => value),
    facts: asked,
    questions: questionsOf(phrases[BASE_LANGUAGE] ?? {}, asked),
    provinces: places.provinces.map(({ id }) => id),
  })
}

/** Builds the knowledge from content that has been checked. */
export const buildKnowledge = (content: Content, language: string = BASE_LANGUAGE): Knowledge => {
  const parameters = byId(content.parameters)
  const facts = content.facts
    .map(({ value }) => freeze(value))
    .toSorted((one, other) => one.rank - other.rank)
  const library = createLibrary(libraryContent(content))
  const say = sayIn(language, content.phrases, BASE_LANGUAGE)
  const fill = createFill(content, say)
  const articles = content.articles.map(({ value }) => freeze(filledArticle(value, fill)))
  const meanings = freeze(meaningsIn(content))
  return Object.freeze({
    version: meanings.version,
    meanings,
    sources: byId(content.sources),
    programmes: new Map(
      content.programmes.map(({ value }) => [value.id, freeze(filledProgramme(value, fill))]),
    ),
    parameters,
    facts: new Map(facts.map((fact) => [fact.id, fact])),
    agencies: byId(content.agencies),
    outside: new Map(content.outside.map(({ value }) => [value.id, saidOutside(value, say)])),
    places: freeze(content.places.provinces),
    articles: new Map(articles.map((article) => [article.id, article])),
    deadlines: new Map([...deadlinesOf(content, say)].map(([id, one]) => [id, freeze(one)])),
    holidays: holidaysOf(content.holidays),
    dossiers: new Map(
      content.dossiers.map(({ value }) => [value.programme, freeze(filledDossier(value, fill))]),
    ),
    say,
    pageLanguages: createPageLanguages(content.phrases, BASE_LANGUAGE),
    reader: readerOnceNeeded(() => createReader(content.lexicon, facts, content.places)),
    redact: onceNeeded(() => createRedact(content.lexicon)),
    search: createSearch(articles, searchContent(content)),
    cells: createCells(tableRows(content).map(freeze), tableWords(content)),
    findAsked: onceNeeded(() =>
      createLines(
        lineWords(
          content,
          articles.map(({ answer }) => answer.director),
        ),
      ),
    ),
    readFigures: onceNeeded(() =>
      createReadFigures(content.lexicon.sums, createClauseFigures(content)),
    ),
    reckonings: reckoningsOf(content),
    ...askedShortly(content),
    namesArticle: onceNeeded(() => createArticleNames(articles)),
    readClauses: onceNeeded(() => readClausesOf(content)),
    readPapers: onceNeeded(() => createReadPapers(paperWords(content))),
    readOwnName: onceNeeded(() =>
      createReadOwnName(content.lexicon.commands, readAliases(content.lexicon.aliases)),
    ),
    wondering: wonderingOnceNeeded(() => wonderingWords(content)),
    readReminding: onceNeeded(() => createReadReminding(remindingWords(content))),
    readHandOff: onceNeeded(() => createReadHandOff(handingWords(content))),
    library,
    proposer: proposerOnceNeeded(() => ({
      lexicon: content.lexicon,
      agencies: content.agencies.map(({ value }) => value),
    })),
    official: library.open([]),
  })
}

/**
 * Everything the assistant knows, from the content of this installation. Throws `KnowledgeError` that
 * lists each fault with file, place and reason.
 */
export const loadKnowledge = (): Knowledge => remembering(() => buildKnowledge(readChecked()))
