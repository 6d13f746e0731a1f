import type { AmountWords } from './amount-words.ts'
import type { NumberWords } from '../numbers/number-words.ts'
import { fold, type Token } from '../text/text.ts'

export interface Sayer {
  /** The tokens from `at` to `end` as a tidy echo: "ty ruoi" → "tỷ rưỡi", "50ha" → "50 ha". */
  (line: readonly Token[], at: number, end: number): string
}

/** Single letters and the noughts of "2xx". */
const SMALL = /^(?:.|x+)$/u
const SHORT = /^[^aeiouy]{2,}$/u

type Said = { readonly text: string; readonly end: number; readonly number: boolean } | null

const full = (found: { text: string; end: number }, name: string, number: boolean): Said => {
  const short = SHORT.test(fold(found.text))
  return { text: short ? name : found.text, end: found.end, number }
}

/** Builds what says an amount again with diacritics, letters and figures apart, short forms in full. */
export const createSayer = (words: AmountWords, numberWords: NumberWords): Sayer => {
  type Line = readonly Token[]

  const sayNumber = (line: Line, at: number, behindNumber: boolean): Said => {
    const small = behindNumber ? numberWords.tens(line, at) : null
    if (small !== null) return full(small, small.text, true)
    const scale = numberWords.scale(line, at)
    if (scale !== null && (behindNumber || scale.entry.leads || scale.entry.alone)) {
      const { words: spellings, slang } = scale.entry
      return full(scale, slang ? scale.text : (spellings[0] ?? scale.text), true)
    }
    const found =
      (behindNumber ? numberWords.linking(line, at) : null) ??
      numberWords.half(line, at) ??
      numberWords.digit(line, at) ??
      (behindNumber ? numberWords.tail(line, at) : null) ??
      numberWords.ten(line, at) ??
      numberWords.halfOf(line, at) ??
      numberWords.few(line, at)
    return found === null ? null : full(found, found.text, true)
  }

  const sayRest = (line: Line, at: number, behindNumber: boolean): Said => {
    const measured = words.unit(line, at) ?? words.local(line, at) ?? words.noun(line, at)
    if (measured !== null && behindNumber) return full(measured, measured.entry.name, false)
    const other =
      words.boundBefore(line, at) ??
      words.boundAfter(line, at) ??
      words.from(line, at) ??
      words.to(line, at) ??
      words.squares(line, at) ??
      words.perYear(line, at) ??
      words.surface(line, at) ??
      words.doubt(line, at)
    if (other !== null) return { text: other.text, end: other.end, number: false }
    const led = words.local(line, at)
    return led === null ? null : full(led, led.entry.name, false)
  }

  return (line, at, end) => {
    let text = ''
    let behindNumber = false
    let smallBefore = false
    let next = at
    while (next < end) {
      const token = line[next]
      if (token === undefined) break
      // marks and single letters stay where they stood: "450-500", "6k", "q4/2023"
      const small = token.kind === 'mark' || (token.kind === 'word' && SMALL.test(token.folded))
      const glued = (small || smallBefore) && line[next - 1]?.end === token.at
      const said: Said =
        token.kind === 'word'
          ? (sayNumber(line, next, behindNumber) ?? sayRest(line, next, behindNumber))
          : { text: token.text, end: next + 1, number: token.kind === 'number' }
      const part: NonNullable<Said> = said ?? { text: token.text, end: next + 1, number: false }
      text += (text === '' || glued ? '' : ' ') + part.text
      behindNumber = part.number
      smallBefore = small
      next = part.end
    }
    return text
  }
}
