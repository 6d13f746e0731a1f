/** Letters of ours in other clothes: full width, bold or circled ones of mathematics, Roman numerals. */
const STYLED = /[\uFF21-\uFF3A\uFF41-\uFF5A\u24B6-\u24E9\u2160-\u217F\u{1D400}-\u{1D7CB}]/gu
/** Letters of other alphabets that look like ours, those with marks taken apart before. */
const FOREIGN = /[\p{Script=Cyrillic}\p{Script=Greek}]/u
const ALIKE = new Map(
  [
    ['АВЕКМНОРСТХУІЈЅԚԜаеорсухіјѕһԁԛԝкмт', 'ABEKMHOPCTXYIJSQWaeopcyxijshdqwkmt'],
    ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαειηκνορτυχ', 'ABEZHIKMNOPTYXaeinkvoptux'],
  ].flatMap(([theirs = '', ours = '']) =>
    theirs.split('').map((letter, at) => [letter, ours[at] ?? letter] as const),
  ),
)
/** The letter of Iceland and the one of Ghana, which old keyboards give for Đ. */
const ETH = new Map('ÐƉðɖ'.split('').map((letter, at) => [letter, 'ĐĐđđ'[at] ?? letter]))
const ETHS = /[ÐƉðɖ]/gu
const WORDS = /[\p{L}\p{M}]+/gu

/** In one alphabet, where every letter of the other one may be one of ours; else as it is. */
const inOurs = (word: string): string => {
  const apart = word.normalize('NFD')
  const ours = apart.replaceAll(/\p{L}/gu, (letter) => ALIKE.get(letter) ?? letter)
  return FOREIGN.test(ours) ? word : ours
}

const STRANGE =
  /[ÐƉðɖ\uFF21-\uFF3A\uFF41-\uFF5A\u24B6-\u24E9\u2160-\u217F\u{1D400}-\u{1D7CB}\p{Script=Cyrillic}\p{Script=Greek}]/u

/**
 * A text in our own letters: Ð is Đ, "НТХ" in Cyrillic and "ＨＴＸ" in full width are "HTX". A text with
 * a letter of another alphabet that looks like none of ours stays, but for words that mix both.
 */
export const ownLetters = (text: string): string => {
  if (!STRANGE.test(text)) return text
  const plain = text
    .replaceAll(STYLED, (letter) => letter.normalize('NFKC'))
    .replaceAll(ETHS, (letter) => ETH.get(letter) ?? letter)
  if (!FOREIGN.test(plain)) return plain
  const isOurs = !FOREIGN.test(inOurs(plain))
  return plain.replaceAll(WORDS, (word) =>
    isOurs || /\p{Script=Latin}/u.test(word) ? inOurs(word) : word,
  )
}
