import { LONGEST_QUESTION } from '../../language/text/length.ts'
import { createSpokenNumbers } from '../../language/numbers/spoken.ts'
import { remembering } from '../../language/text/remember.ts'
import type { ProvinceId } from '../../schema/primitives.ts'
import {
  createCellTerms,
  goneOn,
  readCellQuestion,
  saysSomething,
  type CellQuestion,
  type CellWords,
} from './question.ts'
import {
  askedCell,
  MOST_ROWS,
  ofAgency,
  ofNumber,
  ofOtherYear,
  wholeGoals,
  withParts,
  type CellFound,
} from './lists.ts'
import { createIndex } from '../retrieval/index.ts'
import type { Indexed } from '../retrieval/postings.ts'
import { createRepair } from '../spelling.ts'
import type { ReadTerms, Repair } from '../terms.ts'
import { hasCell, isGoal, isOneProvince, type TableRow } from './row.ts'

export interface CellAsked {
  readonly text: string
  readonly province: ProvinceId | null
  /** The question before, for a follow-up ("còn 2045?"). */
  readonly prior: string | null
}

export interface Cells {
  /** Total and pure; null where no table answers. */
  readonly find: (asked: CellAsked) => CellFound | null
  /** Rows by their ids. */
  readonly rows: ReadonlyMap<string, TableRow>
  /** Builds the index now; otherwise the first question waits for it. */
  prepare(): void
}

const SURE_COVERAGE = 0.75
const SURE_LIKENESS = 0.45
/** One word or two must be nearly all that names the row. */
const LIKENESS: readonly number[] = [1, 0.8, 0.65]
const CLOSE_SCORE = 0.75
const WEIGHTS = { task: 1, words: 0.7 } as const
const indexed = (row: TableRow, read: ReadTerms): Indexed<TableRow> => {
  const said = isGoal(row) ? [row.goal, row.name] : [row.task]
  const headings = [...said, ...row.words].map((text) => read(text))
  return {
    document: row,
    topics: [],
    headings,
    fields: [
      { terms: read(said.join(' ')), weight: WEIGHTS.task },
      ...row.words.map((text) => ({ terms: read(text), weight: WEIGHTS.words })),
    ],
  }
}

/** Builds the search over the rows of all tables; the index is built for the first question. */
export const createCells = (rows: readonly TableRow[], words: CellWords): Cells => {
  const build = () => {
    const { read, known } = createCellTerms(words)
    const inDigits = createSpokenNumbers(words.numbers)
    const documents = rows.map((row) => indexed(row, read))
    const mend = createRepair([
      ...known,
      ...documents.flatMap(({ fields }) => fields.map(({ terms }) => terms)),
    ])
    /** Another first letter is another word far more often than a slip. */
    const repair: Repair = (word, before, behind) => {
      const mended = mend(word, before, behind)
      return mended?.folded[0] === word.folded[0] ? mended : null
    }
    return {
      search: createIndex(documents),
      question: (text: string) => readCellQuestion(inDigits(text), words, read, repair),
    }
  }
  let built: ReturnType<typeof build> | null = null
  const ready = () => (built ??= remembering(build))
  const { parts } = words.lexicon
  const programmes = new Set(words.programmes)

  const inScope = (asked: CellQuestion, province: ProvinceId | null) =>
    rows.filter((row) => {
      if (asked.sources.size > 0 && !asked.sources.has(row.source)) return false
      if (asked.sources.size === 0 && province !== null && row.province !== province) return false
      if (asked.sources.size === 0 && asked.ofProgramme && !programmes.has(row.source)) return false
      return (
        asked.years.size === 0 || !isGoal(row) || (row.year !== null && asked.years.has(row.year))
      )
    })

  const ofRows = (
    asked: CellQuestion,
    scope: readonly TableRow[],
    province: ProvinceId | null,
  ): CellFound | null => {
    const { asks, rest, pairs, years, agencies } = asked
    const wantsGoal = asks.has('goals') || years.size > 0
    const ask = askedCell(asks) ?? (wantsGoal ? 'figure' : undefined)
    if (!ask || rest.length === 0 || (ask === 'figure' && !wantsGoal)) return null
    /** Tasks are alike everywhere: without a province, articles answer side by side. */
    if (province === null && asked.sources.size === 0 && !wantsGoal) return null
    const mayBeGoal = wantsGoal || ask === 'lead' || ask === 'with'
    const ids = withParts(agencies, parts)
    const fitting = scope.filter((row) => (isGoal(row) ? mayBeGoal : !wantsGoal))
    const led = fitting.filter(({ lead }) => lead.some((id) => ids.has(id)))
    const allowed = new Set(led.length > 0 ? led : fitting)
    const hits = ready()
      .search(
        rest.map((saying) => ({ saying, weight: 1, isName: false })),
        pairs,
      )
      .filter(({ document }) => allowed.has(document))
    const [best] = hits
    const close = hits.filter(
      ({ score, coverage, likeness }) =>
        score >= (best?.score ?? 0) * CLOSE_SCORE &&
        coverage >= SURE_COVERAGE &&
        likeness >= (LIKENESS[rest.length] ?? SURE_LIKENESS),
    )
    const sure = close.map(({ document }) => document)
    const tasks = sure.filter((row) => !isGoal(row))
    const kin = tasks.length > 0 ? tasks : sure
    const holding = kin.filter((row) => hasCell(row, ask))
    const found = holding.length > 0 ? holding : kin
    return found.length > 0 && found.length <= MOST_ROWS && isOneProvince(found)
      ? { kind: 'rows', ask, rows: found }
      : null
  }

  const decide = (asked: CellQuestion, province: ProvinceId | null): CellFound | null => {
    if (asked.asksOther) return null
    const scope = inScope(asked, province)
    return (
      ofOtherYear(asked, scope) ??
      wholeGoals(asked, scope) ??
      ofAgency(asked, scope, parts) ??
      ofNumber(asked, scope) ??
      ofRows(asked, scope, province)
    )
  }

  const find = ({ text, province, prior }: CellAsked): CellFound | null => {
    if (text.length > LONGEST_QUESTION) return null
    const own = ready().question(text)
    const found = decide(own, province)
    if (found || prior === null || !saysSomething(own)) return found
    const before = ready().question(prior)
    return decide(before, null) || decide(before, province)
      ? decide(goneOn(before, own), province)
      : null
  }
  return {
    find,
    rows: new Map(rows.map((row) => [row.id, row])),
    prepare: () => void ready(),
  }
}
