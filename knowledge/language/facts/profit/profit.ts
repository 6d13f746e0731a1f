import type { Lexicon } from '../../../schema/lexicon/amounts.ts'
import type { Reading } from '../../../rules/reading.ts'
import type { Fact } from '../../../schema/fact.ts'
import {
  atMost,
  exactly,
  lessThan,
  moreThan,
  type Interval,
  type Value,
} from '../../../rules/value.ts'
import type { AmountFound } from '../../amounts/amount.ts'
import { clarify, confirm, use } from '../context.ts'
import { yearlySums } from './yearly-sums.ts'
import type { ProfitEvent, ProfitResult } from './event.ts'
import { createProfitEvents } from './events.ts'

export interface ProfitReader {
  (text: string, amounts: readonly AmountFound[], fact: Fact, asked: string | null): Reading | null
}

type Result = Extract<ProfitEvent, { is: 'result' }>

const NOT_KNOWN: Interval = { from: null, to: null, fromOpen: false, toOpen: false }

const RESULTS: Readonly<Record<ProfitResult, Interval>> = {
  gain: moreThan(0),
  loss: lessThan(0),
  even: exactly(0),
  none: atMost(0),
  unclear: atMost(0),
  unknown: NOT_KNOWN,
}

/** Above zero by a stated sum, where one is clear. */
const intervalOf = (result: ProfitResult, sum: Interval | undefined): Interval =>
  result === 'gain' && sum?.from != null && sum.from > 0 ? sum : RESULTS[result]

/** What stands before a result and says nothing of a year. */
const MARKS: ReadonlySet<ProfitEvent['is']> = new Set(['clause', 'sure', 'doubt', 'other'])

const clausesOf = (events: readonly ProfitEvent[]): ProfitEvent[][] => {
  const clauses: ProfitEvent[][] = [[]]
  for (const event of events) {
    if (event.is === 'clause' || event.is === 'rest') clauses.push([])
    clauses.at(-1)?.push(event)
  }
  return clauses
}

/** So many words that are not understood beside a year may tell what it came to. */
const FEWEST_STRANGE = 3

/** "lời, mà năm 19 thì phải móc quỹ ra bù": what that year came to is not what was told before. */
const isStrange = (clause: readonly ProfitEvent[]): boolean =>
  clause.filter(({ is }) => is === 'other').length >= FEWEST_STRANGE

const yearsIn = (clause: readonly ProfitEvent[]): readonly number[] =>
  clause.flatMap((event) => (event.is === 'years' ? event.years : []))

/**
 * The result of each year. In a clause that begins with years the result follows ("2018 2019 lãi"),
 * else it leads ("lãi 2018 2019"); a clause of years alone goes with the leading result before it,
 * else with the clause behind. Beside years that are named "đều" and "cả ba năm" add none, and
 * they change none that was told before: "2019 huề vốn, tính chung ba năm là lời". What is not
 * understood of a year is not what the next one came to: "2019 bể kèo, 2020 lãi".
 */
const assign = (
  events: readonly ProfitEvent[],
  asked: readonly number[],
  sums: ReadonlyMap<number, Interval>,
): Map<number, Result> => {
  const results = new Map<number, Result>()
  let waiting: number[] = []
  let lead: Result | null = null
  let isBlurred = false
  for (const clause of clausesOf(events)) {
    const leads = clause.find(({ is }) => !MARKS.has(is))?.is === 'result'
    const hasResult = clause.some(({ is }) => is === 'result')
    const hasYears = clause.some(({ is }) => is === 'years')
    const isNamed = waiting.length > 0 || hasYears
    const before = lead ?? [...results.values()].at(-1)
    if (hasResult) lead = null
    const isSummed = yearsIn(clause).some((year) => sums.has(year))
    if (hasYears && !hasResult && !isSummed && before && isStrange(clause)) {
      for (const year of yearsIn(clause)) {
        // beside years that were told this one is asked for; alone it is not known
        if (results.size > 0) results.delete(year)
        else results.set(year, { ...before, result: 'unknown' })
      }
      continue
    }
    if (hasYears && (leads || isBlurred)) waiting = []
    isBlurred = hasYears && !hasResult && clause.some(({ is }) => is === 'other')
    for (const event of clause) {
      if (event.is === 'result') {
        for (const year of waiting) results.set(year, event)
        waiting = []
        lead = leads ? event : null
      } else if (event.is === 'years' || event.is === 'rest' || (event.is === 'all' && !isNamed)) {
        const rest = asked.filter((year) => !results.has(year))
        const years = event.is === 'years' ? event.years : rest
        if (lead === null) waiting.push(...years)
        else for (const year of years) results.set(year, lead)
      }
    }
    if (clause.some(({ is }) => is === 'rest')) lead = null
  }
  return results
}

