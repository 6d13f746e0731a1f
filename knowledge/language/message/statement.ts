import type { Lexicon } from '../../schema/lexicon/amounts.ts'
import type { MessageLexicon } from '../../schema/lexicon/message.ts'
import type { FactReading } from '../../rules/reading.ts'
import type { Fact } from '../../schema/fact.ts'
import type { AmountFinder, AmountFound } from '../amounts/amount.ts'
import { createAnswer } from './answer.ts'
import {
  createAttribution,
  factOfAmount,
  isCalledCapital,
  OTHER_MONEY,
  type FactMention,
} from './attribution.ts'
import type { NearestOption } from '../options/nearest-option.ts'
import { createChoice } from '../options/choice.ts'
import type { Clause } from './clause.ts'
import { createFactReader } from '../facts/fact-reader.ts'
import { createListedItems } from '../facts/listed-items.ts'
import { createOtherOptions } from '../facts/other-options.ts'
import { createOwnYear } from '../facts/own-year.ts'
import { createListing } from '../options/numbered.ts'
import { tellsOnly } from '../options/tells-only.ts'
import { createOwnWords } from '../options/own-words.ts'
import type { MessageReading, ReadContext } from './reader.ts'
import { createSector } from '../facts/sector.ts'
import { createYearlyResult } from '../facts/profit/yearly-result.ts'
import { spanAt, spansIn, type Span } from '../text/span.ts'
import type { Aliases } from '../phrases/aliases.ts'
import { plainList, without, type Word, type Words } from '../phrases/phrase-list.ts'

/** A message taken apart. */
export interface MessageParts {
  readonly normal: string
  /** The same with set phrases blanked out in which a number or a "dư" would be misread. */
  readonly masked: string
  /** All of it in order, also what is said behind a question. */
  readonly clauses: readonly Clause[]
  readonly stating: readonly Clause[]
  readonly asking: readonly Clause[]
  readonly amounts: readonly AmountFound[]
  readonly quick: MessageReading['quick']
  readonly correction: boolean
  /** Words of the names of places. */
  readonly inPlaces: ReadonlySet<Word>
}

export interface Stated {
  readonly facts: readonly FactReading[]
  /** An option of the fact asked was told in words of their own, and nothing is asked. */
  readonly isOption: boolean
  /** "không phải HTX lúa": a sector was denied and no other named. */
  readonly isReopened: boolean
  /** A question is asked that is not about one's own figure. */
  readonly isRuleAsked: boolean
}

/** Who says more is not looked at clause by clause. */
const MOST_CLAUSES = 8
/** A fact of more options is told in words of its own. */
const MOST_OPTIONS = 3
const MOST_WORDS_BESIDE_HTX = 3

const spanOf = ({ words }: Clause): Span => ({
  at: words[0]?.at ?? 0,
  end: words.at(-1)?.end ?? 0,
})
const wordsOf = (clauses: readonly Clause[]): readonly Words[] => clauses.map(({ words }) => words)

/** "HTX" says what kind of body one is only in passing. */
const isPlainCooperative = ({ fact, reading }: FactReading) =>
  fact === 'entity' &&
  reading.kind === 'value' &&
  reading.value.is === 'choice' &&
  reading.value.ids[0] === 'cooperative'

/** The one sector that a reading holds. */
const sectorOf = (reading: FactReading['reading'] | null): string | null =>
  reading?.kind === 'value' && reading.value.is === 'choice' && reading.value.ids.length === 1
    ? (reading.value.ids[0] ?? null)
    : null

