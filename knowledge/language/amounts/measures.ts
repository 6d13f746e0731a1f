import type { AmountWords } from './amount-words.ts'
import type { NumberWords } from '../numbers/number-words.ts'
import type { Token } from '../text/text.ts'

type Line = readonly Token[]

/** What the words behind a number make of it. */
export const createMeasures = (words: AmountWords, numberWords: NumberWords) => {
  const isUnit = (line: Line, at: number) =>
    (words.unit(line, at) ?? words.local(line, at) ?? words.noun(line, at)) !== null

  /** A unit or scale stands there, so that the number before is neither a day nor a side. */
  const goesOn = (line: Line, at: number): boolean =>
    isUnit(line, at) || numberWords.scale(line, at) !== null

  /** A unit of anything but money stands there. */
  const measures = (line: Line, at: number): boolean =>
    isUnit(line, at) && words.unit(line, at)?.entry.dimension !== 'money'

  /** "2 tỷ 4 dịch vụ" holds two amounts; "2 tỷ 4 năm nay" may be 2,4 tỷ. */
  const isOwn = (line: Line, at: number): boolean => {
    const of = words.noun(line, at)?.entry.of
    return measures(line, at) && of !== 'time' && of !== 'place'
  }
  return { goesOn, measures, isOwn }
}
