import type { Content } from '../content.ts'
import { numeralsIn, tellingsOf, type Numeral } from '../language/numbers/numeral.ts'
import type { ClauseFacts } from '../schema/clause.ts'
import { isInside, type FigurePlace } from '../search/tables/figure-places.ts'

/** How a clause bounds a figure, as far as reckoning minds. */
export type FigureBound = 'exact' | 'least' | 'loose'

/** Tells where the documents print a figure, and how they bound it there. */
export interface ClauseFigures {
  /** The clause among or inside of some that prints it, as narrow as only one does; null for none. */
  readonly placeOf: (numeral: Numeral, places: readonly FigurePlace[]) => FigurePlace | null
  readonly boundAt: (numeral: Numeral, place: FigurePlace) => FigureBound
}

/** Up to a day or a year: it bounds no figure. */
const OF_TIME = 'to'
const LEAST = 'at-least'

const tellingsIn = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.flatMap(numeralsIn).flatMap(tellingsOf))

interface PrintedClause extends FigurePlace {
  readonly says: ReadonlySet<string>
  readonly bounds: readonly { readonly kind: string; readonly says: ReadonlySet<string> }[]
}

const boundsOf = ({ bounds }: ClauseFacts): PrintedClause['bounds'] =>
  bounds.flatMap((one) =>
    Object.entries(one).flatMap(([kind, text]) =>
      kind === OF_TIME || text === undefined ? [] : [{ kind, says: tellingsIn([text]) }],
    ),
  )

/** Builds the look-up over the clauses of all documents. */
export const createClauseFigures = ({ clauses: files }: Content): ClauseFigures => {
  const all = files.flatMap(({ value: { source, clauses } }) =>
    Object.entries(clauses).map(([clause, facts]): PrintedClause => ({
      source,
      clause,
      says: tellingsIn(facts.figures),
      bounds: boundsOf(facts),
    })),
  )
  const within = ({ source, clause }: FigurePlace) =>
    all.filter((one) => one.source === source && isInside(one.clause, clause))

  const placeIn = ({ says }: Numeral, place: FigurePlace): FigurePlace | null => {
    const printing = within(place).filter((one) => one.says.has(says))
    const [only, ...others] = printing
    if (!only) return null
    return others.length === 0 ? { source: only.source, clause: only.clause } : place
  }

  return {
    placeOf: (numeral, places) =>
      places.reduce<FigurePlace | null>((found, place) => found ?? placeIn(numeral, place), null),
    boundAt: ({ says }, place) => {
      const kinds = within(place)
        .flatMap(({ bounds }) => bounds)
        .flatMap((bound) => (bound.says.has(says) ? [bound.kind] : []))
      if (kinds.some((kind) => kind !== LEAST)) return 'loose'
      return kinds.length > 0 ? 'least' : 'exact'
    },
  }
}
