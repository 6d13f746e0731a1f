/** What stands in the place of a letter that the font does not have. */
const UNKNOWN = '?'

/** Marks that only say how another one looks, and signs that take no room. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Variation_Selector}\p{Cs}\p{Co}\p{Cn}]/gu

/** Pictures say nothing that the words around them do not. */
const PICTURE = /\p{Extended_Pictographic}/u

/** Whether a font has a glyph for a code point. */
export type HasGlyph = (codePoint: number) => boolean

/** A text that can be printed with a font, and whether a letter of it had to go. */
export const printable = (
  text: string,
  has: HasGlyph,
): { readonly text: string; readonly isWhole: boolean } => {
  let isWhole = true
  const known = Array.from(text.normalize('NFC').replaceAll('\r\n', '\n'), (letter) => {
    if (letter === '\n' || has(letter.codePointAt(0) ?? 0)) return letter
    if (/\s/u.test(letter)) return ' '
    if (PICTURE.test(letter)) return ''
    // Letters of another width or style are those that they stand for: "Ａ", "𝐀", "①".
    const plain = letter.normalize('NFKC').replaceAll(UNSEEN, '')
    if (Array.from(plain).every((one) => has(one.codePointAt(0) ?? 0))) return plain
    isWhole = false
    return UNKNOWN
  })
  return { text: known.join(''), isWhole }
}
