/** Vowels by tone in the order: level, sắc, huyền, hỏi, ngã, nặng. */
const TONED = [
  'aáàảãạ',
  'ăắằẳẵặ',
  'âấầẩẫậ',
  'eéèẻẽẹ',
  'êếềểễệ',
  'iíìỉĩị',
  'oóòỏõọ',
  'ôốồổỗộ',
  'ơớờởỡợ',
  'uúùủũụ',
  'ưứừửữự',
  'yýỳỷỹỵ',
] as const

const TONE_OF = new Map(
  TONED.flatMap((row) =>
    row.split('').map((letter, tone) => [letter, { base: row[0] ?? '', tone }]),
  ),
)
const SHARP = 1
const HEAVY = 5

const ONSETS = new Set(
  'ngh ng nh ch gh gi kh ph qu th tr b c d đ g h k l m n p r s t v x'.split(' ').concat(''),
)
const LONGEST_ONSET = 3

/** Nucleus (with its glide before) → what may follow it. */
const CODAS: Readonly<Record<string, string>> = {
  a: ' c ch i m n ng nh o p t u y',
  ă: 'c k m n ng p t',
  â: 'c m n ng p t u y',
  e: ' c m n ng o p t',
  ê: ' ch m n nh p t u',
  i: ' a ch m n nh p t u',
  o: ' c i m n ng p t',
  ô: ' c i m n ng p t',
  ơ: ' i m n p t',
  u: ' a c i m n ng p t',
  ư: ' a c i m n ng t u',
  y: ' t u',
  iê: 'c m n ng p t u',
  yê: 'm n ng t u',
  oa: ' c ch i m n ng nh o p t y',
  oă: 'c m n ng t',
  oe: ' m n o t',
  uâ: 'n ng t y',
  uê: ' ch nh n',
  uô: 'c i m n ng t',
  uơ: ' ',
  uy: ' a ch n nh p t u',
  uyê: 'n t',
  ươ: 'c i m n ng p t u',
}

const RIMES = new Set(
  Object.entries(CODAS).flatMap(([nucleus, codas]) =>
    codas.split(' ').map((coda) => nucleus + coda),
  ),
)

/** Takes tone marks off, keeps the letters ă â ê ô ơ ư đ. `tone` is that of the last marked vowel. */
export const untone = (word: string): { base: string; tone: number } => {
  let base = ''
  let tone = 0
  for (const letter of word) {
    const found = TONE_OF.get(letter)
    base += found?.base ?? letter
    if (found !== undefined && found.tone > 0) tone = found.tone
  }
  return { base, tone }
}

const plain = (base: string) =>
  base
    .replaceAll(/[ăâ]/gu, 'a')
    .replaceAll('ê', 'e')
    .replaceAll(/[ôơ]/gu, 'o')
    .replaceAll('ư', 'u')
    .replaceAll('đ', 'd')

const PLAIN_RIMES = new Set([...RIMES].map(plain))

/** Splits onset and rime, the longest onset first, so that the rime is in `rimes`; null where no split fits. */
const split = (base: string, rimes: ReadonlySet<string>) => {
  for (let length = LONGEST_ONSET; length >= 0; length -= 1) {
    const onset = base.slice(0, length)
    if (onset.length === length && ONSETS.has(onset)) {
      const rime = base.slice(length)
      if (rimes.has(rime)) return { onset, rime }
    }
  }
  return null
}

/** True for a lower-case word that can be a Vietnamese syllable written with its marks. */
export const isSyllable = (word: string): boolean => {
  const { base, tone } = untone(word)
  const parts = split(base, RIMES)
  if (parts === null) return false
  return !/[cpt]$|ch$/u.test(parts.rime) || tone === SHARP || tone === HEAVY
}

/** True for a lower-case word that can be a Vietnamese syllable typed without any marks. */
export const isPlainSyllable = (word: string): boolean => split(word, PLAIN_RIMES) !== null

/** Puts a tone (1-5) on the vowel that carries it ("hoa" + 2 → "hòa"); the word as is where none can. */
export const withTone = (word: string, tone: number): string => {
  const parts = split(word, RIMES)
  if (tone === 0 || parts === null) return word
  const { onset, rime } = parts
  const vowels = /^[aăâeêioôơuưy]+/u.exec(rime)?.[0] ?? ''
  const marked = Math.max(...'ăâêôơư'.split('').map((letter) => vowels.lastIndexOf(letter)))
  const closed = vowels.length < rime.length
  const inner = vowels.length - (closed ? 1 : vowels.length > 1 ? 2 : 1)
  const at = onset.length + (marked >= 0 ? marked : inner)
  const row = TONED.find((letters) => letters.startsWith(word[at] ?? ' '))
  return row === undefined ? word : word.slice(0, at) + (row[tone] ?? '') + word.slice(at + 1)
}