/** Reads the facts that a message states. */
export const createStatement = (
  lexicon: Lexicon & MessageLexicon,
  facts: readonly Fact[],
  aliases: Aliases,
  findAmounts: AmountFinder,
  nearest: NearestOption,
  quickOf: (words: Words) => MessageReading['quick'],
) => {
  const readFact = createFactReader(lexicon, facts, findAmounts)
  const readResult = createYearlyResult(lexicon, readFact, aliases)
  const readAnswer = createAnswer(lexicon, readFact, aliases)
  const readChoices = createChoice(lexicon, facts, aliases)
  const readSector = createSector(lexicon, facts, aliases)
  const { readModel } = createListing(lexicon, aliases)
  const takeOwnYear = createOwnYear(lexicon, facts, aliases)
  const openBeside = createOtherOptions(lexicon, aliases)
  const readListed = createListedItems(lexicon, facts, readFact, aliases)
  const readOwnWords = createOwnWords(lexicon, aliases, nearest, quickOf)
  const { textsOf, restFor } = createAttribution(lexicon, facts, aliases)
  const enough = plainList(lexicon.questions.own, aliases)
  const notOwn = plainList(lexicon.questions.notOwn, aliases)
  const fillers = plainList(lexicon.commands.fillers, aliases)
  const bodies = plainList(
    lexicon.choices.facts.flatMap(({ fact, options }) =>
      fact === 'entity' ? options.flatMap(({ says }) => says) : [],
    ),
    aliases,
  )
  const byId = new Map(facts.map((fact) => [fact.id, fact]))

  /** "mới 280 thành viên có được không": a question that states one's own figure. */
  const statesOwn = ({ words }: Clause) => enough.isIn(words) && !notOwn.isIn(words)

  const amountFacts = (texts: ReadonlyMap<string, FactMention>, context: ReadContext) =>
    [...texts].flatMap(([fact, { text, amounts }]): readonly FactReading[] => {
      if (fact === context.asked) return []
      const reading = readFact(text, fact, { ...context, asked: fact }, amounts)
      return reading ? [{ fact, reading }] : []
    })

  const choicesIn = (parts: MessageParts, figures: readonly Clause[], asked: string | null) => {
    const { normal, stating, inPlaces } = parts
    const outside = (list: readonly Clause[]) =>
      wordsOf(list).map((line) => line.filter((word) => !inPlaces.has(word)))
    const clauses = asked === null ? stating : stating.filter(({ kind }) => kind === 'statement')
    const stated = new Set(stating)
    const asking = asked === null ? figures.filter((clause) => !stated.has(clause)) : []
    const entities = readChoices(normal, outside(asking), asked).filter(
      ({ fact }) => fact === 'entity',
    )
    const words = stating.flatMap((clause) => clause.words)
    const isShort = without(without(words, bodies), fillers).length <= MOST_WORDS_BESIDE_HTX
    return [...readChoices(normal, outside(clauses), asked), ...entities].filter(
      (choice) => !isPlainCooperative(choice) || asked === null || (asked === 'entity' && isShort),
    )
  }

  return (parts: MessageParts, given: ReadContext): Stated => {
    const { normal, masked, stating, asking, correction, quick, inPlaces } = parts
    const { asked } = given
    const { amounts, strange } = takeOwnYear(
      wordsOf([...stating, ...asking].toSorted((one, other) => spanOf(one).at - spanOf(other).at)),
      parts.amounts,
      asked,
    )
    const figures = asked === null ? [...stating, ...asking.filter(statesOwn)] : stating
    const gates = asked === null ? [...stating, ...asking] : stating
    const outside = (list: Words) => list.filter((word) => !inPlaces.has(word))
    const words = outside(stating.flatMap((clause) => clause.words))
    const sector = readSector(normal, wordsOf(gates).map(outside), given, correction)
    const context = { ...given, sector: sectorOf(sector.reading) ?? given.sector }

    const fact = byId.get(asked ?? '')
    const takesRest = fact?.type === 'amount' || fact?.type === 'years'
    const profit = readResult(masked, figures, context)
    const holdsAsked = (clause: Clause) =>
      spansIn(amounts, spanOf(clause)).some((one) => factOfAmount(one) === asked)
    const telling = new Set(profit.telling)
    const isOfOtherChoice = ({ words: said }: Clause) =>
      readChoices(normal, [said], asked).some((one) => one.fact !== asked && one.fact !== 'entity')
    // "hồ sơ có đủ": without diacritics that could be "có dư"
    const isOfOther = (clause: Clause) => fact?.type === 'years' && isOfOtherChoice(clause)
    const counted = figures
      .filter((clause) => (!telling.has(clause) || holdsAsked(clause)) && !isOfOther(clause))
      .map(spanOf)
    const sure =
      profit.facts.length > 0 || OTHER_MONEY.has(asked ?? '')
        ? amounts.filter((one) => one.dimension !== 'money' || isCalledCapital(one))
        : amounts
    const choices = choicesIn(parts, figures, asked)
    const about: FactMention =
      fact && takesRest
        ? restFor(fact.id, masked, counted, sure, amounts)
        : { text: masked, amounts }
    const answer =
      fact && stating.length > 0 && !choices.some((choice) => choice.fact === asked)
        ? readAnswer(fact, { normal, about, words, amounts, quick }, context)
        : null
    const counts = amountFacts(textsOf(masked, figures.map(spanOf), sure), context)
    const lists = readListed(masked, stating, amounts, context).filter(
      (list) => !counts.some((one) => one.fact === list.fact),
    )
    const told = [...counts, ...lists]
    const isAnswered =
      answer !== null ||
      choices.some((choice) => choice.fact === asked) ||
      (asked === 'sector' && sector.reading !== null)
    const offered = [...stating, ...asking].filter(({ asks }) => !asks)
    // "cao hon. ma ho so cua chu co du": what is told of another fact answers nothing here
    const isFew = fact !== undefined && fact.options.length <= MOST_OPTIONS
    const isSaidInSome = offered.length > 1 && offered.length <= MOST_CLAUSES
    const others = isFew && isSaidInSome ? offered.filter(isOfOtherChoice) : []
    const ownClauses =
      others.length < offered.length ? offered.filter((one) => !others.includes(one)) : offered
    const beyond = ownClauses.map((clause) =>
      clause.words.filter(({ at }) => (spanAt(amounts, at)?.dimension ?? 'year') === 'year'),
    )
    const isOpen = fact !== undefined && !isAnswered && quick === null
    const model = asked === 'model' ? null : readModel(normal, words, false)
    const besides = [...choices, ...told, ...profit.facts, model, sector.reading]
    const isAlone = !correction && besides.every((one) => one === null)
    const spoken = ownClauses.flatMap((clause) => clause.words)
    const own = { ...given, isAlone, spoken }
    const option = isOpen ? readOwnWords(fact, beyond, normal, own) : null
    // "đủ hồ sơ" is no lack of OCOP and no model, but "công nghệ cao" may be one
    const isNamed = () => fact?.type !== 'truth' && nearest.named(fact?.id ?? '', words).length > 0
    const isOther =
      option !== null &&
      choices.length > 0 &&
      others.length === 0 &&
      tellsOnly(choices, normal, without(words, fillers)) &&
      !isNamed()
    const isPlain = told.length === 0 && profit.facts.length === 0
    const isClear = !isOther && (option?.kind === 'value' || isPlain)
    if (fact && option && isClear)
      return {
        facts: [
          { fact: fact.id, reading: openBeside(fact, wordsOf(parts.clauses), option) },
          ...(others.length > 0 ? choices.filter((one) => one.fact !== fact.id) : []),
          ...told,
        ],
        isOption: asking.every(({ asks }) => !asks),
        isReopened: false,
        isRuleAsked: false,
      }
    const found: readonly FactReading[] = [
      ...(answer && asked !== null ? [{ fact: asked, reading: answer }] : []),
      ...choices,
      ...(sector.reading ? [{ fact: 'sector', reading: sector.reading }] : []),
      ...told,
      ...(model ? [{ fact: 'model', reading: model }] : []),
      ...profit.facts,
    ]
    const settled = found.map((one) =>
      fact && one.fact === fact.id
        ? { ...one, reading: openBeside(fact, wordsOf(parts.clauses), one.reading) }
        : one,
    )
    const open = strange.filter((one) => !found.some((other) => other.fact === one.fact))
    return {
      facts: [...settled, ...open],
      isOption: false,
      isReopened: sector.isReopened,
      isRuleAsked: asking.some((clause) => !statesOwn(clause)),
    }
  }
}
