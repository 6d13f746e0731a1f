import { fromFont } from '../../../../knowledge/language/text/old-font/font.ts'
import { GAP } from '../../../../knowledge/official/mark.ts'
import { isSignFont, signOf } from '../docx/words/symbol.ts'
import type { Glyph } from './glyph.ts'

/** Words as they are spelled on a line, and what of them is to be known. */
export interface SpelledText {
  readonly text: string
  /** Places where a letter is drawn that the file does not name. */
  readonly unread: number
  /** Pieces in a font of before Unicode that did not become words. */
  readonly doubtful: number
  /** Some of it was put into Unicode. */
  readonly isConverted: boolean
}

/** A gap so wide, in sizes of the letters, parts two words; letters are drawn together by less. */
const SPACE = 0.18
/** The same letter so near was drawn twice, to look bold. */
const TWICE = 0.3
/** Digits so much smaller, and so much higher, stand above the line. */
const RAISED = { size: 0.8, rise: 0.12 } as const
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** Signs that fonts keep where no letter of Unicode is, and what no text holds. */
// oxlint-disable-next-line no-control-regex -- what no text holds is what is looked for
const STRANGE = /[\uE000-\uF8FF\uFFFD\u0000-\u0008\u000B-\u001F\u007F-\u009F]+/gu
/** The same at the beginning of a line is the point of a list. */
const POINT = /^[\uE000-\uF8FF●○■▪◦➢❖]\s*(?=\S)/u
/** Letters that stand among ours only where the file names its letters wrongly. */
const FOREIGN = /[\p{Script=Cyrillic}\p{Script=Armenian}\u0180-\u019F\u01A2-\u01AE\u01B1-\u02AF]/u
const LATIN = /\p{Script=Latin}/u
const LIGATURES = /[\uFB00-\uFB06]/gu
/** Accents that were drawn behind their letter as signs of their own. */
const LOOSE: Readonly<Record<string, string>> = {
  '`': '\u0300',
  '´': '\u0301',
  ˆ: '\u0302',
  '˜': '\u0303',
  '˘': '\u0306',
}
const LOOSE_ACCENTS = /(?<=\p{L})[`´ˆ˜˘]+/gu

/** Letters and their accents as one, ligatures as letters. */
const composed = (text: string): string =>
  text
    .replaceAll(/ (?=\p{M})/gu, '')
    .replaceAll(LIGATURES, (one) => one.normalize('NFKC'))
    .replaceAll(LOOSE_ACCENTS, (accents) =>
      Array.from(accents, (accent) => LOOSE[accent] ?? accent).join(''),
    )
    .normalize('NFC')

/** Words of two alphabets. */
const mixedIn = (text: string): number =>
  FOREIGN.test(text)
    ? (text.match(/\p{L}+/gu) ?? []).filter(
        (word) => FOREIGN.test(word) && LATIN.test(word.replace(FOREIGN, '')),
      ).length
    : 0

const isTwice = (glyph: Glyph, before: Glyph | undefined) =>
  before !== undefined &&
  before.text === glyph.text &&
  glyph.text.trim() !== '' &&
  glyph.x - before.x < (before.end - before.x) * TWICE

/** "ABCDEF+Wingdings-Regular", "SymbolMT": the names of fonts of signs as PDF has them. */
const SIGN_NAME = /^(?:[A-Z]{6}\+)?(?<family>Symbol|Wingdings(?:[ ]?[23])?|Webdings)/iu
const PRIVATE = /[\uE000-\uF8FF]/gu

/** Signs by the tables of their font; those that no table knows stay. */
const readSigns = (text: string, fontName: string): string => {
  const font = SIGN_NAME.exec(fontName)?.groups?.['family'] ?? null
  if (!isSignFont(font)) return text
  return text.replaceAll(PRIVATE, (sign) => signOf(font, sign.codePointAt(0) ?? 0) ?? sign)
}

interface Piece {
  font: string
  text: string
}

/** Letters of one line from left to right, in pieces of one font, with the spaces between words. */
const piecesOf = (glyphs: readonly Glyph[], size: number, y: number): readonly Piece[] => {
  const pieces: Piece[] = []
  let before: Glyph | undefined
  for (const glyph of glyphs) {
    if (isTwice(glyph, before)) continue
    const isRaised = glyph.size < size * RAISED.size && y - glyph.y > size * RAISED.rise
    const text = isRaised
      ? glyph.text.replaceAll(/\d/gu, (digit) => SUPERSCRIPTS[Number(digit)] ?? digit)
      : glyph.text
    const gap = before === undefined ? 0 : glyph.x - before.end
    const isApart = gap > Math.min(glyph.size, before?.size ?? glyph.size) * SPACE
    const last = pieces.at(-1)
    const space = isApart && !last?.text.endsWith(' ') && text !== ' ' ? ' ' : ''
    if (last?.font === glyph.font) last.text += space + text
    else {
      if (last) last.text += space
      pieces.push({ font: glyph.font, text })
    }
    before = glyph
  }
  return pieces
}

/** Spells letters that stand on one line, from left to right; `y` and `size` are those of the line. */
export const spell = (glyphs: readonly Glyph[], size: number, y: number): SpelledText => {
  let doubtful = 0
  let isConverted = false
  const written = piecesOf(glyphs, size, y)
    .map(({ font, text }) => {
      const read = fromFont(text, font)
      if (!read) return readSigns(text, font)
      if (read.isSure) isConverted = true
      else doubtful += 1
      return read.text
    })
    .join('')
    .trimStart()
    .replace(POINT, '- ')
  const unread = (written.match(STRANGE)?.length ?? 0) + mixedIn(written)
  return {
    text: composed(written.replaceAll(STRANGE, GAP).replaceAll(/[ \u00A0]+/gu, ' ')).trim(),
    unread,
    doubtful,
    isConverted,
  }
}
