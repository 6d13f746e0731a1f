import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import type { Places } from '../../schema/places.ts'
import type { Agency, Source } from '../../schema/schema.ts'
import type { SearchLexicon, Topic } from '../../schema/lexicon/search.ts'
import { createTerms, type ReadTerms, type Repair, type Saying, type Terms } from '../terms.ts'
import { readAliases, together } from '../../language/phrases/aliases.ts'
import type { CellAsk, TableLexicon } from '../../schema/lexicon/tables.ts'
import { allTopics } from '../topic.ts'

/** What a question says of tables. */
export interface CellQuestion {
  readonly asks: ReadonlySet<CellAsk>
  /** True where something is asked that stands in no cell. */
  readonly asksOther: boolean
  /** True where the programme of some documents is meant. */
  readonly ofProgramme: boolean
  readonly agencies: ReadonlySet<string>
  readonly sources: ReadonlySet<string>
  readonly years: ReadonlySet<number>
  /** A year that no goal has. */
  readonly otherYear: number | null
  /** The number by which a row of an annex is named. */
  readonly row: number | null
  /** What is left: the words that say which row is meant. */
  readonly rest: readonly Saying[]
  /** Pairs of neighbours of the whole question. */
  readonly pairs: readonly string[]
}

/** What tables are read with. */
export interface CellWords {
  readonly lexicon: TableLexicon
  readonly search: SearchLexicon
  readonly numbers: Lexicon['numbers']
  readonly aliases: MessageLexicon['aliases']
  readonly agencies: readonly Agency[]
  readonly sources: readonly Source[]
  readonly places: Places
  /** Documents that carry out the programme. */
  readonly programmes: readonly string[]
  /** The years of goals. */
  readonly years: readonly number[]
}

const ASK = 'ask-'
const YEAR = 'year-'
const ROW = 'row-'
const FILLER = 'filler'
const OTHER = 'other'
const PROGRAMME = 'programme'
const MOST_ROWS = 20
/** A follow-up that says more than this is a question of its own. */
const SHORT_REST = 3
const SPELLED = /\s+/u
const PATTERN = /[()|]/gu
const YEAR_NUMBER = /^20\d\d$/u

const topic = (id: string, words: readonly string[]): Topic => ({
  id,
  group: null,
  under: null,
  light: false,
  needed: false,
  words: [...words],
  exact: [],
})

/** Those that can be asked for, with all their spellings. */
const agenciesWithSpellings = ({ agencies, lexicon }: CellWords): readonly Agency[] =>
  agencies
    .filter(({ id }) => !lexicon.things.includes(id))
    .map((agency) => ({
      ...agency,
      aliases: [...agency.aliases, ...(lexicon.agencies[agency.id] ?? [])],
    }))

const topicsOf = (words: CellWords): readonly Topic[] => {
  const { lexicon, search, sources, places, years } = words
  const rows = Array.from({ length: MOST_ROWS }, (_, at) => String(at + 1)).map((number) =>
    topic(
      ROW + number,
      lexicon.rowNumbers.map((pattern) => pattern.replace('{number}', number)),
    ),
  )
  const own = [
    ...rows,
    topic(FILLER, lexicon.fillers),
    topic(OTHER, lexicon.others),
    topic(PROGRAMME, lexicon.programme),
    ...years.map((year) => topic(YEAR + year, [`${year}`])),
    ...Object.entries(lexicon.asks).map(([ask, says]) => topic(ASK + ask, says)),
  ]
  return allTopics({
    topics: own,
    sectors: [],
    agencies: agenciesWithSpellings(words),
    sources,
    places,
    patterns: search.patterns,
  })
}

/**
 * Reads texts as questions about tables see them. `known` are all words of the lists, which no
 * repair may take for misspelt.
 */
export const createCellTerms = (
  words: CellWords,
): { readonly read: ReadTerms; readonly known: readonly Terms[] } => {
  const { lexicon, search, aliases } = words
  const topics = topicsOf(words)
  const read = createTerms(
    topics,
    lexicon.light.split(SPELLED),
    readAliases(together(aliases, search.spellings)),
  )
  const lists = topics.flatMap((one) => one.words.map((text) => text.replaceAll(PATTERN, ' ')))
  return { read, known: [...lists, lexicon.light].map((text) => read(text)) }
}

const idsAfter = (prefix: string, sayings: readonly Saying[]): readonly string[] =>
  sayings.flatMap(({ topic: id }) => (id?.startsWith(prefix) ? [id.slice(prefix.length)] : []))

/** Tells what a question says about rows, columns and agencies of tables. */
export const readCellQuestion = (
  text: string,
  words: CellWords,
  read: ReadTerms,
  repair: Repair,
): CellQuestion => {
  const { sayings, pairs } = read(text, repair)
  const named = new Set(sayings.map(({ topic: id }) => id))
  const idsOf = (list: readonly { readonly id: string }[]) =>
    new Set(list.map(({ id }) => id).filter((id) => named.has(id)))
  const [row] = idsAfter(ROW, sayings)
  const said = sayings.flatMap(({ topic: id, words: own }) => (id === null ? own : []))
  const [otherYear, ...otherYears] = said.filter((word) => YEAR_NUMBER.test(word))
  return {
    asks: new Set(idsAfter(ASK, sayings) as readonly CellAsk[]),
    asksOther: named.has(OTHER),
    ofProgramme: named.has(PROGRAMME),
    agencies: idsOf(words.agencies),
    sources: idsOf(words.sources),
    years: new Set(idsAfter(YEAR, sayings).map(Number)),
    otherYear: otherYear === undefined || otherYears.length > 0 ? null : Number(otherYear),
    row: row === undefined ? null : Number(row),
    rest: sayings.filter(({ topic: id, isLight }) => id === null && !isLight),
    pairs,
  }
}

/** True for a short question that says something of a table. */
export const saysSomething = ({ asks, agencies, sources, years, rest }: CellQuestion): boolean =>
  rest.length <= SHORT_REST && asks.size + agencies.size + sources.size + years.size > 0

const orBefore = <T>(own: ReadonlySet<T>, before: ReadonlySet<T>): ReadonlySet<T> =>
  own.size > 0 ? own : before

/** A short question behind another one takes from it what it does not say itself. */
export const goneOn = (before: CellQuestion, own: CellQuestion): CellQuestion => ({
  asksOther: own.asksOther,
  ofProgramme: own.ofProgramme || before.ofProgramme,
  asks: orBefore(own.asks, before.asks),
  agencies: orBefore(own.agencies, before.agencies),
  sources: orBefore(own.sources, before.sources),
  years: orBefore(own.years, before.years),
  otherYear: own.otherYear,
  row: own.row ?? before.row,
  rest: own.rest.length > 0 ? own.rest : before.rest,
  pairs: own.rest.length > 0 ? own.pairs : before.pairs,
})
