import { ADDRESS } from './address.ts'

/**
 * Faces that Zalo writes as words behind "/-". Only known ones count where they hang on a word
 * ("520 ha/-ok"), and only those that are no part of one ("1/-2", "xe/-v").
 */
const HANGING =
  /\/-(?:showlove|rose|fade|heart|break|coffee|cake|bome|shit|strong|weak|share|thanks|punch|bad|loveu|no|ok|flag|huan|beer)(?![a-z\d])/u
/** The same by itself: any word, but the money that is written "200.000 /-đồng". */
const APART = /(?<=^|\s|\/-[a-z]{1,12})\/-(?!d[oồ]ng)[a-z]{1,12}(?=[\s/.,!?]|$)/u
/** Brackets behind eyes where the text does not go on right behind: ":-((", "=))". */
const SMILE = /[:;=]['’]?-?(?:\)+|\(+)(?=[\s.,!?]|$)/u
/** Signs that stand alone: ":D", ":-h", ";xx", ":--|", "--b", "8-)". */
const SIGN =
  /(?<=^|\s)(?:[:;=]['’]?-?(?:[a-z*|\\>!?$~+;@#&]|xx|bye|dig|wipe|handclap)|:--\||--b|[8bpx|$]-[()]|:o3)(?=\s|$)/u

// What is in an address is no face: "http://x/-ok".
const sources = [ADDRESS, HANGING, APART, SMILE, SIGN].map(({ source }) => source)
const FACE = new RegExp(sources.join('|'), 'giu')

/** Hearts behind all that is said; "<3" before a word is "fewer than three". */
const HEART = /(?<=^|\s)<3+(?=(?:[^\p{L}\p{N}]|<3+)*$)/gu
const PICTURE = '🙂'

/** What a face says that is sent alone: the hands answer, all others only smile. */
const HANDS: ReadonlyMap<string, string> = new Map([
  ['/-strong', '👍'],
  ['/-ok', '👌'],
  ['/-weak', '👎'],
  ['/-no', '👎'],
])

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

const isAddress = (found: string): boolean => /^(?:http|www)/iu.test(found)

const withFaces = (text: string, pictureOf: (face: string) => string): string =>
  text.replaceAll(FACE, (found) => (isAddress(found) ? found : ` ${pictureOf(found)} `))

/**
 * A text with emoticons as one picture each, and none before and behind what is said. A face that is
 * all of a message is the picture that it shows: "/-strong" is a raised thumb.
 */
export const plainPictures = (text: string): string => {
  const beside = withFaces(text, () => PICTURE)
  if (!SAYS.test(beside)) return withFaces(text, (face) => HANDS.get(face.toLowerCase()) ?? PICTURE)
  return trimmed(beside.includes('<3') ? beside.replaceAll(HEART, ` ${PICTURE} `) : beside)
}
