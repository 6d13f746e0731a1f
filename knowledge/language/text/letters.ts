/**
 * Letters and signs of ours in other clothes, as Unicode knows them: full width, bold or circled ones of
 * mathematics, raised ones, in squares, Roman numerals, and units drawn as one sign.
 */
const STYLED =
  /[\uFF01-\uFF5E\u24B6-\u24E9\u2160-\u217F\u1D2C-\u1D6A\u207F\u{1D400}-\u{1D7CB}\u{1F130}-\u{1F149}]|[㎡㎢㏊](?!\d)/gu
/** A letter in brackets is that letter: ⒜. */
const BRACKETED = /[\u249C-\u24B5]/gu
/** Small capitals, which no table of Unicode leads back. */
const SMALL = new Map(
  'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ'
    .split('')
    .map((letter, at) => [letter, 'abcdefghijklmnoprstuvwyz'[at] ?? letter]),
)
const SMALLS = /[ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ]/gu
/** Letters on black circles and squares, in the order of the alphabet. */
const INKED = /[\u{1F150}-\u{1F169}\u{1F170}-\u{1F189}]/gu
const INKED_BLOCK = 0x20
const inkedLetter = (letter: string): string =>
  String.fromCodePoint('A'.charCodeAt(0) + (((letter.codePointAt(0) ?? 0) - 0x10) % INKED_BLOCK))
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
  /[ÐƉðɖ\uFF01-\uFF5E\u249C-\u24E9\u2160-\u217F㎡㎢㏊\u1D00-\u1D6A\u207F\u0262-\u029F\uA730\uA731\u{1D400}-\u{1D7CB}\u{1F130}-\u{1F189}\p{Script=Cyrillic}\p{Script=Greek}]/u

/**
 * A text in our own letters: Ð is Đ, "НТХ" in Cyrillic and "ＨＴＸ" in full width are "HTX", ㎡ is "m2". A text with
 * a letter of another alphabet that looks like none of ours stays, but for words that mix both.
 */
export const ownLetters = (text: string): string => {
  if (!STRANGE.test(text)) return text
  const plain = text
    .replaceAll(STYLED, (letter) => letter.normalize('NFKC'))
    .replaceAll(BRACKETED, (letter) => letter.normalize('NFKC').slice(1, -1))
    .replaceAll(SMALLS, (letter) => SMALL.get(letter) ?? letter)
    .replaceAll(INKED, inkedLetter)
    .replaceAll(ETHS, (letter) => ETH.get(letter) ?? letter)
  if (!FOREIGN.test(plain)) return plain
  const isOurs = !FOREIGN.test(inOurs(plain))
  return plain.replaceAll(WORDS, (word) =>
    isOurs || /\p{Script=Latin}/u.test(word) ? inOurs(word) : word,
  )
}
