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

/** The province's own answers that name a clause as their ground, whatever else they name. */
const citing = (at: Citation, talk: Talk): readonly Article[] =>
  articlesWhere(
    ({ province, citations }) => province !== null && citations.some((one) => isAt(one, at)),
    talk,
  )

/** The answers on just this clause; else its rows; else answers of the province on it and other places. */
const exactly = (at: Citation, talk: Talk): CitedThere | null => {
  const all = citing(at, talk)
  const whole = all.filter(({ citations }) => citations.every((place) => isWithin(place, at)))
  const rows = rowsAt(at, talk)
  // Of a clause with several duties or goals an answer may be on only one of them.
  const isRow = rows.length > (at.clause.startsWith(ANNEX) ? 0 : 1)
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

/** Of a heading the answer on all of its parts and nothing else, else what is told of each. */
const below = (at: Citation, talk: Talk): CitedThere | null => {
  const parts = partsOf(at, talk)
  const covering = articlesWhere(
    ({ citations, also, province }) =>
      province !== null &&
      [...citations, ...also].every((place) => isWithin(place, at)) &&
      parts.every((part) => citations.some((place) => isWithin(place, part))),
    talk,
  )
  if (parts.length > 0 && covering.length > 0) return { articles: covering, rows: [], around: null }
  const told = parts.map((part) => ({
    found: exactly(part, talk) ?? below(part, talk),
    // Among answers to choose from a row stands as the answer that tells it, too.
    beside: closest(citing(part, talk), part),
  }))
  const found = told.flatMap((one) => one.found ?? [])
  const articles = [
    ...new Set(
      told.flatMap((one) => {
        const own = one.found?.articles ?? []
        return own.length > 0 ? own.slice(0, 1) : one.beside.slice(0, 1)
      }),
    ),
  ]
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
