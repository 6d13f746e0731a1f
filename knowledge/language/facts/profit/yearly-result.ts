import type { Aliases } from '../../phrases/aliases.ts'
import type { Lexicon } from '../../../schema/lexicon/amounts.ts'
import type { MessageLexicon } from '../../../schema/lexicon/message.ts'
import type { FactReading, Reading } from '../../../rules/reading.ts'
import type { Clause } from '../../message/clause.ts'
import { isYear } from '../../numbers/date.ts'
import { LEFT_OUT } from '../../numbers/digit-marks.ts'
import type { FactReader } from '../fact-reader.ts'
import type { ReadContext } from '../../message/reader.ts'
import { plainList, without } from '../../phrases/phrase-list.ts'
import { createWordList } from '../../phrases/word-list.ts'

/** Clauses that tell of profit, with what they say. */
export interface YearlyResult {
  readonly telling: readonly Clause[]
  readonly facts: readonly FactReading[]
}

const NOTHING: YearlyResult = { telling: [], facts: [] }

const namesYear = ({ words }: Clause): boolean =>
  words.some(({ kind, lower }) => kind === 'number' && isYear(Number(lower)))

/** "Nhầm, lãi" leaves open whether every year is meant. */
const whichYears = (reading: Reading | null): Reading | null =>
  reading?.kind === 'value' && reading.value.is === 'truth' && reading.value.value
    ? {
        kind: 'clarify',
        ask: 'which-years',
        said: reading.value.said,
        options: [reading.value],
      }
    : reading

/**
 * Builds what finds profits that are told while another fact is asked. Before the three years were
 * asked or told, it must be said which are meant; after that "lãi hết" and "lãi ba năm" are clear.
 */
export const createYearlyResult = (
  lexicon: Lexicon & MessageLexicon,
  readFact: FactReader,
  aliases: Aliases,
) => {
  const { profit } = lexicon.choices
  const { all, whole, results } = lexicon.units.profit
  const { correction, denying } = lexicon.answers
  const profits = plainList(profit, aliases)
  const everyYear = plainList([...all, ...whole], aliases)
  const losses = createWordList(results.filter(({ id }) => id === 'loss'))
  const { connectors, profit: said } = lexicon.units
  const besides = plainList(
    [correction, denying, said.negation, connectors, lexicon.numbers.fillers].flat(),
    aliases,
  )

  const leads = plainList([...lexicon.numbers.between, ...lexicon.units.dates.year], aliases)

  const beginsWithYear = (words: Clause['words']): boolean => {
    const [first] = without(words, leads)
    return first?.kind === 'number' && isYear(Number(first.lower))
  }

  /** Every year, or one by name. */
  const saysWhen = (clause: Clause) => everyYear.isIn(clause.words) || namesYear(clause)

  /** "năm 2019 hụt 12 triệu": beside a year that is no lack of anything else. */
  const tellsLoss = (clause: Clause) =>
    namesYear(clause) && clause.words.some((_, at) => losses(clause.words, at) !== null)

  /**
   * Opens with the result, and says nothing else or when: in "làm lại hồ sơ 3 năm" the plain letters
   * of "lại" are no profit.
   */
  const isAbout = (clause: Clause): boolean => {
    const open = without(clause.words, besides)
    const [first] = profits.find(open)
    if (!first) return false
    const before = without(without(open.slice(0, first.from), everyYear), leads)
    const rest = without(without(open.slice(first.to), profits), everyYear)
    const isFirst = before.every(({ kind }) => kind === 'number')
    return isFirst && (rest.length === 0 || saysWhen(clause))
  }

  /** Those that speak of it, with those behind them that go on by years: "2019 là 1 tỷ 3". */
  const tellingIn = (clauses: readonly Clause[]): readonly Clause[] => {
    let goesOn = false
    return clauses.filter((clause) => {
      const { words } = clause
      goesOn = profits.isIn(words) || tellsLoss(clause) || (goesOn && beginsWithYear(words))
      return goesOn
    })
  }

  return (masked: string, clauses: readonly Clause[], context: ReadContext): YearlyResult => {
    const telling = tellingIn(clauses)
    if (context.asked === 'profit' || telling.length === 0) return NOTHING
    const text = telling
      .map(({ words }) => masked.slice(words[0]?.at ?? 0, words.at(-1)?.end ?? 0))
      .join(`, ${LEFT_OUT} `)
    const isKnown = context.asked !== null || (context.known?.has('profit') ?? false)
    const isClear = isKnown && telling.every((one) => isAbout(one) || !profits.isIn(one.words))
    const asked = isClear ? 'profit' : context.asked
    const read = readFact(text, 'profit', { ...context, asked })
    const reading = isClear && !telling.some(saysWhen) ? whichYears(read) : read
    return reading ? { telling, facts: [{ fact: 'profit', reading }] } : NOTHING
  }
}
