import fc from 'fast-check'
import { ReadingConfig, doReadNumber } from 'read-vietnamese-number'

/** A number as a person writes it, and the value that it stands for. */
export interface Figure {
  readonly text: string
  readonly value: number
}

/** Marks that somebody may put between thousands; none of them is the dot of Vietnamese use. */
export const SEPARATORS: readonly string[] =
  '\' ’ ‘ ʼ ′ ´ ` · • ∙ ⋅ ˙ ٬ _ ‚ ， ． " “ ~ ^ | \\ / – - — : ; , # = + & @ .. ,. … ⸱ ¸ ¨ ¦ ° ˈ ı ( ! ? ⁄ § }'.split(
    ' ',
  )
/** Plain, no-break, thin, narrow no-break, ideographic, tab, figure space. */
const SPACES = [' ', '\u00A0', '\u2009', '\u202F', '\u3000', '\t', '\u2007']
/** Zero in Arabic, Persian, Devanagari, Thai, Khmer, Lao, full width and bold digits. */
const ZEROS = [0x660, 0x6f0, 0x966, 0xe50, 0x17e0, 0xed0, 0xff10, 0x1d7ce]
/** Between ends that are no further apart, a dash is a range in everybody's eyes. */
const WIDEST_RANGE = 3
const RANGES: ReadonlySet<string> = new Set(['-', '–', '~', '—'])

/** A whole number in words. */
export const spoken = (value: number): string => {
  const config = new ReadingConfig()
  config.unit = []
  return doReadNumber(BigInt(value), config)
}

const groupsOf = (value: number): readonly string[] =>
  String(value)
    .replaceAll(/\B(?=(?:\d{3})+$)/gu, ' ')
    .split(' ')

const inScript = (text: string, zero: number): string =>
  text.replaceAll(/\d/gu, (digit) => String.fromCodePoint(zero + Number(digit)))

const isRange = (text: string, [first, second, ...more]: readonly string[]): boolean =>
  RANGES.has(text.replaceAll(/[\d\s]/gu, '')) &&
  more.length === 0 &&
  Number(second) > Number(first) &&
  Number(second) <= Number(first) * WIDEST_RANGE

const space = fc.constantFrom(...SPACES)
const pad = fc.oneof({ weight: 2, arbitrary: fc.constant('') }, space)
const separator = fc
  .tuple(pad, fc.constantFrom(...SEPARATORS), pad)
  .map(([before, mark, behind]) => before + mark + behind)

/** Groups with one mark between them all, or with two in turn. */
const joined = (groups: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constant(groups.join('.')),
    space.map((one) => groups.join(one)),
    { weight: 3, arbitrary: separator.map((one) => groups.join(one)) },
    fc
      .tuple(fc.oneof(separator, fc.constant('.')), fc.oneof(separator, space))
      .map(([odd, even]) =>
        groups.reduce((text, group, at) => text + (at % 2 === 1 ? odd : even) + group),
      ),
  )

/** A whole number in any writing. */
export const whole = (value: number): fc.Arbitrary<Figure> => {
  const groups = groupsOf(value)
  const plain = [
    fc.constant(String(value)),
    fc.constant(spoken(value)),
    fc.constantFrom(...ZEROS).map((zero) => inScript(String(value), zero)),
  ]
  const arbitrary =
    groups.length > 1
      ? fc.oneof(...plain, { weight: 5, arbitrary: joined(groups) })
      : fc.oneof(...plain)
  return arbitrary.filter((text) => !isRange(text, groups)).map((text) => ({ text, value }))
}

/** A number with `places` decimals, none of them a nought at the end. */
const decimal = (value: number, places: number): fc.Arbitrary<Figure> => {
  const [head = '', tail = ''] = value.toFixed(places).split('.')
  const digits = tail.split('').map((digit) => spoken(Number(digit)))
  return fc
    .oneof(
      fc.constantFrom(
        `${head},${tail}`,
        `${head}.${tail}`,
        `${head} phẩy ${tail}`,
        `${spoken(Number(head))} phẩy ${digits.join(' ')}`,
      ),
      separator.map((one) => `${head}${one}${tail}`),
    )
    .map((text) => ({ text, value: Number(`${head}.${tail}`) }))
}

const decimals = fc
  .tuple(fc.integer({ min: 11, max: 99_999 }), fc.constantFrom(1, 2))
  .filter(([value, places]) => value % 10 !== 0 && value > 10 ** places)
  .chain(([value, places]) => decimal(value / 10 ** places, places))

/** A number up to ten times `most` in any writing. */
export const figure = (most: number, hasDecimals: boolean): fc.Arbitrary<Figure> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 1, max: most }).chain(whole) },
    {
      weight: 3,
      arbitrary: fc.integer({ min: 1000, max: Math.max(most * 10, 2000) }).chain(whole),
    },
    ...(hasDecimals ? [{ weight: 2, arbitrary: decimals }] : []),
  )
