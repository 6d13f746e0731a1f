import { codePoint } from 'dingbat-to-unicode'

/** Fonts whose letters are signs. */
const SIGN_FONT = /^(?:symbol|wingdings(?: [23])?|webdings)$/iu
/** Word writes a sign of such a font as its place in the font, moved up to here. */
const PRIVATE = 0xf000
const PRIVATE_AREA = /[\uE000-\uF8FF]/gu
const BYTE = 0xff
/** Signs that hardly any font on a telephone has, as those that look alike. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ...'🗹'.split(/(?:)/u).map((sign) => [sign, '☑'] as const),
  ...'🗷🗵⮽'.split(/(?:)/u).map((sign) => [sign, '☒'] as const),
  ...'🗸'.split(/(?:)/u).map((sign) => [sign, '✓'] as const),
  ...'🗶🗴'.split(/(?:)/u).map((sign) => [sign, '✗'] as const),
  ...'🞎🞏'.split(/(?:)/u).map((sign) => [sign, '☐'] as const),
  ...'⮚🞂'.split(/(?:)/u).map((sign) => [sign, '➢'] as const),
  ...'🡪🡺🡲⭢🠊'.split(/(?:)/u).map((sign) => [sign, '→'] as const),
  ...'🞄⚫⦁'.split(/(?:)/u).map((sign) => [sign, '•'] as const),
])

export const isSignFont = (font: string | null): font is string =>
  font !== null && SIGN_FONT.test(font)

/**
 * The sign at a place of a font ("Symbol", F0B3 → ≥), where its tables know it. In a font of letters a
 * place is a letter of Unicode. Null for what is not known.
 */
export const signOf = (font: string, place: number): string | null => {
  if (isSignFont(font)) {
    const own = place >= PRIVATE ? place - PRIVATE : place
    const found = own <= BYTE ? codePoint(font, own)?.string : undefined
    return found === undefined ? null : (PLAIN.get(found) ?? found)
  }
  const isLetter = place >= 0x20 && place < 0xd800
  return isLetter ? String.fromCodePoint(place) : null
}

/** A text whose signs are read by its font; `miss` is told of each that is not known. */
export const readSigns = (text: string, font: string | null, miss: () => string): string => {
  if (isSignFont(font))
    return Array.from(text, (sign) => {
      const place = sign.codePointAt(0) ?? 0
      const isOfFont = place >= PRIVATE || place <= BYTE
      return isOfFont ? (signOf(font, place) ?? miss()) : sign
    }).join('')
  return text.replaceAll(PRIVATE_AREA, miss)
}
