/** How a number written in figures can be read. */
export interface Figure {
  /** The readings; the first is the likelier one. */
  readonly values: readonly number[]
  /** `separator`: confirm or choose; `malformed`: no number at all. */
  readonly why: 'separator' | 'malformed' | null
  /** One dot with three digits behind it: thousands by rule. */
  readonly dotted: boolean
  readonly digits: number
}

const MOST_DIGITS = 15
const GROUP = 3
const THOUSANDS = /^[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*$/u
const DECIMAL = /^(\d{1,9})[.,](\d{1,4})$/u
const BOTH = /^(\d{1,3}(?:([.,])\d{3})+)([.,])(\d+)$/u

const figure = (values: readonly number[], why: Figure['why'] = null, dotted = false): Figure => ({
  values,
  why,
  dotted,
  digits: String(values[0] ?? '').length,
})
const MALFORMED = figure([], 'malformed')

/**
 * Reads "1.200", "1.200,5", "37,5", "2,300". Vietnamese use: a dot parts thousands, a comma decimals;
 * one or two digits behind either are decimals; a comma with three digits can be both.
 */
export const readFigure = (text: string): Figure => {
  if (text.replaceAll(/[.,]/gu, '').length > MOST_DIGITS) return MALFORMED
  if (/^\d+$/u.test(text)) return figure([Number(text)])
  if (THOUSANDS.test(text)) {
    const whole = Number(text.replaceAll(/[.,]/gu, ''))
    const separators = text.replaceAll(/\d/gu, '')
    if (separators === ',') return figure([whole, Number(text.replace(',', '.'))], 'separator')
    return figure([whole], null, separators === '.')
  }
  const both = BOTH.exec(text)
  if (both !== null) {
    const [, whole = '', thousands, decimal, rest = ''] = both
    if (thousands === decimal) return MALFORMED
    const value = Number(`${whole.replaceAll(/[.,]/gu, '')}.${rest}`)
    // "1.250,500" may be thousands with two marks
    const other = rest.length === GROUP ? [Number(text.replaceAll(/[.,]/gu, ''))] : []
    return figure([value, ...other], thousands === '.' && other.length === 0 ? null : 'separator')
  }
  const decimal = DECIMAL.exec(text)
  if (decimal === null) return MALFORMED
  const [, whole = '', rest = ''] = decimal
  const value = Number(`${whole}.${rest}`)
  // "0,250" is a quarter; "1250.500" and "01.250" may be thousands
  if (rest.length === GROUP && whole !== '0')
    return figure([value, Number(whole + rest)], 'separator')
  const odd = /^0+$/u.test(rest) || rest.length > GROUP
  return figure([value], odd ? 'separator' : null)
}
