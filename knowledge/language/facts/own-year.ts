import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import type { FactReading } from '../../rules/reading.ts'
import type { Fact } from '../../schema/fact.ts'
import { factOfAmount } from '../message/attribution.ts'
import type { AmountFound } from '../amounts/amount.ts'
import { isYear } from '../numbers/date.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { plainList, type Words } from '../phrases/phrase-list.ts'
import { spansIn, type Span } from '../text/span.ts'
import { clarify } from './context.ts'

/** The amounts of a message without those of another year than their fact is of. */
export interface OfOwnYear {
  readonly amounts: readonly AmountFound[]
  /** Facts of which only such figures were told: they are asked back. */
  readonly strange: readonly FactReading[]
}

/** A year said in a text: null for one near today. */
interface YearSaid extends Span {
  readonly year: number | null
}

/**
 * The year of each amount of a clause: that before it, else the first of the clause, else the last of
 * a clause of years alone before.
 */
const yearsOf = (
  told: readonly AmountFound[],
  said: readonly YearSaid[],
  before: readonly YearSaid[],
): readonly (YearSaid | undefined)[] => {
  let next = 0
  return told.map(({ at }) => {
    while ((said[next]?.at ?? at) < at) next += 1
    return said[next - 1] ?? said[0] ?? before.at(-1)
  })
}

/** Builds what keeps a figure of one year from being taken for that of another: "năm 2021 68 điểm". */
export const createOwnYear = ({ units }: Lexicon, facts: readonly Fact[], aliases: Aliases) => {
  const dated = facts.filter(({ type, years }) => type === 'amount' && years.length > 0)
  const recent = plainList(units.profit.recent, aliases)

  const yearsIn = (words: Words): readonly YearSaid[] =>
    [
      ...words
        .filter(({ kind, lower }) => kind === 'number' && isYear(Number(lower)))
        .map(({ at, end, lower }) => ({ at, end, year: Number(lower) })),
      ...recent.find(words).map(({ from, to }) => ({
        at: words[from]?.at ?? 0,
        end: words[to - 1]?.end ?? 0,
        year: null,
      })),
    ].toSorted((one, other) => one.at - other.at)

  /** `asked` gets bare numbers too. */
  return (
    clauses: readonly Words[],
    amounts: readonly AmountFound[],
    asked: string | null,
  ): OfOwnYear => {
    const dropped = new Set<AmountFound>()
    const strange: FactReading[] = []
    for (const fact of dated) {
      const isOf = (amount: AmountFound) =>
        factOfAmount(amount) === fact.id ||
        (amount.dimension === 'bare' && (asked === fact.id || amount.topic === fact.id))
      if (asked !== fact.id && !amounts.some(isOf)) continue
      const own: AmountFound[] = []
      const others: AmountFound[] = []
      let before: readonly YearSaid[] = []
      for (const words of clauses) {
        const span = { at: words[0]?.at ?? 0, end: words.at(-1)?.end ?? 0 }
        const inside = spansIn(amounts, span)
        const said = yearsIn(words)
        const told = inside.filter(isOf)
        const years = yearsOf(told, said, before)
        for (const [step, amount] of told.entries()) {
          const year = years[step]
          const isOwn = year === undefined || fact.years.includes(year.year ?? 0)
          const list = isOwn ? own : others
          list.push(amount)
        }
        before = told.length > 0 ? [] : said
        for (const one of inside)
          if (one.dimension === 'year' && asked === fact.id) dropped.add(one)
      }
      for (const one of others) dropped.add(one)
      const said = others.map((one) => one.said).join(', ')
      if (others.length > 0 && own.length === 0)
        strange.push({ fact: fact.id, reading: clarify('other-year', said) })
    }
    return { amounts: amounts.filter((one) => !dropped.has(one)), strange }
  }
}
