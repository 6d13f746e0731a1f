import { plainDigits } from '../numbers/digits.ts'
import { plainPictures } from './emoticons.ts'
import { withoutEntities } from './entities.ts'
import { undoKeystrokes } from './keystrokes.ts'
import { ownLetters } from './letters.ts'
import { fromOldFont } from './old-font/old-font.ts'
import { remember } from './remember.ts'

/** A word, a number or one mark of a text, with its offsets there. */
export interface Token {
  readonly kind: 'word' | 'number' | 'mark'
  readonly text: string
  /** Lower case, diacritics kept. */
  readonly lower: string
  readonly folded: string
  readonly at: number
  readonly end: number
}

/**
 * Marks that no letter of any language carries: it has three at the most. Composing sorts the marks
 * of a letter one by one, which takes seconds for thousands of them.
 */
const PILED_MARKS = /(?<=\p{M}{4})\p{M}+/gu

/** Letters and their marks as one (NFC), without marks in piles. */
export const compose = (text: string): string => text.replaceAll(PILED_MARKS, '').normalize('NFC')

/** Anything but ASCII, composed Vietnamese letters and the marks of print. */
const UNUSUAL = /[^\n -~À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ–—‘’“”…•²¼½¾]/u

/** Letters that are not made of a base and marks. */
const UNMARKED: ReadonlyMap<string, string> = new Map([
  ['đ', 'd'],
  ['Đ', 'd'],
  ['²', '2'],
  ['³', '3'],
])

const foldNew = (letter: string): string => {
  const known = UNMARKED.get(letter)
  if (known !== undefined) return known
  const base = letter.normalize('NFD').slice(0, 1).toLowerCase()
  return base.length === 1 ? base : letter
}

/** Where Unicode keeps the capitals, and the letters that our words are written with. */
const RANGES = [
  ['A', 'ư'],
  ['Ạ', 'ỹ'],
] as const
/** Folded once for all turns: it is the alphabet, and nothing that anybody typed. */
const FOLDED: ReadonlyMap<string, string> = new Map(
  RANGES.flatMap(([first, last]) => {
    const start = first.charCodeAt(0)
    const codes = Array.from({ length: last.charCodeAt(0) - start + 1 }, (_, step) => start + step)
    return codes.map((code) => String.fromCharCode(code)).map((one) => [one, foldNew(one)] as const)
  }),
)

const foldLetter = (letter: string): string => FOLDED.get(letter) ?? foldNew(letter)

const PLAIN = /^[a-z0-9 ]*$/u
const MOST_TEXTS = 200

const foldAnew = (text: string): string =>
  // oxlint-disable-next-line require-unicode-regexp -- by code unit: the length must not change
  (UNUSUAL.test(text) ? compose(text) : text).replace(/[^a-z0-9 ]/g, foldLetter)

const foldOnce = remember(foldAnew, MOST_TEXTS)

/** Words come by the thousand and are sooner folded than found again; whole messages come many times. */
const LONG = 64

/**
 * Lower case without diacritics, đ → d, ² → 2. As long as `compose(text)`, so that offsets in
 * one hold in the other.
 */
export const fold = (text: string): string => {
  if (text.length > LONG) return foldOnce(text)
  return PLAIN.test(text) ? text : foldAnew(text)
}

const title = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1)

const OLD_TONE_PLACE = new Map(
  'oà òa|oá óa|oả ỏa|oã õa|oạ ọa|oè òe|oé óe|oẻ ỏe|oẽ õe|oẹ ọe|uỳ ùy|uý úy|uỷ ủy|uỹ ũy|uỵ ụy'
    .split('|')
    .flatMap((pair) => {
      const [from = '', to = ''] = pair.split(' ')
      return [
        [from, to],
        [title(from), title(to)],
        [from.toUpperCase(), to.toUpperCase()],
      ] as const
    }),
)
const OPEN_GLIDE = /(?<![qQ])[ou](?:[àáảãạèéẻẽẹ]|[ỳýỷỹỵ])(?!\p{L})/giu

/** The text with one place for tone marks: hoà → hòa, thuỷ → thủy. */
export const placeTones = (text: string): string =>
  text.replaceAll(OPEN_GLIDE, (glide) => OLD_TONE_PLACE.get(glide) ?? glide)

const INVISIBLE = /\p{Cf}|\p{Variation_Selector}/gu
/** Spaces, and signs that are as blank. */
const WHITE = /[\s\u115F\u1160\u2800\u3164\uFFA0]+/gu
const LINE_BREAK = /[\n\r\u2028\u2029]/u

/**
 * A text in letters of ours and Unicode as they are meant, emoticons as pictures, nothing invisible;
 * words, figures and spaces as they were typed. For what is no language: a code.
 */
export const legible = (typed: string): string => {
  const decoded = withoutEntities(typed)
  const text = fromOldFont(decoded) ?? decoded
  return plainPictures(
    UNUSUAL.test(text) ? compose(ownLetters(text.replaceAll(INVISIBLE, ''))) : text,
  )
}

/**
 * The text on which everything else works, whatever it was typed with: old fonts, look-alike letters,
 * codes of web pages and emoticons as they are meant, NFC, one place for tone marks (hoà → hòa), Telex and VNI keystrokes
 * undone, plain digits, single spaces, a line break as "; ". Case and diacritics stay.
 */
export const normalise = remember(
  (text: string): string =>
    placeTones(
      undoKeystrokes(
        plainDigits(legible(text))
          .replaceAll(WHITE, (run) => (LINE_BREAK.test(run) ? '\n' : ' '))
          .trim()
          .replaceAll(/(?<=[.,;:!?])\n/gu, ' ')
          .replaceAll('\n', '; '),
      ),
    ),
  MOST_TEXTS,
)

const MOST_WORDS = 10_000

// Numbered groups: this runs over every text at start, and named ones take twice as long.
const TOKEN = /(\d+(?:[.,]\d+)*)|(k?m[2²](?![\p{L}\d])|[\p{L}\p{M}]+)|[^\s]/giu

/** What stands between two spaces, as tokens with their offsets in it: no token reaches beyond. */
const piecesOf = remember(
  (piece: string): readonly Token[] =>
    [...piece.matchAll(TOKEN)].map(({ 0: text, 1: number, 2: word, index: at }) => ({
      kind: number ? 'number' : word ? 'word' : 'mark',
      text,
      lower: text.toLowerCase().replaceAll('²', '2'),
      folded: fold(text),
      at,
      end: at + text.length,
    })),
  MOST_WORDS,
)

/**
 * Words, numbers and marks of a normalised text. Numbers and letters part ("50ha" → "50" "ha",
 * "3tr5" → "3" "tr" "5"), "m2" and "km2" stay whole, dots and commas inside a number stay with it.
 */
export const tokens = remember((normal: string): readonly Token[] => {
  const found: Token[] = []
  let start = 0
  for (const piece of normal.split(' ')) {
    for (const { kind, text, lower, folded, at, end } of piecesOf(piece))
      found.push({ kind, text, lower, folded, at: start + at, end: start + end })
    start += piece.length + 1
  }
  return found
}, MOST_TEXTS)
