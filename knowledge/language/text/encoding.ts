/** Letters that only Vietnamese in Unicode has. */
const VIETNAMESE = /[ăđơưĂĐƠƯạ-ỹẠ-Ỹ]/gu
/** What texts in the fonts of before Unicode (.VnTime, VNI) look like when they are read as Unicode. */
const LEGACY = /[µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åæç¬ëîïñòô­øõö÷ûüþ]/gu
const LETTERS = /\p{L}/gu
/** Shares of a text's letters. */
const MOST_LEGACY = 0.06
const FEWEST_VIETNAMESE = 0.03

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0

/** True for a text in TCVN3, VNI or another coding of before Unicode: its words cannot be read. */
export const isLegacyText = (text: string): boolean => {
  const letters = count(text, LETTERS)
  return (
    count(text, LEGACY) > letters * MOST_LEGACY &&
    count(text, VIETNAMESE) < letters * FEWEST_VIETNAMESE
  )
}
