import type { Content } from '../../content.ts'
import { numeralsIn, tellingsOf } from '../../language/numbers/numeral.ts'
import { rememberOf } from '../../language/text/remember.ts'
import type { ClauseFacts } from '../../schema/clause.ts'
import { isInside, OPENING, type FigurePlace } from '../../search/tables/figure-places.ts'

/** A clause on which a text stands, with what it carries. */
export interface Ground extends FigurePlace {
  readonly facts: ClauseFacts
}

/** The clauses of a text by how close they are to what it cites. */
export interface Grounds {
  /** Those cited, beside the answer or under `also`. */
  readonly own: readonly Ground[]
  /** Those and their parts. */
  readonly parts: readonly Ground[]
  /** Those, their parts and what they stand in. */
  readonly near: readonly Ground[]
  /** Title and legal bases of the documents cited. */
  readonly opening: readonly Ground[]
}

/** Tells the grounds of the places that a text cites. A clause that carries nothing is none. */
export const createGrounds = ({ clauses: files }: Pick<Content, 'clauses'>) => {
  const all = files.flatMap(({ value: { source, clauses } }) =>
    Object.entries(clauses).map(([clause, facts]): Ground => ({ source, clause, facts })),
  )
  const ranks = new Map(all.map((ground, rank) => [ground, rank]))
  const rankOf = (ground: Ground) => ranks.get(ground) ?? 0
  const bySource = Map.groupBy(all, ({ source }) => source)
  const known = new Map<string, Grounds>()
  /** Hundreds of texts cite the same few clauses: each is looked up once. */
  const ofPlace = ({ source, clause: place }: FigurePlace): Grounds => {
    const key = `${source} ${place}`
    const before = known.get(key)
    if (before) return before
    const cited = bySource.get(source) ?? []
    const parts = cited.filter(({ clause }) => isInside(clause, place))
    const grounds = {
      own: parts.filter(({ clause }) => clause === place),
      parts,
      near: cited.filter(({ clause }) => isInside(clause, place) || isInside(place, clause)),
      opening: cited.filter(({ clause }) => OPENING.some((of) => isInside(clause, of))),
    }
    known.set(key, grounds)
    return grounds
  }
  return (places: readonly FigurePlace[]): Grounds => {
    const found = places.map(ofPlace)
    /** Each once, in the order of the documents. */
    const every = (which: keyof Grounds): readonly Ground[] =>
      [...new Set(found.flatMap((one) => one[which]))].toSorted(
        (one, other) => rankOf(one) - rankOf(other),
      )
    return {
      own: every('own'),
      parts: every('parts'),
      near: every('near'),
      opening: every('opening'),
    }
  }
}

const figuresOf = rememberOf(
  ({ figures }: ClauseFacts): ReadonlySet<string> =>
    new Set(figures.flatMap(numeralsIn).flatMap(tellingsOf)),
)

/** Whether a clause holds a number, by what the number says. */
export const holdsFigure = ({ facts }: Ground, says: string): boolean => figuresOf(facts).has(says)

/** The ids of clauses as a fault names them. */
export const clausesOf = (grounds: readonly Ground[]): string =>
  [...new Set(grounds.map(({ clause }) => clause))].slice(0, MOST_NAMED).join(', ')

/** More clauses than these help nobody who is to find the one. */
const MOST_NAMED = 4
