import { isSyllable, untone, withTone } from '../syllable.ts'

/** A way of before Unicode to keep Vietnamese letters, by the fonts that show them. */
export interface Coding {
  /** Words in Unicode; what is no letter in this coding stays as it is. */
  readonly read: (text: string) => string
  /** Words that are the same in it and in Unicode, though they have marks. */
  readonly shared: RegExp
}

/** TCVN3 (the fonts .VnTime and ABC): the letter that each byte stands for, in the same order. */
const TCVN3 = 'µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00ADõøö÷ùúýûüþ¡¢£¤¥¦§'
const LETTERS = 'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ'
/** What programs make of two of the bytes on the way into a file. */
const TWINS = 'μ∙'
const FROM_TCVN3 = new Map(
  `${TCVN3}${TWINS}`.split('').map((byte, at) => [byte, `${LETTERS}àã`[at] ?? byte]),
)

/** Letters that the fonts VNI write as one, and the marks that they write behind a vowel. */
const FROM_VNI = new Map('ôöñæóòî'.split('').map((byte, at) => [byte, 'ơưđỉĩịỵ'[at] ?? byte]))
const TONES = ['\u0301', '\u0300', '\u0309', '\u0303', '\u0323', '']
const VNI_MARKS = new Map(
  [
    ['ùøûõï', ''],
    ['áàåãäâ', '\u0302'],
    ['éèúüëê', '\u0306'],
  ].flatMap(([bytes = '', hat = '']) =>
    bytes.split('').map((byte, at) => [byte, hat + (TONES[at] ?? '')] as const),
  ),
)
const VNI = /(?<letter>[aeouyôö])(?<mark>[ùøûõïáàåãäâéèúüëê])?|[ñæóòî]/giu

/** A word with a letter beyond ASCII; a mark between digits is none. */
export const MARKED_WORD =
  /(?<![a-z\u00A1-\u00FFμ∙])(?!(?<=\d)[\u00A1-\u00FF](?=\d))[a-z]*[\u00A1-\u00FFμ∙][a-z\u00A1-\u00FFμ∙]*/giu
/** "qđ", "đc" */
const SHORT = /^[b-df-hj-np-tv-xz]*đ[b-df-hj-np-tv-xz]*$/u
const CAPITALS = /^[^a-zA-Z]*[A-Z][^a-zA-Z]*[A-Z][^a-z]*$/u

const likeCase = (letter: string, byte: string) =>
  byte === byte.toLowerCase() ? letter : letter.toUpperCase()

/** TCVN3 has hardly a capital with marks: people typed the small one among capitals. */
const fromTcvn3 = (text: string): string =>
  text.replaceAll(MARKED_WORD, (word) => {
    const read = word.replaceAll(/[\u00A1-\u00FEμ∙]/gu, (byte) => FROM_TCVN3.get(byte) ?? byte)
    return CAPITALS.test(word) ? read.toUpperCase() : read
  })

const fromVni = (text: string): string =>
  text
    .replaceAll(VNI, (typed, letter: string = typed, mark: string = '') => {
      const base = FROM_VNI.get(letter.toLowerCase()) ?? letter
      return likeCase(base, letter) + (VNI_MARKS.get(mark.toLowerCase()) ?? '')
    })
    .normalize('NFC')

export const CODINGS: Readonly<Record<'tcvn3' | 'vni', Coding>> = {
  tcvn3: { read: fromTcvn3, shared: /^[a-zý]*$/iu },
  vni: { read: fromVni, shared: /^[a-zíì]*$/iu },
}

/**
 * What no Vietnamese word in Unicode holds: other signs, a capital behind a small letter, two letters of
 * which one is the mark of the other. Without any of it a text is none of these.
 */
export const ODD =
  /[\u00A1-\u00AC\u00AE-\u00BB\u00BFÄ-ÇËÎ-ÑÖ-ØÛÜÞßä-çëîïðñö-øûüþ]|[a-z][¼½¾À-Þ]|[¼½¾][a-z]|a[âêéèáàãùõ]|e[âáàãùõ]|o[âãùõ]|[uy][ùõ]|ô[\u00C0-\u00FF]/u
/** Letters that only Vietnamese in Unicode has. */
export const VIETNAMESE = /[ăđơưĂĐƠƯạ-ỹẠ-Ỹ]/u

/** A lower-case short form, or a syllable with its tone where that is written: "hòa", and "hoà" as people used to. */
export const isWord = (word: string): boolean => {
  const { base, tone } = untone(word)
  const isPlaced = withTone(base, tone) === word || /(?:oa|oe|uy)$/u.test(base)
  return (isPlaced && isSyllable(word)) || SHORT.test(word)
}
