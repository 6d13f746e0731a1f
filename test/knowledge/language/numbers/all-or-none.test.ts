import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalise } from '../../../../knowledge/language/text/text.ts'
import { readFigure } from '../../../support/written/read.ts'

const HECTARES = '12500000'

/** Every sign of the first plane that is neither a letter nor one of our digits. */
const SIGNS = Array.from({ length: 0xff_ff }, (_, code) => String.fromCharCode(code)).filter(
  (sign) => /[\p{P}\p{S}\p{Z}\p{Cf}\p{M}\p{No}]/u.test(sign),
)
const STEP = process.env['LONG'] ? 1 : 23
/** Behind a line break begins another figure; the dashes and waves of a range leave both of its ends. */
const PARTS = new Set(['\u2028', '\u2029'])
const RANGE = /^[\p{Pd}~∼〜～−]$/u

test('no sign of Unicode between digits makes a part of a number of it', () => {
  const wrong = SIGNS.filter((_, at) => at % STEP === 0).flatMap((sign) => {
    const area = readFigure(`htx lúa có 1${sign}250 ha`, 'area')
    const members = readFigure(`htx có 12${sign}50 thành viên`, 'members')
    const before = readFigure(`htx lúa có ${sign}1250 ha`, 'area')
    const isRange = RANGE.test(sign) && members === '12..50'
    const isRight =
      ['asked', HECTARES].includes(area) && (isRange || ['asked', '1250'].includes(members))
    const isWhole = ['asked', HECTARES].includes(before) || before.includes('..')
    return (isRight || PARTS.has(sign)) && isWhole ? [] : [`${sign}: ${area} ${members} ${before}`]
  })
  expect(SIGNS.length).toBeGreaterThan(5000)
  expect(wrong).toEqual([])
})

const SEPARATORS =
  " |.|,|'|’|·|_|˙|٬| . |\u00A0|\u2009|\u202F|\u00AD|\u200B|/|:|;|&nbsp;|-|+|🙂|o|½"
const NUMERALS = ['0123456789', '０１２３４５６７８９', '٠١٢٣٤٥٦٧٨٩', '०१२३४५६७८९', '០១២៣៤៥៦៧៨៩']

/** A number with a separator somewhere in it, and with what its digits say. */
const written = fc
  .record({
    value: fc.integer({ min: 11, max: 9_999_999 }),
    separator: fc.constantFrom(...SEPARATORS.split('|')),
    inGroups: fc.boolean(),
    cuts: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
    numerals: fc.constantFrom(...NUMERALS),
  })
  .map(({ value, separator, inGroups, cuts, numerals }) => {
    const digits = String(value).split('')
    const text = digits.map((digit, at) => {
      const isCut = inGroups ? (digits.length - at) % 3 === 0 : cuts[at]
      return (at > 0 && isCut ? separator : '') + (numerals[Number(digit)] ?? digit)
    })
    return { value, text: text.join('') }
  })
  // what stands apart and may be a year is one
  .filter(({ text }) => !/(?<!\d)(?:199|20[0-4])\d(?!\d)/u.test(normalise(text)))

/** What one number can be, whatever its separators mean: whole, or a fraction of all its digits. */
const wholes = (value: number, scale: number) =>
  Array.from({ length: 8 }, (_, places) => {
    const one = Number(((value * scale) / 10 ** places).toPrecision(12))
    return String(scale === 1 ? one : Math.floor(one))
  })

const UNITS = [
  ['area', 'ha', 10_000],
  ['area', 'm2', 1],
  ['members', 'thành viên', 1],
  ['vehicles', 'chiếc xe', 1],
  ['capital', 'triệu đồng', 1_000_000],
] as const

test('of a number in whatever separators all digits are read or none', () => {
  fc.assert(
    fc.property(
      written,
      fc.constantFrom(...UNITS),
      fc.constantFrom('htx em có ', 'dạ ', '', 'tổng cộng '),
      fc.boolean(),
      ({ value, text }, [fact, unit, scale], before, isAsked) => {
        const got = readFigure(`${before}${text} ${unit}`, fact, isAsked ? fact : null)
        const isRange = /-/u.test(text) && got.includes('..')
        if (isRange || got === 'asked' || got === 'nothing') return
        expect(wholes(value, scale)).toContain(got)
      },
    ),
    { numRuns: process.env['LONG'] ? 20_000 : 1500, seed: 14 },
  )
})
