import { isSyllable, untone, withTone } from './syllable.ts'

/** TCVN3 (the fonts .VnTime and ABC): the letter that each byte stands for, in the same order. */
const TCVN3 = 'µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00ADõøö÷ùúýûüþ¡¢£¤¥¦§'
const LETTERS = 'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂÊÔƠƯĐ'
const FROM_TCVN3 = new Map(TCVN3.split('').map((byte, at) => [byte, LETTERS[at] ?? byte]))

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

const likeCase = (letter: string, byte: string) =>
  byte === byte.toLowerCase() ? letter : letter.toUpperCase()

const fromVni = (text: string): string =>
  text
    .replaceAll(VNI, (typed, letter: string = typed, mark: string = '') => {
      const base = FROM_VNI.get(letter.toLowerCase()) ?? letter
      return likeCase(base, letter) + (VNI_MARKS.get(mark.toLowerCase()) ?? '')
    })
    .normalize('NFC')

const CODINGS: readonly ((text: string) => string)[] = [
  (text) => text.replaceAll(/[\u00A1-\u00FE]/gu, (byte) => FROM_TCVN3.get(byte) ?? byte),
  fromVni,
]

/**
 * What no Vietnamese word in Unicode holds: other signs, a capital behind a small letter, two letters of
 * which one is the mark of the other. Without any of it a text is none of these.
 */
const ODD =
  /[\u00A1-\u00AC\u00AE-\u00BB\u00BFÄ-ÇËÎ-ÑÖ-ØÛÜÞßä-çëîïðñö-øûüþ]|[a-z][¼½¾À-Þ]|[¼½¾][a-z]|a[âêéèáàãùõ]|e[âáàãùõ]|o[âãùõ]|[uy][ùõ]|ô[\u00C0-\u00FF]/u
/** Letters that only Vietnamese in Unicode has. */
const VIETNAMESE = /[ăđơưĂĐƠƯạ-ỹẠ-Ỹ]/gu
/** A word with a letter beyond ASCII; a mark between digits is none. */
const WORD =
  /(?<![a-z\u00A1-\u00FF])(?!(?<=\d)[\u00A1-\u00FF](?=\d))[a-z]*[\u00A1-\u00FF][a-z\u00A1-\u00FF]*/giu
/** "qđ", "đc" */
const SHORT = /^[b-df-hj-np-tv-xz]*đ[b-df-hj-np-tv-xz]*$/u
/** A long document may hold a name in Unicode all the same. */
const MOST_VIETNAMESE = 0.1
/** The share of its words that can be syllables: in the right coding nearly all, in no other. */
const READABLE = 0.8

/** A short form, or a syllable with its tone where that is written: "hòa", and "hoà" as people used to. */
const isWord = (word: string): boolean => {
  const { base, tone } = untone(word)
  const isPlaced = withTone(base, tone) === word || /(?:oa|oe|uy)$/u.test(base)
  return (isPlaced && isSyllable(word)) || SHORT.test(word)
}

const wordsIn = (words: readonly string[]): number =>
  words.filter((word) => isWord(word.toLowerCase())).length

/**
 * A text typed in a font of before Unicode (TCVN3 or VNI), in Unicode; null for any other. Only a
 * whole text is one: nearly all its marked words must become syllables, and more of them
 * than are as typed.
 */
export const fromOldFont = (text: string): string | null => {
  if (!ODD.test(text)) return null
  const words = (text.match(WORD) ?? []).filter((word) => /[a-z]/iu.test(word))
  if (words.length === 0) return null
  const unicode = text.match(VIETNAMESE)?.length ?? 0
  if (unicode > words.length * MOST_VIETNAMESE) return null
  const [best] = CODINGS.map((read) => ({ read, known: wordsIn(words.map(read)) })).toSorted(
    (one, other) => other.known - one.known,
  )
  const fewest = Math.max(words.length * READABLE, wordsIn(words) + 1)
  return best && best.known >= fewest ? text.replaceAll(WORD, best.read) : null
}
