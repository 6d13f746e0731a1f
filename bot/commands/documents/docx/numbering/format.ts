const LETTERS = 26
/** Word repeats a letter no more often: "zz…". */
const MOST_LETTERS = 30
const ROMANS = [
  ['m', 1000],
  ['cm', 900],
  ['d', 500],
  ['cd', 400],
  ['c', 100],
  ['xc', 90],
  ['l', 50],
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
] as const
const FOOTNOTE_SIGNS = '*†‡§'
const CIRCLED = '①'
const MOST_CIRCLED = 20
const FULL_WIDTH_ZERO = '０'

const roman = (value: number): string => {
  let rest = value
  let written = ''
  for (const [digits, worth] of ROMANS) for (; rest >= worth; rest -= worth) written += digits
  return written
}

/** a … z, aa … zz, aaa …: as Word counts, and not as a table of a spreadsheet does. */
const letters = (value: number): string => {
  const letter = String.fromCharCode('a'.charCodeAt(0) + ((value - 1) % LETTERS))
  return letter.repeat(Math.min(Math.ceil(value / LETTERS), MOST_LETTERS))
}

const signs = (value: number): string =>
  (FOOTNOTE_SIGNS[(value - 1) % FOOTNOTE_SIGNS.length] ?? '').repeat(
    Math.min(Math.ceil(value / FOOTNOTE_SIGNS.length), MOST_LETTERS),
  )

const moved = (text: string, zero: string) =>
  text.replaceAll(/\d/gu, (digit) =>
    String.fromCodePoint((zero.codePointAt(0) ?? 0) + Number(digit)),
  )

const FORMATS: Readonly<Record<string, (value: number) => string>> = {
  decimal: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  upperRoman: (value) => roman(value).toUpperCase(),
  lowerRoman: roman,
  upperLetter: (value) => letters(value).toUpperCase(),
  lowerLetter: letters,
  none: () => '',
  bullet: () => '',
  hex: (value) => value.toString(16).toUpperCase(),
  chicago: signs,
  numberInDash: (value) => `- ${value} -`,
  decimalFullWidth: (value) => moved(String(value), FULL_WIDTH_ZERO),
  decimalFullWidth2: (value) => moved(String(value), FULL_WIDTH_ZERO),
  decimalHalfWidth: String,
  decimalEnclosedParen: (value) => `(${value})`,
  decimalEnclosedFullstop: (value) => `${value}.`,
  decimalEnclosedCircle: (value) =>
    value <= MOST_CIRCLED
      ? String.fromCodePoint((CIRCLED.codePointAt(0) ?? 0) + value - 1)
      : String(value),
}

/** "001, 002, 003, ...": a number with as many digits. */
const CUSTOM = /^(?<zeros>0+)1\b/u

/**
 * A number as a format of Word writes it ("lowerRoman", or "custom" by an example); null for a format
 * that is not known.
 */
export const writeNumber = (value: number, format: string, example = ''): string | null => {
  if (format === 'custom') {
    const zeros = CUSTOM.exec(example)?.groups?.['zeros']
    return zeros === undefined ? null : String(value).padStart(zeros.length + 1, '0')
  }
  const write = FORMATS[format]
  if (!write) return null
  return value < 1 && format !== 'decimalZero' ? String(value) : write(value)
}
