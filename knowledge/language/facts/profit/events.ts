import type { Lexicon } from '../../../schema/lexicon/amounts.ts'
import { isYear } from '../../numbers/date.ts'
import { LEFT_OUT } from '../../numbers/digit-marks.ts'
import { tokens, type Token } from '../../text/text.ts'
import { createWordList, type Listed } from '../../phrases/word-list.ts'
import { deniedBy, withoutDenied } from './denied.ts'
import type { Deniable, ProfitEvent, ProfitEventKind, ProfitResult } from './event.ts'

export interface ProfitTalk {
  readonly events: readonly ProfitEvent[]
  /** The part of the text that speaks of it. */
  readonly said: string
}

export interface ProfitEvents {
  /** Two digits are a year where it is one of `short`, or follows the word for it: "18 19 20". */
  (text: string, short: readonly number[]): ProfitTalk
}

/** Two digits that can be a year. */
const EVERY = Array.from({ length: 21 }, (_, step) => 2010 + step)

/** How many words a "không" reaches. */
const REACH = 3
const CENTURY = 2000
const CLAUSE_ENDS = new Set([',', ';', '.', '!', '?'])
const RANGE = new Set(['-', '–'])

const toYear = (digits: string, short: readonly number[]): number | null => {
  if (!/^(?:\d{4}|\d{2})$/u.test(digits)) return null
  const value = Number(digits)
  if (isYear(value)) return value
  return short.includes(CENTURY + value) ? CENTURY + value : null
}

/** They speak of other years than the one that is named. */
const SEVERAL: ReadonlySet<ProfitEvent['is']> = new Set(['all', 'rest', 'except', 'only', 'recent'])
/** Typed so it may be "lãi" or "lại". */
const EITHER = 'lai'

/**
 * "nam 2019 lai hut 12 trieu": of one year there is no gain and loss at once. A bare "lai" before a
 * loss is no gain; anything else of that kind is asked back.
 */
const withoutContradiction = (
  clause: readonly ProfitEvent[],
  text: string,
): readonly ProfitEvent[] => {
  const results = clause.flatMap((event) => (event.is === 'result' ? [event] : []))
  const loss = results.findLast(({ result }) => result === 'loss')
  const isOfOne =
    clause.filter(({ is }) => is === 'years').length <= 1 &&
    !clause.some(({ is }) => SEVERAL.has(is))
  if (loss === undefined || !isOfOne || !results.some(({ result }) => result === 'gain'))
    return clause
  return clause.flatMap((event): readonly ProfitEvent[] => {
    if (event.is !== 'result' || event.result !== 'gain') return [event]
    const isEither = event.at < loss.at && text.startsWith(EITHER, event.at)
    return isEither ? [] : [{ ...event, result: 'unclear' }]
  })
}

/**
 * A guess tells nothing of the year in its clause, or of what follows where it stands alone: "2018
 * chắc cũng lời", "không nhớ rõ, lời hết".
 */
const settled = (events: readonly ProfitEvent[], text: string): readonly ProfitEvent[] => {
  const clauses: ProfitEvent[][] = [[]]
  for (const event of withoutDenied(events)) {
    if (event.is === 'clause') clauses.push([])
    clauses.at(-1)?.push(event)
  }
  let isOpen = false
  return clauses.flatMap((all) => {
    const clause = withoutContradiction(all, text)
    // "tính chung ba năm là lời" tells nothing of a single one
    if (clause.some(({ is }) => is === 'together'))
      return clause.filter(({ is }) => is === 'clause')
    const isGuess = isOpen || clause.some(({ is }) => is === 'doubt')
    isOpen = isGuess && !clause.some(({ is }) => is === 'result')
    return isGuess
      ? clause.map((event) => (event.is === 'result' ? { ...event, result: 'unknown' } : event))
      : clause
  })
}

