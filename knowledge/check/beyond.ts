import type { FromFile } from '../content.ts'
import type { Fault } from '../faults.ts'
import { numeralsIn, tellingsOf } from '../language/numbers/numeral.ts'
import type { Article } from '../schema/schema.ts'
import { ownWords, textsOf } from '../search/tables/statements.ts'

/** An exception that is not needed hides the fault that it was made for. */
export const idleFaults = ({ file, value }: FromFile<Article>): readonly Fault[] => {
  const texts = textsOf(value).map(([, text]) => ownWords(text))
  const said = new Set(texts.flatMap(numeralsIn).map(({ says }) => says))
  const isSaid = (exception: string): boolean => {
    const numerals = numeralsIn(exception)
    if (numerals.length > 0) return numerals.flatMap(tellingsOf).some((says) => said.has(says))
    return texts.some((text) => text.toLowerCase().includes(exception.toLowerCase()))
  }
  return value.beyond.flatMap(({ text }, at) =>
    isSaid(text)
      ? []
      : [{ file, place: `beyond.${at}.text`, reason: 'beyond-idle', values: { text } }],
  )
}
