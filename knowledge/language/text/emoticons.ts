/**
 * Stickers as Zalo sends them ("/-heart"; "200.000/-đồng" is none), brackets behind eyes where the text
 * does not go on right behind (":-((", "=))"), and signs that stand alone (":D", "8-)").
 */
const EMOTICON =
  /\/-(?!d[oồ]ng)[a-z]{1,12}|[:;=]['’]?-?(?:\)+|\(+)(?=[\s.,!?]|$)|(?<=^|\s)(?:[:;=]['’]?-?[a-z*|\\>]|8-\))(?=\s|$)/giu
/** Hearts behind all that is said; "<3" before a word is "fewer than three". */
const HEART = /(?<=^|\s)<3+(?=(?:[^\p{L}\p{N}]|<3+)*$)/gu
const PICTURE = ' 🙂 '

/** Pictures, what joins and colours them, and spaces. */
const BESIDE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\s]/u
const isSaid = (letter: string) => !BESIDE.test(letter)
const SAYS = /[\p{L}\p{N}]/u

/** Without the pictures before and behind what is said. */
const trimmed = (text: string): string => {
  const letters = Array.from(text)
  const [from, to] = [letters.findIndex(isSaid), letters.findLastIndex(isSaid) + 1]
  const isWhole = from === 0 && to === letters.length
  return isWhole || !SAYS.test(text) ? text : letters.slice(from, to).join('')
}

/** A text with emoticons as one picture each, and none before and behind what is said. */
export const plainPictures = (text: string): string => {
  const pictured = text.replaceAll(EMOTICON, PICTURE)
  return trimmed(pictured.includes('<3') ? pictured.replaceAll(HEART, PICTURE) : pictured)
}
