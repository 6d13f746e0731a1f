import { isMark, LEFT_OUT, NAMED } from '../numbers/digit-marks.ts'
import { isYear } from '../numbers/date.ts'
import type { NumberRead } from '../numbers/sum.ts'
import type { Token } from '../text/text.ts'
import type { UnitRead } from './unit.ts'

type Line = readonly Token[]
/** Reads the unit behind a number. */
type ReadUnit = (line: Line, number: NumberRead) => UnitRead | null

/** Behind these begins another thing. */
const ENDS = new Set([...',;.:!?…/%‰$€+=<>≤≥×&'.split(''), LEFT_OUT, NAMED])
const OPENS = new Set(['(', '['])
const CLOSES = new Set([')', ']'])
const PICTURE = /^\p{Extended_Pictographic}$/u
/** A raised digit: "10²". */
const PART = /^\p{No}$/u
/** Letters typed in place of the last digits: "25O". */
const DISGUISED = /^[oil]+$/u
const MOST_MARKS = 3
const FEW_DIGITS = 100

const isGlued = (before: Token | undefined, behind: Token | undefined) =>
  before !== undefined && behind?.at === before.end
const isClose = (before: Token | undefined, behind: Token | undefined) =>
  before !== undefined && behind !== undefined && behind.at - before.end <= 1

/** The mark, or the letter in place of a digit, belongs to what stands before it. */
const isPassed = (line: Line, at: number): boolean => {
  const [before, token] = [line[at - 1], line[at]]
  if (token === undefined || !isClose(before, token)) return false
  if (DISGUISED.test(token.folded)) return isGlued(before, token)
  // "1.250,- đ"
  if (token.text === ',') return isGlued(before, token) && line[at + 1]?.text === '-'
  return isMark(token) && !ENDS.has(token.text)
}

/** What has no unit of its own: "50 - thành viên 300" and "2) thành viên 300" are lists. */
const mayCount = ({ from, to }: NumberRead, unit: UnitRead): boolean =>
  unit.dimension !== 'count' || (from >= FEW_DIGITS && !(isYear(from) && isYear(to)))

/**
 * The unit of a number behind quotes, brackets, emphasis or pictures: "“1.250” ha", "**50** ha",
 * "50 (ha)". `isTorn`: a sign between them may be a digit, and the number is not known. Null where
 * something else begins.
 */
export const unitBeyond = (
  line: Line,
  number: NumberRead,
  readUnit: ReadUnit,
): (UnitRead & { readonly isTorn: boolean }) | null => {
  const { end } = number
  let at = end
  while (at - end < MOST_MARKS && isPassed(line, at)) at += 1
  const [first, last] = [line[end], line[at - 1]]
  if (at === end || first === undefined || !isClose(last, line[at])) return null
  const passed = line.slice(end, at)
  const isOpen = OPENS.has(last?.text ?? '')
  if (!isOpen && !PICTURE.test(first.text) && !isGlued(line[end - 1], first)) return null
  const unit = readUnit(line, { ...number, end: at })
  if (unit === null || unit.end <= at || !mayCount(number, unit)) return null
  if (isOpen && !CLOSES.has(line[unit.end]?.text ?? '')) return null
  const isTorn = passed.some(({ text, folded }) => PART.test(text) || DISGUISED.test(folded))
  return { ...unit, end: isOpen ? unit.end + 1 : unit.end, isTorn }
}
