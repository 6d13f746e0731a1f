import type { Library, Official } from './official/library.ts'
import type { Deadline } from './deadline.ts'
import type { Holidays } from './holiday.ts'
import type { Cells } from './cells.ts'
import type { Say } from './phrases.ts'
import type { Programme } from './programme.ts'
import type { Agency, Article, Fact, Parameter, Place, Source } from './schema.ts'
import type { Reader } from './language/reader.ts'
import type { Search } from './search.ts'

/** Everything the assistant knows, checked and frozen at start. Maps go by id. */
export interface Knowledge {
  readonly sources: ReadonlyMap<string, Source>
  readonly programmes: ReadonlyMap<string, Programme>
  /** In order of asking. */
  readonly facts: ReadonlyMap<string, Fact>
  readonly parameters: ReadonlyMap<string, Parameter>
  readonly agencies: ReadonlyMap<string, Agency>
  readonly places: readonly Place[]
  readonly articles: ReadonlyMap<string, Article>
  /** In the order of the documents. */
  readonly deadlines: ReadonlyMap<string, Deadline>
  readonly holidays: Holidays
  readonly say: Say
  readonly reader: Reader
  readonly search: Search
  /** Answers from the tables of duties and goals. */
  readonly cells: Cells
  /** Reads official documents and opens them for search. */
  readonly library: Library
  /** The documents that were imported; the program keeps it up to date. */
  readonly official: Official
}
