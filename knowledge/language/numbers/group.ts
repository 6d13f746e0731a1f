import type { NumberGroup } from './number-group.ts'
import { readFigures } from './figures.ts'
import { exactGroup } from './number-group.ts'
import type { NumberWords } from './number-words.ts'
import type { Token } from '../text/text.ts'

export interface GroupReader {
  (line: readonly Token[], at: number): NumberGroup | null
}

const FIVE = 5
const TEN = 10

const exact = (end: number, value: number, digits: number): NumberGroup => ({
  ...exactGroup(end, value),
  digits,
})

const open = (end: number, value: number, width: number, digits: number): NumberGroup => ({
  ...exact(end, value, digits),
  to: value + width,
  fromOpen: true,
  toOpen: true,
})

const plus = (group: NumberGroup, value: number, digits: number): NumberGroup => ({
  ...group,
  from: group.from + value,
  to: group.to + value,
  digits,
})

/** Builds the reader of groups: "ba trăm hai mươi mốt", "trăm rưỡi", "hai ba chục", "1.200,5". */
export const createGroupReader = (words: NumberWords): GroupReader => {
  type Line = readonly Token[]
  const scaleOf = (line: Line, at: number) => words.scale(line, at)?.entry.value ?? 0
  const isScale = (line: Line, at: number, value: number) => scaleOf(line, at) === value
  const digitAt = (line: Line, at: number) => {
    const found = words.digit(line, at)
    // "năm 2019", "năm 18": a year and no five
    return found !== null && line[found.end]?.kind === 'number' ? null : found
  }

  /** "hăm lăm", "băm hai": drawn together, and only with a digit behind, since both are verbs, too. */
  const readShortTens = (line: Line, at: number): NumberGroup | null => {
    const short = words.shortTens(line, at)
    const unit = short && (words.tail(line, short.end) ?? digitAt(line, short.end))
    if (short === null || unit === null || unit.entry.value === 0) return null
    return exact(unit.end, short.entry.value * TEN + unit.entry.value, 2)
  }

  /** "hai mươi …", "mười …", "3 chục …", behind a hundred or alone. */
  const readTens = (line: Line, at: number): NumberGroup | null => {
    const head = line[at]?.kind === 'number' ? readFigures(line, at) : null
    const digit = digitAt(line, at)
    const value = digit?.entry.value ?? (head?.digits === 1 && head.why === null ? head.from : 0)
    const behind = digit?.end ?? head?.end ?? at
    const tens = value > 0 ? words.tens(line, behind) : null
    const ten = tens === null && value === 0 ? words.ten(line, at) : null
    const short = ten === null && value === 0 ? readShortTens(line, at) : null
    if (short !== null) return short
    // "61 chục" is no ten
    const isOpen = tens === null && ten === null && (value > 0 || behind === at)
    const bundle = isOpen && isScale(line, behind, 10) ? words.scale(line, behind) : null
    const found = tens ?? ten ?? bundle
    if (found === null) return null
    const base = (value || 1) * 10
    const { end } = found
    const half = words.half(line, end)
    if (half !== null && bundle !== null) {
      return { ...exact(half.end, base + FIVE, 2), half: FIVE }
    }
    const few = words.few(line, end)
    if (few !== null && scaleOf(line, few.end) === 0) return open(few.end, base, 10, 2)
    const unit = words.tail(line, end) ?? digitAt(line, end)
    if (unit === null || unit.entry.value === 0 || words.tens(line, unit.end) !== null) {
      return exact(end, base, 2)
    }
    // fifteen is "mười lăm"; "mười năm" may be ten years
    const doubtful = unit.entry.value === FIVE && words.tail(line, end) === null
    return { ...exact(unit.end, base + unit.entry.value, 2), why: doubtful ? 'elliptic' : null }
  }

  /** "sáu lăm" 65, "hai ba (trăm)" 2-3, "ba hai" 32, "ba" 3. */
  const readDigits = (line: Line, at: number, behindHundred: boolean): NumberGroup | null => {
    const first = digitAt(line, at)
    if (first === null || first.entry.value === 0) return null
    const { value } = first.entry
    const tail = words.tail(line, first.end)
    if (tail !== null) return exact(tail.end, value * 10 + tail.entry.value, 2)
    const second = digitAt(line, first.end)
    if (second === null || second.entry.value === 0 || words.tens(line, second.end) !== null) {
      return { ...exact(first.end, value, 1), single: true }
    }
    const other = second.entry.value
    if (value < other && scaleOf(line, second.end) > 0 && !behindHundred) {
      return { ...exact(second.end, value, 1), to: other }
    }
    if (other === FIVE) return { ...exact(first.end, value, 1), single: true }
    const beside = other === value + 1 && !behindHundred
    const why = beside ? 'malformed' : 'elliptic'
    return { ...exact(second.end, value * 10 + other, 2), why }
  }

  /** Behind "trăm": "rưỡi", "mấy", "mấy chục", "linh hai", "hai mươi", "hai". */
  const finishHundred = (line: Line, at: number, head: NumberGroup): NumberGroup => {
    const bare = { ...head, end: at, digits: 3, single: false }
    const half = words.half(line, at)
    if (half !== null) return { ...plus(bare, 50, 3), end: half.end, half: 50 }
    const few = words.few(line, at)
    if (few !== null && head.from === head.to) {
      const tens = isScale(line, few.end, 10) ? words.scale(line, few.end) : null
      if (tens !== null) {
        return { ...bare, end: tens.end, from: head.from + 10, to: head.from + 100, toOpen: true }
      }
      // "trăm mấy triệu" counts millions by more than a hundred
      return open(few.end, head.from, 100, 3)
    }
    const linking = words.linking(line, at)
    const ones = linking === null ? null : words.few(line, linking.end)
    // "hai trăm lẻ mấy"
    if (ones !== null && head.from === head.to) return open(ones.end, head.from, TEN, 3)
    const linked = linking === null ? null : digitAt(line, linking.end)
    if (linked !== null && words.tens(line, linked.end) === null && !isScale(line, linked.end, 10))
      return { ...plus(bare, linked.entry.value, 3), end: linked.end }
    const tens = readTens(line, at)
    if (tens !== null && line[at]?.kind !== 'number') {
      return { ...plus(bare, tens.from, 3), end: tens.end, why: tens.why ?? head.why }
    }
    const tail = words.tail(line, at)
    const digits = readDigits(line, at, true)
    const rest = tail === null ? digits : exact(tail.end, tail.entry.value, 1)
    const glued = line[at]?.kind === 'number' ? readFigures(line, at) : null
    const last = rest ?? (glued !== null && glued.digits < 3 && glued.why === null ? glued : null)
    if (last === null || last.from !== last.to) return bare
    // one digit behind a hundred counts tens: "ba trăm hai" is 320
    const value = last.digits === 1 ? last.from * 10 : last.from
    const more = last.digits === 1 && rest !== null ? words.few(line, last.end) : null
    // "ba trăm hai mấy"
    if (more !== null && head.from === head.to) return open(more.end, head.from + value, TEN, 3)
    const why = last.digits === 1 ? 'elliptic' : last.why
    return { ...plus(bare, value, 3), end: last.end, why: why ?? head.why }
  }

  return (line, at) => {
    const tens = readTens(line, at)
    if (tens !== null) return isScale(line, tens.end, 100) ? null : tens
    const hundred = words.scale(line, at)
    if (hundred?.entry.value === 100) {
      const group = finishHundred(line, hundred.end, exact(hundred.end, 100, 3))
      const led = group.end > hundred.end || scaleOf(line, hundred.end) > 100
      return led ? group : null
    }
    const zero = words.digit(line, at)
    if (zero?.entry.value === 0 && isScale(line, zero.end, 100)) {
      return { ...finishHundred(line, zero.end + 1, exact(zero.end, 0, 3)), linked: true }
    }
    const half = words.halfOf(line, at)
    if (half !== null) return { ...exact(half.end, 0.5, 1), single: true }
    const few = words.few(line, at)
    const head: NumberGroup | null =
      few === null
        ? (readFigures(line, at) ?? readDigits(line, at, false))
        : {
            ...exact(few.end, few.entry.from, 1),
            to: few.entry.to,
            form: few.entry.asks ? 'few' : 'word',
            single: true,
          }
    if (head === null) return null
    const scale = words.scale(line, head.end)
    if (scale?.entry.value === 10) {
      return { ...head, end: scale.end, from: head.from * 10, to: head.to * 10, single: false }
    }
    if (scale?.entry.value !== 100) return head
    const hundreds = { ...head, from: head.from * 100, to: head.to * 100 }
    if (head.form !== 'figure' && head.from !== head.to) {
      return { ...hundreds, end: scale.end, digits: 3, single: false }
    }
    // "tam mot tram" may be "tầm một trăm"
    const isOdd = head.form !== 'figure' && head.from >= TEN
    return finishHundred(line, scale.end, isOdd ? { ...hundreds, why: 'elliptic' } : hundreds)
  }
}
