import { remember } from './remember.ts'
import { isPlainSyllable, isSyllable, untone, withTone } from './syllable.ts'

const TELEX_TONES = 'sfrxj'
const TELEX_LETTERS: readonly (readonly [RegExp, string])[] = [
  [/dd/gu, 'đ'],
  [/aa/gu, 'â'],
  [/aw/gu, 'ă'],
  [/ee/gu, 'ê'],
  [/u[ow]+w/gu, 'ươ'],
  [/oo/gu, 'ô'],
  [/ow/gu, 'ơ'],
  [/uw/gu, 'ư'],
]
const VNI_LETTERS: readonly (readonly [RegExp, string])[] = [
  [/d9/gu, 'đ'],
  [/a6/gu, 'â'],
  [/a8/gu, 'ă'],
  [/e6/gu, 'ê'],
  [/u7?o7/gu, 'ươ'],
  [/o6/gu, 'ô'],
  [/o7/gu, 'ơ'],
  [/u7/gu, 'ư'],
]
/** Without one of these a tone key before the last vowel is no key: "taxi". */
const DOUBLED = /dd|aa|ee|oo|[aou]w/u
/** A breve, hat or horn typed after the coda goes back to the vowel: "hopwj", "tacs", "viett6". */
const LATE_TELEX = /([aou])([aou]?[a-z]{1,2})(w)([sfrxj]?)$/u
const LATE_VNI = /([aeou])([a-z]{1,2})([678])([1-5]?)$/u

const LONGEST_VNI = 9
/** A single digit behind a word is one of a number or code far more often than a key. */
const FEWEST_DIGITS = 2
const INNER_DIGIT = /\d[a-z]/iu

const spellWith = (letters: readonly (readonly [RegExp, string])[], keys: string) =>
  letters.reduce((word, [pattern, letter]) => word.replace(pattern, letter), keys)

const accept = (spelled: string, tone: number): string | null => {
  const word = withTone(spelled, tone)
  if (tone > 0 && untone(word).tone !== tone) return null
  return isSyllable(word) ? word : null
}

const telex = (word: string): string | null => {
  if (!/^[a-z]{2,10}$/u.test(word) || isPlainSyllable(word)) return null
  const keys = word.replace(LATE_TELEX, '$1$3$2$4')
  const late = /^(?=[^aeiouyw]*[aeiouyw])(.+)([sfrxj])$/u.exec(keys)
  const early = /^(.*[aeiouyw])([sfrxj])([cmnpt]|ch|ng|nh)$/u.exec(keys)
  const inner = DOUBLED.test(keys) ? /^(.*[aeiouyw])([sfrxj])([iouy])$/u.exec(keys) : null
  const [, head = keys, key = '', coda = ''] = late ?? early ?? inner ?? []
  return accept(spellWith(TELEX_LETTERS, head + coda), TELEX_TONES.indexOf(key || '_') + 1)
}

const vni = (word: string): string | null => {
  if (word.length > LONGEST_VNI || !/^[a-z]+[1-9][a-z1-9]*$/u.test(word)) return null
  const tones = word.match(/[1-5]/gu) ?? []
  if (tones.length > 1) return null
  const keys = word.replace(LATE_VNI, '$1$3$2$4').replace(/[1-5]/u, '')
  const spelled = spellWith(VNI_LETTERS, keys)
  return /\d/u.test(spelled) ? null : accept(spelled, Number(tones[0] ?? 0))
}

const DIGITS = /\d/gu
const MOST_WORDS = 10_000

/** A typed word with its digits, and what its keys spell; null where they are no keystrokes. */
const readKeys = remember((typed: string) => {
  const word = typed.toLowerCase()
  const digits = word.match(DIGITS)?.length ?? 0
  return { digits, spells: digits > 0 ? vni(word) : telex(word) }
}, MOST_WORDS)

const likeCase = (word: string, typed: string) => {
  if (typed.length > 1 && typed === typed.toUpperCase()) return word.toUpperCase()
  return typed[0] === typed[0]?.toUpperCase()
    ? word.slice(0, 1).toUpperCase() + word.slice(1)
    : word
}

const WORD = /(?<![\p{L}\d])[a-z][a-z1-9]*(?![\p{L}\d])/giu
const NUMBER_BEFORE = /(?<![a-z\d])\d[\d.,]* ?$/iu
/** Behind a number these take a part of one: "2 ty3" is an amount, "300 xa4" is none. */
const DIVISIBLE =
  /^(?:t[yi]|tr|trieu|ng(?:an|hin)|tram|chuc|van|ha|mau|sao|cong|diem|cu|toi|k|m)\d+$/iu
/** So far back the number before a word is looked for. */
const REACH = 12

/**
 * Undoes raw Telex and VNI keystrokes word by word: "hopwj tacs xax", "ho75p ta1c xa4". A word
 * changes only where the result can be a Vietnamese syllable and the typed one cannot. Digits are
 * read as VNI only where one stands inside a word or two of them mark one word or two, and never at the
 * end of a unit behind a number, since "2 ty3" is an amount.
 */
export const undoKeystrokes = (text: string): string => {
  const words = [...text.matchAll(WORD)].flatMap(({ 0: typed, index: at }) => {
    const { digits, spells } = readKeys(typed)
    return spells === null ? [] : [{ typed, at, digits, spells }]
  })
  const digits = words.reduce((sum, word) => sum + word.digits, 0)
  let undone = ''
  let done = 0
  for (const word of words) {
    const { typed, at, spells } = word
    const isVni = word.digits > 0
    const isAmount =
      isVni && DIVISIBLE.test(typed) && NUMBER_BEFORE.test(text.slice(Math.max(0, at - REACH), at))
    const isSure = digits >= FEWEST_DIGITS || INNER_DIGIT.test(typed)
    if (isAmount || (isVni && !isSure)) continue
    undone += text.slice(done, at) + likeCase(spells, typed)
    done = at + typed.length
  }
  return undone + text.slice(done)
}