const allGains = (fact: Fact, said: string): Value => ({
  is: 'years',
  years: Object.fromEntries(fact.years.map((year) => [String(year), moreThan(0)])),
  said,
})

const isGain = ({ result }: Result): boolean => result === 'gain'

/** What is said of each year asked, with its sum; a sum alone is a profit, where no loss is told. */
const ofYears = (
  fact: Fact,
  byYear: ReadonlyMap<number, Result>,
  sums: ReadonlyMap<number, Interval>,
  isGood: boolean,
): Readonly<Record<string, Interval>> =>
  Object.fromEntries(
    fact.years.flatMap((year) => {
      const [told, sum] = [byYear.get(year)?.result, sums.get(year)]
      const result = told ?? (isGood && sum ? 'gain' : null)
      return result === null ? [] : [[String(year), intervalOf(result, sum)]]
    }),
  )

/** Builds the reader of three years' results: break-even is no profit, and no year is guessed. */
export const createProfitReader = (lexicon: Lexicon): ProfitReader => {
  const eventsIn = createProfitEvents(lexicon)

  return (text, amounts, fact, asked) => {
    const isAsked = asked === fact.id
    const { events, said } = eventsIn(text, isAsked ? fact.years : [])
    const has = (is: ProfitEvent['is']) => events.some((event) => event.is === is)
    const results = events.filter((event) => event.is === 'result')
    if (has('mixed')) return use({ is: 'truth', value: false, said })
    const sums = yearlySums(amounts, events, isAsked ? fact.years : [])
    const [first] = results
    if (first === undefined) {
      const years = ofYears(fact, new Map(), sums, true)
      return Object.keys(years).length === fact.years.length
        ? confirm({ is: 'years', years, said: text }, 'counted')
        : null
    }
    const named = events.flatMap((event) => (event.is === 'years' ? event.years : []))
    if (!isAsked && named.length === 0 && !has('all') && !has('recent')) return null
    if (has('except') || results.some(({ result }) => result === 'unclear')) {
      return clarify('which-years', said)
    }
    if (named.length > 0 && named.every((year) => !fact.years.includes(year))) {
      return clarify('other-years', said)
    }
    const gains = results.every(isGain)
    if (named.length === 0 && has('recent')) {
      return clarify('which-years', said, gains ? [allGains(fact, said)] : [])
    }
    if (named.length === 0 && !isAsked) {
      return clarify('which-years', said, gains ? [allGains(fact, said)] : [])
    }
    const byYear = assign(events, fact.years, sums)
    const told = new Set(byYear.values())
    // "ba năm đều có ăn, năm đó lỗ nhẹ": a loss of no year that was understood
    const isLeftOver = results.some((one) => !isGain(one) && !one.denies && !told.has(one))
    const isWhole = fact.years.every((year) => byYear.get(year)?.result === 'gain')
    if (isLeftOver && isWhole) return clarify('which-years', said)
    const years = ofYears(fact, byYear, sums, gains)
    const isOpen = results.some(({ result }) => result === 'unknown')
    const isKnown = Object.values(years).some((profit) => profit !== NOT_KNOWN)
    if (isOpen && !isKnown && results.every((one) => isGain(one) || one.result === 'unknown'))
      return use({ is: 'unknown', doubt: 'vague', said })
    if (Object.keys(years).length > 0) return use({ is: 'years', years, said })
    if (has('only')) return confirm({ is: 'truth', value: false, said }, 'counted')
    if (!gains) return use({ is: 'truth', value: false, said })
    // a figure that was not understood may limit what was said
    return /\d/u.test(text) || amounts.length > 0
      ? clarify('which-years', said, [allGains(fact, said)])
      : use({ is: 'truth', value: true, said })
  }
}
