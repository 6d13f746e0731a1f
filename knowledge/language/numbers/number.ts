import { exactGroup } from './number-group.ts'
import { mayGoOn } from './digit-marks.ts'
import { settleRest } from '../message/ellipsis.ts'
import { createGroupReader } from './group.ts'
import { type NumberGroup } from './number-group.ts'
import { add, addRest, asNumber, multiply, type NumberRead } from './sum.ts'
import type { NumberWords } from './number-words.ts'
import { createSpokenDecimals } from './spoken-decimal.ts'
import type { Token } from '../text/text.ts'

export interface NumberReader {
  (line: readonly Token[], at: number): NumberRead | null
}

/** Whether the word at a place measures the digit before it: "4 dịch vụ", "500 ha". */
export interface Measures {
  (line: readonly Token[], at: number): boolean
}

const HUNDRED = 100
const THOUSAND = 1000
const MILLION = 1_000_000
/** "3tr500": behind a scale at most three digits; four are a year. */
const MOST_REST_DIGITS = 3

/** Builds the reader of numbers to 10^12 and beyond: "hai tỷ lẻ 5 triệu", "3tr5", "ngàn tư", "2xx". */
export const createNumberReader = (words: NumberWords, measures: Measures): NumberReader => {
  type Line = readonly Token[]
  const readGroup = createSpokenDecimals(words, createGroupReader(words))

  /** "tỷ lệ"; in plain letters it may be "tỷ lẻ", behind which a number stands. */
  const isRate = (line: Line, at: number): boolean => {
    const rate = words.rate(line, at)
    return (
      rate !== null && line[rate.end]?.kind !== 'number' && words.digit(line, rate.end) === null
    )
  }

  const scaleAt = (line: Line, at: number) => {
    const found = words.scale(line, at)
    if (found === null || found.entry.value < THOUSAND || isRate(line, found.end)) return null
    // "5 nghìn tỷ": a thousand of a greater scale
    const greater = found.entry.value === THOUSAND ? words.scale(line, found.end) : null
    return greater !== null && greater.entry.value >= MILLION
      ? { value: THOUSAND * greater.entry.value, end: greater.end, slang: false }
      : { value: found.entry.value, end: found.end, slang: found.entry.slang }
  }

  /** "rưỡi" or "mấy" right behind a scale. */
  const closeScale = (line: Line, number: NumberRead, scale: number): NumberRead => {
    const half = words.half(line, number.end)
    if (half !== null) {
      const added = { ...number, from: scale / 2, to: scale / 2, end: half.end, half: scale / 2 }
      return { ...add(number, { ...added, options: [] }), end: half.end }
    }
    const few = words.few(line, number.end)
    if (few === null || words.scale(line, few.end) !== null || number.from !== number.to)
      return number
    return { ...number, end: few.end, to: number.to + scale, fromOpen: true, toOpen: true }
  }

  /** A scale without a number before it: "tỷ rưỡi", "ngàn tư", "chục", "vạn". */
  const readLedScale = (line: Line, at: number): NumberRead | null => {
    const found = words.scale(line, at)
    if (found === null) return null
    const { value, leads, alone } = found.entry
    const one: NumberRead = {
      ...asNumber(exactGroup(found.end, value)),
      scale: value,
      times: value,
    }
    const closed = closeScale(line, one, value)
    if (closed.end > found.end || alone) return closed
    if (!leads || value < THOUSAND) return null
    return words.linking(line, found.end) === null ? readRest(line, one, value) : null
  }

  /** The digits behind the last scale, unless they belong to a unit of their own. */
  const readRest = (line: Line, number: NumberRead, scale: number): NumberRead | null => {
    const linking = words.linking(line, number.end)
    const start = linking?.end ?? number.end
    const group = readRestGroup(line, start, scale)
    if (group === null || scale <= HUNDRED) return null
    if (scaleAt(line, group.end) !== null || number.from !== number.to) return null
    const glued = line[start]?.at === line[start - 1]?.end
    const behind = line[group.end]
    const isFigure = group.form === 'figure'
    if (isFigure && group.digits > MOST_REST_DIGITS) return null
    if (!glued && ((isFigure && behind?.kind === 'number') || behind?.text === '/')) return null
    if (!glued && (mayGoOn(line, group.end) || words.half(line, group.end) !== null)) return null
    // "1 tr tam 61 diem": no eight, where another number follows
    if (group.single && !isFigure && readGroup(line, group.end) !== null) return null
    // "2 tỷ 50 đến 60 xe", "2 tỷ 50 hay 60 xe"
    const between = glued || !isFigure ? null : words.between(line, group.end)
    if (between !== null && readGroup(line, between.end) !== null) return null
    // "1 ngàn 2 chiếc" is 1.200 in all, "1 ngàn 25 chiếc" may be 1.025
    const isOdd = isFigure && group.digits > 1 && group.digits < MOST_REST_DIGITS
    // "hai tỷ tư": such a word counts nothing by itself
    const isTail = words.tail(line, start) !== null && words.digit(line, start) === null
    const own = (scale >= MILLION || isOdd) && !isTail
    if (!glued && own && measures(line, group.end)) return null
    const linked = linking !== null || group.linked === true
    const form = group.form === 'figure' ? 'figure' : 'word'
    const rest = { value: group.from, digits: group.digits, form, linked } as const
    const settled = settleRest(rest, scale)
    return addRest({ ...number, why: number.why ?? group.why }, group.end, settled)
  }

  const readRestGroup = (line: Line, at: number, scale: number): NumberGroup | null => {
    const tail = words.tail(line, at)
    const group =
      readGroup(line, at) ?? (tail === null ? null : exactGroup(tail.end, tail.entry.value))
    // "năm nghìn bốn trăm phẩy năm"
    const isRest = group !== null && (Number.isInteger(group.from) || scale === THOUSAND)
    return isRest && group.from === group.to ? group : null
  }

  /** "30 triệu một nghìn ba trăm dịch vụ": what follows the sum counts something else. */
  const isOtherAmount = (line: Line, number: NumberRead, scale: number): boolean => {
    if (number.scale < MILLION || scale >= MILLION) return false
    const next = read(line, number.end)
    return next !== null && measures(line, next.end)
  }

  const read: NumberReader = (line, at) => {
    const first = readGroup(line, at)
    if (first === null) return readLedScale(line, at)
    let number: NumberRead | null = null
    let last = Number.POSITIVE_INFINITY
    let group: NumberGroup | null = first
    let linked = false
    while (group !== null) {
      const scale = scaleAt(line, group.end)
      if (scale === null || (number !== null && isOtherAmount(line, number, scale.value))) break
      const section = { ...asNumber(group), end: scale.end, slang: scale.slang, single: false }
      const whole = group.digits === 3 || linked
      if (number === null) number = multiply(section, scale.value)
      else if (scale.value < last && number.from % last === 0)
        number = add(number, multiply(section, scale.value))
      // "một nghìn năm trăm tỷ": the thousand counts billions too
      else if (last === THOUSAND && scale.value >= MILLION && whole && number.scale === THOUSAND)
        number = multiply(add(number, section), scale.value)
      else break
      last = scale.value
      number = closeScale(line, number, last)
      const bigger: ReturnType<typeof scaleAt> = number.half > 0 ? scaleAt(line, number.end) : null
      if (bigger !== null && bigger.value > last) {
        number = { ...multiply(number, bigger.value), end: bigger.end }
        last = bigger.value
      }
      if (number.half > 0 || number.fromOpen) return number
      const linking = words.linking(line, number.end)
      linked = linking !== null
      group = readGroup(line, linking?.end ?? number.end)
    }
    if (number === null) return bareNumber(line, first)
    return readRest(line, number, last) ?? number
  }
  return read

  /** A group without a scale; "2 rưỡi" and "300 mấy" belong here. */
  function bareNumber(line: Line, group: NumberGroup): NumberRead {
    const number = asNumber(group)
    const half = group.form === 'few' ? null : words.half(line, group.end)
    if (half !== null && group.single) {
      return {
        ...number,
        end: half.end,
        from: group.from + 0.5,
        to: group.to + 0.5,
        why: 'elliptic',
      }
    }
    // "300 rưỡi" says half of what is not known
    if (half !== null) return { ...number, end: half.end, why: 'malformed', ask: true }
    const few = group.form === 'figure' ? words.few(line, group.end) : null
    const places = /(?<!0)0+$/u.exec(String(group.from))?.[0].length ?? 0
    if (few === null || places === 0 || group.from !== group.to) return number
    const open = { ...number, end: few.end, fromOpen: true, toOpen: true }
    const width = 10 ** places
    const scale = scaleAt(line, few.end)
    const wide = { ...open, to: group.from + width }
    return scale === null ? wide : { ...multiply(wide, scale.value), end: scale.end }
  }
}
