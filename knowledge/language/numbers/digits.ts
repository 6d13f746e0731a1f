/** Marks that part thousands and nothing else; a dot and a comma have other uses, too. */
const GROUPING = "'’‘‛`´ʼʹ′＇·•∙⋅・‧˙٬_"
/** Dots and commas of other keyboards. */
const DOTS = '．。﹒․'
const COMMAS = '，﹐‚٫、'

const OTHER_DIGIT = /(?![0-9])\p{Nd}/gu
const KEYCAP = /(?<=\d)\u20E3/gu
const FRACTION = /(?:(?<!\d)(?<whole>\d{1,9}) ?)?(?<part>[¼½¾⅕⅖⅗⅘⅛⅜⅝⅞])/gu
const LOOKALIKE = new RegExp(`(?<=\\d ?)[${DOTS}${COMMAS}](?= ?\\d)`, 'gu')
/** "1'250", "1.250'000": a head of up to three digits, then groups of exactly three. */
const GROUPED = new RegExp(
  `(?<![\\d.,${GROUPING}])[1-9]\\d{0,2}(?:[.${GROUPING}]\\d{3})+(?![\\d${GROUPING}])`,
  'gu',
)
const GROUP_MARK = new RegExp(`[${GROUPING}]`, 'gu')
/** True for a mark that parts thousands and nothing else. */
export const isGrouping = (mark: string): boolean => GROUPING.includes(mark)

const PLAIN = /^[\0-\x7F]*$/u

const GROUPS = /^\d{1,3}(?:\.\d{3})+$/u

/** A written number as texts are compared by: "5.000" is "5000", "02" is "2"; any other word as it is. */
export const plainNumber = (word: string): string =>
  (GROUPS.test(word) ? word.replaceAll('.', '') : word).replace(/^0+(?=\d)/u, '')

/** Digits of every script stand in runs of ten that begin with zero; several runs may follow on. */
const valueOf = (digit: string): string => {
  const code = digit.codePointAt(0) ?? 0
  let first = code
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1
  return String((code - first) % 10)
}

/** "½" as ",5" behind a whole number, else as "0,5". */
const decimalOf = (whole: string | undefined, part: string): string => {
  const [over = '0', under = '1'] = part.normalize('NFKC').split('⁄')
  return `${whole ?? '0'},${String(Number(over) / Number(under)).slice(2)}`
}

const plainMarks = (text: string): string =>
  text.replaceAll(GROUPED, (figure) => figure.replaceAll(GROUP_MARK, '.'))

/**
 * A text with its figures in plain digits: "١٢٥٠" and "１２５０" are 1250, "1'250" and "1·250" are
 * "1.250", "2½" is "2,5". A mark stays where the digits around it are no groups of three: what it
 * means is not certain then, and whoever reads the figure asks back.
 */
export const plainDigits = (text: string): string =>
  PLAIN.test(text)
    ? plainMarks(text)
    : plainMarks(
        text
          .replaceAll(OTHER_DIGIT, valueOf)
          .replaceAll(KEYCAP, '')
          .replaceAll(LOOKALIKE, (mark) => (DOTS.includes(mark) ? '.' : ','))
          .replaceAll(FRACTION, (_, whole: string | undefined, part: string) =>
            decimalOf(whole, part),
          ),
      )
