import { idleFaults } from './beyond.ts'
import type { Content, FromFile } from '../content.ts'
import type { Fault } from '../faults.ts'
import { createFigures } from '../search/tables/figure-places.ts'
import { numeralsIn } from '../language/numbers/numeral.ts'
import type { Article } from '../schema/schema.ts'
import { textsOf, toldIn } from '../search/tables/statements.ts'

/** A figure that has a parameter is taken from it, so that both change together. */
const literalFaults = (
  { file, value }: FromFile<Article>,
  parameters: Content['parameters'],
): readonly Fault[] =>
  parameters.flatMap(({ value: { id: parameter, values } }) =>
    values
      .filter(({ source, clause }) =>
        value.citations.some((one) => one.source === source && one.clause === clause),
      )
      .flatMap(({ text: figure }) =>
        textsOf(value)
          .filter(([, text]) => text.includes(figure))
          .map(([place]) => ({
            file,
            place,
            reason: 'figure-is-parameter',
            values: { parameter, figure },
          })),
      ),
  )

/**
 * Every number that is said stands in a clause that it is cited from: in answers, rows of
 * tables, deadlines, programmes and parameters.
 */
export const checkFigures = (content: Content): readonly Fault[] => {
  const figuresOf = createFigures(content)
  return [
    ...toldIn(content).flatMap(({ file, place, text, from, allowed }) => {
      const isThere = figuresOf(from)
      return numeralsIn(text)
        .filter((numeral) => !isThere(numeral) && !allowed.includes(numeral.says))
        .map(({ text: figure }) => ({
          file,
          place,
          reason: 'figure-not-in-clause',
          values: { figure },
        }))
    }),
    ...content.articles.flatMap(idleFaults),
    ...content.articles.flatMap((article) => literalFaults(article, content.parameters)),
  ]
}
