import { isInside } from '../../../knowledge/search/tables/figure-places.ts'
import type { TableRow } from '../../../knowledge/search/tables/row.ts'
import type { Article, Citation } from '../../../knowledge/schema/schema.ts'
import type { Talk } from '../../talk.ts'

/** What the content tells of a clause. */
export interface CitedThere {
  /** Answers whose matter the clause is. */
  readonly articles: readonly Article[]
  /** Duties and goals that stand in it, where no answer is on it. */
  readonly rows: readonly TableRow[]
  /** A clause around it that is told of instead; null where it is told of itself. */
  readonly around: Citation | null
}

/** In the tables of an annex a row is what the clause says. */
const ANNEX = 'PL'
const PART_ENDS = /[./][^./]+$/u

const isAt = ({ source, clause }: Citation, at: Citation): boolean =>
  source === at.source && clause === at.clause

const isWithin = ({ source, clause }: Citation, at: Citation): boolean =>
  source === at.source && isInside(clause, at.clause)

/** "III.2.a/rieng/1" → "III.2.a/rieng"; null for a part. */
const aroundOf = ({ source, clause }: Citation): Citation | null => {
  const around = clause.replace(PART_ENDS, '')
  return around === clause ? null : { source, clause: around }
}

const articlesWhere = (fits: (one: Article) => boolean, { knowledge }: Talk) =>
  [...knowledge.articles.values()].filter(fits)

const rowsWhere = (fits: (place: Citation) => boolean, { knowledge }: Talk): readonly TableRow[] =>
  [...knowledge.cells.rows.values()].filter(({ source, clause, also }) =>
    [clause, ...also].some((one) => fits({ source, clause: one })),
  )

/** The rows that stand on just this clause. */
export const rowsAt = (at: Citation, talk: Talk): readonly TableRow[] =>
  rowsWhere((place) => isAt(place, at), talk)

/** Everything that rests on a clause, on what stands in it or around it, however much else it rests on. */
export const restingOn = (at: Citation, talk: Talk): Pick<CitedThere, 'articles' | 'rows'> => ({
  articles: articlesWhere(
    ({ citations, also }) =>
      [...citations, ...also].some((one) => isWithin(one, at) || isWithin(at, one)),
    talk,
  ),
  rows: rowsWhere((place) => isWithin(place, at), talk),
})

/** Of answers on one clause those that rest on the least besides; what declines comes last. */
const closest = (articles: readonly Article[], at: Citation): readonly Article[] => {
  const telling = articles.filter(({ abstains }) => !abstains)
  const left = telling.length > 0 ? telling : articles
  const besides = ({ also }: Article) => also.filter((one) => !isWithin(one, at)).length
  const least = Math.min(...left.map(besides))
  return left.filter((one) => besides(one) === least)
}

/** The answers on just this clause; else its rows; else answers of the province on it and other places. */
const exactly = (at: Citation, talk: Talk): CitedThere | null => {
  const cites = ({ citations }: Article) => citations.some((one) => isAt(one, at))
  const all = articlesWhere((one) => one.province !== null && cites(one), talk)
  const whole = all.filter(({ citations }) => citations.every((place) => isWithin(place, at)))
  const rows = rowsAt(at, talk)
  const isRow = rows.length > 0 && at.clause.startsWith(ANNEX)
  if (whole.length > 0 && !isRow) return { articles: closest(whole, at), rows: [], around: null }
  if (rows.length > 0) return { articles: [], rows, around: null }
  return all.length > 0 ? { articles: closest(all, at), rows: [], around: null } : null
}

/** What stands in a clause and in no other one below it. */
const partsOf = (at: Citation, { knowledge }: Talk): readonly Citation[] => {
  const { source } = at
  const within = (knowledge.sources.get(source)?.clauses ?? []).filter(
    (clause) => clause !== at.clause && isInside(clause, at.clause),
  )
  return within
    .filter((clause) => !within.some((other) => other !== clause && isInside(clause, other)))
    .map((clause) => ({ source, clause }))
}

/** Of a heading what is told of each of its parts. */
const below = (at: Citation, talk: Talk): CitedThere | null => {
  const found = partsOf(at, talk).flatMap((part) => exactly(part, talk) ?? below(part, talk) ?? [])
  const articles = [...new Set(found.flatMap((one) => one.articles.slice(0, 1)))]
  const rows = [...new Set(found.flatMap((one) => one.rows))]
  return found.length > 0 ? { articles, rows, around: null } : null
}

/** Answers that hold in every province rest on a clause where none of its own does. */
const everywhere = (at: Citation, talk: Talk): CitedThere | null => {
  const articles = articlesWhere(({ citations }) => citations.some((one) => isAt(one, at)), talk)
  return articles.length > 0 ? { articles, rows: [], around: null } : null
}

/** What the content tells of a clause, or else of the next one around it of which it tells anything. */
export const citedAt = (at: Citation, talk: Talk): CitedThere | null => {
  const here = exactly(at, talk) ?? below(at, talk) ?? everywhere(at, talk)
  if (here) return here
  const around = aroundOf(at)
  const found = around && citedAt(around, talk)
  return found && { ...found, around: found.around ?? around }
}
