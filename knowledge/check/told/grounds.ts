import type { Content } from '../../content.ts'
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
  return (places: readonly FigurePlace[]): Grounds => {
    const sources = new Set(places.map(({ source }) => source))
    const cited = all.filter(({ source }) => sources.has(source))
    const that = (fits: (ground: Ground, place: FigurePlace) => boolean) =>
      cited.filter((ground) =>
        places.some((place) => place.source === ground.source && fits(ground, place)),
      )
    return {
      own: that(({ clause }, place) => clause === place.clause),
      parts: that(({ clause }, place) => isInside(clause, place.clause)),
      near: that(
        ({ clause }, place) => isInside(clause, place.clause) || isInside(place.clause, clause),
      ),
      opening: cited.filter(({ clause }) => OPENING.some((of) => isInside(clause, of))),
    }
  }
}

/** The ids of clauses as a fault names them. */
export const clausesOf = (grounds: readonly Ground[]): string =>
  [...new Set(grounds.map(({ clause }) => clause))].slice(0, MOST_NAMED).join(', ')

/** More clauses than these help nobody who is to find the one. */
const MOST_NAMED = 4
