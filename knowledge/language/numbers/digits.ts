/** Marks that part thousands and nothing else; a dot and a comma have other uses, too. */
const GROUPING = "'’‘‛`´ʼʹ′＇·•∙⋅・‧˙٬_"
/** Dots, commas, dashes and the like of other keyboards, and what stands for them here. */
const ALIKE = new Map(
  Object.entries({
    '.': '．。﹒․',
    ',': '，﹐‚٫、',
    '-': '\u2010\u2011\uFE63\u2212',
    '–': '\u2012\u2014\u2015\uFE58',
    '/': '⁄∕',
    '~': '∼〜',
    ':': '∶',
  }).flatMap(([plain, others]) => others.split('').map((other) => [other, plain] as const)),
)
const LOOKALIKE = new RegExp(`(?<=\\d ?)[${[...ALIKE.keys()].join('')}](?= ?\\d)`, 'gu')

const OTHER_DIGIT = /(?![0-9])\p{Nd}/gu
/** Frames of keys and strokes through a digit. */
const ON_DIGITS = /(?<=\d)\p{M}+/gu
const FRACTION = /(?:(?<!\d)(?<whole>\d{1,9}) ?)?(?<part>[¼½¾⅕⅖⅗⅘⅛⅜⅝⅞])(?!\d)/gu
/** Several circled or lowered digits on end: one alone numbers a line. */
const CIRCLED = /(?<![\p{L}\d])\p{No}{2,}(?!\d)/gu
/** First of ten, and its value, where Unicode does not say which digits they are like. */
const ON_BLACK = [
  ['❶', 1],
  ['➀', 1],
  ['➊', 1],
  ['⓵', 1],
  ['⓫', 11],
  ['⓿', 0],
] as const
const RUN = 10
/** "1'250", "1.250'000": a head of up to three digits, then groups of exactly three. */
const GROUPED = new RegExp(
  `(?<![\\d.,${GROUPING}])[1-9]\\d{0,2}(?:[.${GROUPING}]\\d{3})+(?![\\d${GROUPING}])`,
  'gu',
)
const GROUP_MARK = new RegExp(`[${GROUPING}]`, 'gu')
/** True for a mark that parts thousands and nothing else. */
export const isGrouping = (mark: string): boolean => GROUPING.includes(mark)

/** Neither ASCII nor a letter of Latin. */
const ODD = /[^\0-\x7F\xC0-\u024F\u1EA0-\u1EF9]/gu

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

/** "①" and "❶" as 1, "⒈" as "1."; what is no digit as it is. */
const circledDigits = (signs: string): string =>
  signs.replaceAll(/\p{No}/gu, (sign) => {
    const code = sign.codePointAt(0) ?? 0
    const run = ON_BLACK.find(([first]) => {
      const step = code - first.charCodeAt(0)
      return step >= 0 && step < (first === '⓿' ? 1 : RUN)
    })
    return run ? String(code - run[0].charCodeAt(0) + run[1]) : sign.normalize('NFKC')
  })

/** "½" as ",5" behind a whole number, else as "0,5". */
const decimalOf = (whole: string | undefined, part: string): string => {
  const [over = '0', under = '1'] = part.normalize('NFKC').split('⁄')
  return `${whole ?? '0'},${String(Number(over) / Number(under)).slice(2)}`
}

const plainMarks = (text: string): string =>
  text.replaceAll(GROUPED, (figure) => figure.replaceAll(GROUP_MARK, '.'))

/** What is done about signs, in order, and without which of them it has nothing to do. */
const STEPS: readonly {
  readonly signs: RegExp
  readonly work: (text: string) => string
}[] = [
  { signs: /\p{Nd}/u, work: (text) => text.replaceAll(OTHER_DIGIT, valueOf) },
  {
    signs: /\p{No}/u,
    work: (text) =>
      text.replaceAll(FRACTION, (_, whole: string | undefined, part: string) =>
        decimalOf(whole, part),
      ),
  },
  { signs: /\p{No}/u, work: (text) => text.replaceAll(CIRCLED, circledDigits) },
  { signs: /\p{M}/u, work: (text) => text.replaceAll(ON_DIGITS, '') },
  {
    signs: new RegExp(`[${[...ALIKE.keys()].join('')}]`, 'u'),
    work: (text) => text.replaceAll(LOOKALIKE, (mark) => ALIKE.get(mark) ?? mark),
  },
]

/**
 * A text with its figures in plain digits: "١٢٥٠", "１２５０" and "①②⑤⓪" are 1250, "1'250" and "1·250" are
 * "1.250", "2½" is "2,5". A mark stays where the digits around it are no groups of three: what it
 * means is not certain then, and whoever reads the figure asks back.
 */
export const plainDigits = (text: string): string => {
  const odd = text.match(ODD)
  if (!odd) return plainMarks(text)
  const found = [...new Set(odd)].join('')
  const plain = STEPS.reduce(
    (written, { signs, work }) => (signs.test(found) ? work(written) : written),
    text,
  )
  return plainMarks(plain)
}
