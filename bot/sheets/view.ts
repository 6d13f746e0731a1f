import type { ResultSheet, SheetAnswer, SheetRow } from '../../handlers/conversation/sheet.ts'
import { dayInWords } from '../../knowledge/calendar/civil-day.ts'
import type { Say } from '../../knowledge/phrases.ts'
import { civilDay } from '../clock.ts'

/** Columns of the table, in order; `sheets.column.<name>` is what stands above each. */
export const COLUMNS = ['label', 'required', 'declared', 'result', 'clause'] as const

export type ColumnName = (typeof COLUMNS)[number]

/** One condition in words, and how it stands. */
export interface ViewRow {
  readonly cells: Readonly<Record<ColumnName, string>>
  readonly status: SheetRow['status']
}

/** A list below the table; its groups have a heading of their own where they need one. */
export interface ViewBlock {
  readonly kind: 'next' | 'open' | 'dossier' | 'priority'
  readonly title: string
  readonly groups: readonly { readonly title: string | null; readonly items: readonly string[] }[]
}

/** What stands around a result, the same on each. */
export interface SheetWords {
  readonly name: string
  readonly maker: string
  readonly columns: Readonly<Record<ColumnName, string>>
  readonly table: string
  readonly noRows: string
  readonly unprintable: string
  /** With `{page}` and `{pages}` in it. */
  readonly page: string
}

/** A sheet with everything in words, so that page, file and text say the same. */
export interface SheetView {
  readonly title: string
  readonly subtitle: string
  /** Null where nobody gave one: a line to write on. */
  readonly name: string | null
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly eligibility: ResultSheet['eligibility']
  readonly headline: string
  readonly round: string
  readonly note: string
  readonly rows: readonly ViewRow[]
  readonly blocks: readonly ViewBlock[]
  /** Who declared the figures, and when; empty where nothing was. */
  readonly declaredBy: string
  readonly version: string
  /** Civil day of the judgement. */
  readonly day: string
  /** What stands on every page. */
  readonly brief: string
  readonly words: SheetWords
}

const VERSION_LETTERS = 12
const SHORT_CLAUSE = 24
const NO_BREAK = '\u00a0'

/** A short clause is not broken over lines. */
const inOnePiece = (clause: string): string =>
  clause.length > SHORT_CLAUSE ? clause : clause.replaceAll(' ', NO_BREAK)

const dayOf = ({ at }: SheetAnswer): string => civilDay(new Date(at))

/** What holds for all answers together, so that only what differs is said beside a figure. */
const commonOf = (answers: readonly SheetAnswer[]) => {
  const days = answers.map(dayOf).toSorted()
  const who = new Set(answers.map(({ by }) => by))
  const [only = 'self'] = who
  return { from: days[0] ?? '', until: days.at(-1) ?? '', by: who.size > 1 ? 'both' : only }
}

const declaredByOf = (answers: readonly SheetAnswer[], say: Say): string => {
  if (answers.length === 0) return ''
  const { from, until, by } = commonOf(answers)
  return say(`sheets.by.${by}${from === until ? '' : 'Days'}`, { day: dayInWords(until) })
}

const declaredOf = (row: SheetRow, answers: readonly SheetAnswer[], say: Say): string => {
  if (row.declared === null) return say('sheets.undeclared')
  const answer = answers.findLast(({ fact }) => fact === row.fact)
  const { until, by } = commonOf(answers)
  const day = answer ? dayOf(answer) : until
  const note = [
    ...(answer?.by === 'officer' && by === 'both' ? [say('sheets.by.mark')] : []),
    ...(day === until ? [] : [dayInWords(day)]),
  ].join(', ')
  return note === '' ? row.declared : say('sheets.noted', { declared: row.declared, note })
}

const resultOf = ({ status, gap }: SheetRow, say: Say): string =>
  status === 'not_met' && gap !== null ? say('sheets.gap', { gap }) : say(`sheets.status.${status}`)

const rowsOf = ({ rows, answers }: ResultSheet, say: Say): readonly ViewRow[] =>
  rows.map((row) => ({
    status: row.status,
    cells: {
      label: row.label,
      required: row.required,
      declared: declaredOf(row, answers, say),
      result: resultOf(row, say),
      clause: inOnePiece(row.clause),
    },
  }))

/** Items that need no heading of their own. */
const plainly = (items: readonly string[]) => [{ title: null, items }]

const blocksOf = (sheet: ResultSheet, say: Say): readonly ViewBlock[] => {
  const cited = (text: string, clause: string | null) =>
    clause === null ? text : say('sheets.cited', { text, clause: inOnePiece(clause) })
  const block = (kind: ViewBlock['kind'], groups: ViewBlock['groups']): readonly ViewBlock[] => {
    const filled = groups.filter(({ items }) => items.length > 0)
    return filled.length === 0 ? [] : [{ kind, title: say(`sheets.${kind}`), groups: filled }]
  }
  return [
    ...block('next', plainly(sheet.nextSteps.map(({ text, clause }) => cited(text, clause)))),
    ...block(
      'open',
      sheet.open.map(({ title, points }) => ({
        title,
        items: points.map(({ text, clause }) => cited(text, clause)),
      })),
    ),
    ...block('dossier', plainly(sheet.dossier.map(({ item, clause }) => cited(item, clause)))),
    ...block('priority', plainly(sheet.priority.map(({ label, clause }) => cited(label, clause)))),
  ]
}

const wordsOf = (say: Say): SheetWords => {
  const columns = COLUMNS.map((column) => [column, say(`sheets.column.${column}`)] as const)
  return {
    name: say('sheets.name'),
    maker: say('sheets.maker'),
    columns: Object.fromEntries(columns) as SheetWords['columns'],
    table: say('sheets.table'),
    noRows: say('sheets.noRows'),
    unprintable: say('sheets.unprintable'),
    page: say('sheets.page', { page: '{page}', pages: '{pages}' }),
  }
}

/** Everything of a sheet in words, in the order in which it is read. */
export const viewSheet = (sheet: ResultSheet, say: Say): SheetView => {
  const judged = new Set(sheet.rows.map(({ fact }) => fact))
  const beside = sheet.answers.filter(({ fact }) => !judged.has(fact))
  return {
    title: say('sheets.title'),
    subtitle: say('sheets.subtitle'),
    name: sheet.name,
    facts: [
      { label: say('sheets.province'), value: sheet.province },
      { label: say('sheets.document'), value: sheet.programme.document },
      { label: say('sheets.asOf'), value: dayInWords(sheet.asOf) },
      ...beside
        .filter(({ text }) => text !== sheet.province)
        .map(({ label, text }) => ({ label, value: text })),
    ],
    eligibility: sheet.eligibility,
    headline: sheet.headline,
    round: sheet.round,
    note: sheet.note,
    rows: rowsOf(sheet, say),
    blocks: blocksOf(sheet, say),
    declaredBy: declaredByOf(sheet.answers, say),
    version: say('sheets.version', { version: sheet.contentVersion.slice(0, VERSION_LETTERS) }),
    day: sheet.asOf,
    brief: say('sheets.brief'),
    words: wordsOf(say),
  }
}