/** Builds the reader of years and results: "2018-2020 đều lãi", "lãi 18, 19, lỗ 20". */
export const createProfitEvents = ({ numbers, units }: Lexicon): ProfitEvents => {
  const { all, recent, rest, mixed, only, together, except, negation } = units.profit
  const resultAt = createWordList<
    Listed & { readonly id: ProfitResult; readonly denies?: Deniable | null }
  >([
    ...units.profit.results.map((one) => ({ ...one, denies: deniedBy(one.id) })),
    { id: 'unknown', words: units.profit.unsure },
    { id: 'none', words: units.profit.before },
  ])
  const { doubt, sure } = numbers
  const kinds = createWordList(
    (
      Object.entries({ all, recent, rest, mixed, only, together, except, doubt, sure }) as [
        ProfitEventKind,
        string[],
      ][]
    ).map(([is, words]) => ({ is, words })),
  )
  const not = createWordList([{ words: negation }])
  const to = createWordList([{ words: numbers.to }])
  const yearWord = createWordList([{ words: units.dates.year }])
  const beside = createWordList([
    {
      words: [
        ...numbers.fillers,
        ...units.dates.year,
        ...units.connectors,
        ...units.services.joins,
      ],
    },
  ])
  const measured = createWordList([
    ...units.units.map(({ words }) => ({ words })),
    ...units.nouns.filter(({ of }) => of !== 'time').map(({ words }) => ({ words })),
    ...numbers.scales.map(({ words }) => ({ words })),
  ])
  type Line = readonly Token[]

  /** "không có được lãi": a "không" shortly before, in the same clause, and no other result between. */
  const isNegated = (line: Line, at: number): boolean => {
    for (let back = at - 1; back >= Math.max(0, at - REACH); back -= 1) {
      if (line[back]?.kind !== 'word') return false
      if (not(line, back) !== null) return true
      if (resultAt(line, back) !== null) return false
    }
    return false
  }

  /** "2018", "18", or several joined as typed: "2018,2019". */
  const yearsAt = (line: Line, at: number, short: readonly number[]): number[] => {
    const parts = (line[at]?.text ?? '').split(/[.,]/u)
    const isShort = measured(line, at + 1) === null
    const years = parts.map((part) => toYear(part, isShort ? short : []))
    return years.every((year) => year !== null) ? years : []
  }

  /** "2018-2020", "2018 đến 2020"; the index behind it. */
  const spanAt = (line: Line, at: number, short: readonly number[]) => {
    const years = yearsAt(line, at, short)
    const from = years.at(-1)
    const dash = RANGE.has(line[at + 1]?.text ?? '') ? at + 2 : to(line, at + 1)?.end
    const [last] = dash === undefined ? [] : yearsAt(line, dash, EVERY)
    if (from === undefined || dash === undefined || last === undefined || last <= from) {
      return { years, end: at + 1 }
    }
    const between = Array.from({ length: last - from }, (_, step) => from + step + 1)
    return { years: [...years, ...between], end: dash + 1 }
  }

  const eventAt = (line: Line, at: number, short: readonly number[]) => {
    const isNamed = short.length > 0 && yearWord(line, at - 1) !== null
    const { years, end } = spanAt(line, at, isNamed ? EVERY : short)
    const place = line[at]?.at ?? 0
    const until = line[end - 1]?.end ?? place
    if (years.length > 0)
      return { event: { is: 'years', years, at: place, end: until } as const, end }
    const kind = kinds(line, at)
    const found = resultAt(line, at)
    if (kind !== null && (found === null || kind.end >= found.end)) {
      return { event: { is: kind.entry.is }, end: kind.end }
    }
    if (found !== null) {
      const { id } = found.entry
      const negated = (id === 'gain' || id === 'loss') && isNegated(line, at)
      const result = negated ? 'unclear' : id
      const denies = negated ? id : (found.entry.denies ?? null)
      return { event: { is: 'result', result, denies, at: place } as const, end: found.end }
    }
    if (CLAUSE_ENDS.has(line[at]?.text ?? ''))
      return { event: { is: 'clause' } as const, end: at + 1 }
    const isOther = line[at]?.kind === 'word' && beside(line, at) === null
    return isOther ? { event: { is: 'other' } as const, end: at + 1 } : null
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
        if (found.event.is !== 'clause' && found.event.is !== 'other') {
          from = Math.min(from, line[at]?.at ?? from)
          until = line[end - 1]?.end ?? until
        }
      }
      at = end
    }
    return {
      events: settled(events, text),
      said: text.slice(from, until).replaceAll(` ${LEFT_OUT}`, ''),
    }
  }
}
