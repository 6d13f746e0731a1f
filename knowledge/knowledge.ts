import type { NamesArticle } from './search/article-names.ts'
import type { ReadFigures } from './lines/printed-figure.ts'
import type { Reckonings } from './lines/reckoning.ts'
import type { FindAsked } from './lines/lines.ts'
import type { Library, Official } from './official/library.ts'
import type { Proposer } from './official/proposals/proposer.ts'
import type { Deadline } from './schema/deadline.ts'
import type { Holidays } from './schema/holiday.ts'
import type { Dossier } from './schema/dossier.ts'
import type { Cells } from './search/tables/cells.ts'
import type { ReadDueQuestion } from './search/due-question.ts'
import type { ReadClauses } from './search/clauses/reference.ts'
import type { Lookups } from './search/look-ups.ts'
import type { ReadShortAsk } from './language/message/short-ask.ts'
import type { ReadMentions } from './search/names.ts'
import type { ReadOwnName } from './language/naming/own-name.ts'
import type { Say } from './phrases.ts'
import type { Programme } from './schema/programme.ts'
import type { ReadHandOff } from './language/handoff/said.ts'
import type { ReadReminding } from './language/reminders/wish.ts'
import type { ReadPapers } from './language/papers/wish.ts'
import type { Place } from './schema/places.ts'
import type { Fact } from './schema/fact.ts'
import type { Agency, Article, Parameter, Source } from './schema/schema.ts'
import type { Redact } from './language/personal/redact.ts'
import type { Reader } from './language/message/reader.ts'
import type { WonderingReader } from './language/supposing/supposition.ts'
import type { Search } from './search/search.ts'
import type { Meanings } from './rules/versions/meaning.ts'

/** Everything the assistant knows, checked and frozen at start. Maps go by id. */
export interface Knowledge {
  /** Fingerprint of what judges: the same for the same rules, thresholds and questions. */
  readonly version: string
  /** Fingerprints of each fact and condition, by which a change of meaning is noticed. */
  readonly meanings: Meanings
  /** The curated documents; the program adds those of confirmed deadlines, which list no clauses. */
  readonly sources: ReadonlyMap<string, Source>
  readonly programmes: ReadonlyMap<string, Programme>
  /** In order of asking. */
  readonly facts: ReadonlyMap<string, Fact>
  readonly parameters: ReadonlyMap<string, Parameter>
  readonly agencies: ReadonlyMap<string, Agency>
  /** What none of the documents says, by id, with the mark that is said with it. */
  readonly outside: ReadonlyMap<string, string>
  readonly places: readonly Place[]
  readonly articles: ReadonlyMap<string, Article>
  /** In the order of the documents; the program adds those that people confirmed, and keeps them up to date. */
  readonly deadlines: ReadonlyMap<string, Deadline>
  readonly holidays: Holidays
  /** The papers that the document of a programme asks for, by the programme's id. */
  readonly dossiers: ReadonlyMap<string, Dossier>
  readonly say: Say
  /** What the page says around the talk, by language; the language of the content comes first. */
  readonly pageLanguages: ReadonlyMap<string, Say>
  readonly reader: Reader
  /** What would be if, the nearest way, the other programme: what is asked about one's own result. */
  readonly wondering: WonderingReader
  /** Takes personal data out of a question before it is kept. */
  readonly redact: Redact
  readonly search: Search
  /** Answers from the tables of duties and goals. */
  readonly cells: Cells
  /** Finds the lines of an answer that hold what was asked. */
  readonly findAsked: FindAsked
  /** The figures of an answer that its clauses print. */
  readonly readFigures: ReadFigures
  /** Questions for a sum, a difference or a gap of figures. */
  readonly reckonings: Reckonings
  /** Words that are sent in place of a question. */
  readonly lookups: Lookups
  /** Titles and keywords of articles that are sent in place of a question. */
  readonly namesArticle: NamesArticle
  readonly readDueQuestion: ReadDueQuestion
  /** Wishes about the papers of a dossier. */
  readonly readPapers: ReadPapers
  /** Wishes about reminders. */
  readonly readReminding: ReadReminding
  /** What is said about a hand-off to an officer. */
  readonly readHandOff: ReadHandOff
  readonly readMentions: ReadMentions
  /** What one's own cooperative is called. */
  readonly readOwnName: ReadOwnName
  /** Clauses that a question calls by their numbers. */
  readonly readClauses: ReadClauses
  /** Short questions that leave their matter to what was told. */
  readonly readShortAsk: ReadShortAsk
  /** Ids of the deadlines that people mean first, and of those whose day an article tells, by its id. */
  readonly dues: {
    readonly first: readonly string[]
    readonly articles: Readonly<Record<string, readonly string[]>>
  }
  /** Reads official documents and opens them for search. */
  readonly library: Library
  /** Reads them for deadlines and answers that a person may confirm. */
  readonly proposer: Proposer
  /** The documents that were imported; the program keeps it up to date. */
  readonly official: Official
}
