import { compose } from '../../language/text/text.ts'

/** A line of single letters, as headings are spread out: "K Ế   H O Ạ C H". */
const FEWEST_PARTS = 4
const SINGLE = /^(?:[\p{L}\d]|[^\p{L}\d\s]{1,2})$/u
const WORD_GAP = / {2,}/u
const LETTER = /\p{L}/u

const isSpread = (parts: readonly string[]): boolean =>
  parts.length >= FEWEST_PARTS &&
  parts.every((part) => SINGLE.test(part)) &&
  parts.filter((part) => LETTER.test(part)).length * 2 >= parts.length

/** Where letters of one word end and those of the next begin, as far as case and kind tell. */
const parted = (joined: string): string =>
  joined
    .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .replaceAll(/(?<=\p{L})(?=\d{2})/gu, ' ')
    .replaceAll(/(?<=\d)(?=\p{Ll}{2})/gu, ' ')
    .replaceAll(/(?<=[,:;])(?=\p{L}|\d)/gu, ' ')

/**
 * Words that were spread out letter by letter, put together: "S ố : 1 3 5 / K H - U B N D" →
 * "Số: 135/KH-UBND". Wider gaps part words; without any, known words of `vocabulary` do.
 */
export const createUnspread = (vocabulary: readonly string[]) => {
  const known = new Map(vocabulary.map((word) => [word.replaceAll(' ', '').toUpperCase(), word]))
  const unspread = (line: string): string => {
    const plain = line.trim()
    if (!isSpread(plain.split(/ +/u))) return line
    return plain
      .split(WORD_GAP)
      .map((word) => {
        const joined = word.replaceAll(' ', '')
        return known.get(joined.toUpperCase())?.toUpperCase() ?? parted(joined)
      })
      .join(' ')
  }
  return (text: string): string =>
    compose(text)
      .replaceAll('\u00a0', ' ')
      .split('\n')
      .map((line) => (line.includes('|') || line.includes('\t') ? line : unspread(line)))
      .join('\n')
}
