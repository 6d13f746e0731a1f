import { compose, placeTones } from '../../../knowledge/language/text/text.ts'
import type { ScoringLexicon } from '../../../knowledge/schema/lexicon/scoring.ts'

type Step = readonly [from: RegExp, to: string]

/** Marks that change nothing of what is said. */
const MARKS: readonly Step[] = [
  [/<[^<>]+>/gu, ' '],
  [/[*_`“”"‘’']/gu, ''],
  [/[–—]/gu, '-'],
  [/\s+/gu, ' '],
]

/** "ngày 10 tháng 12 năm 2023" and "10/12/2023", "tháng 9 năm 2025" and "9/2025" are the same. */
const dates = ({ month, year }: ScoringLexicon): readonly Step[] => [
  [new RegExp(`(\\d{1,2}) ${month} (\\d{1,2}) ?${year} (\\d{4})`, 'gu'), '$1/$2/$3'],
  [new RegExp(`(\\d{1,2}) ${month} (\\d{1,2})`, 'gu'), '$1/$2'],
  [new RegExp(`${month} (\\d{1,2}) ?(?:${year}|/) ?(\\d{4})`, 'gu'), '$1/$2'],
]

/** One way to write each number, its unit and its range. */
const NUMBERS: readonly Step[] = [
  [/ ?\/ ?/gu, '/'],
  [/(\d)\.(?=\d{3}(?!\d))/gu, '$1'],
  [/(^|[^\d,.])0+(?=\d)/gu, '$1'],
  [/(\d) ?- ?(\d)/gu, '$1-$2'],
  [/(\d) (%|ha|m²)/gu, '$1$2'],
  [/(\d)% ?- ?(\d)/gu, '$1-$2'],
  [/\s+/gu, ' '],
]

const take = (text: string, steps: readonly Step[]) =>
  steps.reduce((now, [from, to]) => now.replace(from, to), text)

/**
 * Writes texts so that those which say the same compare as equal: lower case, no bold marks, one
 * place for tone marks, short forms, dates and numbers written in one way.
 */
export const createLoosen = (lexicon: ScoringLexicon): ((text: string) => string) => {
  const daysAndMonths = dates(lexicon)
  const same = Object.entries(lexicon.same).flatMap(([to, spellings]) =>
    spellings.map((from) => [from, to] as const),
  )
  return (text) => {
    const plain = take(placeTones(compose(text).toLowerCase()), MARKS)
    const dated = take(plain, daysAndMonths)
    const short = same.reduce((now, [from, to]) => now.replaceAll(from, to), dated)
    return take(short, NUMBERS).trim()
  }
}
