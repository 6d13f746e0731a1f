import { numeralsIn, type Numeral } from '../language/numbers/numeral.ts'
import { compose, fold } from '../language/text/text.ts'
import type { Aliases } from '../language/phrases/aliases.ts'
import { phraseList, plainList, wordsOf, type Words } from '../language/phrases/phrase-list.ts'
import type { ClauseFigures, FigureBound } from './clause-figures.ts'
import type { FigurePlace } from '../search/tables/figure-places.ts'
import type { SumLexicon } from '../schema/lexicon/sums.ts'

/** A figure with its unit as an answer prints it. */
export interface PrintedFigure {
  /** "500 ha" */
  readonly text: string
  /** In the smallest unit of its kind. */
  readonly value: number
  readonly unit: string
  /** Of the unit that it is printed in. */
  readonly size: number
  readonly as: string
  /** Just that much; the least that holds; or nothing that can be reckoned with. */
  readonly bound: FigureBound
  /** The clause that prints it. */
  readonly place: FigurePlace
  /** The line of the text that it stands in, and where there. */
  readonly line: string
  readonly at: number
  readonly end: number
}

/** The figures of a text that one of the clauses prints, in their order. */
export type ReadFigures = (text: string, places: readonly FigurePlace[]) => readonly PrintedFigure[]

/** Texts of answers have no short spellings. */
const PLAIN: Aliases = new Map()
const DATE = '/'
const BOUNDS: readonly FigureBound[] = ['exact', 'least', 'loose']

const numberOf = ({ says }: Numeral): number => Number(says.replace('%', ''))

/** The one of two bounds that leaves less to reckon with. */
const looser = (one: FigureBound, other: FigureBound): FigureBound =>
  BOUNDS.indexOf(one) > BOUNDS.indexOf(other) ? one : other

/** Builds the reader of figures in the texts of answers. */
export const createReadFigures = (
  { units, least, loose }: SumLexicon,
  { placeOf, boundAt }: ClauseFigures,
): ReadFigures => {
  const unitNames = phraseList(
    units.map((unit) => ({ id: unit, words: unit.words })),
    PLAIN,
  )
  const besides = (one: SumLexicon['least']) => ({
    before: plainList(one.before, PLAIN),
    behind: plainList(one.behind, PLAIN),
  })
  const [atLeast, loosely] = [besides(least), besides(loose)]

  const boundOf = (words: Words, from: number, to: number): FigureBound => {
    const isBeside = ({ before, behind }: typeof atLeast) =>
      before.endsAt(words, from) || behind.at(words, to) !== null
    if (isBeside(loosely)) return 'loose'
    return isBeside(atLeast) ? 'least' : 'exact'
  }

  const inLine = (line: string, places: readonly FigurePlace[]): readonly PrintedFigure[] => {
    const words = wordsOf(line, PLAIN)
    return words.flatMap((word, from): readonly PrintedFigure[] => {
      const [numeral] = word.kind === 'number' ? numeralsIn(word.lower) : []
      const found = unitNames.at(words, from + 1)
      const last = found && words[found.to - 1]
      const isDate = words[from + 1]?.lower === DATE || words[from - 1]?.lower === DATE
      if (!numeral || !found || !last || isDate) return []
      const place = placeOf(numeral, places)
      if (!place) return []
      const { id: unit, size, as } = found.id
      const [at, end] = [word.at, last.end]
      return [
        {
          text: `${word.lower}${as === '%' ? '' : ' '}${as}`,
          value: numberOf(numeral) * size,
          unit,
          size,
          as,
          bound: looser(boundOf(words, from, found.to), boundAt(numeral, place)),
          place,
          line,
          at,
          end,
        },
      ]
    })
  }
  return (text, places) =>
    compose(text)
      .split('\n')
      .flatMap((line) => inLine(line, places))
}

/** Behind a mark another thing is told of. */
const FURTHER: Readonly<Record<string, number>> = { ';': 100, '.': 100, ',': 20 }

const distance = (between: string): number =>
  between.length + between.split('').reduce((sum, mark) => sum + (FURTHER[mark] ?? 0), 0)

/** How near words stand to a figure in its line: how many of them do, and how far off the nearest is. */
export const nearnessOf = (
  { line, at, end }: PrintedFigure,
  words: readonly string[],
): { readonly held: number; readonly far: number } => {
  const folded = fold(line)
  const found = words.flatMap((word) => {
    const spots = [...folded.matchAll(new RegExp(`(?<![a-z0-9])${word}(?![a-z0-9])`, 'gu'))]
    const gaps = spots.map(({ index }) =>
      distance(index >= end ? folded.slice(end, index) : folded.slice(index + word.length, at)),
    )
    return gaps.length > 0 ? [Math.min(...gaps)] : []
  })
  return { held: found.length, far: Math.min(...found) }
}
