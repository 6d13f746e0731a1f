/** TCVN3, as the national standard lists it: a letter and its byte. */
const TCVN3 =
  'àµ á¸ ả¶ ã· ạ¹ ă¨ ằ» ắ¾ ẳ¼ ẵ½ ặÆ â© ầÇ ấÊ ẩÈ ẫÉ ậË đ® èÌ éÐ ẻÎ ẽÏ ẹÑ êª ềÒ ếÕ ểÓ ễÔ ệÖ ì× íÝ ỉØ ĩÜ ịÞ òß óã ỏá õâ ọä ô« ồå ốè ổæ ỗç ộé ơ¬ ờê ớí ởë ỡì ợî ùï úó ủñ ũò ụô ư\u00AD ừõ ứø ửö ữ÷ ựù ỳú ýý ỷû ỹü ỵþ Ă¡ Â¢ Ê£ Ô¤ Ơ¥ Ư¦ Đ§'
const tcvn3 = new Map(TCVN3.split(' ').map(([letter = '', byte = '']) => [letter, byte]))

const VNI_ALONE = new Map(
  'ơô ưö đñ ỉæ ĩó ịò ỵî íí ìì'.split(' ').map(([letter = '', byte = '']) => [letter, byte]),
)
/** Hat and tone of a letter taken apart → the sign behind it. */
const VNI_MARKS = new Map<string, string>([
  ...'\u0301ù \u0300ø \u0309û \u0303õ \u0323ï'
    .split(' ')
    .map(([mark = '', sign = '']) => [mark, sign] as const),
  ...'\u0301á \u0300à \u0309å \u0303ã \u0323ä'
    .split(' ')
    .map(([mark = '', sign = '']) => [`\u0302${mark}`, sign] as const),
  ...'\u0301é \u0300è \u0309ú \u0303ü \u0323ë'
    .split(' ')
    .map(([mark = '', sign = '']) => [`\u0306${mark}`, sign] as const),
  ['\u0302', 'â'],
  ['\u0306', 'ê'],
])

const inVni = (letter: string): string => {
  const alone = VNI_ALONE.get(letter)
  if (alone !== undefined) return alone
  const [base = '', ...marks] = letter.normalize('NFD')
  const horned = marks.includes('\u031B') ? (VNI_ALONE.get(base === 'o' ? 'ơ' : 'ư') ?? '') : base
  const others = marks.filter((mark) => mark !== '\u031B')
  const ordered = others.toSorted((one) => (/[\u0302\u0306]/u.test(one) ? -1 : 1)).join('')
  return horned + (VNI_MARKS.get(ordered) ?? '')
}

/** A text in lower case as it looks where it was typed in a font of before Unicode. */
export const inOldFont = {
  tcvn3: (text: string): string =>
    text.replaceAll(/\P{ASCII}/gu, (letter) => tcvn3.get(letter) ?? letter),
  vni: (text: string): string => text.replaceAll(/\P{ASCII}/gu, inVni),
} as const

/** A text with some letters of other alphabets that look the same. */
export const inOtherLetters = (text: string): string =>
  text.replaceAll(
    /[aeocp]/gu,
    (letter) => ({ a: 'а', e: 'е', o: 'ο', c: 'с', p: 'р' })[letter] ?? letter,
  )
