import { isYear } from './date.ts'
import { readFigure } from './figure.ts'
import type { GroupReader } from './group.ts'
import type { NumberGroup } from './number-group.ts'
import type { NumberWords } from './number-words.ts'
import type { Token } from '../text/text.ts'

const MOST_DIGITS = 4
const PLAIN = /^\d{1,4}$/u

/**
 * Lets a group go on behind a spoken mark: "hai phẩy năm" is 2,5 and "1 chấm 250" is 1.250, read by
 * the same rules as the marks themselves. Digits are said one by one or as a number.
 */
export const createSpokenDecimals = (words: NumberWords, readGroup: GroupReader): GroupReader => {
  type Line = readonly Token[]

  /** The digits behind the mark, and the index of the token behind them. */
  const digitsAt = (line: Line, at: number): { text: string; end: number } | null => {
    const figure = line[at]?.text ?? ''
    if (PLAIN.test(figure)) return { text: figure, end: at + 1 }
    let text = ''
    let end = at
    while (text.length < MOST_DIGITS) {
      const digit = words.digit(line, end) ?? words.tail(line, end)
      if (digit === null || line[digit.end]?.kind === 'number') break
      text += String(digit.entry.value)
      end = digit.end
    }
    const group = text.length > 1 ? null : readGroup(line, at)
    const isNumber = group !== null && group.end > end && Number.isInteger(group.from)
    if (isNumber && group.from === group.to) return { text: String(group.from), end: group.end }
    return text === '' ? null : { text, end }
  }

  return (line, at): NumberGroup | null => {
    const head = readGroup(line, at)
    const mark = head === null ? null : words.point(line, head.end)
    const isPlain = head !== null && head.from === head.to && Number.isInteger(head.from)
    if (head === null || mark === null || !isPlain) return head
    // "năm 2020 chấm 65 điểm"
    if (mark.entry.mark === '.' && isYear(head.from)) return head
    const digits = digitsAt(line, mark.end)
    if (digits === null) return head
    const { values, why, dotted } = readFigure(`${head.from}${mark.entry.mark}${digits.text}`)
    const [value = 0] = values
    return {
      ...head,
      end: digits.end,
      from: value,
      to: value,
      why: head.why ?? why,
      options: values.length > 1 ? values : [],
      single: false,
      dotted,
    }
  }
}
