import type { Content } from '../../content.ts'
import { numeralsIn, tellingsOf, type Numeral } from '../../language/numbers/numeral.ts'

/** A clause that a text takes its figures from. */
export interface FigurePlace {
  readonly source: string
  readonly clause: string
}

/** Title and legal bases: their years and the numbers of documents hold for every clause. */
export const OPENING = ['title', 'cancu']
const SHORT = /^\d{1,2}$/u
const ANNEX = 'PL'

/** A clause is inside of itself and of each that it is a part of. */
export const isInside = (clause: string, whole: string): boolean =>
  clause === whole || clause.startsWith(`${whole}.`) || clause.startsWith(`${whole}/`)

const dayParts = (day: string): string => day.split('-').toReversed().join('/')

/** What may be said of any document anywhere: its number and its day. */
const identities = ({ sources }: Content): ReadonlySet<string> =>
  new Set(
    sources
      .flatMap(({ value }) => numeralsIn(`${value.number} ${dayParts(value.signedOn)}`))
      .map(({ says }) => says),
  )

interface Printed extends FigurePlace {
  readonly tellings: readonly string[]
}

/** The numbers of the clauses, and that of a model where it is named or a cooperative follows it. */
const printed = ({ clauses: files, programmes }: Content): readonly Printed[] =>
  [
    ...files.flatMap(({ value: { source, clauses } }) =>
      Object.entries(clauses).map(([clause, { figures }]) => ({
        source,
        clause,
        numbers: figures,
      })),
    ),
    ...programmes.flatMap(({ value: { source, models, cooperatives } }) => [
      ...models.map(({ clause, number }) => ({ source, clause, numbers: [`${number}`] })),
      ...cooperatives.map(({ clause, model }) => ({ source, clause, numbers: [`${model}`] })),
    ]),
  ].map(({ source, clause, numbers }) => ({
    source,
    clause,
    tellings: numbers.flatMap(numeralsIn).flatMap(tellingsOf),
  }))

/** The numbers by which a row of an annex is called: "giai đoạn 2, dòng 5". */
const rowNumbers = (clause: string): readonly string[] =>
  clause.startsWith(ANNEX) ? (clause.match(/\d+/gu) ?? []) : []

/**
 * Tells which numbers may stand in a text that takes them from some clauses: those of the clauses,
 * of their parts and of what they stand in, of the document's opening, and the number by which a row
 * of an annex or a model is called.
 */
export const createFigures = (content: Content) => {
  const known = identities(content)
  const all = printed(content)
  const seen = new Map<string, ReadonlySet<string>>()
  const saidIn = ({ source, clause }: FigurePlace): ReadonlySet<string> => {
    const own = all.filter((one) => one.source === source)
    const near = own.filter((one) => isInside(one.clause, clause) || isInside(clause, one.clause))
    const opening = own.filter((one) => OPENING.some((of) => isInside(one.clause, of)))
    return new Set([
      ...near.flatMap(({ tellings }) => tellings),
      ...opening.flatMap(({ tellings }) => tellings).filter((says) => !SHORT.test(says)),
      ...rowNumbers(clause),
    ])
  }
  const ofPlace = (place: FigurePlace): ReadonlySet<string> => {
    const key = `${place.source} ${place.clause}`
    const said = seen.get(key) ?? saidIn(place)
    seen.set(key, said)
    return said
  }
  return (places: readonly FigurePlace[]) =>
    ({ says }: Numeral): boolean =>
      known.has(says) || places.some((place) => ofPlace(place).has(says))
}
