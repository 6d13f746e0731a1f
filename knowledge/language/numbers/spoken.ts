import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import { fold, normalise, tokens, type Token } from '../text/text.ts'

type Values = ReadonlyMap<string, number>

/** A number read from words: its value and how many words it took. */
interface Spoken {
  readonly value: number
  readonly length: number
}

/** "hai nghìn không trăm bốn mươi lăm" */
const MOST_WORDS = 7
const TEN = 10
const HUNDRED = 100
const THOUSAND = 1000
/** "hai không mười ba" is how the year 2013 is spoken. */
const CENTURY = 2

const valuesOf = (
  entries: readonly { readonly value: number; readonly words: readonly string[] }[],
) =>
  new Map(
    entries.flatMap(({ value, words }) =>
      words.flatMap((word) => [[word, value] as const, [fold(word), value] as const]),
    ),
  )

/** With its diacritics where it was typed with any, without where not: "từ" is not "tư". */
const read = (values: Values, token: Token | undefined) => values.get(token?.lower ?? '')

const isOneOf = (words: readonly string[]) => {
  const known = valuesOf([{ value: 1, words }])
  return (token: Token | undefined) => read(known, token) !== undefined
}

/**
 * Writes whole numbers that are spoken in several words as digits: "hai trăm năm mươi mốt" is 251,
 * "hai nghìn không trăm bốn mươi lăm" is 2045. A digit alone stays a word, since "năm" is a year too.
 */
export const createSpokenNumbers = (numbers: Lexicon['numbers']): ((text: string) => string) => {
  const digits = valuesOf(numbers.digits)
  const tails = valuesOf([...numbers.digits, ...numbers.tails])
  const scale = (value: number) =>
    isOneOf(numbers.scales.filter((one) => one.value === value).flatMap(({ words }) => words))
  const isHundred = scale(HUNDRED)
  const isThousand = scale(THOUSAND)
  const isTen = isOneOf(numbers.ten)
  const isTens = isOneOf(numbers.tens)
  const isLink = isOneOf(numbers.linking)

  /** Below a hundred: "mười hai", "bốn mươi lăm". */
  const underHundred = (line: readonly Token[]): Spoken | null => {
    if (isTen(line[0])) {
      const one = read(tails, line[1])
      return one ? { value: TEN + one, length: 2 } : { value: TEN, length: 1 }
    }
    const ten = read(digits, line[0])
    if (!ten || !isTens(line[1])) return null
    const one = read(tails, line[2])
    return one ? { value: ten * TEN + one, length: 3 } : { value: ten * TEN, length: 2 }
  }

  /** "bốn lăm" */
  const twoDigits = (line: readonly Token[]): Spoken | null => {
    const [ten, one] = [read(digits, line[0]), read(tails, line[1])]
    return ten && one ? { value: ten * TEN + one, length: 2 } : null
  }

  /** Below a thousand, with "không trăm" where a thousand stands before. */
  const underThousand = (line: readonly Token[]): Spoken | null => {
    const hundred = read(digits, line[0])
    if (hundred === undefined || !isHundred(line[1])) return underHundred(line)
    const linked = isLink(line[2])
    const one = linked ? read(digits, line[3]) : undefined
    if (one) return { value: hundred * HUNDRED + one, length: 4 }
    const rest = underHundred(line.slice(2)) ?? twoDigits(line.slice(2))
    return { value: hundred * HUNDRED + (rest?.value ?? 0), length: 2 + (rest?.length ?? 0) }
  }

  const whole = (line: readonly Token[]): Spoken | null => {
    const first = read(digits, line[0])
    if (first && isThousand(line[1])) {
      const rest = underThousand(line.slice(2))
      return { value: first * THOUSAND + (rest?.value ?? 0), length: 2 + (rest?.length ?? 0) }
    }
    if (first === CENTURY && read(digits, line[1]) === 0) {
      const year = underHundred(line.slice(2)) ?? twoDigits(line.slice(2))
      if (year) return { value: first * THOUSAND + year.value, length: 2 + year.length }
    }
    const found = underThousand(line)
    return found && found.length > 1 ? found : null
  }

  return (text) => {
    const normal = normalise(text)
    const line = tokens(normal)
    let written = ''
    let done = 0
    for (let at = 0; at < line.length;) {
      const token = line[at]
      const spoken = token?.kind === 'word' ? whole(line.slice(at, at + MOST_WORDS)) : null
      const last = spoken && line[at + spoken.length - 1]
      if (token && spoken && last) {
        written += `${normal.slice(done, token.at)}${spoken.value}`
        done = last.end
      }
      at += spoken?.length ?? 1
    }
    return done === 0 ? text : written + normal.slice(done)
  }
}
