/** A number as it stands in a text: "03", "32.675", "40%", "19/3/2021", "01/2020" of a circular. */
export interface Numeral {
  /** As written. */
  readonly text: string
  /** What it says, however it is written: "03/02/2021" is "3/2/2021", "1.000" is "1000". */
  readonly says: string
}

/** Digits inside a word ("UBTVQH14") are none. */
const NUMERAL = /(?<![\p{L}\d])\d+(?:[.,]\d+)*(?:\/\d+)*(?:\s?%)?/gu
const THOUSANDS = /\.(?=\d{3}(?:\D|$))/gu
const YEAR = /^\d{4}$/u

const partOf = (digits: string): string =>
  digits
    .replaceAll(THOUSANDS, '')
    .replace(',', '.')
    .replace(/^0+(?=\d)/u, '')

/** Every number of a text, in its order. */
export const numeralsIn = (text: string): readonly Numeral[] =>
  [...text.matchAll(NUMERAL)].map(([whole]) => ({
    text: whole,
    says: whole.replaceAll(/\s/gu, '').split('/').map(partOf).join('/'),
  }))

/**
 * What may be said of a number: itself, without its unit as in "40 - 45%", and where it ends in a
 * year its telling parts: "3/2021" and "2021" of "19/3/2021", "55" of "55/2015", "9" of "9/2023".
 */
export const tellingsOf = ({ says }: Numeral): readonly string[] => {
  const parts = says.split('/')
  const [first = '', last = ''] = [parts[0], parts.at(-1)]
  if (!YEAR.test(last)) return [says, says.replace('%', '')]
  const ends = parts.map((_, at) => parts.slice(at).join('/'))
  return parts.length === 2 ? [first, ...ends] : ends
}
