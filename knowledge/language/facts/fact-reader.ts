import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import type { Reading } from '../../rules/reading.ts'
import type { Fact } from '../../schema/fact.ts'
import type { AmountFinder, AmountFound } from '../amounts/amount.ts'
import { createAreaReader, type AmountReader } from './area.ts'
import { createCapitalReader } from './capital.ts'
import { createCountReader } from './count.ts'
import { LEFT_OUT } from '../numbers/digit-marks.ts'
import { bareIn, clarify, use, valueOf, type FactContext } from './context.ts'
import { createProfitReader } from './profit/profit.ts'
import { readScore } from './score.ts'
import { createServicesReader } from './services.ts'
import { tokens } from '../text/text.ts'
import { createSumsApart } from './profit/yearly-sums.ts'
import { createWordList } from '../phrases/word-list.ts'

export interface FactReader {
  /**
   * Reads one fact from a normalised text; null where the text says nothing of it. Amounts that
   * name the fact count always, bare numbers only where it was asked. Where the text is a part of a
   * message, `amounts` are those of the message that belong to it: a figure is read once, among all
   * the words around it. Total: never throws.
   */
  (
    text: string,
    fact: string,
    context: FactContext,
    amounts?: readonly AmountFound[],
  ): Reading | null
}

/** Builds the reader of the facts that are amounts or years. */
export const createFactReader = (
  lexicon: Lexicon,
  facts: readonly Fact[],
  findAmounts: AmountFinder,
): FactReader => {
  const { numbers, units } = lexicon
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  const connector = createWordList([{ words: units.connectors }])
  const correction = createWordList([{ words: numbers.correction }])
  const noCapital = createWordList([{ words: units.noCapital }])
  const guess = createWordList([
    { words: [...numbers.doubt, ...units.profit.unsure], isGuess: true },
    { words: numbers.sure, isGuess: false },
  ])
  const ratingOnly = createWordList(units.ratings.classes)
  const isConnector = (word: string) => connector(tokens(word), 0) !== null
  const readCounts = createCountReader(isConnector)
  const readServices = createServicesReader(lexicon, isConnector)
  const readProfit = createProfitReader(lexicon)
  const setApart = createSumsApart(lexicon)
  const readers: Readonly<Record<NonNullable<Fact['reading']>, AmountReader>> = {
    land: createAreaReader(lexicon),
    capital: createCapitalReader(lexicon),
    count: readCounts,
    listed: readCounts,
    score: readScore,
  }
  const readAs: AmountReader = (amounts, fact, context) =>
    fact.reading && readers[fact.reading](amounts, fact, context)

  const holds = (text: string, list: typeof noCapital) => {
    const line = tokens(text)
    return line.some((_, at) => list(line, at) !== null)
  }

  /** "không rõ, chắc cũng loại khá": a class without a figure, and only guessed. */
  const isGuessedClass = (text: string, amounts: readonly AmountFound[]): boolean => {
    if (!amounts.some(({ dimension }) => dimension === 'rating')) return false
    const line = tokens(text)
    return line.some((_, at) => guess(line, at)?.entry.isGuess)
  }

  /** What stands behind the last "à không", "nhầm"; the whole text without one. */
  const afterCorrection = (text: string): string => {
    const line = tokens(text)
    const ends = line.flatMap((_, at) => correction(line, at)?.end ?? [])
    const last = line[ends.at(-1) ?? line.length]
    return last === undefined ? text : text.slice(last.at)
  }

  const readOnce = (
    text: string,
    fact: Fact,
    context: FactContext,
    given: readonly AmountFound[] | undefined,
  ): Reading | null => {
    const isAsked = context.asked === fact.id
    if (fact.type === 'years')
      return readProfit(text, findAmounts(setApart(text), context), fact, context.asked)
    const amounts = given ?? findAmounts(text, context)
    const lists = fact.reading === 'listed' && isAsked && !amounts.some(({ noun }) => noun !== null)
    const services = lists ? readServices(text) : null
    const [told, ...lines] = bareIn(amounts)
    if (services !== null && told !== undefined && lines.length === 0) {
      const listed = services.kind === 'clarify' ? services.options : [services.value]
      return clarify('services-count', spoken(text), [valueOf(told), ...listed])
    }
    if (services !== null) return services
    const reading = readAs(amounts, fact, context)
    if (reading?.kind === 'value' && isGuessedClass(text, amounts))
      return use({ is: 'unknown', doubt: 'vague', said: spoken(text) })
    if (reading !== null) return reading
    if (fact.reading === 'capital' && holds(text, noCapital))
      return clarify('zero-or-no', spoken(text))
    return fact.reading === 'score' && isAsked ? readClass(text, fact) : null
  }

  /** "khá", "B" as the answer to the question for the score. */
  const readClass = (text: string, fact: Fact): Reading | null => {
    const line = tokens(text).filter(({ kind }) => kind === 'word')
    const [only] = line
    if (only === undefined) return null
    const found = ratingOnly(line, 0)
    if (found !== null && found.end === line.length) {
      const lead = units.ratings.leads[0]?.words[0] ?? ''
      const [amount] = findAmounts(`${lead} ${text}`, { province: null })
      return amount === undefined
        ? null
        : readAs([{ ...amount, said: found.entry.name }], fact, NOT_ASKED)
    }
    return line.length === 1 && /^[a-d]$/u.test(only.folded) ? clarify('rating', only.text) : null
  }

  return (text, id, context, amounts) => {
    const fact = byId.get(id)
    if (fact === undefined) return null
    const rest = afterCorrection(text)
    const latest = amounts?.filter(({ corrects }) => corrects)
    const isCorrected = rest !== text || (latest?.length ?? 0) > 0
    const corrected = isCorrected ? readOnce(rest, fact, context, latest) : null
    return corrected ?? readOnce(text, fact, context, amounts)
  }
}

/** Without what was left out of it. */
const spoken = (text: string): string =>
  text.replaceAll(LEFT_OUT, ' ').replaceAll(/\s+/gu, ' ').trim()

const NOT_ASKED: FactContext = { asked: null, province: null, sector: null }
