import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import { normalise, tokens, type Token } from '../text/text.ts'
import { createGroupReader } from './group.ts'
import { createNumberWords } from './number-words.ts'

type Line = readonly Token[]

/** A number read from words, null for a range, with the index of the token behind it. */
interface Spoken {
  readonly value: number | null
  readonly end: number
}

const TEN = 10
const THOUSAND = 1000
/** "hai không mười ba" is how the year 2013 is spoken. */
const CENTURY = 2

/**
 * Writes whole numbers that are spoken in several words as digits: "hai trăm năm mươi mốt" is 251,
 * "hai nghìn không trăm bốn mươi lăm" is 2045. A digit alone stays a word, since "năm" is a year too,
 * and so does what is no exact number ("hai ba chục", "một trăm hai").
 */
export const createSpokenNumbers = (numbers: Lexicon['numbers']): ((text: string) => string) => {
  const words = createNumberWords({ numbers })
  const readGroup = createGroupReader(words)

  /** Several words below a thousand; `isOpen`: "hai mươi năm" may be said for 25. */
  const underThousand = (line: Line, at: number, isOpen: boolean): Spoken | null => {
    const group = readGroup(line, at)
    if (group?.form !== 'word' || group.end < at + 2) return null
    // "hai ba chục": its last words alone are another number
    if (group.from !== group.to) return { value: null, end: group.end }
    const isSure = group.why === null || (isOpen && group.why === 'elliptic')
    return isSure ? { value: group.from, end: group.end } : null
  }

  /** "bốn lăm" */
  const twoDigits = (line: Line, at: number): Spoken | null => {
    const ten = words.digit(line, at)
    const one = ten && (words.tail(line, ten.end) ?? words.digit(line, ten.end))
    return ten && one ? { value: ten.entry.value * TEN + one.entry.value, end: one.end } : null
  }

  const isScaled = (line: Line, at: number) =>
    (words.tens(line, at) ?? words.ten(line, at) ?? words.scale(line, at)) !== null

  const spokenAt = (line: Line, at: number): Spoken | null => {
    const digit = words.digit(line, at)
    const scale = digit && words.scale(line, digit.end)
    if (digit && scale?.entry.value === THOUSAND && digit.entry.value > 0) {
      const rest = underThousand(line, scale.end, true)
      const value = digit.entry.value * THOUSAND + (rest?.value ?? 0)
      return { value, end: rest?.value ? rest.end : scale.end }
    }
    const zero = digit?.entry.value === CENTURY ? words.digit(line, digit.end) : null
    if (zero?.entry.value === 0 && words.scale(line, zero.end) === null) {
      const year = underThousand(line, zero.end, true) ?? twoDigits(line, zero.end)
      if (year?.value) return { value: CENTURY * THOUSAND + year.value, end: year.end }
    }
    const found = underThousand(line, at, false)
    // "năm làm gì" is no 55: only behind a hundred a ten goes without its word
    const isCounted = line.slice(at, found?.end ?? at).some((_, step, all) => isScaled(all, step))
    return isCounted ? found : null
  }

  return (text) => {
    const normal = normalise(text)
    const line = tokens(normal)
    let written = ''
    let done = 0
    for (let at = 0; at < line.length;) {
      const token = line[at]
      const spoken = token?.kind === 'word' ? spokenAt(line, at) : null
      const last = spoken && line[spoken.end - 1]
      if (token && last && spoken.value !== null) {
        written += `${normal.slice(done, token.at)}${spoken.value}`
        done = last.end
      }
      at = spoken?.end ?? at + 1
    }
    return done === 0 ? text : written + normal.slice(done)
  }
}
