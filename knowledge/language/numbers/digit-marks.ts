import { isGrouping } from './digits.ts'
import { readFigure } from './figure.ts'
import type { Token } from '../text/text.ts'

type Line = readonly Token[]

/**
 * Stands for words that were left out, so that the numbers around them are never read as one. Of
 * private use: nobody types it.
 */
export const LEFT_OUT = '\uE000'
/** Stands for the name of a place, in the same way. */
export const NAMED = '\uE001'

/** A figure written in groups of three with spaces between them: "1 250", "1 . 250", "1 ' 250". */
export interface Grouped {
  /** Index of the token behind it. */
  readonly end: number
  /** The figure with dots between its groups. */
  readonly text: string
  /** Only spaces, and at least two of them or noughts behind: nobody means anything else. */
  readonly isSure: boolean
}

const HEAD = /^[1-9]\d{0,2}(?:\.\d{3})*$/u
const GROUP = /^\d{3}(?:\.\d{3})*(?:,\d+)?$/u
/** Behind these and a space a sentence, a bracket or a list may go on. */
const ENDS = new Set([',', ';', '.', ':', ')', ']', '!', '?', '…'])
const APART = new Set([LEFT_OUT, NAMED])
/** Signs of units: they part what they do not touch on both sides. */
const UNITS = new Set(['%', '‰', '$', '€'])

/** A mark, or a letter that is none of ours and looks like one: "2ˈ153", "1ı250". */
export const isMark = ({ kind, folded }: Token): boolean =>
  kind === 'mark' || (kind === 'word' && !/[a-z]/u.test(folded))

/** Nothing between two tokens, or one space. */
const isClose = (before: Token | undefined, behind: Token | undefined) =>
  before !== undefined && behind !== undefined && behind.at - before.end <= 1
const isGlued = (before: Token | undefined, behind: Token | undefined) =>
  before !== undefined && behind?.at === before.end

/** Index of the next group of three behind a number, or null. */
const nextGroup = (line: Line, at: number): number | null => {
  const [number, mark] = [line[at], line[at + 1]]
  const isGroupMark =
    mark !== undefined &&
    (isGrouping(mark.text) || (mark.text === '.' && !isGlued(number, mark))) &&
    isClose(number, mark)
  const next = isGroupMark ? at + 2 : at + 1
  return GROUP.test(line[next]?.text ?? '') && isClose(line[next - 1], line[next]) ? next : null
}

/** The figure that begins at a token and goes on in groups of three; null where none follows. */
export const groupsAt = (line: Line, at: number): Grouped | null => {
  const parts = [line[at]?.text ?? '']
  let last = at
  let marks = 0
  let goesOn = HEAD.test(parts[0] ?? '')
  for (let next = nextGroup(line, at); next !== null && goesOn; next = nextGroup(line, last)) {
    const part = line[next]?.text ?? ''
    marks += next - last - 1
    parts.push(part)
    last = next
    goesOn = !part.includes(',')
  }
  if (last === at) return null
  const text = parts.join('.')
  const isSure = marks === 0 && (last - at > 1 || text.endsWith('000'))
  return { end: last + 1, text, isSure }
}

const LONGEST_BRACKET = 20

/** "300 (180 nữ)": what a bracket adds, where it is closed. */
const isBracketed = (line: Line, from: number): boolean =>
  line[from]?.text === '(' &&
  !isGlued(line[from - 1], line[from]) &&
  line.slice(from, from + LONGEST_BRACKET).some(({ text }) => text === ')')

/**
 * True where the marks between the numbers that end before `from` and begin at `to` part them: a
 * bracket opens, or a sentence or list goes on whose two numbers could be no figure. Every other
 * mark may be a thousands or decimal mark of somebody's, and the two numbers one figure.
 * `isWhole`: what is counted has no fractions.
 */
export const partsNumbers = (line: Line, from: number, to: number, isWhole: boolean): boolean => {
  const between = line.slice(from, to)
  const [mark, ...more] = between
  const [before, behind] = [line[from - 1], line[to]]
  if (mark === undefined || before === undefined || behind === undefined) return false
  if (between.some(({ text }) => APART.has(text)) || isBracketed(line, from)) return true
  const isDrawn = isGlued(before, mark) && isGlued(line[to - 1], behind)
  if (!isDrawn && between.some(({ text }) => UNITS.has(text))) return true
  const isList = more.length === 0 && ENDS.has(mark.text)
  if (!isList || !isGlued(before, mark) || isGlued(mark, behind)) return false
  // "một ngàn, hai trăm ha" may go on, "300, năm trăm ha" begins anew
  if (before.kind === 'word' || behind.kind === 'word') return before.kind === 'number'
  const figure = readFigure(`${before.text}${mark.text === '.' ? '.' : ','}${behind.text}`)
  if (figure.why === 'malformed') return true
  return isWhole && figure.values.every((value) => !Number.isInteger(value))
}

const MOST_MARKS = 5

/** True where the number that ends before `from` may go on behind a mark: "18 tỷ 601·14 điểm". */
export const mayGoOn = (line: Line, from: number): boolean => {
  const behind = line.slice(from, from + MOST_MARKS).findIndex((token) => !isMark(token))
  const to = from + Math.max(behind, 0)
  return to > from && line[to]?.kind === 'number' && !partsNumbers(line, from, to, false)
}

const FEW = /^[1-9]\d{0,2}$/u
const THREE = /^\d{3}(?!\d)/u
/** Who gives a range seldom parts its ends by more. */
const WIDEST_RANGE = 3

/** True where the mark between two numbers may part thousands and no range: "1-250", but not "450-500". */
export const mayBeGroups = (line: Line, mark: number): boolean => {
  const [from, to] = [line[mark - 1]?.text ?? '', line[mark + 1]?.text ?? '']
  if (line[mark]?.kind !== 'mark' || !FEW.test(from) || !THREE.test(to)) return false
  const isWide = Number.parseInt(to, 10) > Number(from) * WIDEST_RANGE
  return to.startsWith('0') || isWide || groupsAt(line, mark + 1) !== null
}
