import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import type { FactReading } from '../../rules/reading.ts'
import type { Fact } from '../../schema/fact.ts'
import type { Clause } from '../message/clause.ts'
import type { ReadContext } from '../message/reader.ts'
import type { AmountFound } from '../amounts/amount.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { plainList, type Words } from '../phrases/phrase-list.ts'
import { spansIn } from '../text/span.ts'
import type { FactReader } from './fact-reader.ts'

/** One thing behind the name may be a part of it: "HTX dịch vụ thủy lợi". */
const FEWEST_ITEMS = 2

/** Builds what finds a list that is told under its name: "dịch vụ có bơm nước, làm đất, bán phân". */
export const createListedItems = (
  lexicon: Lexicon & MessageLexicon,
  facts: readonly Fact[],
  readFact: FactReader,
  aliases: Aliases,
) => {
  const items = plainList(lexicon.units.services.items.flat(), aliases)
  const listed = facts
    .filter(({ reading }) => reading === 'listed')
    .map(({ id }) => ({ id, names: plainList(lexicon.commands.facts[id] ?? [], aliases) }))

  /** The words behind the name, with the clauses behind them that go on listing. */
  const listIn = (
    clauses: readonly Clause[],
    names: ReturnType<typeof plainList>,
    amounts: readonly AmountFound[],
  ): Words => {
    const first = clauses.findIndex(({ words }) => names.isIn(words))
    const opening = clauses[first]?.words ?? []
    const name = names.find(opening)[0]
    const goesOn = ({ words }: Clause) =>
      items.isIn(words) &&
      spansIn(amounts, { at: words[0]?.at ?? 0, end: words.at(-1)?.end ?? 0 }).length === 0
    const rest = clauses.slice(first + 1)
    const until = rest.findIndex((clause) => !goesOn(clause))
    const more = until < 0 ? rest : rest.slice(0, until)
    return name ? [...opening.slice(name.to), ...more.flatMap(({ words }) => words)] : []
  }

  return (
    masked: string,
    clauses: readonly Clause[],
    amounts: readonly AmountFound[],
    context: ReadContext,
  ): readonly FactReading[] =>
    listed.flatMap(({ id, names }) => {
      // in answer to another question such words may speak of that
      const mayList = context.asked === null && clauses.length > 1
      const words = mayList ? listIn(clauses, names, amounts) : []
      if (items.find(words).length < FEWEST_ITEMS) return []
      const text = masked.slice(words[0]?.at ?? 0, words.at(-1)?.end ?? 0)
      const reading = readFact(text, id, { ...context, asked: id }, [])
      return reading ? [{ fact: id, reading }] : []
    })
}
