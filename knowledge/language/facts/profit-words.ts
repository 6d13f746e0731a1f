import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import { isYear } from '../numbers/date.ts'
import { LEFT_OUT } from '../numbers/digit-marks.ts'
import { tokens, type Token } from '../text/text.ts'
import { createWordList } from '../phrases/word-list.ts'

export type ProfitResult = 'gain' | 'loss' | 'even' | 'none' | 'unclear'

/** What a text says of profit, in order. */
export type ProfitEvent =
  | { readonly is: 'years'; readonly years: readonly number[] }
  | { readonly is: 'result'; readonly result: ProfitResult; readonly at: number }
  | { readonly is: 'all' | 'recent' | 'rest' | 'mixed' | 'only' | 'except' | 'clause' }

export interface ProfitTalk {
  readonly events: readonly ProfitEvent[]
  /** The part of the text that speaks of it. */
  readonly said: string
}

export interface ProfitEvents {
  /** With `short` two digits are a year: "18 19 20". */
  (text: string, short: boolean): ProfitTalk
}

/** How many words a "không" reaches. */
const REACH = 3
const CENTURY = 2000
const FIRST_SHORT = 10
const LAST_SHORT = 30
const CLAUSE_ENDS = new Set([',', ';', '.', '!', '?'])
const RANGE = new Set(['-', '–'])

const toYear = (digits: string, short: boolean): number | null => {
  if (!/^(?:\d{4}|\d{2})$/u.test(digits)) return null
  const value = Number(digits)
  if (isYear(value)) return value
  return short && value >= FIRST_SHORT && value <= LAST_SHORT ? CENTURY + value : null
}

/** Builds the reader of years and results: "2018-2020 đều lãi", "lãi 18, 19, lỗ 20". */
export const createProfitEvents = ({ numbers, units }: Lexicon): ProfitEvents => {
  const { results, all, recent, rest, mixed, only, except, negation } = units.profit
  const resultAt = createWordList(results)
  const kinds = createWordList(
    (Object.entries({ all, recent, rest, mixed, only, except }) as ['all', string[]][]).map(
      ([is, words]) => ({ is, words }),
    ),
  )
  const not = createWordList([{ words: negation }])
  const to = createWordList([{ words: numbers.to }])
  const measured = createWordList([
    ...units.units.map(({ words }) => ({ words })),
    ...units.nouns.filter(({ of }) => of !== 'time').map(({ words }) => ({ words })),
    ...numbers.scales.map(({ words }) => ({ words })),
  ])
  type Line = readonly Token[]

  /** "không có được lãi": a "không" shortly before, in the same clause. */
  const isNegated = (line: Line, at: number): boolean => {
    for (let back = at - 1; back >= Math.max(0, at - REACH); back -= 1) {
      if (line[back]?.kind !== 'word') return false
      if (not(line, back) !== null) return true
    }
    return false
  }

  /** "2018", "18", or several joined as typed: "2018,2019". */
  const yearsAt = (line: Line, at: number, short: boolean): number[] => {
    const parts = (line[at]?.text ?? '').split(/[.,]/u)
    const years = parts.map((part) => toYear(part, short && measured(line, at + 1) === null))
    return years.every((year) => year !== null) ? years : []
  }

  /** "2018-2020", "2018 đến 2020"; the index behind it. */
  const spanAt = (line: Line, at: number, short: boolean) => {
    const years = yearsAt(line, at, short)
    const from = years.at(-1)
    const dash = RANGE.has(line[at + 1]?.text ?? '') ? at + 2 : to(line, at + 1)?.end
    const [last] = dash === undefined ? [] : yearsAt(line, dash, true)
    if (from === undefined || dash === undefined || last === undefined || last <= from) {
      return { years, end: at + 1 }
    }
    const between = Array.from({ length: last - from }, (_, step) => from + step + 1)
    return { years: [...years, ...between], end: dash + 1 }
  }

  const eventAt = (line: Line, at: number, short: boolean) => {
    const { years, end } = spanAt(line, at, short)
    if (years.length > 0) return { event: { is: 'years', years } as const, end }
    const kind = kinds(line, at)
    const found = resultAt(line, at)
    if (kind !== null && (found === null || kind.end >= found.end)) {
      return { event: { is: kind.entry.is }, end: kind.end }
    }
    if (found !== null) {
      const negated = found.entry.id === 'gain' && isNegated(line, at)
      const result = negated ? 'unclear' : found.entry.id
      return { event: { is: 'result', result, at: line[at]?.at ?? 0 } as const, end: found.end }
    }
    const closes = CLAUSE_ENDS.has(line[at]?.text ?? '')
    return closes ? { event: { is: 'clause' } as const, end: at + 1 } : null
  }

  return (text, short) => {
    const line = tokens(text)
    const events: ProfitEvent[] = []
    let from = text.length
    let until = 0
    for (let at = 0; at < line.length;) {
      const found = eventAt(line, at, short)
      const end = found?.end ?? at + 1
      if (found !== null) {
        events.push(found.event)
        if (found.event.is !== 'clause') {
          from = Math.min(from, line[at]?.at ?? from)
          until = line[end - 1]?.end ?? until
        }
      }
      at = end
    }
    return { events, said: text.slice(from, until).replaceAll(` ${LEFT_OUT}`, '') }
  }
}
