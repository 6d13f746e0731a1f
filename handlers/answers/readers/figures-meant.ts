import { nearnessOf, type PrintedFigure } from '../../../knowledge/lines/printed-figure.ts'
import type { Operand, Reckoning } from '../../../knowledge/lines/reckoning.ts'
import { isGoal, type GoalRow } from '../../../knowledge/search/tables/row.ts'
import { fold } from '../../../knowledge/language/text/text.ts'
import type { ProvinceId } from '../../../knowledge/schema/primitives.ts'
import type { Article } from '../../../knowledge/schema/schema.ts'
import { citationsOf } from '../../text/row.ts'
import type { Talk } from '../../talk.ts'
import { bodyOf } from '../article.ts'

/** A figure with what it is of. */
export interface FigureMeant {
  readonly figure: PrintedFigure
  /** What it is said of: the title of an answer, a line, a goal. */
  readonly name: string
  /** The answer that tells it; null for a goal. */
  readonly article: Article | null
}

const ITEM = /^(?<number>\d+)\. /u
const SENTENCE_ENDS = /[.;(]/u
const LETTERS = /[\p{L}\d](?:.*[\p{L}\d])?/u

/** Without the marks before and behind it. */
const withoutMarks = (text: string): string => LETTERS.exec(text)?.[0] ?? ''

/** The figures of an answer that its clauses print. */
export const figuresOf = (article: Article, talk: Talk): readonly FigureMeant[] =>
  talk.knowledge
    .readFigures(bodyOf(article, talk), [...article.citations, ...article.also])
    .map((figure) => ({ figure, name: article.title, article }))

/** The figures of a goal. */
export const figuresOfGoal = (row: GoalRow, { knowledge, say }: Talk): readonly FigureMeant[] =>
  knowledge.readFigures(row.goal, citationsOf(row)).map((figure) => ({
    figure,
    name:
      row.year === null ? row.goal : say('reckoning.ofYear', { goal: row.goal, year: row.year }),
    article: null,
  }))

/** The number of the line that a figure stands in; null outside of a list. */
export const itemOf = ({ line }: PrintedFigure): number | null => {
  const number = ITEM.exec(line)?.groups?.['number']
  return number === undefined ? null : Number(number)
}

/** A figure of a list, called by its line without number and figure. */
export const calledByLine = (one: FigureMeant): FigureMeant => {
  const { line, at, end, bound } = one.figure
  const before = withoutMarks(line.slice(0, at).replace(ITEM, ''))
  const [behind = ''] = line.slice(end).split(SENTENCE_ENDS)
  const name = before === '' ? withoutMarks(behind) : before
  return bound !== 'exact' || name === '' ? one : { ...one, name }
}

const holdsAll = (text: string, words: readonly string[]): boolean => {
  const own = new Set(fold(text).split(/[^a-z0-9]+/u))
  return words.every((word) => own.has(word))
}

/** Two answers that tell one and the same figure. */
const isSame = ({ figure: one }: FigureMeant, { figure: other }: FigureMeant): boolean =>
  one.value === other.value && one.bound === other.bound && one.place.clause === other.place.clause

/** Of several figures the one that words stand nearest to; null where two lines tell different ones. */
const nearest = (figures: readonly FigureMeant[], words: readonly string[]): FigureMeant | null => {
  const held = figures
    .map((one) => ({ one, ...nearnessOf(one.figure, words) }))
    .filter((near) => near.held === words.length)
    .toSorted((near, other) => near.far - other.far)
  const lines = Map.groupBy(held, ({ one }) => one.figure.line)
  const [first, ...others] = [...lines.values()].flatMap(([near]) => near?.one ?? [])
  return first && others.every((one) => isSame(one, first)) ? first : null
}

/** The figure in one unit of what is named: by words beside it, or by the title of its answer. */
const figureOf = (
  { words, name }: Operand,
  unit: string,
  figures: readonly FigureMeant[],
): FigureMeant | null => {
  const fitting = figures.filter(({ figure }) => figure.unit === unit)
  const beside = words.length > 0 ? nearest(fitting, words) : null
  const called = beside && calledByLine(beside)
  const titled = fitting.filter((one) => holdsAll(one.name, words))
  const values = new Set(titled.map(({ figure }) => figure.value))
  const [ofTitle] = values.size === 1 ? titled : []
  return ofTitle ?? (beside && itemOf(beside.figure) === null ? { ...beside, name } : called)
}

/** Both figures in a unit; the first alone, or the second, where the content has no other one. */
export interface PairMeant {
  readonly unit: string
  readonly figures: readonly (FigureMeant | null)[]
}

const isOfOneDocument = (figures: PairMeant['figures']): boolean =>
  new Set(figures.flatMap((one) => one?.figure.place.source ?? [])).size <= 1

/** Both things are told beside one and the same figure: neither is surely meant. */
const isOneTwice = ([one, other]: PairMeant['figures']): boolean =>
  one !== null &&
  one !== undefined &&
  one.figure.line === other?.figure.line &&
  one.figure.at === other.figure.at

/** What the answers on two things tell of each, by unit. */
export const pairsOf = (
  { operands, unit, asked, rest }: Reckoning,
  province: ProvinceId | null,
  talk: Talk,
): readonly PairMeant[] => {
  const { knowledge, session } = talk
  const texts = [...operands.map(({ text }) => `${text} ${asked}`), rest]
  const found = texts.flatMap((text) => {
    const one = knowledge.search.find({ text, province, role: session.profile.role, prior: null })
    return one.kind === 'answer' || one.kind === 'choices' ? one.articles : []
  })
  const isOwn = ({ figure: { place } }: FigureMeant) =>
    province === null || knowledge.sources.get(place.source)?.province === province
  const figures = [...new Set(found)].flatMap((article) => figuresOf(article, talk)).filter(isOwn)
  const units = unit === null ? [...new Set(figures.map((one) => one.figure.unit))] : [unit]
  const nearby = figures.filter(({ article }) => article?.province !== null)
  return units
    .map((one) => ({
      unit: one,
      figures: operands.map(
        (operand) => figureOf(operand, one, nearby) ?? figureOf(operand, one, figures),
      ),
    }))
    .filter((pair) => isOfOneDocument(pair.figures) && !isOneTwice(pair.figures))
}

const goalsOf = (province: ProvinceId | null, { knowledge }: Talk): readonly GoalRow[] =>
  [...knowledge.cells.rows.values()]
    .filter(isGoal)
    .filter((row) => row.province === province && row.year !== null)

/** The same goal for two years: the one whose words and figures the question names. */
export const goalsOfYears = (
  { operands, unit, rest, own }: Reckoning,
  province: ProvinceId | null,
  talk: Talk,
): PairMeant | null => {
  const [one, other] = operands.flatMap(({ years }) => years)
  if (one === undefined || other === undefined) return null
  const goals = goalsOf(province, talk)
  const said = new Set(fold(rest).split(/[^a-z0-9%]+/u))
  const fits = (row: GoalRow): number => {
    const words = new Set(fold([row.name, ...row.words].join(' ')).split(/[^a-z0-9%]+/u))
    const isPrinted = row.figures.some(({ value }) => value === own?.value)
    return [...words].filter((word) => said.has(word)).length / words.size + Number(isPrinted)
  }
  const pairs = goals
    .filter(({ year }) => year === one)
    .flatMap((row) => {
      const same = goals.find(({ year, name }) => year === other && name === row.name)
      return same ? [{ row, same, score: fits(row) + fits(same) }] : []
    })
    .toSorted((pair, next) => next.score - pair.score)
  const [best] = pairs
  if (!best || best.score === 0) return null
  const [figures, others] = [figuresOfGoal(best.row, talk), figuresOfGoal(best.same, talk)]
  const meant = unit ?? figures[0]?.figure.unit ?? null
  const inUnit = (all: readonly FigureMeant[]) =>
    all.find(({ figure }) => figure.unit === meant) ?? null
  return meant === null ? null : { unit: meant, figures: [inUnit(figures), inUnit(others)] }
}
